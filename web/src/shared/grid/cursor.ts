/** Where the keyboard is in a grid, and where a key takes it. Pure, so it can be tested without a page. */
export interface Cursor {
  row: number;
  column: number;
}

const page = 20;

/** The cursor after a key, or null when the key does not move it. */
export function moveCursor(cursor: Cursor, key: string, rows: number, columns: number): Cursor | null {
  const step = steps[key];
  if (!step || rows === 0) return null;
  const [down, right] = step;
  return {
    row: clamp(cursor.row + down, rows),
    column: clamp(cursor.column + right, columns),
  };
}

const steps: Record<string, [number, number]> = {
  j: [1, 0],
  ArrowDown: [1, 0],
  k: [-1, 0],
  ArrowUp: [-1, 0],
  PageDown: [page, 0],
  PageUp: [-page, 0],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

const clamp = (index: number, count: number) => Math.max(0, Math.min(count - 1, index));

/** The rows between two marks, both included: what Shift adds to a selection. */
export function rangeBetween(from: number, to: number): number[] {
  const start = Math.min(from, to);
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => start + index);
}
