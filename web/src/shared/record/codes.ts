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
    const found = codes.find((each) => each.code === code);
    return found ? label(found.label) : code;
  };
}
