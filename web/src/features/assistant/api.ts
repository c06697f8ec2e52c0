import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Conversation, ListPage, Turn } from './types';

const root = '/api/v1/assistant';

export interface Asked {
  question: string;
  conversation: string;
  customer?: string;
  language: 'zh' | 'en';
}

export const ask = (asked: Asked) => api.post<Turn>(`${root}/ask`, asked);

export const conversationsQuery = queryOptions({
  queryKey: ['assistant', 'conversations'],
  queryFn: ({ signal }) => api.get<{ items: Conversation[] }>(`${root}/conversations`, {}, signal),
});

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['assistant', 'conversation', id],
    queryFn: ({ signal }) =>
      api.get<{ items: Turn[] }>(`${root}/conversations/${encodeURIComponent(id)}`, {}, signal),
    enabled: id !== '',
  });

export const statusQuery = queryOptions({
  queryKey: ['assistant', 'status'],
  queryFn: ({ signal }) =>
    api.get<{
      passages: number;
      model: string | null;
      suggestions: { zh: string; en: string }[];
    }>(`${root}/status`, {}, signal),
});

export interface Phrased {
  phrased: boolean;
  outcome:
    | 'off'
    | 'resting'
    | 'used'
    | 'unsupported'
    | 'broken'
    | 'too_large'
    | 'timeout'
    | 'unreachable'
    | 'refused';
  by: string | null;
  paragraphs: { text: string; cites: number[] }[];
}
/** The bank's language model phrases an answer that stands already; asked once for each. */
export const phraseQuery = (id: string) =>
  queryOptions({
    queryKey: ['assistant', 'phrase', id],
    queryFn: () => api.post<Phrased>(`${root}/turns/${id}/phrase`, {}),
    staleTime: Infinity,
    retry: false,
  });

export const judge = (id: string, verdict: 'up' | 'down', reason?: string) =>
  api.post(`${root}/turns/${id}/feedback`, { verdict, ...(reason && { reason }) });

export const handOver = (id: string, customer?: string) =>
  api.post<{ feedback: string; task: string | null }>(
    `${root}/turns/${id}/hand_over`,
    customer ? { customer } : {},
  );

export const forget = (conversation?: string) =>
  api.post<{ deleted: number }>(`${root}/forget`, conversation ? { conversation } : {});

/** "customer?tier=core&sort=-loan.balance" as the list's first rows. */
export function runQuery(text: string, signal?: AbortSignal) {
  const [entity = '', rest = ''] = text.split('?', 2);
  const query: Record<string, string> = { limit: '8', count: 'estimated' };
  for (const part of rest.split('&').filter(Boolean)) {
    const at = part.indexOf('=');
    query[at < 0 ? part : part.slice(0, at)] = at < 0 ? '' : part.slice(at + 1);
  }
  return api.get<ListPage>(`/api/v1/${encodeURIComponent(entity.trim())}`, query, signal);
}

/** The page that shows it. */
export function linkOf(text: string): string {
  const [entity = '', rest = ''] = text.split('?', 2);
  const params = new URLSearchParams(rest);
  params.delete('limit');
  const path = entity === 'customer' ? '/customers' : `/records/${entity}`;
  return params.size ? `${path}?${params}` : path;
}
