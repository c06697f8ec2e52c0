import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { GraphReply } from './graph';

export interface Party {
  id: string;
  title: string | null;
  visible: boolean;
}

export interface CustomerGraph extends GraphReply {
  /** False when there is more than was asked for. */
  complete: boolean;
  ownership: {
    problem: string | null;
    owners: (Party & { share: number })[];
    controllers: (Party & { ultimate: boolean })[];
    controlled: Party[];
  };
  circles: { amount: number; members: Party[] }[];
}

export const graphQuery = (customer: string, depth: number, limit = 500) =>
  queryOptions({
    queryKey: ['graph', 'relation', customer, depth, limit],
    queryFn: ({ signal }) =>
      api.get<CustomerGraph>(
        `/api/v1/customer/${encodeURIComponent(customer)}/graph`,
        { depth, limit },
        signal,
      ),
  });
