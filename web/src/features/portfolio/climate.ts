import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Label } from '@/api/types';

export interface Reading {
  name: string;
  label: Label;
  unit: string | null;
  source: string | null;
  observed_on: string | null;
  published_on: string | null;
  value: number | null;
  centre: number | null;
  spread: number | null;
  z: number | null;
  add: number;
  weight: number;
  contribution: number | null;
  missing: boolean;
  stale: boolean;
}

export interface ClimateResult {
  status: 'ok' | 'off' | 'expired' | 'no_industry' | 'not_evaluated';
  scenario: string;
  scenario_label: Label;
  section: string | null;
  as_of: string;
  index: number | null;
  sensitivity: number;
  basis: 'expert' | 'fitted';
  shift: number;
  capped: boolean;
  stale: boolean;
  readings: Reading[];
}

export interface ClimateSection {
  section: string;
  label: Label;
  sensitivity: number;
  low: number | null;
  high: number | null;
  basis: 'expert' | 'fitted';
  own: boolean;
  results: { climate: ClimateResult }[];
  past: { date: string; index: number | null; stale: boolean }[];
}

export interface ClimateView {
  as_of: string;
  policy: {
    file: string;
    version: number;
    status: 'ok' | 'off' | 'expired';
    scenario: string;
    as_of: string | null;
    valid_until: string | null;
    most_shift: number;
  };
  version: {
    number: number;
    valid_from: string | null;
    author: string | null;
    approver: string | null;
    reason: string | null;
  } | null;
  scenarios: { name: string; label: Label; help: Label | null }[];
  sections: ClimateSection[];
}

export interface Estimate {
  section?: string;
  years: number;
  cases: number;
  bad: number;
  enough: boolean;
  value: number | null;
  low: number | null;
  high: number | null;
}

export interface ClimateFit {
  least_years: number;
  least_defaults: number;
  sections: Estimate[];
  pooled: Estimate;
}

export interface ClimateTrial {
  run: {
    id: string;
    run_at: string;
    as_of: string;
    customers: number;
    rated: number;
    in_force: boolean;
    names: Record<string, string>;
    result: {
      grades: string[];
      not_evaluated: number;
      cases: {
        name: string;
        label: Label;
        average_pd: number | null;
        worse: number;
        better: number;
        counts: number[];
      }[];
      moves: { customer: string; section: string | null; grades: string[]; pds: number[] }[];
    };
  } | null;
}

const path = '/api/v1/climate';

export const climateQuery = queryOptions({
  queryKey: ['portfolio', 'climate'],
  queryFn: ({ signal }) => api.get<ClimateView>(path, { months: 60 }, signal),
});

export const climateFitQuery = queryOptions({
  queryKey: ['portfolio', 'climate', 'fit'],
  queryFn: ({ signal }) => api.get<ClimateFit>(`${path}/fit`, {}, signal),
});

/** Under `records`, so that it is read anew when a job ends. */
export const climateTrialQuery = queryOptions({
  queryKey: ['records', 'climate_run'],
  queryFn: ({ signal }) => api.get<ClimateTrial>(`${path}/trial`, {}, signal),
});

export const startTrial = () => api.post<{ job: string }>(`${path}/trial`, {});

export interface ClimateDraft {
  active?: boolean;
  scenario?: string;
  valid_until?: string;
  take_fit?: boolean;
  reason: string;
}
export const draftClimate = (body: ClimateDraft) =>
  api.post<{ id: string; number: number; file: string }>(`${path}/draft`, body);
