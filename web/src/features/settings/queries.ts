import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import type { Page } from '@/api/types';

export interface SessionRow {
  id: string;
  current?: boolean;
  address?: string | null;
  agent?: string | null;
  user_agent?: string | null;
  created_at?: string | null;
  last_seen_at?: string | null;
}

export const sessionsQuery = queryOptions({
  queryKey: keys.sessions,
  queryFn: ({ signal }) => api.get<Page<SessionRow>>('/api/v1/me/sessions', undefined, signal),
});

export const endSession = (id: string) => api.delete<void>(`/api/v1/me/sessions/${id}`);

export const changePassword = (input: { old: string; new: string }) =>
  api.post<void>('/api/v1/me/password', { password: input.old, new_password: input.new });

export interface Enrolment {
  secret: string;
  uri: string;
}

export const enrolTotp = () => api.post<Enrolment>('/api/v1/me/totp');

export const confirmTotp = (code: string) => api.post<void>('/api/v1/me/totp/confirm', { code });
