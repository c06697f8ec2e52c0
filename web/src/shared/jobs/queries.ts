import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

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
    refetchInterval: (query) => (isOver(query.state.data?.status) ? false : 800),
  });

export const cancelJob = (id: string) => api.post(`/api/v1/job/${id}/cancel`);
