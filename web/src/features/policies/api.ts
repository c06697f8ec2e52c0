import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Label } from '@/api/types';

export interface PolicyItem {
  file: string;
  kind: string;
  name: string;
  label: Label;
  version: number;
  hash: string;
  drafts: number;
}

export interface PolicyVersion {
  id: string;
  number: number;
  status: string;
  valid_from: string | null;
  valid_to: string | null;
  author: string | null;
  approver: string | null;
  reason: string | null;
  sha256: string;
  recorded_at: string;
}

export interface PolicyDocument {
  file: string;
  text: string;
  hash: string;
  versions: PolicyVersion[];
}

export interface PolicyProblem {
  file: string;
  line: number;
  column: number;
  id: string;
  zh: string;
  en: string;
}

export interface BackTest {
  customers: number;
  moved: number;
  better: number;
  worse: number;
  lost: number;
  gained: number;
  mean_pd_before: number | null;
  mean_pd_after: number | null;
  outcomes: string[];
  counts: number[][];
  moves: {
    customer: string;
    name: string | null;
    before: string;
    after: string;
    before_pd: number | null;
    after_pd: number | null;
  }[];
}

export interface Role {
  name: string;
  zh: string;
  en: string;
  help_zh: string;
  help_en: string;
  masks_sensitive: boolean;
  permissions: string[];
  masked: string[];
  rules: {
    entity: string;
    read: string[];
    create: string[];
    update: string[];
    delete: string[];
    line: number;
  }[];
}

/** The second part of the keys is the entity whose events refresh them. */
export const policiesQuery = queryOptions({
  queryKey: ['policies', 'policy_version'],
  queryFn: ({ signal }) =>
    api.get<{ hash: string; items: PolicyItem[] }>('/api/v1/policy', undefined, signal),
});

export const documentQuery = (file: string) =>
  queryOptions({
    queryKey: ['policies', 'policy_version', file],
    queryFn: ({ signal }) => api.get<PolicyDocument>('/api/v1/policy/document', { file }, signal),
  });

export const rolesQuery = queryOptions({
  queryKey: ['policies', 'policy_version', 'roles'],
  queryFn: ({ signal }) => api.get<{ roles: Role[] }>('/api/v1/policy/roles', undefined, signal),
});

export const checkDraft = (file: string, text: string) =>
  api.post<{ problems: PolicyProblem[] }>('/api/v1/policy/check', { file, text });

export const saveDraft = (file: string, text: string, reason: string) =>
  api.post<{ id: string; number: number; problems: PolicyProblem[] }>('/api/v1/policy/draft', {
    file,
    text,
    reason,
  });

const version = (id: string) => `/api/v1/policy/version/${encodeURIComponent(id)}`;

export const backTest = (id: string, of: 'grade' | 'tier') =>
  api.post<{ result: BackTest; took_ms: number }>(`${version(id)}/back-test`, { of });

export const submitVersion = (id: string) => api.post(`${version(id)}/submit`);

export const activateVersion = (id: string, valid_from?: string) =>
  api.post<{ valid_from?: string; pending_change?: string }>(`${version(id)}/activate`, { valid_from });

export const rejectVersion = (id: string, reason: string) => api.post(`${version(id)}/reject`, { reason });
