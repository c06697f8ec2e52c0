import dayjs, { type Dayjs } from 'dayjs';
import type { EntityMeta, FieldMeta, RecordRow } from '@/api/types';
import { fenOf, yuanOf } from '../lib/format';

export type FormValues = Record<string, unknown>;

/** A record as the form's controls want it: dayjs for dates, yuan as text for money. */
export function toForm(entity: EntityMeta, row: Record<string, unknown>): FormValues {
  const values: FormValues = {};
  for (const field of entity.fields) {
    const value = row[field.name];
    if (value !== null && value !== undefined) values[field.name] = controlValue(field, value);
  }
  return values;
}

function controlValue(field: FieldMeta, value: unknown): unknown {
  if (field.type === 'date' || field.type === 'instant') return dayjs(String(value));
  if (field.type === 'money' && typeof value === 'number') return yuanOf(value);
  if (field.type === 'json') return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return value;
}

/** A control's value as it goes on the wire; null when empty. */
export function wireValue(field: FieldMeta, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null;
  if (field.type === 'date') return (value as Dayjs).format('YYYY-MM-DD');
  if (field.type === 'instant') return (value as Dayjs).toDate().toISOString();
  if (field.type === 'money') return fenOf(String(value));
  if (field.type === 'int' || field.type === 'ratio' || field.type === 'rate') return Number(value);
  if (field.type === 'json') return JSON.parse(String(value));
  return value;
}

/** Only what differs from the record; a new record has everything that is filled in. */
export function changesOf(
  fields: FieldMeta[],
  values: FormValues,
  row: RecordRow | undefined,
): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const field of fields) {
    if (!(field.name in values)) continue;
    const next = wireValue(field, values[field.name]);
    const old = row?.[field.name] ?? null;
    if (row ? !same(next, old, field) : next !== null) changes[field.name] = next;
  }
  return changes;
}

function same(next: unknown, old: unknown, field: FieldMeta): boolean {
  if (next === old) return true;
  if (next === null || old === null) return false;
  if (field.type === 'instant') return Date.parse(String(next)) === Date.parse(String(old));
  if (field.type === 'json')
    return JSON.stringify(next) === JSON.stringify(typeof old === 'string' ? JSON.parse(old) : old);
  return false;
}
