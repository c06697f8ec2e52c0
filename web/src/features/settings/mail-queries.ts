import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Label } from '@/api/types';

export type OutStatus = 'waiting' | 'sending' | 'sent' | 'failed' | 'held' | 'withdrawn';
export type Reason =
  | 'channel_off'
  | 'by_hand'
  | 'no_secret'
  | 'paused'
  | 'refused_address'
  | 'unreachable'
  | 'rejected'
  | 'gave_up'
  | 'bounced'
  | 'no_consent'
  | 'often_enough'
  | 'complaint'
  | 'too_late'
  | 'nobody';
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
  code: number | null;
  answer: string | null;
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
export interface Kind {
  name: string;
  event: string;
  group: Label;
  label: Label;
  help: Label;
  data: string;
}
/** The record itself; each kind of event is a field of its own. */
export interface HookRecord {
  id: string;
  version: number;
  partner: string;
  code: string;
  direction: 'out' | 'in';
  url: string | null;
  status: 'active' | 'paused';
  secret_at: string | null;
  [kind: string]: unknown;
}
export interface Hook {
  hook: HookRecord;
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
  queryFn: ({ signal }) =>
    api.get<{ items: Hook[]; kinds: Kind[]; may: boolean }>('/api/v1/webhook', undefined, signal),
});
export const mailPost = <Reply = unknown>(path: string, body?: object) =>
  api.post<Reply>(`/api/v1/${path}`, body);
