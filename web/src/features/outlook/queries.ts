import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Chance, Offer } from '@/api/outlook';
import type { FactValue } from '@/api/warnings';
import type { Answer, Posted } from '@/api/schema-types';

export type Page = Answer<'/outlook'>;
export type Target = Page['targets'][number];
export interface Detail {
  churn?: Chance;
  conversion?: Chance;
  offers?: Offer[];
}
export type Listed = Omit<Answer<'/outlook/list'>['items'][number], 'detail'> & { detail: Detail | null };
export type Rules = Answer<'/outlook/rules'>;
export type Keeping = Omit<Answer<'/retention'>, 'items'> & { items: Play[] };
export type Play = Omit<Answer<'/retention'>['items'][number], 'signals'> & { signals: FactValue[] };
export type By = 'churn' | 'conversion' | 'product';
export type Status = 'open' | 'done' | '';

export const pageQuery = queryOptions({
  queryKey: ['records', 'customer_outlook', 'page'],
  queryFn: ({ signal }) => api.get<Page>('/api/v1/outlook', undefined, signal),
});

export const listQuery = (by: By, product: string) =>
  queryOptions({
    queryKey: ['records', 'customer_outlook', 'list', by, product],
    queryFn: ({ signal }) =>
      api.get<{ items: Listed[] }>(
        '/api/v1/outlook/list',
        { by, product: product || undefined, limit: 60 },
        signal,
      ),
    placeholderData: (old) => old,
  });

export const rulesQuery = queryOptions({
  queryKey: ['records', 'product_holding', 'rules'],
  queryFn: ({ signal }) => api.get<Rules>('/api/v1/outlook/rules', undefined, signal),
});

export const keepingQuery = (status: Status) =>
  queryOptions({
    queryKey: ['records', 'retention_play', status],
    queryFn: ({ signal }) =>
      api.get<Keeping>('/api/v1/retention', { status: status || undefined, limit: 200 }, signal),
    placeholderData: (old) => old,
  });

export const actOn = (play: string, input: { action: 'done' | 'drop'; reaction?: string; note?: string }) =>
  api.post<Posted<'/retention/{id}/act'>>(`/api/v1/retention/${play}/act`, input);

export const runOutlook = () => api.post<Posted<'/outlook/run'>>('/api/v1/outlook/run');
export const train = (target: string) =>
  api.post<Posted<'/outlook/train'>>('/api/v1/outlook/train', { target });
