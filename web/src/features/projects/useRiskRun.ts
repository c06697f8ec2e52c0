import { useEffect, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Job } from '@/api/exports';
import type { Label } from '@/api/types';
import { post } from './queries';
import type { Json } from './types';

export interface Simulation {
  runs: number;
  settled: number;
  lock_up: number;
  default: number;
  unpaid: number;
  called: number;
  dscr: Record<string, number | null>;
  equity_irr: Record<string, number | null>;
  histogram: { from: number; share: number }[];
}

export interface Risk {
  base_dscr: number | null;
  base_npv: number | null;
  correlation: number;
  seed: number;
  tornado: {
    path: string;
    label: Label;
    low: number;
    high: number;
    dscr_low: number | null;
    dscr_high: number | null;
    npv_low: number | null;
    npv_high: number | null;
  }[];
  break_even: { path: string; label: Label; value: number | null }[];
  simulation: Simulation;
}

interface Asked {
  job: string | null;
  run: string | null;
  fingerprint: string;
  name: string;
  made_at: string | null;
  made_by: string | null;
  result: Risk | null;
}

const ended = (status: string | undefined) =>
  status !== undefined && !['waiting', 'running', 'held'].includes(status);

/** The analysis for these runs and this seed: what was run before at once, else the job that runs it, watched to its end. */
export function useRiskRun(project: string, runs: number, seed: number, content?: { [key: string]: Json }) {
  const client = useQueryClient();
  const [last, setLast] = useState<Asked>();
  const asked = useQuery({
    queryKey: ['project', project, 'risk', runs, seed, content ?? null],
    queryFn: () => post<Asked>(project, 'risk', { changes: {}, runs, seed, ...(content ? { content } : {}) }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const id = asked.data?.result ? null : (asked.data?.job ?? null);
  const job = useQuery({
    queryKey: ['project', project, 'risk-job', id],
    enabled: id !== null,
    queryFn: ({ signal }) => api.get<Job>(`/api/v1/job/${id!}`, undefined, signal),
    refetchInterval: ({ state }) => (ended(state.data?.status) ? false : 250),
    gcTime: 0,
  });
  const status = id ? job.data?.status : undefined;
  useEffect(() => {
    if (status === 'done') void client.invalidateQueries({ queryKey: ['project', project, 'risk'] });
  }, [status, client, project]);
  useEffect(() => {
    if (asked.data?.result) setLast(asked.data);
  }, [asked.data]);
  const partial = (job.data?.result as { simulation?: Simulation } | null | undefined)?.simulation;
  const running = id !== null && !ended(status);
  return {
    error: asked.error ?? job.error,
    /** What stands on the page: the answer, or the one before while the next is run. */
    shown: asked.data?.result ? asked.data : last,
    current: Boolean(asked.data?.result),
    running: running || (id !== null && status === 'done') || asked.isFetching,
    partial: id !== null && status !== 'cancelled' ? partial : undefined,
    done: running ? (job.data?.done ?? 0) : 0,
    stopped: status === 'cancelled' || status === 'failed' ? (job.data?.message ?? status) : undefined,
    cancel: () => (id ? api.post(`/api/v1/job/${id}/cancel`).then(() => job.refetch()) : undefined),
    again: () => asked.refetch(),
  };
}
