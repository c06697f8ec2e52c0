import type { RecordRow } from '@/api/types';

/** What GET /loan/{id}/book answers with. Amounts are fen, rates decimals. */
export interface LoanState {
  on: string;
  status: 'approved' | 'live' | 'overdue' | 'settled' | 'written_off';
  balance: number;
  not_due: number;
  overdue_principal: number;
  overdue_interest: number;
  accrued_interest: number;
  penalty: number;
  compound: number;
  fees: number;
  unapplied: number;
  payoff: number;
  overdue_days: number;
  oldest_due: string | null;
  next_due: string | null;
  next_principal: number;
  next_interest: number;
  rate: number;
  matures_on: string;
  drawn: number;
  repaid: number;
  interest_paid: number;
  charges_paid: number;
  written_off: number;
  recovered: number;
  restructurings: number;
  extensions: number;
}

export interface Segment {
  from: string;
  to: string;
  days: number;
  balance: number;
  rate: number;
  weight: number;
  exact: string;
}

export const rules = [
  'level',
  'equal_share',
  'grace',
  'none_yet',
  'share',
  'season',
  'agreed',
  'last',
] as const;

export interface Row {
  period: number;
  due_on: string;
  days: number;
  opening: number;
  interest: number;
  principal: number;
  payment: number;
  closing: number;
  rate: number;
  principal_left: number;
  interest_left: number;
  settled_on: string | null;
  projected: boolean;
  rule: (typeof rules)[number];
  basis: number | null;
  a_year: number;
  segments?: Segment[];
}

export interface Applied {
  reversed: boolean;
  fee: number;
  penalty: number;
  compound: number;
  interest: number;
  principal: number;
  unapplied: number;
  balance: number;
}

export interface LoanEvent {
  id: string;
  kind: EventKind;
  effective_on: string;
  amount: number | null;
  rate: number | null;
  matures_on: string | null;
  option: string | null;
  order: string | null;
  reverses: string | null;
  source: string;
  reference: string | null;
  note: string | null;
  recorded_at: string;
  recorded_by: string | null;
  late: boolean;
  applied: Applied;
}

export const eventKinds = [
  'drawdown',
  'repayment',
  'prepayment',
  'rate_reset',
  'extension',
  'restructure',
  'refinance',
  'top_up',
  'fee',
  'penalty',
  'write_off',
  'recovery',
  'reversal',
] as const;
export type EventKind = (typeof eventKinds)[number];

export interface Terms {
  method: string;
  basis: string;
  starts_on: string;
  matures_on: string;
  period_months: number;
  due_day: number;
  grace_periods: number;
  balloon: number;
  roll: string;
  reference: string | null;
  rate: number;
  reset: string;
  overdue_uplift: number;
  compound: boolean;
}

export interface LoanBook {
  serviced: boolean;
  loan: RecordRow;
  reference: string | null;
  terms: Terms | null;
  state: LoanState | null;
  rows: Row[];
  events: LoanEvent[];
}

export interface Preview {
  before: { state: LoanState; rows: Row[] };
  after: { state: LoanState; rows: Row[] };
  interest_before: number;
  interest_after: number;
}

export interface Scenario {
  name: 'hold' | 'refinance' | 'top_up';
  balance: number;
  payment_peak: number;
  interest: number;
  cost: number;
  npv: number;
  expected_loss: number | null;
  value: number | null;
  average_life: number;
  peak_balance: number;
  ends_on: string | null;
}
