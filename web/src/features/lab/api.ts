import { queryOptions } from '@tanstack/react-query';
import { api, request } from '@/api/client';
import type { Label } from '@/api/types';

export type Kind = 'card' | 'trees';

export interface ModelRow {
  id: string;
  name: string;
  number: number;
  kind: Kind;
  status: 'candidate' | 'approved' | 'retired';
  data_name: string | null;
  rows: number | null;
  bads: number | null;
  auc: number | null;
  ks: number | null;
  trained_at: string | null;
  trained_by: string | null;
  approver: string | null;
  valid_from: string | null;
  valid_until: string | null;
}

export interface LabColumn {
  name: string;
  kind: 'number' | 'date' | 'category';
  missing: number;
  values: string[];
}

export interface LabTable {
  sha256: string;
  file_name: string;
  rows: number;
  columns: LabColumn[];
}

export interface Bin {
  from?: number;
  below?: number;
  levels?: number[];
  missing?: boolean;
  special?: boolean;
  good: number;
  bad: number;
  woe: number;
  iv: number;
  points: number;
}

export interface ModelInput {
  name: string;
  kind: LabColumn['kind'];
  levels?: string[];
  coefficient: number;
  iv: number;
  trend: string;
  bins: Bin[];
}

export interface Finding {
  level: 'leak' | 'unfit' | 'check' | 'note';
  kind: string;
  field: string | null;
  zh: string;
  en: string;
}

export interface SegmentRow {
  name: string;
  n: number;
  bads: number;
  auc: number | null;
  mean_pd: number | null;
  bad_rate: number | null;
  psi: number | null;
}

export interface Report {
  rows: number;
  bads: number;
  out_of_time: boolean;
  auc: number | null;
  auc_low: number | null;
  auc_high: number | null;
  mean_auc: number | null;
  auc_deviation: number | null;
  gini: number | null;
  ks: number | null;
  brier: number;
  log_loss: number;
  hosmer_lemeshow: number;
  hosmer_lemeshow_p: number;
  mean_pd: number;
  bad_rate: number;
  folds: { rows: number; bads: number; auc: number | null; ks: number | null }[];
  calibration: { n: number; bads: number; mean_pd: number; low: number; high: number }[];
  curve: [number, number][];
  segments: SegmentRow[];
  periods: SegmentRow[];
}

export interface ModelDetail extends Omit<ModelRow, 'data_name' | 'rows' | 'bads'> {
  version: number;
  reason: string | null;
  data_hash: string | null;
  document_sha256: string | null;
  code_version: string | null;
  seed: number | null;
  findings: Finding[] | null;
  report: Report | null;
  model: {
    base_score: number;
    base_odds: number;
    points_to_double: number;
    intercept: number;
    trained_on: { data: string; target: string; bad_value: string; rows: number; bads: number };
    inputs: ModelInput[];
    trees?: unknown[];
  } | null;
}

export type CheckLevel = 'green' | 'yellow' | 'red' | 'unknown';

export interface Measure {
  measure:
    | 'score_shift'
    | 'field_shift'
    | 'missing_rise'
    | 'defaults'
    | 'auc_fall'
    | 'pd_low'
    | 'grade_low'
    | 'overridden';
  about: string | null;
  value: number | null;
  level: CheckLevel;
  words: Label;
}

export interface ModelCheck {
  id: string;
  checked_at: string;
  scored_on: string;
  outcome_from: string | null;
  level: CheckLevel;
  case_count: number;
  outcome_count: number;
  bad_count: number;
  psi: number | null;
  csi: number | null;
  auc: number | null;
  ks: number | null;
  expected_rate: number | null;
  observed_rate: number | null;
  override_rate: number | null;
  owner: string | null;
  due_on: string | null;
  response: string | null;
  responded_by: string | null;
  responded_at: string | null;
  result: {
    measures: Measure[];
    grades: { grade: string; n: number; defaults: number; pd: number; rate: number; jeffreys_p: number }[];
    drift: {
      name: string;
      label: Label;
      csi: number | null;
      missing_before: number | null;
      missing_now: number | null;
    }[];
  };
}

export interface TrainBody {
  name: string;
  facts_on?: string;
  sha256?: string;
  file_name?: string;
  kind: Kind;
  target: string;
  bad_value?: string;
  columns?: string;
  time?: string;
  test_share?: number;
  segment?: string;
  keep?: string;
  drop?: string;
  borders?: Record<string, number[]>;
  central_tendency?: number;
}

export interface Job {
  id: string;
  status: string;
  done: number;
  total: number;
  message: string | null;
}

export const modelsQuery = queryOptions({
  queryKey: ['lab', 'rating_model'],
  queryFn: ({ signal }) => api.get<{ items: ModelRow[] }>('/api/v1/lab/models', undefined, signal),
});

export const modelQuery = (id: string) =>
  queryOptions({
    queryKey: ['lab', 'rating_model', id],
    queryFn: ({ signal }) =>
      api.get<ModelDetail>(`/api/v1/lab/models/${encodeURIComponent(id)}`, undefined, signal),
  });

export const checksQuery = (id: string) =>
  queryOptions({
    queryKey: ['lab', 'rating_model', id, 'checks'],
    queryFn: ({ signal }) =>
      api.get<{ items: ModelCheck[] }>(
        `/api/v1/lab/models/${encodeURIComponent(id)}/checks`,
        undefined,
        signal,
      ),
  });

export const startCheck = () => api.post<{ job: string }>('/api/v1/lab/check', { back_months: 0 });

export const answerCheck = (id: string, response: string) =>
  api.post(`/api/v1/lab/checks/${encodeURIComponent(id)}/answer`, { response });

export const factsTable = (factsOn: string) =>
  api.get<LabTable>('/api/v1/lab/facts', { facts_on: factsOn || undefined });

export const uploadTable = (file: File, columns: string) =>
  request<LabTable>('POST', '/api/v1/lab/upload', {
    body: file,
    query: { columns },
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
  });

export const train = (body: TrainBody) => api.post<{ job: string }>('/api/v1/lab/train', body);

export const promote = (id: string, body: { reason: string; valid_until?: string }) =>
  api.post<{ status: string }>(`/api/v1/lab/models/${encodeURIComponent(id)}/promote`, body);

export const retire = (id: string, body: { reason: string }) =>
  api.post<{ status: string }>(`/api/v1/lab/models/${encodeURIComponent(id)}/retire`, body);

export const isOver = (status: string | undefined) =>
  status !== undefined && !['waiting', 'running', 'held'].includes(status);

export const jobQuery = (job: string) =>
  queryOptions({
    queryKey: ['lab', 'job', job],
    queryFn: ({ signal }) => api.get<Job>(`/api/v1/job/${encodeURIComponent(job)}`, undefined, signal),
    refetchInterval: ({ state }) => (isOver(state.data?.status) ? false : 700),
  });

export const cancelJob = (job: string) => api.post(`/api/v1/job/${encodeURIComponent(job)}/cancel`);
