import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { listRecords } from '@/api/records';
import type { Answer, Posted } from '@/api/schema-types';

export type Pool = Answer<'/pool'>;
export type PoolItem = Pool['items'][number];
export type Pack = Answer<'/handover/{id}/pack'>;
export type Stay = 'waiting' | 'notice';

export const poolQuery = (status: Stay, q: string) =>
  queryOptions({
    queryKey: ['records', 'pool_entry', 'pool', status, q],
    queryFn: ({ signal }) => api.get<Pool>('/api/v1/pool', { status, q: q || undefined }, signal),
    placeholderData: (old) => old,
  });

export const claim = (id: string) => api.post<Posted<'/pool/{id}/claim'>>(`/api/v1/pool/${id}/claim`);
export const assign = (id: string, person: string, reason: string) =>
  api.post<Posted<'/pool/{id}/assign'>>(`/api/v1/pool/${id}/assign`, { person, reason: reason || undefined });
export const release = (id: string, reason: string) =>
  api.post<Posted<'/customer/{id}/release'>>(`/api/v1/customer/${id}/release`, { reason });
export const runRules = () => api.post<Posted<'/pool/run'>>('/api/v1/pool/run');

export const handoversQuery = queryOptions({
  queryKey: ['records', 'handover', 'newest'],
  queryFn: ({ signal }) => listRecords('handover', { sort: '-handed_at', limit: 100, count: 'none' }, signal),
});

export const customersOf = (person: string) =>
  queryOptions({
    queryKey: ['records', 'customer', 'of', person],
    queryFn: ({ signal }) =>
      listRecords(
        'customer',
        { owner: person, 'status.in': 'active,dormant,prospect', sort: 'name', limit: 500, count: 'none' },
        signal,
      ),
    enabled: person !== '',
  });

export interface Handing {
  from_person: string;
  to_person: string;
  reason?: string;
  until?: string;
  note?: string;
  customers?: string[];
}
interface Handed {
  handover?: string;
  customers?: number;
  pending_change?: string;
}
export const handOver = (kind: 'move' | 'cover', body: Handing) =>
  api.post<Handed>(kind === 'move' ? '/api/v1/handover/start' : '/api/v1/handover/cover', body);

export const packPath = (id: string) => `/api/v1/handover/${id}/pack`;
export const packQuery = (id: string) =>
  queryOptions({
    queryKey: ['records', 'handover', id, 'pack'],
    queryFn: ({ signal }) => api.get<Pack>(packPath(id), undefined, signal),
  });
export const acceptHandover = (id: string, note: string) =>
  api.post<Posted<'/handover/{id}/accept'>>(`/api/v1/handover/${id}/accept`, { note: note || undefined });

interface Job {
  status: string;
  done: number;
  total: number;
  message?: string | null;
}
export const isOver = (status?: string) =>
  status !== undefined && !['waiting', 'running', 'held'].includes(status);
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: ({ signal }) => api.get<Job>(`/api/v1/job/${id}`, undefined, signal),
    enabled: id !== '',
    refetchInterval: (query) => (isOver(query.state.data?.status) ? false : 800),
  });
export const cancelJob = (id: string) => api.post(`/api/v1/job/${id}/cancel`);
