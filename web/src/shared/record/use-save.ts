import { useCallback } from 'react';
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/keys';
import { isStale } from '@/api/problem';
import { changeRecord } from '@/api/records';
import type { Page, RecordRow, Saved } from '@/api/types';
import { toastDone, toastFailed } from '../state/toasts';
import { useUi } from '../state/ui-store';

type Pages = InfiniteData<Page<RecordRow>, string>;

interface Change {
  row: RecordRow;
  patch: Record<string, unknown>;
  /** Titles of links in the patch, so that the list can show them before the server answers. */
  titles?: Record<string, string>;
}

/**
 * Changes a record at once on screen and then at the server. Refused: it is put back and the person told. Changed by
 * somebody else first: both versions are shown. Held for a second person: it is put back and said so. Done: Z undoes.
 */
export function useSave(entity: string) {
  const client = useQueryClient();
  const { t } = useTranslation();

  const put = useCallback(
    (id: string, fields: Record<string, unknown>) => {
      client.setQueriesData<Pages>({ queryKey: ['records', entity] }, (old) =>
        old?.pages ? { ...old, pages: old.pages.map((page) => withFields(page, id, fields)) } : old,
      );
      client.setQueryData<RecordRow>(keys.record(entity, id), (old) => old && { ...old, ...fields });
    },
    [client, entity],
  );

  const save = useCallback(
    async ({ row, patch, titles = {} }: Change, undoing = false): Promise<Saved | undefined> => {
      const before = Object.fromEntries(
        [...Object.keys(patch), ...Object.keys(titles)].map((name) => [name, row[name] ?? null]),
      );
      put(row.id, { ...patch, ...titles });
      try {
        const saved = await changeRecord(entity, row.id, row.version, patch);
        if (saved?.pending_change) {
          put(row.id, before);
          toastDone(t('record.sentToSecondPerson'));
          return saved;
        }
        const current = { ...row, ...saved };
        put(row.id, current);
        const back = Object.fromEntries(Object.keys(patch).map((name) => [name, row[name] ?? null]));
        toastDone(
          t(undoing ? 'record.undone' : 'record.saved'),
          undoing ? undefined : () => void save({ row: current, patch: back }, true),
        );
        void client.invalidateQueries({ queryKey: keys.history(entity, row.id) });
        return saved;
      } catch (error) {
        put(row.id, before);
        if (isStale(error)) {
          useUi.getState().set({ conflict: { entity, id: row.id, mine: patch } });
        } else {
          toastFailed(t('record.notSaved'), error, () => void save({ row, patch, titles }));
        }
        return undefined;
      }
    },
    [client, entity, put, t],
  );

  return save;
}

const withFields = (page: Page<RecordRow>, id: string, fields: Record<string, unknown>): Page<RecordRow> => ({
  ...page,
  items: page.items.map((row) => (row.id === id ? { ...row, ...fields } : row)),
});
