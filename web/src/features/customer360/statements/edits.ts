import type { Check, Item, Period, Sheet } from './types';

/** Amounts changed on screen and not yet saved: period and item to fen, null when emptied. */
export type Edits = ReadonlyMap<string, number | null>;

export const noEdits: Edits = new Map();

export const editKey = (period: string, item: string) => `${period}/${item}`;

export interface Step {
  key: string;
  before: number | null | undefined;
  after: number | null | undefined;
}

export interface History {
  edits: Edits;
  done: Step[][];
  undone: Step[][];
}

export const emptyHistory: History = { edits: noEdits, done: [], undone: [] };

const apply = (edits: Edits, steps: Step[], which: 'before' | 'after'): Edits => {
  const next = new Map(edits);
  for (const step of steps) {
    const value = step[which];
    if (value === undefined) next.delete(step.key);
    else next.set(step.key, value);
  }
  return next;
};

/** Takes values in as one step that undo takes back as a whole. A value equal to what is saved is no edit. */
export function record(
  history: History,
  values: { key: string; fen: number | null; saved: number | null }[],
): History {
  const steps = values
    .map(({ key, fen, saved }): Step => ({
      key,
      before: history.edits.get(key),
      after: fen === saved ? undefined : fen,
    }))
    .filter((step) => step.before !== step.after);
  if (steps.length === 0) return history;
  return { edits: apply(history.edits, steps, 'after'), done: [...history.done, steps], undone: [] };
}

export function undo(history: History): History {
  const steps = history.done.at(-1);
  if (!steps) return history;
  return {
    edits: apply(history.edits, steps.toReversed(), 'before'),
    done: history.done.slice(0, -1),
    undone: [...history.undone, steps],
  };
}

export function redo(history: History): History {
  const steps = history.undone.at(-1);
  if (!steps) return history;
  return {
    edits: apply(history.edits, steps, 'after'),
    done: [...history.done, steps],
    undone: history.undone.slice(0, -1),
  };
}

export const itemsOf = (sheet: Sheet): Item[] => sheet.sections.flatMap((section) => section.items);

/** The reported amount of a cell with what was typed over it. */
export function reported(sheet: Sheet, item: Item, column: number, edits: Edits): number | null {
  const period = sheet.periods[column];
  const edited = period && edits.get(editKey(period.id, item.code));
  return edited === undefined ? (item.cells[column]?.reported ?? null) : edited;
}

/** The amount after the journal. Without a reported amount an adjustment alone is none. */
export function adjusted(sheet: Sheet, item: Item, column: number, edits: Edits): number | null {
  const period = sheet.periods[column];
  const cell = item.cells[column];
  if (!period || !edits.has(editKey(period.id, item.code))) return cell?.adjusted ?? null;
  const now = reported(sheet, item, column, edits);
  return now === null ? null : now + (cell?.adjustment ?? 0);
}

/** The identities with the edits worked in, as the server will judge them: any unknown term leaves one unevaluated. */
export function liveChecks(sheet: Sheet, edits: Edits): Check[] {
  if (edits.size === 0) return sheet.checks;
  const items = new Map(itemsOf(sheet).map((item) => [item.code, item]));
  const columns = new Map(sheet.periods.map((period, index) => [period.id, index]));
  const amount = (code: string, period: string | null): number | null => {
    const item = items.get(code);
    const column = period === null ? undefined : columns.get(period);
    return item && column !== undefined ? adjusted(sheet, item, column, edits) : null;
  };
  return sheet.checks.map((check) => {
    const period = sheet.periods[columns.get(check.period) ?? -1];
    if (!period) return check;
    const cells = check.cells.map((cell) => ({ ...cell, value: termValue(cell, period, amount) }));
    const total = amount(check.total_item, period.id);
    const known = total !== null && cells.every((cell) => cell.value !== null);
    const sum = known ? cells.reduce((all, cell) => all + cell.sign * cell.value!, 0) : null;
    const difference = known ? total - sum! : null;
    return {
      ...check,
      cells,
      total,
      sum,
      difference,
      evaluated: known,
      violated: known && Math.abs(difference!) > check.tolerance,
    };
  });
}

function termValue(
  term: { item: string; basis: string; value: number | null },
  period: Period,
  amount: (code: string, period: string | null) => number | null,
): number | null {
  const now = amount(term.item, period.id);
  if (term.basis === 'current') return now;
  // a prior period that is not on the sheet cannot have been edited
  const before = amount(term.item, period.prior) ?? (term.basis === 'prior' ? term.value : null);
  if (term.basis === 'prior') return before;
  return now === null || before === null ? now : (now + before) / 2;
}

/** Items that take part in a violated identity, by period. */
export function violatedCells(checks: Check[]): Set<string> {
  const cells = new Set<string>();
  for (const check of checks.filter((each) => each.violated)) {
    cells.add(editKey(check.period, check.total_item));
    for (const cell of check.cells) if (cell.basis !== 'prior') cells.add(editKey(check.period, cell.item));
  }
  return cells;
}

/** The edits of each period as the body of a PATCH. */
export function patches(
  sheet: Sheet,
  edits: Edits,
): { period: Period; fields: Record<string, number | null> }[] {
  return sheet.periods.flatMap((period) => {
    const fields: Record<string, number | null> = {};
    for (const [key, fen] of edits) {
      const [id, item] = key.split('/');
      if (id === period.id && item) fields[item] = fen;
    }
    return Object.keys(fields).length ? [{ period, fields }] : [];
  });
}
