import { amountExact, amountText, instant } from '@/shared/lib/format';
import { isEnglish } from './words';

export { amountExact as exact } from '@/shared/lib/format';

/** 3,000.00 万元 or CNY 30.00 m: one figure with its unit. */
export function money(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return '—';
  if (Math.abs(fen) < 1_000_000) return isEnglish() ? `CNY ${amountExact(fen)}` : `${amountExact(fen)} 元`;
  return amountText(fen, isEnglish() ? 'en' : 'zh-CN');
}

export const day = (at: string | null | undefined): string => (at ? instant(at).slice(0, 10) : '—');
export const minute = (at: string | null | undefined): string => (at ? instant(at) : '—');
export const rate = (value: number | null | undefined): string =>
  value === null || value === undefined ? '—' : `${(value * 100).toFixed(3)}%`;

export function size(bytes: number | null): string {
  if (bytes === null) return '';
  return bytes < 1024
    ? `${bytes} B`
    : bytes < 1_048_576
      ? `${(bytes / 1024).toFixed(0)} kB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
