import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Job } from '@/api/exports';

export type Changes = Record<string, number>;

interface Losses {
  expected_loss: number;
  value_at_risk: number;
  expected_shortfall: number;
  capital: number;
  shares: number[];
}

export interface Portfolio {
  scenarios: number;
  seed: number;
  confidence: number;
  certain: number;
  width: number;
  before: Losses;
  after: Losses;
}

export interface Stress {
  projects: {
    id: string;
    name: string;
    debt: number;
    dscr: number | null;
    stressed_dscr: number | null;
    unpaid: number;
    called: number;
    default: boolean;
    pd: number;
  }[];
  debt: number;
  debt_in_default: number;
  doubtful: number;
  debt_in_doubt: number;
  unpaid: number;
  called: number;
  book: number;
  lgd: number | null;
  portfolio: Portfolio;
}

const ended = (status: string | undefined) =>
  status !== undefined && !['waiting', 'running', 'held'].includes(status);

/** The stress of all projects as a job, watched to its end; the answer before stands while the next is run. */
export function useStressRun(changes: Changes) {
  const [shown, setShown] = useState<Stress>();
  const asked = useQuery({
    queryKey: ['project_stress', changes],
    queryFn: () => api.post<{ job: string }>('/api/v1/project_stress', { changes }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const id = asked.data?.job;
  const job = useQuery({
    queryKey: ['project_stress', 'job', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => api.get<Job>(`/api/v1/job/${id!}`, undefined, signal),
    refetchInterval: ({ state }) => (ended(state.data?.status) ? false : 250),
    gcTime: 0,
  });
  const status = id ? job.data?.status : undefined;
  const result = status === 'done' ? (job.data?.result as unknown as Stress) : undefined;
  useEffect(() => {
    if (result) setShown(result);
  }, [result]);
  // a run nobody waits for any more is stopped when the next one is asked for
  const before = useRef<string>(undefined);
  useEffect(() => {
    const old = before.current;
    before.current = ended(status) ? undefined : id;
    if (old && id && old !== id) void api.post(`/api/v1/job/${old}/cancel`).catch(() => undefined);
  }, [id, status]);
  return {
    error: asked.error ?? job.error,
    shown: result ?? shown,
    running: asked.isFetching || (id !== undefined && !ended(status)),
    done: job.data?.done ?? 0,
    total: job.data?.total ?? 0,
    stopped: status === 'cancelled' || status === 'failed' ? (job.data?.message ?? status) : undefined,
    cancel: () => (id ? api.post(`/api/v1/job/${id}/cancel`).then(() => job.refetch()) : undefined),
    again: () => asked.refetch(),
  };
}
