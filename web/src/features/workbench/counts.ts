import type { TFunction } from 'i18next';

export interface CountFigure {
  name: string;
  value: number;
  to: string;
}

/** Where each count of the workbench leads. */
const places: Record<string, string> = {
  customers: '/customers?view=mine',
  tasks: '/records/task?view=todo',
  tasks_open: '/records/task?view=todo',
  overdue: '/records/task?view=todo',
  visits: '/records/visit?view=todo',
  pending: '/approvals',
  approvals: '/approvals',
  duplicates: '/records/duplicate_pair',
};

/** The counts the server sends, in its order, with words and a place to go. */
export const countFigures = (counts: Record<string, number> | undefined, t: TFunction): CountFigure[] =>
  Object.entries(counts ?? {})
    .filter(([, value]) => typeof value === 'number')
    .map(([key, value]) => ({
      name: t(`workbenchCount.${key}` as 'workbenchCount.tasks', { defaultValue: key }),
      value,
      to: places[key] ?? '/workbench',
    }));
