import { queryOptions } from '@tanstack/react-query';
import { api, request } from '@/api/client';
import type { Label, RecordRow } from '@/api/types';

/** How a field is filled: from a column, or with a value; what else a mapping can say is kept as it is. */
export interface FieldRule {
  column?: string;
  value?: string;
  unit?: string;
  assumed?: boolean;
  [other: string]: unknown;
}

export interface MappingRecord {
  entity: string;
  fields: Record<string, FieldRule | string>;
  [other: string]: unknown;
}

export interface Mapping {
  records?: MappingRecord[];
  [other: string]: unknown;
}

export interface ImportOptions {
  duplicates?: 'hold' | 'create' | 'merge';
  update?: boolean;
  sheet?: string;
  encoding?: string;
  delimiter?: string;
}

export interface Match {
  customer: string | null;
  name: string | null;
  weight: number;
  probability: number;
  prior?: number;
  fields: { field: string; level: Label; weight: number; rarity: number }[];
}

export interface ImportRow {
  row: number;
  action: string;
  records: { entity: string; action: string; values: RecordRow }[];
  matches: Match[];
}

export interface ImportProblem {
  row: number | null;
  column: number | null;
  column_name: string | null;
  entity: string | null;
  field: string | null;
  value: string | null;
  error: string;
  message: string;
}

export interface Preview {
  batch: string;
  file_name: string;
  encoding: string | null;
  format: string;
  sheets: string[];
  entity: string | null;
  mapping_from: string;
  mapping: Mapping | null;
  options: ImportOptions | null;
  columns: { name: string; samples: string[] }[];
  rows_total: number | null;
  items: ImportRow[];
  problems: ImportProblem[];
  counts: Record<string, number>;
}

export interface Job {
  id: string;
  kind: string;
  status: string;
  done: number;
  total: number;
  message: string | null;
  result: { batch?: string } | null;
}

const base = (batch: string) => `/api/v1/import/${encodeURIComponent(batch)}`;

export const uploadFile = (file: File, entity: string) =>
  request<Preview>('POST', '/api/v1/import/upload', {
    body: file,
    query: { entity },
    headers: {
      'Content-Type': 'application/octet-stream',
      // header values are Latin-1: a Chinese file name goes percent-encoded
      'X-File-Name': encodeURIComponent(file.name),
    },
  });

export const previewQuery = (batch: string) =>
  queryOptions({
    queryKey: ['import', 'import_batch', batch, 'preview'],
    queryFn: ({ signal }) => api.get<Preview>(`${base(batch)}/preview`, undefined, signal),
    staleTime: 60_000,
  });

export const changeMapping = (
  batch: string,
  body: { mapping?: Mapping; options?: ImportOptions; remember?: string },
) => api.post<Preview>(`${base(batch)}/mapping`, body);

export interface KnownMapping {
  name: string;
  label: Label;
  shipped: boolean;
  entity: string;
  mapping: Mapping;
}

export const mappingsQuery = queryOptions({
  queryKey: ['import', 'import_mapping'],
  queryFn: ({ signal }) => api.get<{ items: KnownMapping[] }>('/api/v1/import/mappings', undefined, signal),
});

export const runImport = (batch: string) => api.post<{ job: string }>(`${base(batch)}/run`);

export const undoImport = (batch: string) => api.post<{ job: string }>(`${base(batch)}/undo`);

export const errorsFile = (batch: string) => `${base(batch)}/errors`;

export const cancelJob = (job: string) => api.post(`/api/v1/job/${encodeURIComponent(job)}/cancel`);

export const jobQuery = (job: string) =>
  queryOptions({
    queryKey: ['import', 'job', job],
    queryFn: ({ signal }) => api.get<Job>(`/api/v1/job/${encodeURIComponent(job)}`, undefined, signal),
    refetchInterval: ({ state }) => (isOver(state.data?.status) ? false : 700),
  });

export const isOver = (status: string | undefined) =>
  status !== undefined && !['waiting', 'running', 'held'].includes(status);
