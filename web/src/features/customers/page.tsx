import { useTranslation } from 'react-i18next';
import { useAccess, useMe } from '@/api/session';
import { useEntity } from '@/shared/record/entity';
import { useFavourites } from '@/shared/record/favourites';
import { RecordList } from '@/shared/record/RecordList';
import type { ListView } from '@/shared/record/views';
import { usePageTitle } from '@/shared/state/page-title';
import { Failed } from '@/shared/ui/Failed';

const standardColumns = [
  'name',
  'grade',
  'pd',
  'tier',
  'kind',
  'industry',
  'owner',
  'branch',
  'quality_score',
  'status',
  'customer_group',
  'uscc',
];

const weakQuality = '60';
const leavingFrom = '0.25';

/** The customers: the list a relationship manager lives in. */
export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const entity = useEntity('customer');
  const { toggle } = useFavourites();
  const mayLeave = useAccess('customer_outlook').read;
  usePageTitle(t('nav.customers'), false);
  if (!entity) return <Failed error={new Error(t('record.unknownEntity'))} />;

  const views: ListView[] = [
    { id: 'all', name: t('customers.all'), filters: [], sort: '' },
    {
      id: 'mine',
      name: t('customers.mine'),
      filters: [{ field: 'owner', operator: 'eq', value: me.id }],
      sort: '',
    },
    {
      id: 'key',
      name: t('customers.key'),
      filters: [{ field: 'tier', operator: 'in', value: 'strategic,core' }],
      sort: '',
    },
    {
      id: 'unrated',
      name: t('customers.unrated'),
      filters: [{ field: 'grade', operator: 'null', value: 'true' }],
      sort: '',
    },
    ...(mayLeave
      ? [
          {
            id: 'leaving',
            name: t('customers.leaving'),
            filters: [{ field: 'customer_outlook.churn', operator: 'gte' as const, value: leavingFrom }],
            sort: '',
          },
        ]
      : []),
    {
      id: 'incomplete',
      name: t('customers.incomplete'),
      filters: [{ field: 'quality_score', operator: 'lt', value: weakQuality }],
      sort: 'quality_score',
    },
  ];

  const press = (key: string, row: { id: string }) => {
    if (key !== 's') return false;
    toggle(row.id);
    return true;
  };

  return (
    <RecordList
      entity={entity}
      title={t('nav.customers')}
      columns={standardColumns}
      views={views}
      onKey={press}
    />
  );
}
