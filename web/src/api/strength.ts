import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Label, RecordRow } from './types';

export interface ScoreLine {
  name: string;
  label: Label;
  group: Label;
  bin: Label;
  points: number;
  best: number;
  known: boolean;
}

/** A points card applied to one customer; `total` is null when too little is known. */
export interface CardScore {
  evaluated: boolean;
  total: number | null;
  known_share: number;
  policy: string;
  lines: ScoreLine[];
}

export interface Strength {
  strength: CardScore | null;
  growth: CardScore | null;
  value: RecordRow | null;
}

export const strengthQuery = (customer: string) =>
  queryOptions({
    queryKey: ['record', 'customer', customer, 'strength'],
    queryFn: ({ signal }) => api.get<Strength>(`/api/v1/customer/${customer}/strength`, undefined, signal),
  });
