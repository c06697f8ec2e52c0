import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { keys } from './keys';
import type { Answer } from './schema-types';

export type Workbench = Answer<'/workbench'>;

/** Something that matters today, with the reason, in the order the bank's policy ranks it. */
export type WorkItem = Workbench['items'][number];

export const workbenchQuery = (kind = '') =>
  queryOptions({
    queryKey: [...keys.workbench, kind],
    queryFn: ({ signal }) => api.get<Workbench>('/api/v1/workbench', { kind }, signal),
    staleTime: 60_000,
    placeholderData: (old) => old,
  });
