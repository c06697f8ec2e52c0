import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { FieldChange, RecordRow } from '@/api/types';

export const waitingQuery = { status: 'waiting', sort: 'made_at' };
export const decidedQuery = { 'status.ne': 'waiting', sort: '-checked_at' };

/** Deciding is never shown before the server has agreed. */
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, approve, reason }: { id: string; approve: boolean; reason: string }) =>
      api.post(`/api/v1/pending_change/${id}/decide`, { approve, reason }),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
}

type Content = { changes?: Record<string, { old: unknown; new: unknown }> } | null;

/** What would change, read from the content kept with the pending change. */
export function changesIn(row: RecordRow): FieldChange[] {
  const content = parsed(row.content) as Content;
  return Object.entries(content?.changes ?? {}).map(([field, change]) => ({ field, ...change }));
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
