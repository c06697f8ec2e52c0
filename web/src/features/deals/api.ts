import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Label, RecordRow } from '@/api/types';

/** Shapes of what the server says about deals; the keys' second part names the entity whose events refresh them. */

export interface InboxItem {
  id: string;
  case: string;
  name: string;
  stage: string;
  workflow_label: Label;
  stage_label: Label;
  task_label: Label;
  due_at: string | null;
  minutes_left: number | null;
  started: boolean;
  round: number;
  number: string;
  title: string;
  amount: number | null;
  customer_title: string | null;
  owner_title: string | null;
  cover_for: string | null;
}

export interface OpenCase {
  id: string;
  number: string;
  title: string;
  workflow_label: Label;
  stage_label: Label;
  amount: number | null;
  started_at: string;
  due_at: string | null;
  minutes_left: number | null;
  minutes_open: number;
  round: number;
  owner_title: string | null;
  open_tasks: number;
}

export interface CaseStage {
  name: string;
  label: Label;
  help: Label;
  state: 'passed' | 'current' | 'ahead' | 'skipped';
  entered_at: string | null;
  left_at: string | null;
  open: number;
  done: number;
  votes: boolean;
  quorum: number;
  majority: number;
  /** Of a stage that votes. */
  least?: number;
  chair?: string | null;
  veto?: boolean;
  casting?: boolean;
  vote?: Record<'members' | 'open' | 'agree' | 'against' | 'abstain' | 'recused' | 'absent', number> & {
    result: 'running' | 'carried' | 'lost' | null;
  };
}

export interface CaseTask {
  id: string;
  name: string;
  label: Label;
  stage: string;
  round: number;
  role: string;
  owner: string | null;
  owner_title: string | null;
  cover_for: string | null;
  delegated_by: string | null;
  status: 'open' | 'done' | 'cancelled';
  decision: string | null;
  opinion: string | null;
  conditions: string | null;
  scheduled_at: string;
  due_at: string;
  done_at: string | null;
  minutes_left: number | null;
  late: boolean;
  mine: boolean;
  votes: boolean;
  chair: boolean;
  returns: string[];
}

export interface CaseEvent {
  position: number;
  activity: string;
  stage: string | null;
  transition: string;
  at: string;
  resource: string | null;
  outcome: string | null;
  note: string | null;
}

export interface CasePage {
  record: RecordRow;
  workflow: { label: Label; version: number; ends: { name: string; label: Label; good: boolean }[] };
  stages: CaseStage[];
  tasks: CaseTask[];
  events: CaseEvent[];
  estimate: { median_at: string | null; late_at: string | null; from_history: boolean; cases: number };
}

export interface Price {
  evaluated: boolean;
  rate: number;
  lpr: number;
  spread_bp: number;
  floor_bp: number | null;
  ftp_rate: number;
  fee_rate: number;
  cost_rate: number;
  pd: number | null;
  lgd: number;
  target_raroc: number;
  raroc: number | null;
  capital: number | null;
  expected_loss: number | null;
  profit: number | null;
  eva: number | null;
  breakeven_rate: number | null;
  breakeven_spread_bp: number | null;
  parts?: { name: string; rate: number }[];
}

export interface Rule {
  name: string;
  label: Label;
  result: 'yes' | 'no' | 'unknown';
  blocks: boolean;
  when: string | null;
  missing?: Label;
}

export interface Fit {
  product: string;
  label: Label;
  family: string;
  offered: 'yes' | 'no' | 'unknown';
  rules: Rule[];
}

export interface Product {
  name: string;
  label: Label;
  help: Label;
  version: number;
  file: string;
  extends: string | null;
  family: string;
  line: string;
  lends: boolean;
  amount_least: number | null;
  amount_most: number | null;
  term_least: number | null;
  term_most: number | null;
  grace_most: number | null;
  lgd: number;
  upfront_fee: number;
  yearly_fee: number;
  floor_bp: number | null;
  ceiling_bp: number | null;
  repayments: string[];
  securities: string[];
  eligibility: { name: string; label: Label; when: string | null; blocks: boolean }[];
  documents: {
    code: string;
    label: Label;
    required: boolean;
    valid_months: number;
    days: number;
    when: string | null;
  }[];
}

export interface Paper {
  id: string;
  item: string;
  required: boolean;
  status: 'missing' | 'received' | 'verified' | 'waived' | 'expired';
  due_on: string | null;
  received_on: string | null;
  expires_on: string | null;
  answered_by: string | null;
  reason: string | null;
  days_lost: number;
}

export interface ExceptionRow extends Paper {
  application: string;
  application_number: string;
  application_status: string;
  product: string;
  amount: number;
  customer: string;
  customer_title: string;
  owner_title: string | null;
}

export interface FactRow {
  name: string;
  label: Label;
  type: string;
  unit: string;
  value: number | string | boolean | null;
  status: string;
}

export interface ApplicationPage {
  record: RecordRow;
  product: Product;
  fit: Fit;
  price: Price;
  facts: FactRow[];
  documents: Paper[];
  changes: {
    id: string;
    number: string;
    status: string;
    amount: number;
    term_months: number;
    path: string | null;
  }[];
  before: RecordRow | null;
  approval_authority: TableResult | null;
  rating_terms: TableResult | null;
}

export interface TableResult {
  evaluated: boolean;
  inputs: { name: string; label: Label; value: number | string | null }[];
  rows: { row: number; label: Label; outputs: Record<string, number | string | null> }[];
}

