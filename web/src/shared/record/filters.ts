import type { EntityMeta, FieldMeta } from '@/api/types';

/** The comparisons of the API; 'eq' is written as the bare field name. */
export type Operator =
  'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'in' | 'under' | 'outside' | 'contains' | 'starts' | 'null';

export interface Filter {
  field: string;
  operator: Operator;
  value: string;
}

/** A field of records that belong to the same customer: loan.overdue_days, or that none of them may have: no.visit.held_at. */
const related = /^(no\.)?[a-z_]+\.[a-z_]+$/;

const operators = new Set<string>([
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'under',
  'outside',
  'contains',
  'starts',
  'null',
]);

const byType: Record<FieldMeta['type'], Operator[]> = {
  text: ['contains', 'starts', 'eq', 'ne', 'null'],
  int: ['gte', 'lte', 'eq', 'ne', 'null'],
  ratio: ['gte', 'lte', 'null'],
  rate: ['gte', 'lte', 'null'],
  money: ['gte', 'lte', 'null'],
  bool: ['eq'],
  enum: ['in', 'null'],
  date: ['gte', 'lte', 'eq', 'null'],
  instant: ['gte', 'lte', 'null'],
  link: ['eq', 'null'],
  json: ['null'],
};

/** The comparisons that make sense for a field, the most usual first. */
export function operatorsOf(field: FieldMeta): Operator[] {
  if (field.sensitive) return ['eq'];
  if (field.code_list) return ['eq', 'under', 'outside', 'starts', 'ne', 'null'];
  return byType[field.type];
}

/** Filters of a page address; what does not name a field of the entity is left to others. */
export function parseFilters(params: URLSearchParams, entity: EntityMeta): Filter[] {
  const known = new Set(entity.fields.map((field) => field.name));
  const filters: Filter[] = [];
  for (const [name, value] of params) {
    const parts = name.split('.');
    const operator = parts.length > 1 && operators.has(parts.at(-1)!) ? parts.pop()! : 'eq';
    const field = parts.join('.');
    const own = entity.fields.find((each) => each.name === parts[0]);
    const strange = parts.length > 1 && own && own.type !== 'link';
    if (!known.has(field) && (strange || !related.test(field))) continue;
    if (operator === 'eq' || operators.has(operator)) {
      filters.push({ field, operator: operator as Operator, value });
    }
  }
  return filters;
}

export const parameterOf = (filter: Pick<Filter, 'field' | 'operator'>): string =>
  filter.operator === 'eq' ? filter.field : `${filter.field}.${filter.operator}`;

/** Filters as the query of the API and of the page address alike. */
export const queryOf = (filters: Filter[]): Record<string, string> =>
  Object.fromEntries(filters.map((filter) => [parameterOf(filter), filter.value]));

/** Adds a filter, taking the place of one with the same field and comparison. */
export const withFilter = (filters: Filter[], filter: Filter): Filter[] => [
  ...filters.filter((each) => parameterOf(each) !== parameterOf(filter)),
  filter,
];
