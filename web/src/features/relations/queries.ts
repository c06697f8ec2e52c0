import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Offer } from '@/api/outlook';
import type { CardScore } from '@/api/strength';
import type { Answer, Posted } from '@/api/schema-types';

export type Book = Answer<'/value/book'>;
export type Listed = Omit<Answer<'/value/list'>['items'][number], 'drivers' | 'offer'> & {
  drivers: CardScore | null;
  offer: Offer | null;
};
export type SummedBy = 'person' | 'branch' | 'group';
export type Order = 'contribution' | 'growth' | 'weakest';
export type Cell = 'keep' | 'mend' | 'grow' | 'watch';

export const bookQuery = (by: SummedBy) =>
  queryOptions({
    queryKey: ['records', 'customer_value', 'book', by],
    queryFn: ({ signal }) => api.get<Book>('/api/v1/value/book', { by }, signal),
    placeholderData: (old) => old,
  });

export const listQuery = (order: Order, cell: string, limit: number) =>
  queryOptions({
    queryKey: ['records', 'customer_value', 'list', order, cell, limit],
    queryFn: ({ signal }) =>
      api.get<{ items: Listed[]; more: boolean }>('/api/v1/value/list', { order, cell, limit }, signal),
    placeholderData: (old) => old,
  });

interface Job {
  status: string;
  done: number;
  total: number;
  message?: string | null;
}

export const runValues = () => api.post<Posted<'/value/run'>>('/api/v1/value/run');

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: ({ signal }) => api.get<Job>(`/api/v1/job/${id}`, undefined, signal),
    refetchInterval: (query) => (isOver(query.state.data?.status) ? false : 800),
  });

export const isOver = (status?: string) =>
  status !== undefined && !['waiting', 'running', 'held'].includes(status);

export const cancelJob = (id: string) => api.post(`/api/v1/job/${id}/cancel`);
