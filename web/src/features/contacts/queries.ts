import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Answer, Posted } from '@/api/schema-types';

export type Meter = Answer<'/contact/meter'>;
export type MeterGroup = Meter['groups'][number];
export type MeterClient = Meter['items'][number];
export type ContactPlan = Posted<'/contact/plan'>;
export type SummedBy = 'person' | 'branch' | 'tier';

/** Live events about visits and customers make it ask again. */
export const meterQuery = (query: {
  month: string;
  by: SummedBy;
  person?: string;
  branch?: string;
  tier?: string;
}) =>
  queryOptions({
    queryKey: ['records', 'visit', 'meter', query],
    queryFn: ({ signal }) => api.get<Meter>('/api/v1/contact/meter', query, signal),
    placeholderData: (old) => old,
  });

export const planContacts = (month: string, tryOnly: boolean) =>
  api.post<ContactPlan>('/api/v1/contact/plan', { month, try_only: tryOnly });
