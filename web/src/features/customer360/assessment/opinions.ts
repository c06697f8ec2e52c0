import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Label } from '@/api/types';

/** What stands beside the card: a person's notches, an expert's answers, the market's distance to default. */

export interface Override {
  state: 'in_force' | 'expired' | 'ended';
  decided_at: string;
  notches: number;
  model_grade: string | null;
  model_pd: number | null;
  grade: string | null;
  pd: number | null;
  reason_label: Label;
  reason: string;
  evidence: string | null;
  expires_on: string;
  proposed_by: string | null;
  approved_by: string | null;
  ended_on: string | null;
  ended_by: string | null;
  ended_reason: string | null;
}

export interface Overrides {
  items: Override[];
  waiting: boolean;
  authority: {
    notches: number;
    allowed: 'yes' | 'no' | 'unknown';
    rule: { name: string; label: Label; line: number } | null;
  }[];
  reasons: { name: string; label: Label }[];
  latest: string;
  least_reason: number;
  evidence_from: number;
}

export interface Anchor {
  points: number;
  label: Label;
  extreme: boolean;
}

export interface Question {
  name: string;
  label: Label;
  help: Label;
  weight: number;
  line: number;
  anchors: Anchor[];
}

export interface Sheet {
  document: { file: string; name: string; label: Label; version: number };
  valid_months: number;
  least_evidence: number;
  questions: Question[];
}

export interface Opinion {
  answered_at: string;
  sheet: string;
  score: number;
  answers: {
    name: string;
    label: Label;
    anchor: number;
    anchors: number;
    anchor_label: Label;
    points: number;
    weight: number;
    evidence: string | null;
  }[];
  policy_version: string | null;
  answered_by: string | null;
  valid_until: string;
  stale: boolean;
}

export interface MarketOpinion {
  basis: 'none' | 'listed' | 'proxy';
  missing: { zh: string | null; en: string | null };
  default_point: number | null;
  asset_value?: number | null;
  asset_volatility?: number | null;
  distance?: number | null;
  pd?: number | null;
  pd_normal?: number | null;
  grade?: string;
  words?: Label;
  bank_grade?: string | null;
  difference?: number | null;
  far?: number;
  risk_free?: number;
  horizon_years?: number;
  policy?: string;
  listed?: {
    quoted_on: string;
    quotes: number;
    close: number;
    shares: number;
    currency: string;
    equity: number;
    equity_volatility: number;
    iterated: boolean;
    two_equations: {
      asset_value: number | null;
      asset_volatility: number | null;
      distance: number | null;
      pd: number | null;
      grade: string | null;
      credit_spread: number | null;
    };
    course: { day: string; equity: number; assets: number | null }[];
  };
  proxy?: { section: string | null; by: 'ebitda' | 'revenue'; multiple: number; amount: number };
}

const base = (customer: string) => `/api/v1/customer/${encodeURIComponent(customer)}`;

export const overridesQuery = (customer: string) =>
  queryOptions({
    queryKey: ['path', 'rating_override', customer],
    queryFn: ({ signal }) => api.get<Overrides>(`${base(customer)}/grade/overrides`, undefined, signal),
  });

export const expertQuery = (customer: string) =>
  queryOptions({
    queryKey: ['path', 'expert_opinion', customer],
    queryFn: ({ signal }) =>
      api.get<{ sheet: Sheet | null; opinions: Opinion[] }>(`${base(customer)}/expert`, undefined, signal),
  });

export const marketQuery = (customer: string) =>
  queryOptions({
    queryKey: ['path', 'market_quote', customer],
    queryFn: ({ signal }) =>
      api.get<{ opinion: MarketOpinion }>(`${base(customer)}/second_opinion`, undefined, signal),
  });

export interface OverrideBody {
  notches: number;
  reason_code: string;
  reason: string;
  evidence?: string;
  expires_on?: string;
}

type Held = { pending_change?: string };

export const overrideGrade = (customer: string, body: OverrideBody) =>
  api.post<Held & { grade?: string }>(`${base(customer)}/grade/override`, body);

export const endOverride = (customer: string, body: { reason: string }) =>
  api.post<Held & { grade?: string }>(`${base(customer)}/grade/override/end`, body);

export const answerExpert = (
  customer: string,
  body: { sheet: string; answers: Record<string, { anchor: number; evidence?: string }> },
) => api.post<{ score: number }>(`${base(customer)}/expert`, body);

/** What a new opinion changes on the page. */
export const touched = ['assessment', 'tier_decision', 'customer', 'rating_override', 'expert_opinion'];
