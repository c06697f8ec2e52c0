import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import { listRecords } from '@/api/records';
import type { Answer, Posted } from '@/api/schema-types';

export type Rules = Answer<'/campaign_rules'>;
export type RuleEvent = Rules['events'][number];
type Share = { count: number; of: number; share: number | null; low: number | null; high: number | null };
export interface Results {
  sent_on: string;
  ends_on: string;
  opened: Share;
  responded: Share;
  interested: Share;
  taken_treated: Share;
  taken_control: Share;
  lift: { difference: number | null; low: number | null; high: number | null };
  cost: number | null;
  extra: number | null;
  cost_each: number | null;
  verdict: 'effect' | 'harm' | 'none' | 'no_control';
  open: boolean;
  said: { zh: string; en: string };
}
export const letterStates = ['sent', 'waiting', 'sending', 'held', 'failed', 'withdrawn'] as const;
export type LetterState = (typeof letterStates)[number];
export type LetterReason =
  | 'channel_off'
  | 'by_hand'
  | 'unreachable'
  | 'rejected'
  | 'gave_up'
  | 'bounced'
  | 'no_consent'
  | 'often_enough'
  | 'complaint'
  | 'too_late'
  | 'nobody';
export type Letters = Record<LetterState, number> & {
  reasons: { status: LetterState; reason: LetterReason; count: number }[];
  mail_on: boolean;
  missing: string | null;
};
export type CampaignPage = Omit<Answer<'/campaign/{id}/page'>, 'results' | 'letters'> & {
  results: Results | null;
  letters: Letters | null;
};
export type Member = CampaignPage['members'][number];

export const rulesQuery = queryOptions({
  queryKey: ['campaign-rules'],
  queryFn: ({ signal }) => api.get<Rules>('/api/v1/campaign_rules', undefined, signal),
});

export const campaignsQuery = queryOptions({
  queryKey: ['records', 'campaign', 'newest'],
  queryFn: ({ signal }) => listRecords('campaign', { sort: '-id', limit: 200, count: 'none' }, signal),
});

export const pageQuery = (id: string) =>
  queryOptions({
    queryKey: ['records', 'campaign', id, 'page'],
    queryFn: ({ signal }) => api.get<CampaignPage>(`/api/v1/campaign/${id}/page`, undefined, signal),
    refetchInterval: (query) => {
      const page = query.state.data;
      if (page?.campaign.status === 'sending') return 1500;
      return page?.letters && page.letters.waiting + page.letters.sending > 0 ? 5000 : false;
    },
  });

export interface Draft {
  campaign?: string;
  title: string;
  purpose: string;
  channel: string;
  event?: string;
  audience: string;
  subject: string;
  body: string;
  move_bp?: number;
  goal: string;
  goal_product?: string;
  control_share: number;
}
export const saveDraft = (draft: Draft) => api.post<Posted<'/campaign/save'>>('/api/v1/campaign/save', draft);
export const sendCampaign = (id: string, version: number) =>
  api.post<{ job?: string; pending_change?: string }>(`/api/v1/campaign/${id}/send`, { version });
export const dropCampaign = (id: string) => api.post(`/api/v1/campaign/${id}/drop`);
export const noteResponse = (member: string, response: string, note: string) =>
  api.post(`/api/v1/campaign_member/${member}/respond`, { response, note: note || undefined });
export const cancelJob = (id: string) => api.post(`/api/v1/job/${id}/cancel`);
