import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { FactValue } from './warnings';
import type { Label } from './types';

export interface Reason {
  name: string;
  fact: FactValue | null;
  /** Of all that speaks for the outcome. */
  share: number;
}

export interface Chance {
  probability: number;
  model: string;
  model_id: string;
  number: number;
  reasons: Reason[];
}

export interface HeldRule {
  held: Label[];
  with_if: number;
  with_both: number;
  confidence: number;
  lift: number;
}

export interface Offer {
  product: string;
  label?: Label;
  income: number | null;
  chance?: Chance;
  rule?: HeldRule;
}

export interface CustomerOutlook {
  scored_on: string | null;
  high: number;
  window_months: number;
  churn: Chance | null;
  conversion: Chance | null;
  offers: Offer[];
}

export const outlookQuery = (customer: string) =>
  queryOptions({
    queryKey: ['record', 'customer', customer, 'outlook'],
    queryFn: ({ signal }) =>
      api.get<CustomerOutlook>(`/api/v1/customer/${customer}/outlook`, undefined, signal),
  });
