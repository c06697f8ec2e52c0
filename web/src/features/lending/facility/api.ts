import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Label, RecordRow } from '@/api/types';

export interface FacilityPage {
  facility: RecordRow;
  path: {
    name: string;
    level: string;
    currency: string;
    amount: number;
    reserved: number;
    used: number;
    free: number;
  }[];
  loans: {
    id: string;
    number: string;
    status: string;
    balance: number | null;
    amount: number;
    currency: string;
  }[];
  syndicated: boolean;
}

export type ConditionState = 'open' | 'met' | 'waived' | 'breached';

export interface Condition {
  id: string;
  version: number;
  text: string;
  applies: 'first' | 'each' | 'later';
  state: ConditionState;
  blocks: boolean;
  due_on: string | null;
  days_left: number | null;
  met_on: string | null;
  basis: string | null;
  reason: string | null;
  authority: string | null;
  responsible_name: string | null;
  decided_by: string | null;
  evidence: { id: string; name: string; media_type: string | null }[];
}

export interface Conditions {
  gate: { passed: boolean; total: number; blocking: number };
  waiting: { id: string; number: string; amount: number; passed: boolean; failed: string }[];
  items: Condition[];
}

export interface Warning {
  warning: string;
  grave: boolean;
  label: Label;
}

export type GuaranteeKind = 'joint' | 'general' | 'completion' | 'institution';
export const guaranteeKinds: GuaranteeKind[] = ['joint', 'general', 'completion', 'institution'];

export interface Guarantee {
  id: string;
  version: number;
  number: string;
  guarantor: string;
  guarantor_name: string | null;
  kind: GuaranteeKind;
  amount: number;
  currency: string;
  starts_on: string | null;
  expires_on: string | null;
  status: 'active' | 'released' | 'called' | 'expired';
  haircut: number | null;
  net_value: number | null;
  reason: string | null;
  warnings: Warning[];
}

export interface Guarantees {
  used: number;
  security_value: number;
  collateral_value: number;
  coverage: number | null;
  required: number | null;
  items: Guarantee[];
}

export interface Tried {
  net_value: number | null;
  haircut: number | null;
  reason: string | null;
  coverage_before: number | null;
  coverage_after: number | null;
  required: number | null;
  warnings: Warning[];
}

export type Role = 'agent' | 'lead' | 'participant';
export type NoticeKind = 'drawdown' | 'rate_fixing' | 'interest' | 'repayment' | 'distribution' | 'fee';
export const noticeKinds: NoticeKind[] = [
  'drawdown',
  'rate_fixing',
  'interest',
  'repayment',
  'distribution',
  'fee',
];
export type NoticeStatus = 'draft' | 'sent' | 'withdrawn' | 'received' | 'disputed' | 'settled';

export interface Lender {
  id: string;
  bank: string;
  role: Role;
  own: boolean;
  share: number;
  email: string | null;
  language: 'zh' | 'en';
  limit: number;
  balance: number;
}

export interface NoticeLine {
  id: string;
  number: string;
  direction: 'in' | 'out';
  kind: NoticeKind;
  status: NoticeStatus;
  value_on: string;
  notify_by: string | null;
  currency: string;
  principal: number;
  interest: number;
  fee: number;
  rate: number | null;
}

export interface Payment {
  event: string;
  loan: string;
  kind: string;
  on: string;
  amount: number;
  parts: { bank: string; principal: number; interest: number; fee: number; amount: number }[];
}

export interface Syndicate {
  amount: number;
  sum: number;
  agent: boolean;
  lenders: Lender[];
  payments: Payment[];
  notices: NoticeLine[];
}

export interface NoticePage {
  notice: RecordRow;
  facility: { id: string; name: string; number: string };
  customer: { id: string; name: string };
  parts: {
    share: string;
    bank: string;
    own: boolean;
    principal: number;
    interest: number;
    fee: number;
    amount: number;
    email: string | null;
    gone: boolean;
  }[];
  mails: { recipient: string; status: 'waiting' | 'sending' | 'sent' | 'failed' | 'held'; purpose: string }[];
  source: { basis: Label | null };
}

const read = <T>(entity: string, part: string, path: string) =>
  queryOptions({
    queryKey: ['records', entity, part, path],
    queryFn: ({ signal }) => api.get<T>(path, {}, signal),
  });

export const facilityQuery = (id: string) =>
  read<FacilityPage>('facility', 'page', `/api/v1/facility/${id}/page`);
export const conditionsQuery = (id: string) =>
  read<Conditions>('facility_condition', 'of', `/api/v1/facility/${id}/conditions`);
export const guaranteesQuery = (id: string) =>
  read<Guarantees>('guarantee_contract', 'of', `/api/v1/facility/${id}/guarantees`);
export const syndicateQuery = (id: string) =>
  read<Syndicate>('syndicate_share', 'of', `/api/v1/facility/${id}/syndicate`);
export const noticeQuery = (id: string) =>
  read<NoticePage>('syndicate_notice', 'view', `/api/v1/syndicate_notice/${id}/view`);

/** What an operation under four eyes answers: done, or waiting. */
export interface Held {
  pending_change?: string;
}
