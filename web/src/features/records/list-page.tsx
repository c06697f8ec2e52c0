import { useParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import type { EntityMeta } from '@/api/types';
import { useLabel } from '@/i18n';
import { fieldOf, useEntity } from '@/shared/record/entity';
import { RecordList } from '@/shared/record/RecordList';
import type { ListView } from '@/shared/record/views';
import { usePageTitle } from '@/shared/state/page-title';
import { Failed } from '@/shared/ui/Failed';

/** The list of any entity the server knows. */
export function Component() {
  const { t } = useTranslation();
  const label = useLabel();
  const { entity: name = '' } = useParams();
  const entity = useEntity(name);
  const views = useStandardViews(entity);
  usePageTitle(entity ? label(entity.label) : undefined, false);
  if (!entity) return <Failed error={new Error(t('record.unknownEntity'))} />;
  return <RecordList key={name} entity={entity} views={views} />;
}

/** Mine, and what is still open, wherever the entity has such fields. */
function useStandardViews(entity: EntityMeta | undefined): ListView[] {
  const { t } = useTranslation();
  const me = useMe();
  const all: ListView = { id: 'all', name: t('list.all'), filters: [], sort: '' };
  if (!entity) return [all];
  const owner = fieldOf(entity, 'owner');
  const states = fieldOf(entity, 'status')?.choices?.map((choice) => choice.name) ?? [];
  const open = states.find((state) => state === 'open' || state === 'planned');
  const day = ['due_on', 'planned_at'].find((each) => fieldOf(entity, each)) ?? '';
  const mine = owner && ({ field: 'owner', operator: 'eq', value: me.id } as const);
  const stillOpen = open && ({ field: 'status', operator: 'eq', value: open } as const);
  return [
    ...(mine && stillOpen
      ? [{ id: 'todo', name: t('list.mineOpen'), filters: [mine, stillOpen], sort: day }]
      : []),
    ...(mine ? [{ id: 'mine', name: t('list.mine'), filters: [mine], sort: '' }] : []),
    ...(stillOpen ? [{ id: 'open', name: t('list.open'), filters: [stillOpen], sort: day }] : []),
    all,
  ];
}
