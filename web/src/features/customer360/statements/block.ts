import { fenTyped, plainText, type SheetUnit } from './amounts';

/** A cell of the sheet by row and column, both from 0. */
export interface Place {
  row: number;
  column: number;
}

export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const blockOf = (a: Place, b: Place): Block => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
});

export const inBlock = (block: Block, { row, column }: Place): boolean =>
  row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;

/** Clipboard text as rows of cells. Excel ends with a line break and quotes cells that hold one. */
export function tableOf(text: string): string[][] {
  const lines = text.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"$/, '$1')));
}

/** Whether pasted text is a whole statement (its first column names items) rather than a block of amounts. */
export function hasNames(table: string[][]): boolean {
  const first = table.map((row) => row[0]?.trim() ?? '').filter(Boolean);
  return (
    first.filter((cell) => /[\p{L}]{2,}/u.test(cell) && fenTyped(cell, 'yuan') == null).length >
    first.length / 2
  );
}

export interface Change {
  row: number;
  column: number;
  fen: number | null;
}

export interface PastedBlock {
  changes: Change[];
  /** Cells whose text is no amount, as they stand in the clipboard. */
  refused: { row: number; column: number; text: string }[];
}

/** Lays a table of amounts over the sheet from a place on; what falls outside is left out, empty cells change nothing. */
export function layBlock(
  table: string[][],
  at: Place,
  size: { rows: number; columns: number },
  unit: SheetUnit,
): PastedBlock {
  const result: PastedBlock = { changes: [], refused: [] };
  table.forEach((cells, down) => {
    cells.forEach((text, right) => {
      const row = at.row + down;
      const column = at.column + right;
      if (row >= size.rows || column >= size.columns) return;
      const fen = fenTyped(text, unit);
      if (fen === undefined) return;
      if (fen === null) result.refused.push({ row, column, text });
      else result.changes.push({ row, column, fen });
    });
  });
  return result;
}

/** A block of the sheet as Excel takes it. */
export function copyBlock(block: Block, valueAt: (place: Place) => number | null, unit: SheetUnit): string {
  const lines: string[] = [];
  for (let row = block.top; row <= block.bottom; row++) {
    const cells: string[] = [];
    for (let column = block.left; column <= block.right; column++) {
      const fen = valueAt({ row, column });
      cells.push(fen === null ? '' : plainText(fen, unit));
    }
    lines.push(cells.join('\t'));
  }
  return lines.join('\n');
}
