import { useTranslation } from 'react-i18next';
import { useEntity } from '@/shared/record/entity';
import { RecordList } from '@/shared/record/RecordList';
import type { ListView } from '@/shared/record/views';
import { usePageTitle } from '@/shared/state/page-title';
import { Failed } from '@/shared/ui/Failed';

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

/** The bank's projects. */
export function Component() {
  const { t } = useTranslation();
  const entity = useEntity('project');
  usePageTitle(t('nav.projects'), false);
  if (!entity) return <Failed error={new Error(t('record.unknownEntity'))} />;
  const phase = (id: 'construction' | 'operation', values: string): ListView => ({
    id,
    name: t(`projects.${id}`),
    filters: [{ field: 'phase', operator: 'in', value: values }],
    sort: '',
  });
  return (
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
  );
}
