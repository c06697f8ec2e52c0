import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, request, url } from '@/api/client';
import type { Benchmark, Content, Json, Overview, Solved, Templates } from './types';

const path = (id: string, part: string) => `/api/v1/project/${encodeURIComponent(id)}/${part}`;

export const templatesQuery = queryOptions({
  queryKey: ['project', 'templates'],
  queryFn: ({ signal }) => api.get<Templates>('/api/v1/project_template', undefined, signal),
  staleTime: Infinity,
});

export const overviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['record', 'project', id, 'overview'],
    queryFn: ({ signal }) => api.get<Overview>(path(id, 'overview'), undefined, signal),
  });

export const benchmarkQuery = (id: string) =>
  queryOptions({
    queryKey: ['record', 'project', id, 'benchmark'],
    queryFn: ({ signal }) => api.get<Benchmark>(path(id, 'benchmark'), undefined, signal),
  });

export const contentQuery = (id: string, model: string) =>
  queryOptions({
    queryKey: ['record', 'project_model', id, model],
    queryFn: ({ signal }) => api.get<Content>(path(id, 'assumptions'), { model }, signal),
  });

export interface Ask {
  model?: string | null;
  content?: { [key: string]: Json };
  changes: Record<string, number>;
  keep_debt?: boolean;
}

/** One solve of the model as it stands on the screen. */
export const solveQuery = (id: string, ask: Ask, lines = '') =>
  queryOptions({
    queryKey: ['project', id, 'solve', ask, lines],
    queryFn: ({ signal }) =>
      request<Solved>('POST', path(id, 'solve'), {
        body: { ...ask, ...(lines ? { lines } : {}) },
        signal,
      }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

export const post = <T>(id: string, part: string, body: unknown) => api.post<T>(path(id, part), body);
export const projectPath = path;

/** A document of the server in a new tab, in the language of the screen. */
export const openPrint = (path: string) => window.open(url(path), '_blank', 'noopener');
