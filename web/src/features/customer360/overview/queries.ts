import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { CustomerOverview } from './types';

/** The key's second part is the customer entity: a change of the customer refreshes the page. */
export const overviewQuery = (customer: string) =>
  queryOptions({
    queryKey: ['overview', 'customer', customer],
    queryFn: ({ signal }) =>
      api.get<CustomerOverview>(
        `/api/v1/customer/${encodeURIComponent(customer)}/overview`,
        undefined,
        signal,
      ),
  });
