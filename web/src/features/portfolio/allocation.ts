import { api } from '@/api/client';
import type { Label } from '@/api/types';
import { fenOf } from '@/shared/lib/format';
import type { Measures } from './types';

export interface Candidate {
  id: string;
  kind: 'application' | 'opportunity' | 'segment';
  number: string | null;
  customer: string | null;
  label: Partial<Label>;
  product: Label;
  demand: number;
  pd: number | null;
  rate: number | null;
  raroc: number | null;
  value_rate: number | null;
  evaluated: boolean;
  amount: number | null;
  capital: number | null;
  value_added: number | null;
  state: 'full' | 'part' | 'nothing' | 'barred' | null;
  words: Label | null;
}

export interface PlanLimit {
  key: string;
  label: Label;
  subject: Label;
  dimension: string;
  own: number | null;
  limit: number | null;
  asked: boolean;
  exceeded: boolean;
  used: number;
  share: number | null;
  used_after: number | null;
  limit_after: number | null;
  share_after: number | null;
  price: number | null;
  words: Label;
}

export interface Allocation {
  as_of: string;
  hurdle: number;
  solved: boolean;
  feasible: boolean;
  summary: Label[];
  allocated?: number;
  capital?: number;
  value_added?: number;
  pro_rata?: number;
  raroc?: number | null;
  red_before?: number;
  red_after?: number;
  before?: Measures;
  after?: Measures;
  mix?: { key: string; label: Label; before: number | null; after: number | null; target: number | null }[];
  candidates: Candidate[];
  limits: PlanLimit[];
}

/** What a person sets; amounts are ten thousands of yuan as typed. */
export interface Ask {
  source: 'pipeline' | 'segments';
  objective: 'eva' | 'raroc' | 'earnings';
  quota: string;
  capital: string;
  single: string;
  growth: string;
  least: string;
  leftOut: string[];
  limits: Record<string, string>;
}

export const noAsk: Ask = {
  source: 'pipeline',
  objective: 'eva',
  quota: '',
  capital: '',
  single: '',
  growth: '20',
  least: '',
  leftOut: [],
  limits: {},
};

/** Ten thousands of yuan to fen; null when it is no amount. */
export const fenOfWan = (text: string): number | null => {
  const fen = fenOf(text);
  return fen === null || !text.trim() ? null : fen * 10000;
};

const share = (text: string): number | null => {
  const value = Number(text.trim());
  return text.trim() && Number.isFinite(value) ? value / 100 : null;
};

/** As the server takes it; without the quota when only candidates and limits are wanted. */
export function bodyOf(ask: Ask, solve: boolean, name?: string): Record<string, unknown> {
  const limits = Object.entries(ask.limits)
    .map(([key, text]) => ({ key, limit: fenOfWan(text) }))
    .filter((each) => each.limit !== null);
  return {
    source: ask.source,
    objective: ask.objective,
    ...(solve && { quota: fenOfWan(ask.quota) }),
    ...(fenOfWan(ask.capital) !== null && { capital: fenOfWan(ask.capital) }),
    ...(fenOfWan(ask.single) !== null && { single: fenOfWan(ask.single) }),
    ...(share(ask.growth) !== null && { growth: share(ask.growth) }),
    ...(share(ask.least) !== null && { least_share: share(ask.least) }),
    ...(limits.length > 0 && { limits }),
    ...(ask.leftOut.length > 0 && { left_out: ask.leftOut }),
    ...(name && { name }),
  };
}

export const allocate = (body: Record<string, unknown>) =>
  api.post<{ id: string | null; result: Allocation }>('/api/v1/portfolio/allocation', body);
