import { lazy, Suspense } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recordQuery } from '@/api/records';
import { useMe } from '@/api/session';
import type { EntityMeta, RecordRow } from '@/api/types';
import { addWords } from '@/i18n';
import customer360 from '@/i18n/zh/customer360';
import files from '@/i18n/zh/files';
import { titleOf, useEntity } from '@/shared/record/entity';
import { usePageTitle } from '@/shared/state/page-title';
import { Failed } from '@/shared/ui/Failed';
import { Notice } from '@/shared/ui/Notice';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Tabs } from '@/shared/ui/Tabs';
import { Header } from './Header';
import '@/shared/ui/table.css';
import './customer360.css';

addWords({ ...customer360, ...files });

const Overview = lazy(() => import('./overview/Overview'));
const Statements = lazy(() => import('./statements/StatementsTab'));
const Relations = lazy(() => import('./relations/RelationsTab'));
const Facilities = lazy(() => import('./facilities/FacilitiesTab'));
const Ledger = lazy(() => import('./ListsTab').then((module) => ({ default: module.LedgerTab })));
const Work = lazy(() => import('./ListsTab').then((module) => ({ default: module.WorkTab })));
const Contacts = lazy(() => import('./ListsTab').then((module) => ({ default: module.ContactsTab })));
const Files = lazy(() => import('./ListsTab').then((module) => ({ default: module.FilesTab })));
const Feed = lazy(() => import('./FeedTab'));
const Rating = lazy(() => import('./assessment/AssessmentTab'));
const Monitor = lazy(() => import('./monitor/MonitorTab'));
const Data = lazy(() => import('./data/DataTab'));
const Risks = lazy(() => import('./risks/RisksTab'));
const Portal = lazy(() => import('./portal/PortalTab'));

const tabs = [
  'overview',
  'statements',
  'relations',
  'facilities',
  'ledger',
  'feed',
  'contacts',
  'work',
  'files',
  'rating',
  'risks',
  'monitor',
  'portal',
  'data',
] as const;
type TabKey = (typeof tabs)[number];

/** What a tab shows; without it the tab is not there. */
const needs: Partial<Record<TabKey, string[]>> = {
  statements: ['statement'],
  relations: ['relation'],
  facilities: ['facility'],
  ledger: ['loan', 'account', 'product_holding', 'credit_record'],
  contacts: ['contact'],
  work: ['task', 'visit'],
  files: ['attachment', 'note'],
  rating: ['assessment'],
  risks: ['risk_incident'],
  monitor: ['warning'],
  portal: ['portal_user'],
};

/** Everything the bank knows about one customer; the tab stands in the address. */
export function Component() {
  const { id = '' } = useParams();
  const entity = useEntity('customer');
  const { data: row, error, refetch } = useQuery(recordQuery('customer', id));
  usePageTitle(entity && row ? titleOf(entity, row) : undefined);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!row || !entity) return <PageSkeleton />;
  return <Customer key={id} entity={entity} row={row} />;
}

function Customer({ entity, row }: { entity: EntityMeta; row: RecordRow }) {
  const { t } = useTranslation();
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const open = tabs.filter((tab) => needs[tab]?.some((name) => me.entities[name]?.read) ?? true);
  const tab = open.find((each) => each === params.get('tab')) ?? 'overview';
  const show = (next: string) => setParams(next === 'overview' ? {} : { tab: next });
  return (
    <div className="page c360">
      <Header entity={entity} row={row} onTab={show} />
      {Boolean(row.merged_into) && (
        <Notice tone="yellow">
          {t('c360.merged')}{' '}
          <Link className="link" translate="no" to={`/customers/${String(row.merged_into)}`}>
            {String(row.merged_into_title ?? row.merged_into)}
          </Link>
        </Notice>
      )}
      <div className="c360-tabs">
        <Tabs
          label={titleOf(entity, row)}
          current={tab}
          onChange={show}
          tabs={open.map((key) => ({ key, label: t(`c360.tab.${key}`) }))}
        />
      </div>
      <Suspense fallback={<PageSkeleton />}>
        <Content tab={tab} entity={entity} row={row} onTab={show} />
      </Suspense>
    </div>
  );
}

interface ContentProps {
  tab: TabKey;
  entity: EntityMeta;
  row: RecordRow;
  onTab: (tab: string) => void;
}

function Content({ tab, entity, row, onTab }: ContentProps) {
  switch (tab) {
    case 'overview':
      return <Overview row={row} onTab={onTab} />;
    case 'statements':
      return <Statements customer={row.id} />;
    case 'relations':
      return <Relations customer={row} />;
    case 'facilities':
      return <Facilities customer={row} />;
    case 'ledger':
      return <Ledger customer={row} />;
    case 'feed':
      return <Feed customer={row.id} />;
    case 'contacts':
      return <Contacts customer={row} />;
    case 'work':
      return <Work customer={row} />;
    case 'files':
      return <Files customer={row} />;
    case 'rating':
      return <Rating customer={row} />;
    case 'risks':
      return <Risks customer={row.id} />;
    case 'monitor':
      return <Monitor customer={row.id} />;
    case 'portal':
      return <Portal customer={row.id} />;
    case 'data':
      return <Data entity={entity} row={row} />;
  }
}
