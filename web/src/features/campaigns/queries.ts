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
export type CampaignPage = Omit<Answer<'/campaign/{id}/page'>, 'results'> & { results: Results | null };
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
    refetchInterval: (query) => (query.state.data?.campaign.status === 'sending' ? 1500 : false),
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
