import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import type { Answer } from '@/api/schema-types';

export type AuditEntry = Answer<'/audit'>['items'][number];

const pageSize = 100;

export const auditQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: keys.audit(query),
    queryFn: ({ pageParam, signal }) =>
      api.get<Answer<'/audit'>>(
        '/api/v1/audit',
        { limit: pageSize, ...query, from: startOf(query.from), to: endOf(query.to), after: pageParam },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });

export const chainQuery = queryOptions({
  queryKey: keys.auditChain,
  queryFn: ({ signal }) => api.get<Answer<'/audit/verify'>>('/api/v1/audit/verify', undefined, signal),
  staleTime: 60_000,
});

/** Days are chosen in the reader's zone; the trail is kept in instants. */
const startOf = (day: unknown) => (day ? new Date(`${String(day)}T00:00:00`).toISOString() : undefined);

const endOf = (day: unknown) => (day ? new Date(`${String(day)}T23:59:59.999`).toISOString() : undefined);
