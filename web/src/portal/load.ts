import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { ApiError } from '@/api/problem';
import { get } from './api';

interface Entry {
  value?: unknown;
  error?: ApiError;
  busy: boolean;
}

const entries = new Map<string, Entry>();
const listeners = new Set<() => void>();
const nothing: Entry = { busy: true };
let lost: () => void = () => undefined;

const tell = () => listeners.forEach((listener) => listener());
const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function put(path: string, entry: Entry) {
  entries.set(path, entry);
  tell();
}

async function fetchInto(path: string) {
  put(path, { ...entries.get(path), busy: true });
  try {
    put(path, { value: await get(path), busy: false });
  } catch (error) {
    const refused =
      error instanceof ApiError ? error : new ApiError({ title: String(error), status: -1 }, '');
    if (refused.status === 401) lost();
    // What was read before stays on the page when the network is gone.
    put(path, { value: entries.get(path)?.value, error: refused, busy: false });
  }
}

/** Called when the sign-in has ended. */
export const onLost = (then: () => void) => {
  lost = then;
};

/** Everything, or what begins with PATH, is asked for again. */
export function refresh(path = '') {
  for (const known of [...entries.keys()]) if (known.startsWith(path)) void fetchInto(known);
}

/** Nothing of one person is left for the next. */
export function forget() {
  entries.clear();
  tell();
}

/** A read of the server; shared by all who ask for the same path. */
export function useLoad<T>(path: string) {
  const entry = useSyncExternalStore(listen, () => entries.get(path) ?? nothing);
  useEffect(() => {
    void fetchInto(path);
  }, [path]);
  const again = useCallback(() => void fetchInto(path), [path]);
  return { data: entry.value as T | undefined, error: entry.error, busy: entry.busy, again };
}
