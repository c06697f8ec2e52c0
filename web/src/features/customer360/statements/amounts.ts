import { number } from '@/shared/lib/format';

/** What the sheet is shown and typed in. */
export type SheetUnit = 'yuan' | 'ten_thousand';

const shifts: Record<SheetUnit, number> = { yuan: 2, ten_thousand: 6 };

const minus = /[\u2212\u2013\uff0d]/g;

/**
 * Typed text as fen, without floating point: '1,234.5', '(1,234.5)', '−3', '1.2万', '3亿'. Null when it is no amount or
 * has more digits than a fen can hold; undefined when it is empty.
 */
export function fenTyped(text: string, unit: SheetUnit): number | null | undefined {
  let rest = text.replaceAll(minus, '-').replaceAll(/[,\s\uff0c\u00a5\uffe5]/g, '');
  if (rest === '' || rest === '—' || rest === '-') return undefined;
  let negative = false;
  const inBrackets = /^[(（](.*)[)）]$/.exec(rest);
  if (inBrackets) {
    negative = true;
    rest = inBrackets[1]!;
  }
  let shift = shifts[unit];
  const word = /(亿元?|万元?|元)$/.exec(rest);
  if (word) {
    shift = word[1]!.startsWith('亿') ? 10 : word[1]!.startsWith('万') ? 6 : 2;
    rest = rest.slice(0, -word[1]!.length);
  }
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(rest);
  if (!match || (!match[2] && !match[3])) return null;
  const digits = (match[3] ?? '').replace(/0+$/, '');
  if (digits.length > shift) return null;
  const fen = Number(`${match[2]}${digits.padEnd(shift, '0')}`);
  if (!Number.isSafeInteger(fen)) return null;
  return (match[1] === '-') !== negative ? -fen || 0 : fen;
}

/** Fen as it stands in a cell: whole 元 keep their fen, 万元 two decimals. */
export const cellText = (fen: number, unit: SheetUnit): string => number(fen / 10 ** shifts[unit], 2);

/** Fen as it stands in the editor and on the clipboard: every digit, no grouping. */
export function plainText(fen: number, unit: SheetUnit): string {
  const shift = shifts[unit];
  const digits = String(Math.abs(fen)).padStart(shift + 1, '0');
  const decimals = digits.slice(-shift).replace(/0+$/, '');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -shift)}${decimals ? `.${decimals}` : ''}`;
}
