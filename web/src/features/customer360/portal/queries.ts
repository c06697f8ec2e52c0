import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Answer, Posted } from '@/api/schema-types';

export type CustomerPortal = Answer<'/customer/{id}/portal'>;
export type PortalUser = CustomerPortal['users'][number];
export type Sent = CustomerPortal['sent'][number];
export type Invited = Posted<'/customer/{id}/portal/invite'>;

/** Live events about what customers send make it ask again. */
const key = (customer: string) => ['records', 'portal_submission', customer] as const;
const path = (customer: string, rest = '') => `/api/v1/customer/${customer}/portal${rest}`;

export const portalQuery = (customer: string) =>
  queryOptions({
    queryKey: key(customer),
    queryFn: ({ signal }) => api.get<CustomerPortal>(path(customer), undefined, signal),
    refetchInterval: 60_000,
  });

/** One thing done in the panel; what it shows is read again. */
export function usePortalAct<T>(customer: string, rest: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => api.post<T>(path(customer, rest), body),
    onSuccess: () => client.invalidateQueries({ queryKey: key(customer) }),
  });
}
