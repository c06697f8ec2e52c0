import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { addWords } from '@/i18n';
import projects from '@/i18n/zh/projects';
import { useEntity } from '@/shared/record/entity';
import { RecordList } from '@/shared/record/RecordList';
import type { ListView } from '@/shared/record/views';
import { usePageTitle } from '@/shared/state/page-title';
import { Failed } from '@/shared/ui/Failed';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Tabs } from '@/shared/ui/Tabs';
import '@/shared/ui/table.css';
import './projects.css';

addWords(projects);

const Priors = lazy(() => import('./PriorsTab'));
const Stress = lazy(() => import('./StressTab'));
const Green = lazy(() => import('./GreenTab'));

const columns = [
  'name',
  'customer',
  'kind',
  'phase',
  'total_investment',
  'own_capital',
  'loan_amount',
  'completion_planned',
  'completion_forecast',
  'ppp',
  'equator',
  'owner',
];

const tabs = ['list', 'stress', 'priors', 'green'] as const;

/** The bank's projects: each of them, all under one shock, the base rates they are held against, the green book. */
export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const entity = useEntity('project');
  const [params, setParams] = useSearchParams();
  usePageTitle(t('nav.projects'), false);
  if (!entity) return <Failed error={new Error(t('record.unknownEntity'))} />;
  const open = tabs.filter((key) => key !== 'stress' || me.permissions.includes('project.stress'));
  const tab = open.find((each) => each === params.get('tab')) ?? 'list';
  const phase = (id: 'construction' | 'operation', values: string): ListView => ({
    id,
    name: t(`projects.${id}`),
    filters: [{ field: 'phase', operator: 'in', value: values }],
    sort: '',
  });
  const bar = (
    <Tabs
      label={t('nav.projects')}
      current={tab}
      onChange={(next) => setParams(next === 'list' ? {} : { tab: next })}
      tabs={open.map((key) => ({ key, label: t(`pj.all.${key}`) }))}
    />
  );
  if (tab !== 'list')
    return (
      <div className="page pj">
        <header className="page-head">
          <h1>{t('nav.projects')}</h1>
        </header>
        {bar}
        <Suspense fallback={<PageSkeleton />}>
          {tab === 'stress' && <Stress />}
          {tab === 'priors' && <Priors />}
          {tab === 'green' && <Green />}
        </Suspense>
      </div>
    );
  return (
    <div className="pj-list">
      <div className="pj-list-tabs">{bar}</div>
      <RecordList
        entity={entity}
        title={t('nav.projects')}
        columns={columns}
        views={[
          { id: 'all', name: t('projects.all'), filters: [], sort: '' },
          phase('construction', 'development,construction'),
          phase('operation', 'ramp_up,operation'),
        ]}
      />
    </div>
  );
}
