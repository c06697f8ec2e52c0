import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { EntityMeta } from '@/api/types';
import { parseFilters, queryOf, type Filter } from './filters';

export interface ListAddress {
  view: string;
  text: string;
  sort: string;
  filters: Filter[];
  /** What the API is asked for. */
  query: Record<string, string>;
  titles: Record<string, string>;
  setText: (text: string) => void;
  setSort: (sort: string) => void;
  setFilters: (filters: Filter[], titles?: Record<string, string>) => void;
  setView: (view: string, filters: Filter[], sort: string) => void;
}

/** Belongs to the page around an embedded list. */
const kept = ['tab', 'of'];

/** View, search text, filters and sort live in the page's address, so that a list can be sent to a colleague. */
export function useListAddress(entity: EntityMeta): ListAddress {
  const [params, setParams] = useSearchParams();
  const titles = useRef<Record<string, string>>({});
  const view = params.get('view') ?? 'all';
  const text = params.get('q') ?? '';
  const sort = params.get('sort') ?? '';
  const filters = useMemo(() => parseFilters(params, entity), [params, entity]);

  const write = useCallback(
    (next: { view: string; text: string; sort: string; filters: Filter[] }) => {
      const out = new URLSearchParams(queryOf(next.filters));
      for (const name of kept) if (params.has(name)) out.set(name, params.get(name)!);
      if (next.view !== 'all') out.set('view', next.view);
      if (next.text) out.set('q', next.text);
      if (next.sort) out.set('sort', next.sort);
      setParams(out, { replace: true });
    },
    [params, setParams],
  );

  const query = useMemo(
    () => ({ ...queryOf(filters), ...(text && { q: text }), ...(sort && { sort }) }),
    [filters, text, sort],
  );

  return {
    view,
    text,
    sort,
    filters,
    query,
    titles: titles.current,
    setText: (next) => write({ view, text: next, sort, filters }),
    setSort: (next) => write({ view, text, sort: next, filters }),
    setFilters: (next, named) => {
      Object.assign(titles.current, named);
      write({ view, text, sort, filters: next });
    },
    setView: (next, nextFilters, nextSort) =>
      write({ view: next, text: '', sort: nextSort, filters: nextFilters }),
  };
}
