import type { Label } from '@/api/types';

export interface Solved {
  settled: boolean;
  rounds: number;
  microseconds: number;
  currency: string;
  period_months: number;
  construction: number;
  periods: string[];
  numbers: Record<string, number>;
  reached: {
    binding: string;
    payback_years: number | null;
    project_payback_years: number | null;
    life_years: number | null;
  };
  years: { year: string; values: Record<string, number> }[];
  lines: { line: string; member: number; name: string | null; values: (number | null)[] }[];
}

export interface Term {
  name: string;
  unit: string;
  label: Label;
}

export interface Templates {
  items: { name: string; kind: string; label: Label; help: Label; version: number }[];
  lines: (Term & { group: string; kind: string })[];
  numbers: Term[];
  words: { key: string; unit: string; label: Label }[];
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Content {
  model: string | null;
  name: string;
  template: string | null;
  content: { [key: string]: Json };
  versions: {
    id: string;
    name: string;
    status: string;
    made_at: string;
    made_by_title: string | null;
    debt: number | null;
    min_dscr: number | null;
  }[];
}

export interface ExplainInput {
  line: string;
  member: number;
  period: number | null;
  number: boolean;
  label: Label;
  name: string | null;
  unit: string;
  period_label: string | null;
  value: number | null;
}

export interface Explained extends Omit<ExplainInput, 'number'> {
  formula: Label | null;
  check: number | null;
  assumption: string | null;
  source: string | null;
  inputs: ExplainInput[];
}

export interface Option {
  name: string;
  settled: boolean;
  numbers: Record<string, number>;
  locked: number;
  defaulted: number;
  payback_years: number | null;
  life_years: number | null;
  stressed_dscr: number | null;
}

export interface Test {
  name: string;
  label: Label;
  required: number | null;
  actual: number | null;
  state: string;
  on: string | null;
}

export interface ConcessionYear {
  year: number;
  payment: number;
  obligations: number;
  budget: number | null;
  share: number | null;
  debt: number;
  equity: number;
  /** What is owed when the concession ends in this year, one figure a cause. */
  termination: number[];
}

export interface Overview {
  today: string;
  capital: {
    ratio: number | null;
    required: number | null;
    state: string;
    source: string | null;
    since: string | null;
    reduced: boolean;
  };
  equator: {
    category: string | null;
    source: string;
    climate_report: boolean;
    independent_review: boolean;
    may_set: boolean;
    covenants: {
      code: string;
      label: Label;
      id: string | null;
      status: string | null;
      next_on: string | null;
    }[];
  };
  public_budget: {
    ppp: boolean;
    share: number | null;
    most: number;
    state: string;
    source: string;
    subsidy_gap: number | null;
    years: ConcessionYear[];
    causes: {
      cause: string;
      label: Label;
      debt: number;
      equity: number;
      break_months: number;
      insured: number;
    }[];
    termination_source: string;
    concession_until: string | null;
  };
  slotting: {
    score: number | null;
    category: string | null;
    risk_weight: number | null;
    loss_rate: number | null;
    source: string;
    factors: { fact: string; label: Label; weight: number; value: number | null; points: number | null }[];
  };
  schedule: {
    planned: string | null;
    forecast: string | null;
    actual: string | null;
    behind: number | null;
    pace: number | null;
    downside_dscr: number | null;
  };
  cost: {
    budget: number | null;
    spent: number | null;
    to_complete: number | null;
    at_completion: number | null;
    lines: {
      name: string;
      category: string | null;
      budget: number | null;
      contracted: number | null;
      spent: number | null;
      to_complete: number | null;
    }[];
  };
  gap: {
    evaluated: boolean;
    to_complete: number | null;
    funds_left: number | null;
    gap: number | null;
    contingency_left: number | null;
    debt_room: number | null;
    options: { name: string; label: Label; amount: number; note: Label }[];
  };
  curve: {
    month: string;
    physical_plan: number | null;
    physical: number | null;
    cost_plan: number | null;
    cost: number | null;
    capital_plan: number | null;
    capital: number | null;
    drawn: number | null;
    to_complete: number | null;
    funds_left: number | null;
    gap: number | null;
    certificate: string | null;
  }[];
  following: {
    periods: {
      period_end: string;
      months: number;
      revenue: number | null;
      revenue_plan: number | null;
      opex: number | null;
      opex_plan: number | null;
      cfads: number | null;
      cfads_plan: number | null;
      debt_service: number | null;
      debt_service_plan: number | null;
      dscr: number | null;
      debt: number | null;
      debt_plan: number | null;
      deviation: number | null;
      source: string | null;
      lines: {
        line: string;
        plan: number | null;
        actual: number | null;
        volume_plan: number | null;
        volume: number | null;
        known: boolean;
      }[];
    }[];
    tests: Test[];
  };
  alerts: { level: string; kind: string; text: Label; entity: string | null; id: string | null }[];
}

/** The newest year of the projects that earn and may be seen. */
export interface Benchmark {
  of: 'kind' | 'all';
  projects: {
    id: string;
    name: string;
    kind: string | null;
    own: boolean;
    period_end: string;
    revenue: number | null;
    revenue_growth: number | null;
    cost_share: number | null;
    cfads: number | null;
    dscr: number | null;
    debt_years: number | null;
  }[];
  median: {
    revenue_growth: number | null;
    cost_share: number | null;
    dscr: number | null;
    debt_years: number | null;
  };
}
