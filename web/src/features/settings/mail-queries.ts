import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

export type OutStatus = 'waiting' | 'sending' | 'sent' | 'failed' | 'held';
export type Reason =
  | 'channel_off'
  | 'by_hand'
  | 'no_secret'
  | 'paused'
  | 'refused_address'
  | 'unreachable'
  | 'rejected'
  | 'gave_up'
  | 'bounced';
export type Purpose = 'answer' | 'survey' | 'invitation' | 'campaign' | 'escalation' | 'event' | 'test';
export interface OutMessage {
  id: string;
  channel: 'mail' | 'webhook';
  purpose: Purpose;
  recipient: string | null;
  subject: string | null;
  status: OutStatus;
  reason: Reason | null;
  attempts: number;
  last_error: string | null;
  next_at: string | null;
  created_at: string;
  sent_at: string | null;
}
interface Channel {
  on: boolean;
  missing: string | null;
  detail: string | null;
}
export interface Outbox {
  channels: {
    mail: Channel;
    inbox: Channel & { looked_at: string | null; taken: number | null; last_error: string | null };
    webhook: Channel;
  };
  counts: Partial<Record<OutStatus, number>>;
  items: OutMessage[];
  may: boolean;
}
export interface InMessage {
  message: {
    id: string;
    sender: string | null;
    sender_name: string | null;
    subject: string | null;
    kind: 'message' | 'auto_reply' | 'bounce';
    status: 'unknown' | 'taken' | 'dropped' | 'noted';
    customer_title?: string | null;
    request: string | null;
    came_at: string;
  };
  text: string | null;
  files: { name: string; size: number; refused: string | null }[];
}
export interface Hook {
  id: string;
  partner: string;
  code: string;
  direction: 'out' | 'in';
  url: string | null;
  request_received: boolean;
  request_closed: boolean;
  survey_answered: boolean;
  status: 'active' | 'paused';
  secret_at: string | null;
  sent: number;
  failed: number;
  sent_at: string | null;
}

/** State moves on by itself: asked again every few seconds while the page is open. */
export const outboxQuery = (status: string, subscription: string) =>
  queryOptions({
    queryKey: ['records', 'outbox_message', 'board', status, subscription],
    queryFn: ({ signal }) =>
      api.get<Outbox>(
        '/api/v1/outbox',
        { status: status || undefined, subscription: subscription || undefined },
        signal,
      ),
    placeholderData: (old) => old,
    refetchInterval: 5000,
  });
export const inboxQuery = queryOptions({
  queryKey: ['records', 'inbox_message', 'board'],
  queryFn: ({ signal }) =>
    api.get<{ items: InMessage[]; unknown: number }>('/api/v1/inbox', undefined, signal),
  refetchInterval: 10000,
});
export const hooksQuery = queryOptions({
  queryKey: ['records', 'webhook_subscription', 'board'],
  queryFn: ({ signal }) => api.get<{ items: Hook[]; may: boolean }>('/api/v1/webhook', undefined, signal),
});
export const mailPost = <Reply = unknown>(path: string, body?: object) =>
  api.post<Reply>(`/api/v1/${path}`, body);
