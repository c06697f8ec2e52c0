import { useQuery } from '@tanstack/react-query';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import { useAccess } from '@/api/session';
import type { RecordRow } from '@/api/types';

const none: RecordRow[] = [];

/** Records of an entity that hang on the customer, newest first by `sort`; empty when the person may not see them. */
export function useOfCustomer(entity: string, customer: string, sort = '', limit = 200) {
  const { read } = useAccess(entity);
  const query = { customer, sort, limit, count: 'none' };
  const found = useQuery({
    queryKey: keys.records(entity, { ...query, whole: true }),
    queryFn: ({ signal }) => listRecords(entity, query, signal),
    enabled: read,
  });
  return {
    rows: found.data?.items ?? none,
    allowed: read,
    isPending: read && found.isPending,
    error: found.error,
  };
}
