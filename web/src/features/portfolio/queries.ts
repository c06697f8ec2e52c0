import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Cockpit, History, Industries, Industry, Limits, Scenarios } from './types';

const path = '/api/v1/portfolio';

export const cockpitQuery = queryOptions({
  queryKey: ['portfolio', 'cockpit'],
  queryFn: ({ signal }) => api.get<Cockpit>(`${path}/cockpit`, {}, signal),
});

export const limitsQuery = queryOptions({
  queryKey: ['portfolio', 'limits'],
  queryFn: ({ signal }) => api.get<Limits>(`${path}/limits`, { each: 30 }, signal),
});

export const historyQuery = queryOptions({
  queryKey: ['portfolio', 'history'],
  queryFn: ({ signal }) => api.get<History>(`${path}/history`, {}, signal),
});

export const scenariosQuery = queryOptions({
  queryKey: ['portfolio', 'scenarios'],
  queryFn: ({ signal }) => api.get<Scenarios>(`${path}/scenarios`, {}, signal),
});

export const industriesQuery = queryOptions({
  queryKey: ['portfolio', 'industries'],
  queryFn: ({ signal }) => api.get<Industries>(`${path}/industries`, {}, signal),
});

export const industryQuery = (section: string) =>
  queryOptions({
    queryKey: ['portfolio', 'industry', section],
    queryFn: ({ signal }) => api.get<Industry>(`${path}/industry`, { section }, signal),
  });
