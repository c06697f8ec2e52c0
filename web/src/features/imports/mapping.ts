import type { FieldRule, Mapping } from './api';

/** A mapping a person can change column by column: one kind of record, made by the server from the header. */
export const isPlain = (mapping: Mapping | null): boolean => mapping?.records?.length === 1;

const ruleOf = (rule: FieldRule | string): FieldRule => (typeof rule === 'string' ? { column: rule } : rule);

/** Which field each column lands in. */
export function fieldsByColumn(mapping: Mapping | null): Map<string, { field: string; rule: FieldRule }> {
  const found = new Map<string, { field: string; rule: FieldRule }>();
  for (const [field, given] of Object.entries(mapping?.records?.[0]?.fields ?? {})) {
    const rule = ruleOf(given);
    if (rule.column) found.set(rule.column, { field, rule });
  }
  return found;
}

/** Fields that are filled without a column: by a constant, often one the program assumed. */
export const constantsOf = (mapping: Mapping | null): { field: string; rule: FieldRule }[] =>
  Object.entries(mapping?.records?.[0]?.fields ?? {})
    .map(([field, rule]) => ({ field, rule: ruleOf(rule) }))
    .filter(({ rule }) => !rule.column && rule.value !== undefined);

/** Lands a column in another field, or in none. A field takes one column: the one that had it lets go. */
export function withColumn(mapping: Mapping, column: string, field: string, unit?: string): Mapping {
  const [record, ...others] = mapping.records ?? [];
  if (!record) return mapping;
  const fields: Record<string, FieldRule | string> = {};
  for (const [name, rule] of Object.entries(record.fields)) {
    if (name !== field && ruleOf(rule).column !== column) fields[name] = rule;
  }
  if (field) fields[field] = unit ? { column, unit } : { column };
  return { ...mapping, records: [{ ...record, fields }, ...others] };
}

/** Gives a field one value in every row; empty takes it out. */
export function withConstant(mapping: Mapping, field: string, value: string): Mapping {
  const [record, ...others] = mapping.records ?? [];
  if (!record) return mapping;
  const fields = { ...record.fields };
  if (value) fields[field] = { value };
  else delete fields[field];
  return { ...mapping, records: [{ ...record, fields }, ...others] };
}
