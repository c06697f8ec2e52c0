import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, type Query } from './client';
import { keys } from './keys';
import type { BulkReply, HistoryItem, Page, RecordRow, Saved } from './types';

const path = (entity: string, id?: string, part?: string) =>
  ['/api/v1', entity, id && encodeURIComponent(id), part].filter(Boolean).join('/');

export const pageSize = 100;

/** A list read page by page with the server's cursor. */
export const recordsQuery = (entity: string, query: Query) =>
  infiniteQueryOptions({
    queryKey: keys.records(entity, query),
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<RecordRow>>(
        path(entity),
        { limit: pageSize, ...query, after: pageParam, count: pageParam ? 'none' : (query.count ?? 'exact') },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });

export const countQuery = (entity: string, query: Query) =>
  queryOptions({
    queryKey: keys.count(entity, query),
    queryFn: async ({ signal }) =>
      (await api.get<Page<RecordRow>>(path(entity), { count: 'exact', ...query, limit: 1 }, signal)).count ??
      null,
    staleTime: 60_000,
  });

export const recordQuery = (entity: string, id: string) =>
  queryOptions({
    queryKey: keys.record(entity, id),
    queryFn: ({ signal }) => api.get<RecordRow>(path(entity, id), undefined, signal),
  });

export const historyQuery = (entity: string, id: string) =>
  queryOptions({
    queryKey: keys.history(entity, id),
    queryFn: ({ signal }) => api.get<Page<HistoryItem>>(path(entity, id, 'history'), undefined, signal),
  });

export const listRecords = (entity: string, query: Query, signal?: AbortSignal) =>
  api.get<Page<RecordRow>>(path(entity), query, signal);

export const getRecord = (entity: string, id: string) => api.get<RecordRow>(path(entity, id));

export const createRecord = (entity: string, fields: Record<string, unknown>) =>
  api.post<Saved>(path(entity), fields);

export const changeRecord = (entity: string, id: string, version: number, fields: Record<string, unknown>) =>
  api.patch<Saved>(path(entity, id), fields, version);

export const deleteRecord = (entity: string, id: string, version: number) =>
  api.delete<Saved | undefined>(path(entity, id), version);

const bulkMost = 500;

/** Changes many records, each on its own terms, in as many requests as it takes. */
export async function changeMany(
  entity: string,
  ids: { id: string; version: number }[],
  patch: Record<string, unknown>,
): Promise<BulkReply> {
  const total: BulkReply = { changed: 0, pending: 0, failed: [] };
  for (let from = 0; from < ids.length; from += bulkMost) {
    const part = { ids: ids.slice(from, from + bulkMost), patch };
    const reply = await api.post<BulkReply>(path(entity, undefined, 'bulk'), part);
    total.changed += reply.changed;
    total.pending += reply.pending;
    total.failed.push(...reply.failed);
  }
  return total;
}

export const revealField = (entity: string, id: string, field: string, reason: string) =>
  api.post<{ value: unknown }>(path(entity, id, 'reveal'), { field, reason });
