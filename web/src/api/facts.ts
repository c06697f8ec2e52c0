import { queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Label } from './types';

export interface FactKind {
  name: string;
  label: Label;
  type: string;
  unit: string;
  choices?: { name: string; label: Label }[];
}

/** The vocabulary of the rules, by name; it changes with the policies only. */
export const factKindsQuery = queryOptions({
  queryKey: ['policy-facts'],
  queryFn: async () => {
    const reply = await api.get<{ facts: FactKind[] }>('/api/v1/policy/facts');
    return new Map(reply.facts.map((fact) => [fact.name, fact]));
  },
  staleTime: Infinity,
});
