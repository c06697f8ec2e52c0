import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Pasted, Sheet } from './types';

const base = (customer: string) => `/api/v1/customer/${encodeURIComponent(customer)}/statements`;

/** The key's second part is the entity whose events refresh it. */
export const sheetQuery = (customer: string, scope = '') =>
  queryOptions({
    queryKey: ['sheet', 'statement', customer, scope],
    queryFn: ({ signal }) => api.get<Sheet>(base(customer), { scope, limit: 12 }, signal),
  });

export const readPaste = (
  customer: string,
  body: { text: string; unit: string; period_end?: string; period_months?: number },
) => api.post<Pasted>(`${base(customer)}/paste`, body);
