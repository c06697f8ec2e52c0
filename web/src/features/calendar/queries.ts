import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Answer, Posted } from '@/api/schema-types';

export type Calendar = Answer<'/calendar'>;
export type CalendarEvent = Calendar['items'][number];
export type Feeds = Answer<'/calendar/feed'>;

export const calendarQuery = (query: { from: string; to: string; person: string; kinds: string }) =>
  queryOptions({
    queryKey: ['records', 'visit', 'calendar', query],
    queryFn: ({ signal }) => api.get<Calendar>('/api/v1/calendar', query, signal),
    placeholderData: (old) => old,
  });

export const feedsQuery = queryOptions({
  queryKey: ['calendar-feeds'],
  queryFn: ({ signal }) => api.get<Feeds>('/api/v1/calendar/feed', undefined, signal),
});

export const openFeed = (name: string, showNames: boolean) =>
  api.post<Posted<'/calendar/feed'>>('/api/v1/calendar/feed', { name, show_names: showNames });

export const revokeFeed = (id: string) => api.post(`/api/v1/calendar/feed/${id}/revoke`);
