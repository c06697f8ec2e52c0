import {
  Building2,
  CalendarDays,
  CircleCheckBig,
  ClipboardCheck,
  Copy,
  FileUp,
  Gavel,
  HandCoins,
  LayoutDashboard,
  ListTodo,
  MoonStar,
  Network,
  PhoneCall,
  PieChart,
  Scale,
  ScrollText,
  Settings,
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
  { key: 'tasks', to: '/records/task', icon: ListTodo, section: 'work', entity: 'task' },
  { key: 'visits', to: '/records/visit', icon: CalendarDays, section: 'work', entity: 'visit' },
  { key: 'contacts', to: '/contacts', icon: PhoneCall, section: 'work', entity: 'visit' },
  { key: 'approvals', to: '/approvals', icon: CircleCheckBig, section: 'work', entity: 'pending_change' },
  { key: 'loans', to: '/records/loan', icon: HandCoins, section: 'lending', entity: 'loan' },
  { key: 'portfolio', to: '/portfolio', icon: PieChart, section: 'risk', permission: 'portfolio.read' },
  {
    key: 'inspections',
    to: '/records/inspection',
    icon: ClipboardCheck,
    section: 'lending',
    entity: 'inspection',
  },
  { key: 'collections', to: '/collections', icon: Gavel, section: 'lending', entity: 'collection_case' },
  { key: 'dayEnd', to: '/day-end', icon: MoonStar, section: 'lending', permission: 'servicing.load' },
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
