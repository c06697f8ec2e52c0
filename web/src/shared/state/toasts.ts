import { create } from 'zustand';
import { ApiError } from '@/api/problem';
import i18n from 'i18next';

export interface Toast {
  id: number;
  kind: 'done' | 'failed';
  text: string;
  detail?: string;
  correlationId?: string;
  undo?: () => void;
  retry?: () => void;
}

interface Toasts {
  items: Toast[];
  show: (toast: Omit<Toast, 'id'>) => void;
  drop: (id: number) => void;
}

const shownAtOnce = 3;
const doneMs = 6_000;
const failedMs = 15_000;
let lastId = 0;

export const useToasts = create<Toasts>((set, get) => ({
  items: [],
  show: (toast) => {
    const id = ++lastId;
    set({ items: [...get().items.slice(1 - shownAtOnce), { ...toast, id }] });
    setTimeout(() => get().drop(id), toast.kind === 'failed' ? failedMs : doneMs);
  },
  drop: (id) => set({ items: get().items.filter((toast) => toast.id !== id) }),
}));

/** Says that something was done; `undo` takes it back (also the Z key). */
export const toastDone = (text: string, undo?: () => void) =>
  useToasts.getState().show({ kind: 'done', text, undo });

/** Says what failed and under which correlation id; `text` says what the person was doing. */
export function toastFailed(text: string, error: unknown, retry?: () => void) {
  const detail = error instanceof ApiError ? messageOf(error) : error instanceof Error ? error.message : '';
  const correlationId = error instanceof ApiError ? error.correlationId : undefined;
  useToasts.getState().show({ kind: 'failed', text, detail, correlationId, retry });
}

/** The server's own words, all of them when several fields are wrong. */
export function messageOf(error: ApiError): string {
  if (error.is('client.unreachable')) return i18n.t('error.unreachable');
  const fields = error.problem.errors?.map((item) => item.message).filter(Boolean) ?? [];
  return fields.length ? fields.join(i18n.t('common.listSeparator')) : error.message;
}
