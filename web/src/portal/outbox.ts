import { useSyncExternalStore } from 'react';
import { ApiError } from '@/api/problem';
import { call, isOffline, newKey } from './api';
import { refresh } from './load';

/** Something a person sent. It is written down on this device first and goes only when the server has it. */
export interface Item {
  key: string;
  user: string;
  path: string;
  title: string;
  body?: Record<string, unknown>;
  file?: Blob;
  fileName?: string;
  query?: Record<string, string>;
  madeAt: number;
  /** What the server said when it refused; the person decides what becomes of it. */
  refused?: string;
}

let items: Item[] = [];
let user = '';
let running = false;
const listeners = new Set<() => void>();

const open = () =>
  new Promise<IDBDatabase>((done, fail) => {
    const asked = indexedDB.open('portal', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('outbox', { keyPath: 'key' });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error ?? new Error('storage'));
  });

async function store<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((done, fail) => {
      const transaction = database.transaction('outbox', mode);
      const asked = act(transaction.objectStore('outbox'));
      transaction.oncomplete = () => done(asked.result);
      transaction.onerror = transaction.onabort = () => fail(transaction.error ?? new Error('storage'));
    });
  } finally {
    database.close();
  }
}

async function read() {
  const all = await store<Item[]>('readonly', (shelf) => shelf.getAll() as IDBRequest<Item[]>).catch(
    () => [],
  );
  items = all.filter((item) => item.user === user).sort((a, b) => a.madeAt - b.madeAt);
  listeners.forEach((listener) => listener());
}

const sendOne = (item: Item) =>
  item.file
    ? call<{ id: string }>(
        'POST',
        `${item.path}?${new URLSearchParams({ ...item.query, key: item.key })}`,
        item.file,
        {
          'X-File-Name': encodeURIComponent(item.fileName ?? 'file'),
        },
      )
    : call<{ id: string }>('POST', item.path, { ...item.body, key: item.key });

/** Sends what waits, one after the other. Two pages open at once do not both send. */
async function run() {
  if (running) return;
  running = true;
  try {
    await read();
    for (const item of items.filter((each) => !each.refused)) {
      try {
        await sendOne(item);
        await store('readwrite', (shelf) => shelf.delete(item.key));
      } catch (error) {
        if (isOffline(error) || (error instanceof ApiError && [401, 429, 502, 503].includes(error.status)))
          break;
        const refused = error instanceof ApiError ? messageOf(error) : String(error);
        await store('readwrite', (shelf) => shelf.put({ ...item, refused }));
      }
      await read();
      refresh();
    }
  } finally {
    running = false;
  }
}

export const messageOf = (error: ApiError) =>
  error.problem.errors?.map((each) => each.message).join(' ') || error.problem.detail || error.problem.title;

const flush = () => (navigator.locks ? navigator.locks.request('portal-outbox', run) : run());

export type Fate = 'sent' | 'waiting';

/** Sends now, or as soon as the network is back. Throws what the server refuses; then nothing is kept. */
export async function send(wanted: Omit<Item, 'key' | 'user' | 'madeAt'> & { key?: string }): Promise<Fate> {
  const item: Item = { ...wanted, key: wanted.key ?? newKey(), user, madeAt: Date.now() };
  await store('readwrite', (shelf) => shelf.put(item)).catch(() => undefined);
  try {
    await sendOne(item);
    await store('readwrite', (shelf) => shelf.delete(item.key)).catch(() => undefined);
    await read();
    refresh();
    return 'sent';
  } catch (error) {
    if (isOffline(error)) {
      await read();
      return 'waiting';
    }
    await store('readwrite', (shelf) => shelf.delete(item.key)).catch(() => undefined);
    throw error;
  }
}

export async function drop(key: string) {
  await store('readwrite', (shelf) => shelf.delete(key));
  await read();
}

/** Whoever is signed in sees and sends only their own. */
export function startOutbox(me: string) {
  user = me;
  void flush();
}

export async function clearOutbox() {
  for (const item of items)
    await store('readwrite', (shelf) => shelf.delete(item.key)).catch(() => undefined);
  items = [];
  user = '';
}

addEventListener('online', () => void (user && flush()));
setInterval(() => void (user && items.some((item) => !item.refused) && flush()), 20_000);

export function useOutbox(): Item[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => items,
  );
}

export function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener);
      addEventListener('offline', listener);
      return () => {
        removeEventListener('online', listener);
        removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );
}
