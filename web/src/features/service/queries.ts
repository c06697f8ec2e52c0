import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Label } from '@/api/types';

export interface ServiceClass {
  name: string;
  label: Label;
  kind: string;
  days: number;
  answer_hours: number;
}
export interface RequestLine {
  id: string;
  customer: string;
  customer_title: string;
  tier: string | null;
  subject: string;
  kind: 'request' | 'feedback' | 'complaint';
  channel: string;
  status: 'new' | 'working' | 'waiting' | 'closed';
  class: string | null;
  class_label: Label | null;
  proposed_label: Label | null;
  confidence: number | null;
  handler_title: string | null;
  received_at: string;
  due_on: string | null;
  stopped: boolean;
  late: boolean;
  escalation: number;
  on_time: boolean | null;
  confirmed: boolean;
}
export interface Board {
  today: string;
  items: RequestLine[];
  counts: Record<'open' | 'mine' | 'late' | 'complaints' | 'unsure' | 'waiting', number>;
  classes: ServiceClass[];
  may: { handle: boolean; oversee: boolean };
}
export interface Guess {
  class: string;
  label: Label;
  share: number;
}
export interface Reason {
  words: string;
  weight: number;
}
export interface Proposal {
  class: string | null;
  label: Label | null;
  confidence: number | null;
  guesses: Guess[];
  reasons: Reason[];
}
export interface Message {
  own: boolean;
  request: string;
  direction: 'received' | 'sent' | 'internal';
  channel: string;
  author: string | null;
  text: string;
  at: string;
  subject: string;
}
export interface Detail {
  request: {
    id: string;
    customer: string;
    subject: string;
    kind: string;
    channel: string;
    status: RequestLine['status'];
    class: string | null;
    class_proposed: string | null;
    confidence: number | null;
    reasons: { guesses: Guess[]; reasons: Reason[] } | null;
    confirmed_by_title?: string | null;
    contact_name: string | null;
    handler: string | null;
    handler_title?: string | null;
    about_person_title?: string | null;
    complexity: string | null;
    received_at: string;
    answer_due_at: string | null;
    first_answer_at: string | null;
    due_on: string | null;
    escalation: number;
    closed_at: string | null;
    close_reason: string | null;
    on_time: boolean | null;
    waited_days: number | null;
  };
  customer_title: string;
  mails: {
    id: string;
    purpose: 'answer' | 'survey' | 'invitation' | 'campaign' | 'escalation' | 'event' | 'test';
    status: 'waiting' | 'sending' | 'sent' | 'failed' | 'held' | 'withdrawn';
    reason:
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
      | 'nobody'
      | null;
    attempts: number;
    last_error: string | null;
    recipient: string;
    sent_at: string | null;
    created_at: string;
  }[];
  class_label: Label | null;
  proposed_label: Label | null;
  classes: ServiceClass[];
  clock: {
    stopped: boolean;
    legal: boolean;
    days_left: number | null;
    days_promised: number | null;
    answer_late: boolean;
  };
  thread: Message[];
  others: {
    id: string;
    subject: string;
    status: RequestLine['status'];
    class_label: Label | null;
    received_at: string;
  }[];
  templates: { language: string; text: string }[];
  people: { id: string; name: string; role: string }[];
  may: { handle: boolean; oversee: boolean };
}
export interface Tally {
  key: string;
  label: Label;
  requests: number;
  closed: number;
  complaints: number;
  late: number;
  on_time: number | null;
  answer_hours: number | null;
}
export interface ServiceFigures {
  from: string;
  to: string;
  total: Tally;
  by_class: Tally[];
  by_branch: Tally[];
  by_person: Tally[];
  weeks: Tally[];
  accuracy: {
    confirmed: number;
    right: number;
    asked: number;
    proposed: number;
    share: number | null;
    low: number | null;
    high: number | null;
  };
  model: { trained_at: string; texts: number; confirmed: number; accuracy: number; coverage: number } | null;
}
export interface Interval {
  count: number;
  value: number | null;
  low: number | null;
  high: number | null;
}
export interface Score {
  key: string;
  label: Label;
  sent: number;
  answered: number;
  delay_days: number | null;
  csat: Interval;
  nps: Interval;
}
export interface Satisfaction {
  from: string;
  to: string;
  sent: number;
  answered: number;
  csat: Interval;
  nps: Interval & { promoters: number; passives: number; detractors: number };
  by_event: Score[];
  by_delay: Score[];
  by_stage: Score[];
  months: Score[];
  comments: {
    customer: string;
    customer_title: string;
    event: string;
    answered_at: string;
    satisfaction: number | null;
    recommend: number | null;
    comment: string | null;
    delay_days: number | null;
    stage: Label;
    person: string | null;
    follow_up: string | null;
  }[];
}
export type FigureName = 'volume' | 'on_time' | 'answer_hours' | 'csat';
export interface Improvement {
  id: string;
  title: string;
  cause: string | null;
  measure: string | null;
  class_label: Label | null;
  figure: FigureName;
  status: 'open' | 'doing' | 'done' | 'dropped';
  owner_title: string | null;
  due_on: string | null;
  before: number | null;
  before_count: number | null;
  after: number | null;
  after_count: number | null;
  done_on: string | null;
  late: boolean;
}

/** Live events about requests make these ask again. */
const key = ['records', 'service_request'];

export const boardQuery = (query: Record<string, string | boolean | number | undefined>) =>
  queryOptions({
    queryKey: [...key, 'board', query],
    queryFn: ({ signal }) => api.get<Board>('/api/v1/service/board', query, signal),
    placeholderData: (old) => old,
  });
export const detailQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, 'detail', id],
    queryFn: ({ signal }) => api.get<Detail>(`/api/v1/service_request/${id}/detail`, {}, signal),
  });
export const figuresQuery = (days: number) =>
  queryOptions({
    queryKey: [...key, 'figures', days],
    queryFn: ({ signal }) => api.get<ServiceFigures>('/api/v1/service/figures', { days }, signal),
    placeholderData: (old) => old,
  });
export const satisfactionQuery = (days: number) =>
  queryOptions({
    queryKey: ['records', 'survey', 'satisfaction', days],
    queryFn: ({ signal }) => api.get<Satisfaction>('/api/v1/satisfaction', { days }, signal),
    placeholderData: (old) => old,
  });
export const improvementsQuery = queryOptions({
  queryKey: ['records', 'improvement_item', 'board'],
  queryFn: ({ signal }) =>
    api.get<{ items: Improvement[]; may: boolean }>('/api/v1/improvement/board', {}, signal),
});
export const classify = (text: string) => api.post<Proposal>('/api/v1/service/classify', { text });
export const post = <Reply = unknown>(path: string, body: object) => api.post<Reply>(`/api/v1/${path}`, body);
