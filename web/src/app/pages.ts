import {
  Building2,
  CalendarDays,
  CalendarRange,
  CircleCheckBig,
  ClipboardCheck,
  Construction,
  Copy,
  FileSignature,
  FileUp,
  FlaskConical,
  FileWarning,
  Filter,
  Gavel,
  HandCoins,
  Headset,
  Handshake,
  LayoutDashboard,
  ListTodo,
  Megaphone,
  MoonStar,
  Network,
  Package,
  PencilRuler,
  PhoneCall,
  PieChart,
  Scale,
  ScrollText,
  Settings,
  ShieldAlert,
  Sparkles,
  Sprout,
  Telescope,
  Waves,
  Workflow,
  type LucideIcon,
} from 'lucide-react';
import type { Me } from '@/api/types';
import type { Words } from '@/i18n';

export interface AppPage {
  key: keyof Words['nav'];
  to: string;
  icon: LucideIcon;
  section: 'work' | 'risk' | 'lending' | 'manage' | 'hidden';
  /** Shown to those who may read this entity. */
  entity?: string;
  permission?: string;
}

/** The pages of the side bar and the palette, in order. */
export const pages: AppPage[] = [
  { key: 'workbench', to: '/workbench', icon: LayoutDashboard, section: 'work' },
  { key: 'customers', to: '/customers', icon: Building2, section: 'work', entity: 'customer' },
  { key: 'assistant', to: '/assistant', icon: Sparkles, section: 'work' },
  { key: 'tasks', to: '/records/task', icon: ListTodo, section: 'work', entity: 'task' },
  { key: 'calendar', to: '/calendar', icon: CalendarRange, section: 'work', entity: 'visit' },
  { key: 'visits', to: '/records/visit', icon: CalendarDays, section: 'work', entity: 'visit' },
  { key: 'contacts', to: '/contacts', icon: PhoneCall, section: 'work', entity: 'visit' },
  { key: 'service', to: '/service', icon: Headset, section: 'work', entity: 'service_request' },
  { key: 'relations', to: '/relations', icon: Sprout, section: 'work', entity: 'customer_value' },
  { key: 'outlook', to: '/outlook', icon: Telescope, section: 'work', entity: 'customer_outlook' },
  { key: 'pool', to: '/pool', icon: Waves, section: 'work', permission: 'pool.see' },
  { key: 'campaigns', to: '/campaigns', icon: Megaphone, section: 'work', entity: 'campaign' },
  { key: 'approvals', to: '/approvals', icon: CircleCheckBig, section: 'work', entity: 'pending_change' },
  { key: 'warnings', to: '/warnings', icon: ShieldAlert, section: 'risk', entity: 'warning' },
  { key: 'covenants', to: '/covenants', icon: Handshake, section: 'risk', entity: 'covenant' },
  { key: 'portfolio', to: '/portfolio', icon: PieChart, section: 'risk', permission: 'portfolio.read' },
  { key: 'lab', to: '/lab', icon: FlaskConical, section: 'risk', permission: 'model.promote' },
  { key: 'pipeline', to: '/pipeline', icon: Filter, section: 'lending', entity: 'opportunity' },
  { key: 'schemes', to: '/schemes', icon: PencilRuler, section: 'lending', permission: 'scheme.design' },
  { key: 'cases', to: '/cases', icon: Gavel, section: 'lending', entity: 'workflow_case' },
  { key: 'products', to: '/products', icon: Package, section: 'lending', entity: 'application' },
  { key: 'projects', to: '/projects', icon: Construction, section: 'lending', entity: 'project' },
  { key: 'loans', to: '/records/loan', icon: HandCoins, section: 'lending', entity: 'loan' },
  { key: 'collections', to: '/collections', icon: Gavel, section: 'lending', entity: 'collection_case' },
  { key: 'dayEnd', to: '/day-end', icon: MoonStar, section: 'lending', permission: 'servicing.load' },
  {
    key: 'documents',
    to: '/documents',
    icon: FileWarning,
    section: 'hidden',
    entity: 'application_document',
  },
  {
    key: 'contracts',
    to: '/records/deal_contract',
    icon: FileSignature,
    section: 'hidden',
    entity: 'deal_contract',
  },
  {
    key: 'inspections',
    to: '/records/inspection',
    icon: ClipboardCheck,
    section: 'hidden',
    entity: 'inspection',
  },
  { key: 'process', to: '/process', icon: Workflow, section: 'hidden', permission: 'workflow.oversee' },
  { key: 'organisation', to: '/organisation', icon: Network, section: 'manage', entity: 'branch' },
  { key: 'imports', to: '/imports', icon: FileUp, section: 'manage', permission: 'import.run' },
  { key: 'duplicates', to: '/duplicates', icon: Copy, section: 'manage', entity: 'duplicate_pair' },
  { key: 'policies', to: '/policies', icon: Scale, section: 'manage', permission: 'policy.read' },
  { key: 'audit', to: '/audit', icon: ScrollText, section: 'manage', permission: 'audit.read' },
  { key: 'settings', to: '/settings', icon: Settings, section: 'hidden' },
];

/** The pages a person may open. An entity the server does not mention stays hidden. */
export const pagesFor = (me: Me): AppPage[] =>
  pages.filter(
    (page) =>
      (!page.entity || me.entities[page.entity]?.read) &&
      (!page.permission || me.permissions.includes(page.permission)),
  );
