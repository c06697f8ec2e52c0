import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { LoanBook } from './types';

export const bookQuery = (id: string, on: string) =>
  queryOptions({
    queryKey: ['records', 'loan', 'book', id, on],
    queryFn: ({ signal }) => api.get<LoanBook>(`/api/v1/loan/${id}/book`, { on }, signal),
    placeholderData: (before) => before,
  });
