import { describe, expect, it } from 'vitest';
import { cellText, fenTyped, plainText } from './amounts';
import { blockOf, copyBlock, hasNames, inBlock, layBlock, tableOf } from './block';
import {
  adjusted,
  emptyHistory,
  itemsOf,
  liveChecks,
  noEdits,
  patches,
  record,
  redo,
  undo,
  violatedCells,
} from './edits';
import type { Sheet } from './types';

describe('typed amounts', () => {
  it('are exact in both units', () => {
    expect(fenTyped('1,234.56', 'yuan')).toBe(123_456);
    expect(fenTyped('0.29', 'yuan')).toBe(29);
    expect(fenTyped('1234.567891', 'ten_thousand')).toBe(1_234_567_891);
    expect(fenTyped('186000', 'ten_thousand')).toBe(186_000_000_000);
  });
  it('take brackets, true minus signs and Chinese units', () => {
    expect(fenTyped('(1,234.5)', 'yuan')).toBe(-123_450);
    expect(fenTyped('−3', 'ten_thousand')).toBe(-3_000_000);
    expect(fenTyped('1.2亿', 'yuan')).toBe(12_000_000_000);
    expect(fenTyped('3万元', 'yuan')).toBe(3_000_000);
    expect(fenTyped('-0', 'yuan')).toBe(0);
  });
  it('refuse what is no amount or finer than a fen', () => {
    expect(fenTyped('abc', 'yuan')).toBeNull();
    expect(fenTyped('1.005', 'yuan')).toBeNull();
    expect(fenTyped('1.2.3', 'yuan')).toBeNull();
    expect(fenTyped('99999999999999999', 'yuan')).toBeNull();
    expect(fenTyped('  ', 'yuan')).toBeUndefined();
    expect(fenTyped('—', 'yuan')).toBeUndefined();
  });
  it('go there and back', () => {
    for (const unit of ['yuan', 'ten_thousand'] as const) {
      for (const fen of [0, 1, -1, 99, 1_000_000, -123_456_789, 9_007_199_254_740_991]) {
        expect(fenTyped(plainText(fen, unit), unit)).toBe(fen);
      }
    }
  });
  it('are shown grouped with a true minus', () => {
    expect(cellText(-123_456_700, 'ten_thousand')).toBe('\u2212123.46');
    expect(cellText(123_456, 'yuan')).toBe('1,234.56');
  });
});

describe('blocks', () => {
  const size = { rows: 3, columns: 2 };
  it('read what Excel puts on the clipboard', () => {
    expect(tableOf('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(tableOf('"1,000"\t2')).toEqual([['1,000', '2']]);
  });
  it('know a statement from amounts', () => {
    expect(hasNames(tableOf('货币资金\t100\n应收账款\t200'))).toBe(true);
    expect(hasNames(tableOf('100\t200\n300\t400'))).toBe(false);
    expect(hasNames(tableOf('3万元\n2亿'))).toBe(false);
  });
  it('are laid from a place on and cut at the edge', () => {
    const laid = layBlock(tableOf('1\t2\t3\n4\tx\n\t5'), { row: 1, column: 1 }, size, 'yuan');
    expect(laid.changes).toEqual([
      { row: 1, column: 1, fen: 100 },
      { row: 2, column: 1, fen: 400 },
    ]);
    expect(layBlock(tableOf('x'), { row: 0, column: 0 }, size, 'yuan').refused).toEqual([
      { row: 0, column: 0, text: 'x' },
    ]);
  });
  it('are copied with every digit', () => {
    const block = blockOf({ row: 1, column: 1 }, { row: 0, column: 0 });
    expect(inBlock(block, { row: 1, column: 0 })).toBe(true);
    const amounts = [
      [100, null],
      [-250, 3_000_000],
    ];
    expect(copyBlock(block, ({ row, column }) => amounts[row]![column]!, 'yuan')).toBe('1\t\n-2.5\t30000');
  });
});

const label = { zh: '', en: '' };
const cell = (reportedFen: number | null, adjustment: number | null = null) => ({
  reported: reportedFen,
  adjustment,
  adjusted: reportedFen === null ? null : reportedFen + (adjustment ?? 0),
});
const item = (code: string, ...cells: ReturnType<typeof cell>[]) => ({
  code,
  label,
  total: false,
  sign: 1,
  cells,
});
const period = (id: string, prior: string | null) =>
  ({ id, version: 3, period_end: '2025-12-31', prior }) as Sheet['periods'][number];

const sheet = {
  periods: [period('b', 'a'), period('a', null)],
  sections: [
    {
      name: 'assets',
      label,
      items: [
        item('cash', cell(600, 50), cell(500)),
        item('stock', cell(350), cell(500)),
        item('total', cell(1000), cell(1000)),
      ],
    },
  ],
  checks: ['b', 'a'].map((id) => ({
    period: id,
    name: 'sum',
    label,
    evaluated: true,
    violated: false,
    total_item: 'total',
    total: 1000,
    sum: 1000,
    difference: 0,
    tolerance: 1,
    cells: [
      { item: 'cash', sign: 1, basis: 'current', value: 0 },
      { item: 'stock', sign: 1, basis: 'current', value: 0 },
    ],
  })),
} as unknown as Sheet;

describe('edits', () => {
  const change = (key: string, fen: number | null, saved: number | null) => [{ key, fen, saved }];

  it('are undone and redone as whole steps', () => {
    const one = record(emptyHistory, change('b/cash', 700, 600));
    const two = record(one, [...change('b/cash', 800, 600), ...change('b/stock', 1, 350)]);
    expect([...undo(two).edits]).toEqual([['b/cash', 700]]);
    expect(undo(undo(two)).edits.size).toBe(0);
    expect([...redo(undo(two)).edits]).toEqual([...two.edits]);
    expect(undo(emptyHistory)).toBe(emptyHistory);
  });
  it('vanish when the saved amount is typed again', () => {
    const one = record(emptyHistory, change('b/cash', 700, 600));
    expect(record(one, change('b/cash', 600, 600)).edits.size).toBe(0);
    expect(record(one, change('b/cash', 700, 600))).toBe(one);
  });
  it('keep the journal on top', () => {
    const cash = itemsOf(sheet)[0]!;
    expect(adjusted(sheet, cash, 0, noEdits)).toBe(650);
    expect(adjusted(sheet, cash, 0, new Map([['b/cash', 700]]))).toBe(750);
    expect(adjusted(sheet, cash, 0, new Map([['b/cash', null]]))).toBeNull();
  });
  it('move the identities of their period only', () => {
    const checks = liveChecks(sheet, new Map([['b/cash', 700]]));
    expect(checks[0]).toMatchObject({ violated: true, difference: -100, total: 1000, sum: 1100 });
    expect(checks[1]).toMatchObject({ violated: false, difference: 0 });
    expect([...violatedCells(checks)]).toEqual(['b/total', 'b/cash', 'b/stock']);
  });
  it('leave an identity open when a term is unknown', () => {
    const [check] = liveChecks(sheet, new Map([['b/stock', null]]));
    expect(check).toMatchObject({ evaluated: false, violated: false, difference: null });
  });
  it('become one patch a period', () => {
    const edits = new Map([
      ['b/cash', 700],
      ['b/stock', null],
    ]);
    expect(patches(sheet, edits)).toEqual([{ period: sheet.periods[0], fields: { cash: 700, stock: null } }]);
  });
});
