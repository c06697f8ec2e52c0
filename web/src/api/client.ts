import { useAsOf } from './as-of';
import { ApiError, type Problem } from './problem';

export type QueryValue = string | number | boolean | null | undefined;
export type Query = Record<string, QueryValue>;

interface Options {
  query?: Query;
  body?: unknown;
  /** The version the change was made on; sent as If-Match. */
  version?: number;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

const csrfToken = () => document.cookie.match(/(?:^|; )steward_csrf=([^;]+)/)?.[1] ?? '';

export function url(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

function headersOf(method: string, { body, version, headers: own = {} }: Options): Headers {
  const headers = new Headers({
    Accept: 'application/json',
    'Accept-Language': document.documentElement.lang,
  });
  const asOf = useAsOf.getState().instant;
  if (asOf) headers.set('X-As-Of', asOf);
  if (method !== 'GET') headers.set('X-CSRF-Token', csrfToken());
  if (body !== undefined && !(body instanceof FormData) && !(body instanceof Blob)) {
    headers.set('Content-Type', 'application/json');
  }
  if (version !== undefined) headers.set('If-Match', `"${version}"`);
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  return headers;
}

function bodyOf(body: unknown): BodyInit | undefined {
  if (body === undefined) return undefined;
  return body instanceof FormData || body instanceof Blob ? body : JSON.stringify(body);
}

async function problemOf(response: Response): Promise<ApiError> {
  const correlationId = response.headers.get('X-Correlation-Id') ?? '';
  let problem: Problem;
  try {
    problem = (await response.json()) as Problem;
  } catch {
    problem = { title: response.statusText || `HTTP ${response.status}`, status: response.status };
  }
  return new ApiError(
    { ...problem, status: problem.status ?? response.status },
    problem.correlation_id || correlationId,
  );
}

/** One call to the server. Throws ApiError when it refuses, and when it cannot be reached (status 0). */
export async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url(path, options.query), {
      method,
      headers: headersOf(method, options),
      body: bodyOf(options.body),
      signal: options.signal,
      credentials: 'same-origin',
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError({ title: 'network', status: 0, id: 'client.unreachable' }, '');
  }
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => request<T>('GET', path, { query, signal }),
  post: <T>(path: string, body: unknown = {}, query?: Query) => request<T>('POST', path, { body, query }),
  patch: <T>(path: string, body: unknown, version?: number) => request<T>('PATCH', path, { body, version }),
  delete: <T>(path: string, version?: number) => request<T>('DELETE', path, { version }),
};
