import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { createRecord, deleteRecord, listRecords } from '@/api/records';
import type { Filter } from './filters';
import type { Widths } from './use-columns';

/** A list as somebody likes it. */
export interface ListView {
  id: string;
  name: string;
  filters: Filter[];
  sort: string;
  columns?: string[];
  widths?: Widths;
  /** Of a saved view, to delete it. */
  version?: number;
}

interface Definition {
  filters: Filter[];
  sort: string;
  columns?: string[];
  widths?: Widths;
}

const noViews: ListView[] = [];

/** The views the person signed in has saved for an entity. */
export function useSavedViews(entity: string): ListView[] {
  const query = { entity, limit: 50, sort: 'position', count: 'none' };
  const { data } = useQuery({
    queryKey: keys.records('saved_view', query),
    queryFn: ({ signal }) => listRecords('saved_view', query, signal),
    staleTime: 60_000,
    select: (page) =>
      page.items.map((row): ListView => {
        const definition = definitionOf(row.definition);
        return { id: row.id, version: row.version, name: String(row.name), ...definition };
      }),
  });
  return data ?? noViews;
}

function definitionOf(value: unknown): Definition {
  try {
    const parsed = (typeof value === 'string' ? JSON.parse(value) : value) as Partial<Definition> | null;
    return {
      filters: parsed?.filters ?? [],
      sort: parsed?.sort ?? '',
      columns: parsed?.columns,
      widths: parsed?.widths,
    };
  } catch {
    return { filters: [], sort: '' };
  }
}

export function useViewActions(entity: string) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['records', 'saved_view'] });
  const save = useMutation({
    mutationFn: ({ name, definition }: { name: string; definition: Definition }) =>
      createRecord('saved_view', { name, entity, definition }),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (view: ListView) => deleteRecord('saved_view', view.id, view.version ?? 1),
    onSuccess: refresh,
  });
  return { save, remove };
}
