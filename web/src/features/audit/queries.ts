import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, type Query } from '@/api/client';
import { keys } from '@/api/keys';
import type { FieldChange, Page } from '@/api/types';

export interface AuditEntry {
  id: string;
  at: string;
  person?: string | null;
  person_title?: string | null;
  address?: string | null;
  entity?: string | null;
  record?: string | null;
  title?: string | null;
  action: string;
  changes?: FieldChange[] | null;
  reason?: string | null;
  correlation_id?: string | null;
}

/** The state of the hash chain over all entries. */
export interface ChainState {
  ok: boolean;
  entries: number;
  broken_at?: string | null;
  checked_at?: string | null;
}

const pageSize = 100;

export const auditQuery = (query: Query) =>
  infiniteQueryOptions({
    queryKey: keys.audit(query),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<AuditEntry>>('/api/v1/audit', { limit: pageSize, ...query, after: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });

export const chainQuery = queryOptions({
  queryKey: keys.auditChain,
  queryFn: ({ signal }) => api.get<ChainState>('/api/v1/audit/verify', undefined, signal),
  staleTime: 60_000,
});
