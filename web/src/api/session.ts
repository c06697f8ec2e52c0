import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api } from './client';
import { keys } from './keys';
import type { EntityAccess, Me, Meta } from './types';

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => api.get<Me>('/api/v1/me', undefined, signal),
  staleTime: 5 * 60_000,
  retry: false,
});

export const metaQuery = queryOptions({
  queryKey: keys.meta,
  queryFn: ({ signal }) => api.get<Meta>('/api/meta', undefined, signal),
  staleTime: Infinity,
});

/** The person signed in. Only inside the shell, which has fetched it. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

export const useMeta = (): Meta => useSuspenseQuery(metaQuery).data;

export const useMaybeMe = (): Me | undefined => useQuery({ ...meQuery, enabled: false }).data;

const noAccess: EntityAccess = { read: false, create: false, update: false, delete: false, masked: [] };

/** What the person signed in may do with an entity's records. */
export const useAccess = (entity: string): EntityAccess => useMe().entities[entity] ?? noAccess;

export const signIn = (input: { login: string; password: string; code?: string }) =>
  api.post<{ person: unknown; csrf: string }>('/api/v1/sign-in', input);

export const signOut = () => api.post<void>('/api/v1/sign-out');
