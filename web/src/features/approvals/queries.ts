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

/** What would change, read from the content kept with the pending change. */
export function changesIn(row: RecordRow): FieldChange[] {
  const content = parsed(row.content);
  if (Array.isArray(content)) return content as FieldChange[];
  if (content && typeof content === 'object') {
    const inner = content as { changes?: FieldChange[]; patch?: object; fields?: object };
    if (Array.isArray(inner.changes)) return inner.changes;
    return Object.entries(inner.patch ?? inner.fields ?? inner).map(([field, value]) => ({
      field,
      old: null,
      new: value,
    }));
  }
  return [];
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
