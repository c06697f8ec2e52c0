import { lazy, Suspense } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { recordQuery } from '@/api/records';
import { useAccess } from '@/api/session';
import type { EntityMeta, RecordRow } from '@/api/types';
import { addWords, useLabel } from '@/i18n';
import projects from '@/i18n/zh/projects';
import { fieldOf, titleOf, useEntity } from '@/shared/record/entity';
import { usePageTitle } from '@/shared/state/page-title';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Mark } from '@/shared/ui/Mark';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Tabs } from '@/shared/ui/Tabs';
import { EsgPanel } from './EsgPanel';
import '@/shared/ui/table.css';
import './projects.css';

addWords(projects);

const Overview = lazy(() => import('./OverviewTab'));
const Model = lazy(() => import('./ModelTab'));
const Risk = lazy(() => import('./RiskTab'));
const Follow = lazy(() => import('./FollowTab'));
const Lists = lazy(() => import('./ListsTab'));

const tabs = ['overview', 'model', 'risk', 'following', 'building', 'people', 'risks'] as const;
type TabKey = (typeof tabs)[number];

const lists: Partial<Record<TabKey, string[]>> = {
  building: ['project_milestone', 'project_progress', 'project_budget', 'project_visit', 'project_permit'],
  people: ['project_party', 'project_contract', 'project_account', 'project_actual', 'project_model'],
  risks: ['project_risk', 'esg_indicator', 'esg_check', 'esg_green', 'esg_target', 'project_letter'],
};

/** One project: how it stands, its model live, what came of it, and everything that hangs on it. */
export function Component() {
  const { id = '' } = useParams();
  const entity = useEntity('project');
  const { data: row, error, refetch } = useQuery(recordQuery('project', id));
  usePageTitle(entity && row ? titleOf(entity, row) : undefined);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!row || !entity) return <PageSkeleton />;
  return <Project key={id} entity={entity} row={row} />;
}

function Project({ entity, row }: { entity: EntityMeta; row: RecordRow }) {
  const { t } = useTranslation();
  const label = useLabel();
  const access = useAccess('project');
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'overview';
  const choice = (field: string) =>
    label(fieldOf(entity, field)?.choices?.find((each) => each.name === row[field])?.label) || '';
  const name = titleOf(entity, row);
  return (
    <div className="page pj">
      <header className="pj-head">
        <Mark name={name} size={44} />
        <div>
          <h1 translate="no">{name}</h1>
          <p>
            <Pill>{choice('kind')}</Pill> <Pill tone="blue">{choice('phase')}</Pill>{' '}
            {row.ppp === true && <Pill tone="teal">PPP</Pill>}{' '}
            <Link className="link" translate="no" to={`/customers/${String(row.customer)}`}>
              {String(row.customer_title ?? '')}
            </Link>
            <span className="muted">
              {' '}
              {String(row.code ?? '')} · {t('pj.owner')} {String(row.owner_title ?? '')}
            </span>
          </p>
        </div>
        <div className="grow" />
        {access.update && (
          <Button
            icon={<PencilLine size={15} />}
            onClick={() => useUi.getState().openForm({ entity: 'project', id: row.id })}
          >
            {t('pj.edit')}
          </Button>
        )}
      </header>
      <Tabs
        label={name}
        current={tab}
        onChange={(next) => setParams(next === 'overview' ? {} : { tab: next })}
        tabs={tabs.map((key) => ({ key, label: t(`pj.tab.${key}`) }))}
      />
      <Suspense fallback={<PageSkeleton />}>
        {tab === 'overview' && <Overview row={row} />}
        {tab === 'model' && <Model project={row.id} />}
        {tab === 'risk' && <Risk project={row.id} />}
        {tab === 'following' && <Follow project={row.id} />}
        {tab === 'risks' && <EsgPanel customer={String(row.customer)} />}
        {lists[tab] && <Lists key={tab} row={row} tab={tab} entities={lists[tab]} />}
      </Suspense>
    </div>
  );
}
