import { api, type Query } from './client';
import type { Answer, Posted } from './schema-types';

export type Job = Answer<'/job/{id}'>;

/** The server writes the whole list as a workbook, as a job of its own. */
export const startExport = (entity: string, parameters: Query, columns: string[]) =>
  api.post<Posted<'/export'>>('/api/v1/export', {
    entity,
    format: 'xlsx',
    parameters,
    columns: columns.join(','),
  });

export const jobOf = (id: string) => api.get<Job>(`/api/v1/job/${id}`);

export const isOver = (job: Job) => ['done', 'failed', 'cancelled'].includes(job.status);

export const exportFile = (job: string) => `/api/v1/export/${job}`;
