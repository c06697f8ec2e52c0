import { useMeta } from '@/api/session';
import type { EntityMeta, FieldMeta, RecordRow } from '@/api/types';

/** What the server says about an entity; undefined when it does not know it. */
export const useEntity = (name: string): EntityMeta | undefined =>
  useMeta().entities.find((entity) => entity.name === name);

export const fieldOf = (entity: EntityMeta, name: string): FieldMeta | undefined =>
  entity.fields.find((field) => field.name === name);

/** A filter's field: the entity's own, or of related records: "loan.overdue_days", "no.visit.held_at". */
export function useFilterField(entity: EntityMeta, path: string) {
  const { entities } = useMeta();
  const parts = path.split('.');
  const none = parts[0] === 'no' && parts.length === 3;
  const name = parts.at(-1) ?? '';
  if (parts.length === 1) return { field: fieldOf(entity, name), of: undefined, none: false };
  const of = entities.find((each) => each.name === parts.at(-2));
  return { field: of && fieldOf(of, name), of, none };
}

/** Where a record's page is. */
export const recordPath = (entity: string, id: string): string =>
  entity in ownPages ? `${ownPages[entity]}/${id}` : `/records/${entity}/${id}`;

/** Entities whose records have pages of their own. */
const ownPages: Record<string, string> = {
  customer: '/customers',
  import_batch: '/imports',
  loan: '/loans',
  drawdown: '/drawdowns',
  inspection: '/inspections',
  facility: '/facilities',
  syndicate_notice: '/notices',
  project: '/projects',
  deal_contract: '/contracts',
};

export const listPath = (entity: string): string =>
  entity === 'customer' || entity === 'project' ? `${ownPages[entity]}` : `/records/${entity}`;

/** What a person calls a record: its title field, or the title of what that field links to. */
export function titleOf(entity: EntityMeta, row: RecordRow): string {
  const title = entity.title ?? 'name';
  const text = row[`${title}_title`] ?? row[title];
  return text === null || text === undefined || text === '' ? row.id : String(text);
}

/** Fields a person may fill in. */
export const writableFields = (entity: EntityMeta): FieldMeta[] =>
  entity.fields.filter((field) => !field.read_only);

export const listedFields = (entity: EntityMeta): FieldMeta[] =>
  entity.fields.filter((field) => field.listed);
