import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import { toastFailed } from '../state/toasts';

export interface Favourite {
  id: string;
  customer: string;
  title: string;
}

const query = { limit: 12, count: 'none' };
const none: Favourite[] = [];

/** The customers the person keeps at hand, and the star that adds or removes one. */
export function useFavourites() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: keys.records('favourite', query),
    queryFn: ({ signal }) => listRecords('favourite', query, signal),
    staleTime: 60_000,
    retry: false,
    // who may no longer see a customer gets no title of it
    select: (page) =>
      page.items.flatMap((row): Favourite[] =>
        row.customer_title
          ? [{ id: row.id, customer: String(row.customer), title: String(row.customer_title) }]
          : [],
      ),
  });
  const favourites = data ?? none;

  const toggle = useMutation({
    mutationFn: (customer: string) => {
      const on = !favourites.some((each) => each.customer === customer);
      return api.post(`/api/v1/customer/${customer}/favourite`, { on });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['records', 'favourite'] }),
    onError: (error) => toastFailed(t('record.notSaved'), error),
  });

  return {
    favourites,
    isFavourite: (customer: string) => favourites.some((each) => each.customer === customer),
    toggle: (customer: string) => toggle.mutate(customer),
  };
}
