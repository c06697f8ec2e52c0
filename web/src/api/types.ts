/** Shapes every screen shares. Shapes of one screen live with its feature. */

import type { Answer } from './schema-types';

export interface Label {
  zh: string;
  en: string;
}

export type FieldType =
  'text' | 'int' | 'bool' | 'enum' | 'date' | 'instant' | 'money' | 'rate' | 'ratio' | 'link' | 'json';

export interface Choice {
  name: string;
  label: Label;
}

export interface FieldMeta {
  name: string;
  type: FieldType;
  label: Label;
  help?: Label | null;
  required?: boolean;
  read_only?: boolean;
  sensitive?: boolean;
  choices?: Choice[];
  /** The entity a link points to. */
  link?: string | null;
  code_list?: string | null;
  max?: number | null;
  min?: number | null;
  unit?: string | null;
  group?: string | null;
  listed?: boolean;
  unique?: boolean;
  search?: string | null;
  /** The value of a new record that names none. */
  default?: string | null;
}

export interface EntityMeta {
  name: string;
  label: Label;
  help?: Label | null;
  /** The field a person calls the record by. */
  title?: string;
  scope?: string;
  append_only?: boolean;
  derived?: boolean;
  fields: FieldMeta[];
}

export interface OperationMeta {
  name: string;
  method: string;
  path: string;
  label: Label;
  permission?: string;
  input?: FieldMeta[];
}

export interface Meta {
  entities: EntityMeta[];
  operations: OperationMeta[];
}

export interface EntityAccess {
  read: boolean;
  create: boolean;
  update: boolean;
  delete: boolean;
  /** Fields this person sees masked. */
  masked: string[];
}

/** The person signed in, with what they may do with each entity. */
export type Me = Omit<Answer<'/me'>, 'entities'> & { entities: Record<string, EntityAccess> };

/** A record as the generic API gives it: its fields, and <link>_title beside each link. */
export interface RecordRow {
  id: string;
  version: number;
  recorded_at?: string;
  [field: string]: unknown;
}

export interface Page<T> {
  items: T[];
  next?: string | null;
  count?: { value: number; exact: boolean } | null;
}

/** The reply to a write: the record, or the change that now waits for a second pair of eyes. */
export type Saved = RecordRow & { pending_change?: string };

export interface FieldChange {
  field: string;
  old: unknown;
  new: unknown;
}

export interface HistoryItem {
  version: number;
  recorded_at: string;
  recorded_by?: string;
  recorded_by_title?: string;
  changes: FieldChange[];
  reason?: string | null;
}

export interface BulkReply {
  changed: number;
  /** How many now wait for a second person. */
  pending: number;
  failed: { id: string; error: string; message: string }[];
}

export interface Code {
  code: string;
  parent?: string | null;
  label: Label | string;
}
