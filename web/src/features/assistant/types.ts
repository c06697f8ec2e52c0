import type { RecordRow } from '@/api/types';

export interface Condition {
  entity: string;
  entity_label: string;
  field: string;
  label: string;
  type: 'money' | 'ratio' | 'other';
  operation: string;
  value: string;
  words: string | null;
  none: boolean;
}

export interface ListPage {
  items: RecordRow[];
  next: string | null;
  count: { value: number; exact: boolean } | null;
}

export interface ListQuery {
  entity: string;
  entity_label: string;
  text: string;
  link: string;
  conditions: Condition[];
  sort: string | null;
  descending?: boolean;
  limit: number | null;
  count: number;
  exact: boolean;
  columns: string[];
  page: ListPage;
  unknown: string[];
}

export interface Draft {
  kind: string;
  title: string;
  text: string;
  customer: string;
  customer_title: string;
  insert: string | null;
}

export interface Source {
  n: number;
  kind: string;
  title: string;
  detail: string | null;
  link: string | null;
}

export interface Turn {
  id: string | null;
  conversation: string | null;
  question: string;
  kind: 'knowledge' | 'record' | 'list' | 'draft' | 'talk' | 'refused';
  language: string;
  confidence: number;
  paragraphs: { text: string; cites: number[] }[];
  sources: Source[];
  query?: ListQuery;
  draft?: Draft;
  choices?: { title: string; detail: string | null; question: string }[];
  notes: string[];
  actions: { kind: string; label: string; link: string | null; question: string | null }[];
  phrased_by: string | null;
  phrased?: { paragraphs: { text: string; cites: number[] }[] };
  took_ms: number;
  verdict?: string | null;
}

export interface Conversation {
  conversation: string;
  title: string;
  turns: number;
  last_at: string;
}
