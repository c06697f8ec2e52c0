import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

export interface Plugged {
  id: string;
  version: number;
  endpoint: string;
  model: string;
  timeout_ms: number;
  status: 'off' | 'on';
  key_at: string | null;
  key_fits: boolean;
}
export type Outcome = 'used' | 'unsupported' | 'broken' | 'too_large' | 'timeout' | 'unreachable' | 'refused';
export interface Exchange {
  id: string;
  at: string;
  person: string | null;
  model: string;
  endpoint: string;
  outcome: Outcome;
  detail: string | null;
  took_ms: number | null;
  sent: string | null;
  received: string | null;
}
export interface ModelPage {
  model: Plugged | null;
  may: boolean;
  audits: boolean;
  counts: Partial<Record<Outcome, number>>;
  items: Exchange[];
}
export interface Tried {
  outcome: Outcome;
  detail: string | null;
  said: string | null;
  took_ms: number;
}

export const modelQuery = queryOptions({
  queryKey: ['records', 'language_model', 'page'],
  queryFn: ({ signal }) => api.get<ModelPage>('/api/v1/language_model/page', undefined, signal),
});
export const modelPost = <Reply>(id: string, what: string, body?: object) =>
  api.post<Reply>(`/api/v1/language_model/${id}/${what}`, body);
