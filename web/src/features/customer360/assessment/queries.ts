import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { AssessmentReply, TierPolicy } from './types';

const base = (customer: string) => `/api/v1/customer/${encodeURIComponent(customer)}`;

export const assessmentQuery = (customer: string) =>
  queryOptions({
    queryKey: ['path', 'assessment', customer],
    queryFn: ({ signal }) => api.get<AssessmentReply>(`${base(customer)}/assessment`, undefined, signal),
  });

export const tierPolicyQuery = queryOptions({
  queryKey: ['path', 'policy_version', 'tiers'],
  queryFn: ({ signal }) => api.get<TierPolicy>('/api/v1/policy/tiers', undefined, signal),
});

export const overrideTier = (
  customer: string,
  body: { tier: string; reason_code: string; reason: string; expires_on?: string },
) =>
  api.post<{ tier: string; expires_on: string; pending_change?: string }>(
    `${base(customer)}/tier/override`,
    body,
  );
