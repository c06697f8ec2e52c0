import type { Query } from './client';

/**
 * Every query key, in one place. The second part of a key that shows records names their entity: live events
 * ({topic: entity}) invalidate by it.
 */
export const keys = {
  me: ['me'] as const,
  meta: ['meta'] as const,
  codes: (list: string) => ['codes', list] as const,
  records: (entity: string, query: Query = {}) => ['records', entity, query] as const,
  count: (entity: string, query: Query = {}) => ['records', entity, 'count', query] as const,
  record: (entity: string, id: string) => ['record', entity, id] as const,
  history: (entity: string, id: string) => ['record', entity, id, 'history'] as const,
  search: (text: string) => ['search', text] as const,
  workbench: ['workbench'] as const,
  audit: (query: Query) => ['audit', 'audit', query] as const,
  auditChain: ['audit', 'audit', 'verify'] as const,
  explain: (person: string, entity: string, id: string) => ['explain', person, entity, id] as const,
  sessions: ['sessions'] as const,
  system: ['system'] as const,
};
