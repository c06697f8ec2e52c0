import { request } from '@/api/client';
import type { RecordRow } from '@/api/types';

/** What a file is, and what it belongs to beside the customer. */
type FileOf = {
  kind: string;
  expires_on?: string;
  inspection?: string;
  facility_condition?: string;
};

/** Puts a file into a customer's file; answers with the record of it. */
export const sendFile = (customer: string, file: File, query: FileOf) =>
  request<RecordRow>('POST', `/api/v1/customer/${customer}/attachment/upload`, {
    body: file,
    query,
    headers: {
      'Content-Type': 'application/octet-stream',
      'X-File-Name': encodeURIComponent(file.name),
    },
  });

/** Where the bytes of a file are; SHOWN in the browser or fetched. */
export const contentPath = (id: string, shown: boolean) =>
  `/api/v1/attachment/${id}/content${shown ? '?show=true' : ''}`;
