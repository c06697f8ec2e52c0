import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import { keys } from './keys';
import type { Label } from './types';

/** Something that matters today, with the reason, in the order the bank's policy ranks it. */
export interface WorkItem {
  kind: string;
  level: string;
  customer?: string | null;
  customer_title?: string | null;
  title: Label;
  why: Label;
  due?: string | null;
  amount_minor?: number | null;
  action?: WorkAction | string | null;
}

export interface WorkAction {
  kind?: string;
  label?: Label;
  entity?: string;
  id?: string;
}

export interface Workbench {
  as_of: string;
  items: WorkItem[];
  counts: Record<string, number>;
}

export const workbenchQuery = queryOptions({
  queryKey: keys.workbench,
  queryFn: ({ signal }) => api.get<Workbench>('/api/v1/workbench', undefined, signal),
  staleTime: 60_000,
});
