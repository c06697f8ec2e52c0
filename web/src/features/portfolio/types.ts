import type { Label } from '@/api/types';

export interface Measures {
  accounts: number;
  customers: number;
  exposure: number;
  loans: number;
  unrated: number;
  rwa: number;
  rwa_standardised: number;
  capital: number;
  granularity: number | null;
  expected_loss: number;
  ecl: number;
  coverage: number | null;
  npl: number;
  npl_ratio: number | null;
  hhi_customer: number | null;
  hhi_group: number | null;
  hhi_industry: number | null;
  income: number;
  after_tax: number;
  raroc: number | null;
  value_added: number;
  adequacy: number | null;
  classes: number[];
  stages: { amount: number; ecl: number }[];
}

export interface Part {
  key: string;
  label: Label;
  exposure: number;
  share: number | null;
}

export interface Section extends Part {
  loans: number;
  npl: number;
  npl_ratio: number | null;
  ecl: number;
  target: number | null;
  band: number | null;
  drift: number | null;
  outside: boolean;
}

export interface GradePart extends Part {
  pd: number | null;
}

export type LimitState = 'green' | 'yellow' | 'red' | 'unknown' | 'report';

export interface LimitUse {
  rule: string | null;
  record: string | null;
  label: Label;
  dimension: 'customer' | 'group' | 'industry' | 'region' | 'product' | 'branch';
  measure: 'loans' | 'exposure';
  key: string | null;
  key_label: Label | null;
  object: string | null;
  name: string | null;
  used: number;
  limit: number | null;
  share: number | null;
  warn: number;
  report_only: boolean;
  state: LimitState;
  source: string | null;
}

export interface Cockpit {
  as_of: string;
  whole: boolean;
  figures: Measures;
  capital_base: {
    total: number | null;
    tier1: number | null;
    unconverted: number;
    hurdle: number;
    hhi_attention: number;
  };
  by_section: Section[];
  by_province: Part[];
  by_product: Part[];
  by_grade: GradePart[];
  heat: { bands: string[]; rows: { key: string; label: Label; amounts: number[] }[] };
  top_customers: {
    id: string | null;
    name: string | null;
    grade: string | null;
    industry: Label;
    exposure: number;
    share: number;
  }[];
  top_groups: { id: string; name: string | null; exposure: number; share: number }[];
  limits: LimitUse[];
  limit_counts: { red: number; yellow: number; unknown: number };
}

export interface Limits {
  items: LimitUse[];
  red: number;
  yellow: number;
  unknown: number;
}

export interface History {
  months: {
    date: string;
    balance: number;
    npl: number;
    overdue: number;
    written_off: number;
    npl_ratio: number | null;
  }[];
  roll: { buckets: { label: Label }[]; amounts: number[][] };
  classes: number[][];
  grades: { names: string[]; counts: number[][] };
  vintages: { year: number; half: number; lent: number; loans: number; bad: (number | null)[] }[];
  loans: number;
}

export interface Scenarios {
  scenarios: {
    name: string;
    label: Label;
    help: Label;
    weight: number;
    lgd_add: number;
    odds: number;
    values: Record<string, number>;
  }[];
  variables: { name: string; label: Label; unit: string | null; base: number; sensitivity: number }[];
  sections: { key: string; label: Label }[];
}

export interface DealFigures {
  exposure: number;
  pd: number;
  rated: boolean;
  lgd: number;
  rwa: number;
  capital: number;
  expected_loss: number;
  ecl: number;
  raroc: number | null;
  value_added: number | null;
}

export interface WhatIf {
  before: Measures;
  after: Measures;
  limits: { now: LimitUse; share_before: number; state_before: LimitState | null }[];
  cascade: {
    id: string | null;
    name: string | null;
    round: number;
    effect: 'defaults' | 'support_lost' | 'bears' | 'not_evaluated';
    called: number | null;
    equity: number | null;
  }[];
  deal: DealFigures | null;
  milliseconds: number;
}

export interface IndustryItem {
  key: string;
  label: Label;
  customers: number;
  exposure: number;
  share: number | null;
  loans: number;
  npl: number;
  npl_ratio: number | null;
  ecl: number;
  target: number | null;
  band: number | null;
  outside: boolean;
  stance: 'encouraged' | 'neutral' | 'cautious' | 'restricted' | null;
  cycle: 'low' | 'medium' | 'high' | null;
  note: Label | null;
  climate: number | null;
  climate_on: string | null;
  outlook: 'positive' | 'stable' | 'negative' | null;
  limit_share: number | null;
  limit_state: LimitState | null;
}

export interface Industries {
  as_of: string;
  whole: boolean;
  items: IndustryItem[];
}

export interface Industry {
  as_of: string;
  whole: boolean;
  item: IndustryItem;
  classes: { key: string; label: Label; amount: number }[];
  grades: { key: string; exposure: number }[];
  limits: LimitUse[];
  climate: { on: string; value: number; outlook: string | null; source: string | null }[];
  warnings: { level: 'red' | 'orange' | 'yellow' | 'blue'; count: number }[];
  customers: {
    id: string | null;
    name: string | null;
    grade: string | null;
    grade_year_ago: string | null;
    exposure: number;
    share: number;
  }[];
  projects: { id: string; name: string; kind: string | null; phase: string | null; loan: number | null }[];
}
