import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { keys } from './keys';
import type { Answer } from './schema-types';

export type Workbench = Answer<'/workbench'>;

/** Something that matters today, with the reason, in the order the bank's policy ranks it. */
export type WorkItem = Workbench['items'][number];

export const workbenchQuery = (kind = '', putOff = false) =>
  queryOptions({
    queryKey: [...keys.workbench, kind, putOff],
    queryFn: ({ signal }) =>
      api.get<Workbench>('/api/v1/workbench', { kind, put_off: putOff || undefined }, signal),
    staleTime: 60_000,
    placeholderData: (old) => old,
  });

/** Zero days bring it back at once. */
export const putOff = (item: WorkItem, days: number, reason = '') =>
  api.post<{ until: string | null }>('/api/v1/workbench/put-off', {
    kind: item.kind,
    subject: item.id,
    days,
    ...(reason ? { reason } : {}),
  });
