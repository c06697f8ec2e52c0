import { ApiError, type Problem } from '@/api/problem';
import type { Answer } from '@/api/schema-types';

export type Me = Answer<'/portal/me'>;
export type Progress = Answer<'/portal/progress'>;
export type Application = Progress['applications'][number];
export type PaperWanted = Application['documents'][number];
export type Files = Answer<'/portal/files'>;
export type Loans = Answer<'/portal/loans'>;
export type LoanPage = Answer<'/portal/loans/{id}'>;
export type Statements = Answer<'/portal/statements'>;
export type Covenants = Answer<'/portal/covenants'>;
export type Sent = Answer<'/portal/sent'>;
export type Messages = Answer<'/portal/messages'>;
export type Users = Answer<'/portal/users'>;
export type OwnData = Answer<'/portal/data'>;
export type Consents = Answer<'/portal/consents'>;
export type Sessions = Answer<'/portal/me/sessions'>;

export const address = (path: string) => `/api/v1/portal${path}`;

const token = () => /(?:^|; )steward_portal_csrf=([^;]+)/.exec(document.cookie)?.[1] ?? '';

async function problemOf(response: Response): Promise<ApiError> {
  let problem: Problem;
  try {
    problem = (await response.json()) as Problem;
  } catch {
    problem = { title: response.statusText || `HTTP ${response.status}`, status: response.status };
  }
  return new ApiError(
    { ...problem, status: problem.status ?? response.status },
    problem.correlation_id ?? '',
  );
}

/** The network is not there: nothing is known about what became of the request. */
export const isOffline = (error: unknown) => error instanceof ApiError && error.status === 0;

export async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const own: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': document.documentElement.lang,
    ...headers,
  };
  if (method !== 'GET') own['X-CSRF-Token'] = token();
  const raw = body instanceof Blob;
  if (body !== undefined) own['Content-Type'] ??= raw ? 'application/octet-stream' : 'application/json';
  let response: Response;
  try {
    response = await fetch(address(path), {
      method,
      headers: own,
      body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
      credentials: 'same-origin',
    });
  } catch {
    throw new ApiError({ title: 'network', status: 0, id: 'client.unreachable' }, '');
  }
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const get = <T>(path: string) => call<T>('GET', path);
export const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, body);

/** A key of one's own for one sending: the server takes it once, however often it comes. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
