import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import type { Code, Page } from '@/api/types';
import { useLabel } from '@/i18n';

const noCodes: Code[] = [];

/** The codes of a list such as industry, region or currency; fetched once. */
export function useCodes(list: string | null | undefined): Code[] {
  const { data } = useQuery({
    queryKey: keys.codes(list ?? ''),
    queryFn: ({ signal }) => api.get<Page<Code>>(`/api/v1/code/${list}`, undefined, signal),
    enabled: Boolean(list),
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return data?.items ?? noCodes;
}

/** The reader's word for a code; the code itself while the list is coming or does not know it. */
export function useCodeLabel(list: string | null | undefined): (code: string) => string {
  const codes = useCodes(list);
  const label = useLabel();
  return (code) => {
    const found = byCode(codes).get(code);
    return found ? label(found.label) : code;
  };
}

const indexes = new WeakMap<Code[], Map<string, Code>>();

/** Some lists have thousands of codes, and a page of a list asks for many of them. */
function byCode(codes: Code[]): Map<string, Code> {
  const known = indexes.get(codes);
  if (known) return known;
  const index = new Map(codes.map((code) => [code.code, code]));
  indexes.set(codes, index);
  return index;
}
