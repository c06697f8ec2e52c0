import { api, type Query } from './client';

export interface Job {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  progress?: number;
  total?: number;
  file?: string;
  error?: string;
}

/** The server writes the whole list as a workbook, as a job of its own. */
export const startExport = (entity: string, query: Query, columns: string[]) =>
  api.post<{ job: string }>(`/api/v1/${entity}/export`, { format: 'xlsx', fields: columns }, query);

export const jobOf = (id: string) => api.get<Job>(`/api/v1/job/${id}`);

export const jobFile = (id: string) => `/api/v1/job/${id}/file`;
