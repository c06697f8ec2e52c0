import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import type { Answer, Posted } from '@/api/schema-types';

export type SessionRow = Answer<'/me/sessions'>['items'][number];

export const sessionsQuery = queryOptions({
  queryKey: keys.sessions,
  queryFn: ({ signal }) => api.get<Answer<'/me/sessions'>>('/api/v1/me/sessions', undefined, signal),
});

export const endSession = (id: string) => api.delete<void>(`/api/v1/me/sessions/${id}`);

export type Enrolment = Posted<'/me/totp'>;

export const enrolTotp = () => api.post<Enrolment>('/api/v1/me/totp');

export const confirmTotp = (code: string) => api.post<void>('/api/v1/me/totp/confirm', { code });

export const removeTotp = (password: string) => api.post<void>('/api/v1/me/totp/remove', { password });

export type SystemState = Answer<'/system'>;

/** Jobs move on: asked again every few seconds while the page is open. */
export const systemQuery = queryOptions({
  queryKey: keys.system,
  queryFn: ({ signal }) => api.get<SystemState>('/api/v1/system', undefined, signal),
  refetchInterval: 5000,
});