export interface Prefill {
  product: Product;
  fit: Fit;
  values: { field: string; value: number | string | null; source: Label }[];
  facts: FactRow[];
  working_capital: {
    statement_on: string;
    status: string;
    cycle_days: number;
    turns: number;
    need: number;
    new_loan: number;
    existing_loans: number;
  } | null;
}

export interface Card {
  id: string;
  name: string;
  stage: string;
  product: string;
  amount: number;
  probability: number;
  expected_on: string | null;
  raroc: number | null;
  next_step: string | null;
  next_step_on: string | null;
  customer: string;
  customer_title: string;
  grade: string | null;
  owner_title: string | null;
  late: boolean;
}

export interface Forecast {
  count: number;
  amount: number;
  weighted: number;
  drawn: number;
  raroc: number | null;
}

export interface Pipeline {
  items: Card[];
  stages: ({ name: string; label: Label } & Forecast)[];
  months: ({ month: string } & Forecast)[];
  open: Forecast;
}

export interface FunnelRow {
  source: string;
  label: Label;
  leads: number;
  contacted: number;
  qualified: number;
  converted: number;
  applied: number;
  approved: number;
  drawn: number;
  profitable: number;
  cost: number;
}

export interface Template {
  name: string;
  label: Label;
  help: Label;
  own_share: number;
  facilities: {
    product: string;
    share: number;
    term_months: number;
    grace_months: number;
    repayment: string | null;
    security: string | null;
  }[];
  services: { label: Label }[];
  covenants: { label: Label; clause: string | null }[];
  ratios: { label: Label; limit: number | null }[];
  risks: { label: Label; clause: string | null }[];
}

export interface Clause {
  name: string;
  title: Label;
  text: Label;
  risk: Label;
}

export interface SchemeResult {
  name: string | null;
  evaluated: boolean;
  own: number;
  uses: number;
  financed: number;
  gap: number;
  raroc: number | null;
  capital: number;
  profit: number;
  expected_loss: number;
  eva: number;
  customer_cost: number | null;
  least_cover: number | null;
  level: string;
  secured_share: number | null;
  secured_wanted: number | null;
  exposure_after: number;
  facilities: {
    product: string;
    label: Label;
    lends: boolean;
    amount: number;
    fee: number;
    interest: number;
    first_payment: number | null;
    price: Price;
  }[];
  drawn: number[];
  interest: number[];
  principal: number[];
  fees: number[];
  balance: number[];
  cover: (number | null)[];
}

const get = <T>(path: string, signal?: AbortSignal) => api.get<T>(`/api/v1${path}`, undefined, signal);

export const inboxQuery = queryOptions({
  queryKey: ['records', 'workflow_task', 'inbox'],
  queryFn: ({ signal }) => get<{ items: InboxItem[] }>('/workflow/inbox', signal),
});
export interface ContractClause {
  name: string;
  title: Label;
  risk: Label;
  text: Label;
}

export interface ContractPage {
  record: RecordRow;
  application: RecordRow;
  bank_signer: string | null;
  customer_may_sign: boolean;
  bank_may_sign: boolean;
  may_void: boolean;
  may_amend: boolean;
  amendments: {
    id: string;
    number: string;
    status: string;
    signed_on: string | null;
    reason: string | null;
  }[];
  difference?: {
    terms: { name: string; before: number | string | null; after: number | string | null }[];
    clauses: { name: string; change: 'added' | 'changed' | 'same'; before: Label | null }[];
  };
}

export const contractQuery = (id: string) =>
  queryOptions({
    queryKey: ['records', 'deal_contract', 'page', id],
    queryFn: ({ signal }) => get<ContractPage>(`/deal_contract/${id}/page`, signal),
  });
export const casesQuery = queryOptions({
  queryKey: ['records', 'workflow_case', 'open'],
  queryFn: ({ signal }) => get<{ items: OpenCase[] }>('/workflow/cases', signal),
});
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['records', 'workflow_case', id],
    queryFn: ({ signal }) => get<CasePage>(`/workflow/case/${id}`, signal),
  });
export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['records', 'application', id, 'page'],
    queryFn: ({ signal }) => get<ApplicationPage>(`/application/${id}/page`, signal),
  });
export const prefillQuery = (customer: string, product: string) =>
  queryOptions({
    queryKey: ['records', 'customer', customer, 'prefill', product],
    queryFn: ({ signal }) =>
      get<Prefill>(`/customer/${customer}/application/prefill?product=${product}`, signal),
    placeholderData: (old) => old,
  });
export const productsQuery = queryOptions({
  queryKey: ['records', 'policy_version', 'products'],
  queryFn: ({ signal }) =>
    get<{ items: Product[]; pricing: { lpr_1y: number; lpr_5y: number; lpr_on: string } | null }>(
      '/products',
      signal,
    ),
});
export const templatesQuery = queryOptions({
  queryKey: ['records', 'policy_version', 'templates'],
  queryFn: ({ signal }) => get<{ items: Template[]; clauses: Clause[] }>('/scheme/templates', signal),
});
export const pipelineQuery = queryOptions({
  queryKey: ['records', 'opportunity', 'pipeline'],
  queryFn: ({ signal }) => get<Pipeline>('/pipeline', signal),
});
export const funnelQuery = queryOptions({
  queryKey: ['records', 'lead', 'funnel'],
  queryFn: ({ signal }) => get<{ sources: FunnelRow[] }>('/funnel', signal),
});
export const exceptionsQuery = queryOptions({
  queryKey: ['records', 'application_document', 'exceptions'],
  queryFn: ({ signal }) => get<{ items: ExceptionRow[]; days_lost: number }>('/documents/exceptions', signal),
});

export const post = <T>(path: string, body: unknown = {}) => api.post<T>(`/api/v1${path}`, body);
