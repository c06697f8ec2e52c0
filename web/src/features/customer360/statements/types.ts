import type { Label } from '@/api/types';

/** A statement as the sheet shows it: one column. */
export interface Period {
  id: string;
  version: number;
  period_end: string;
  months: number | null;
  audited: boolean | null;
  auditor: string | null;
  opinion: string | null;
  unit: string | null;
  source: string | null;
  comparability: string | null;
  recorded_at: string;
  prior: string | null;
}

/** Amounts in fen. */
export interface Cell {
  reported: number | null;
  adjustment: number | null;
  adjusted: number | null;
}

export interface Item {
  code: string;
  label: Label;
  total: boolean;
  sign: number;
  cells: Cell[];
}

export interface Section {
  name: string;
  label: Label;
  items: Item[];
}

export type Basis = 'current' | 'prior' | 'average';

export interface Check {
  period: string;
  name: string;
  label: Label;
  evaluated: boolean;
  violated: boolean;
  total_item: string;
  total: number | null;
  sum: number | null;
  difference: number | null;
  tolerance: number;
  cells: { item: string; sign: number; basis: Basis; value: number | null }[];
}

export interface Term {
  item: string;
  coefficient: number;
  basis: Basis;
}

export interface Peer {
  n: number;
  low: number | null;
  median: number | null;
  high: number | null;
  position: string | null;
}

export interface Ratio {
  name: string;
  label: Label;
  kind: string;
  better: 'higher' | 'lower' | 'neither';
  scale: number;
  formula: Label;
  numerator: Term[];
  denominator: Term[];
  values: { period: string; value: number | null; status: string }[];
  peer?: Peer;
}

export interface Adjustment {
  id: string;
  version: number;
  period: string;
  item: string;
  counter_item: string | null;
  amount: number;
  reason: string;
  recorded_at: string;
  recorded_by_title: string | null;
}

export interface DuPont {
  period: string;
  roe: number | null;
  status: string;
  net_margin: number | null;
  asset_turnover: number | null;
  equity_multiplier: number | null;
  product: number | null;
  agrees: boolean | null;
}

/** Periods run from the newest to the oldest; cells and values follow them. */
export interface Sheet {
  customer: { id: string; title: string };
  scope: string | null;
  scopes: string[];
  currency: string | null;
  periods: Period[];
  sections: Section[];
  adjustments: Adjustment[];
  checks: Check[];
  ratios: Ratio[];
  trend: {
    item: string;
    label: Label;
    values: { period: string; value: number | null; growth: number | null }[];
  }[];
  dupont: DuPont[];
  peers: { section: string | null; label?: Label; computed_at: string | null };
}

export interface Pasted {
  unit: string;
  periods: { column: number; title: string; period_end: string | null; months: number | null }[];
  rows: {
    line: number;
    text: string;
    item: string | null;
    label?: Label;
    cells: { column: number; text: string; value: number | null }[];
  }[];
  statements: { column: number; period_end: string | null; values: Record<string, number> }[];
  checks: { column: number; name: string; label: Label; difference: number | null; total_item: string }[];
  problems: { line: number; column: number | null; severity: string; zh: string; en: string }[];
}
