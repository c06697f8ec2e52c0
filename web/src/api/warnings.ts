import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Label, RecordRow } from './types';

export const levels = ['red', 'orange', 'yellow', 'blue'] as const;
export type Level = (typeof levels)[number];
export const families = [
  'financial',
  'account',
  'loan_use',
  'repayment',
  'external',
  'group_guarantee',
  'industry_macro',
  'project',
  'esg',
  'covenant',
  'anomaly',
] as const;
export type Family = (typeof families)[number];
export type WarningStatus = 'open' | 'working' | 'closed' | 'false_alarm';

export interface WarningItem {
  id: string;
  customer: string;
  customer_title: string;
  indicator: string;
  indicator_label: Label;
  family: Family;
  level: Level;
  status: WarningStatus;
  fired_on: string;
  due_on: string | null;
  responded_at: string | null;
  reason: Label;
  times: number;
  escalations: number;
  owner_title: string | null;
  plan: string | null;
}

export interface RunIndicator {
  name: string;
  evaluated: number;
  missing: number;
  missing_fact: string | null;
  fired: number;
  hits?: number;
  precision?: number | null;
  recall?: number | null;
  lead_days?: number | null;
}

export interface WarningRun {
  id: string;
  started_at: string;
  as_of: string;
  customers: number;
  fired: number;
  raised: number;
  missing: number;
  took_ms: number;
  indicators: RunIndicator[];
  defaults: number | null;
  horizon_days: number | null;
}

export interface WarningBoard {
  today: string;
  items: WarningItem[];
  counts: { level: Level; status: WarningStatus; family: Family; count: number; late: number }[];
  customers: number;
  responded: number | null;
  response_hours: number | null;
  in_time: number | null;
  trend: { week: string; level: Level; count: number }[];
  run: WarningRun | null;
}

export type BoardQuery = Record<string, string | boolean | number | undefined>;

export const boardQuery = (query: BoardQuery) =>
  queryOptions({
    queryKey: ['records', 'warning', 'board', query],
    queryFn: ({ signal }) => api.get<WarningBoard>('/api/v1/warning/board', query, signal),
    placeholderData: (old) => old,
  });

export interface Indicator {
  name: string;
  label: Label;
  window: Label;
  action: Label;
  family: Family;
  subject: 'customer' | 'transaction';
  owner: string;
  days: number;
  trial: boolean;
  file: string;
  line: number;
  rules: Record<'industry' | Level, string | null>[];
}

export interface IndicatorRow {
  indicator: Indicator;
  raised: number;
  open: number;
  confirmed: number;
  false_alarms: number;
  precision: number | null;
  response_hours: number | null;
}

export const indicatorsQuery = queryOptions({
  queryKey: ['records', 'warning', 'indicators'],
  queryFn: ({ signal }) =>
    api.get<{ items: IndicatorRow[]; run: WarningRun | null; back_test: WarningRun | null }>(
      '/api/v1/warning/indicators',
      {},
      signal,
    ),
});

export interface FactValue {
  name: string;
  label: Label;
  type: string;
  unit: string;
  value: unknown;
  status: string;
}

export interface WarningDetail {
  warning: RecordRow;
  customer_title: string;
  indicator: Indicator | null;
  plan: RecordRow | null;
  steps: RecordRow[];
  lines: string[][];
  line: number;
  may: { respond: boolean; close: boolean; lower: boolean; sign: boolean };
}

export const warningQuery = (id: string) =>
  queryOptions({
    queryKey: ['record', 'warning', id, 'detail'],
    queryFn: ({ signal }) => api.get<WarningDetail>(`/api/v1/warning/${id}/detail`, {}, signal),
  });

export interface Flow {
  plan: RecordRow;
  customer_title: string;
  method: 'fifo' | 'pro_rata';
  booked: boolean;
  until: string;
  nodes: {
    name: string;
    kind: 'account' | 'outside' | 'cash' | 'loan';
    customer: string | null;
    depth: number;
    received: number;
    held: number;
  }[];
  edges: {
    from: number;
    to: number;
    date: string;
    amount: number;
    traced: number;
    booking: string;
    signals: string | null;
    level: Level | null;
    purpose: string | null;
  }[];
  cut: boolean;
}

export const flowQuery = (id: string, method: string) =>
  queryOptions({
    queryKey: ['records', 'transaction', 'flow', id, method],
    queryFn: ({ signal }) => api.get<Flow>(`/api/v1/purpose_plan/${id}/flow`, { method }, signal),
  });

export type CovenantStatus = 'untested' | 'met' | 'near' | 'breached' | 'cured' | 'waived' | 'ended';

export interface CovenantItem {
  id: string;
  customer: string;
  customer_title: string;
  name: string;
  kind: 'financial' | 'information' | 'conduct';
  metric: string;
  relation: 'at_most' | 'at_least' | 'holds';
  threshold: string | null;
  status: CovenantStatus;
  value: number | null;
  headroom: number | null;
  months_left: number | null;
  tested_on: string | null;
  next_on: string | null;
  cure_until: string | null;
  waived_until: string | null;
}

export const covenantsQuery = (query: BoardQuery = {}) =>
  queryOptions({
    queryKey: ['records', 'covenant', 'board', query],
    queryFn: ({ signal }) =>
      api.get<{ items: CovenantItem[]; counts: Partial<Record<CovenantStatus, number>> }>(
        '/api/v1/covenant/board',
        query,
        signal,
      ),
  });

export interface CovenantFigure {
  fault: string | null;
  known: boolean;
  applies: boolean;
  value: Label;
  bound: Label;
  headroom: number | null;
  missing: string | null;
}

export interface CovenantPage {
  covenant: RecordRow;
  customer_title: string;
  now: CovenantFigure;
  tests: RecordRow[];
  waivers: RecordRow[];
  may: { test: boolean; waive: boolean };
}

export const covenantQuery = (id: string) =>
  queryOptions({
    queryKey: ['record', 'covenant', id, 'page'],
    queryFn: ({ signal }) => api.get<CovenantPage>(`/api/v1/covenant/${id}/page`, {}, signal),
  });

export interface Standing {
  name: string;
  label: Label;
  family: Family;
  state: Level | 'quiet' | 'missing';
  trial: boolean;
  missing: FactValue | null;
  reason: Label;
}

export interface Monitor {
  indicators: Standing[];
  fired: number;
  missing: number;
  quiet: number;
  anomaly: {
    score: number;
    scored_on: string;
    reasons: { zh: string; en: string; distance: number }[];
  } | null;
  plan: { rows?: { outputs?: Record<string, unknown>; label?: Label }[] } | null;
}

export const monitorQuery = (customer: string) =>
  queryOptions({
    queryKey: ['records', 'warning', 'monitor', customer],
    queryFn: ({ signal }) => api.get<Monitor>(`/api/v1/customer/${customer}/monitor`, {}, signal),
  });
