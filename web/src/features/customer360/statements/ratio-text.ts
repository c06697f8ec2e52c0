import { number, percent } from '@/shared/lib/format';
import { cellText, type SheetUnit } from './amounts';

/** A ratio's value in the shape its kind is read in. */
export function ratioText(value: number, kind: string, unit: SheetUnit): string {
  if (kind === 'share') return percent(value);
  if (kind === 'days') return number(value, 1);
  if (kind === 'money') return cellText(Math.round(value), unit);
  return `${number(value, 2)}×`;
}

export const ratioStatuses = [
  'missing',
  'zero_denominator',
  'negative_denominator',
  'closing_balance',
] as const;
export type RatioStatus = (typeof ratioStatuses)[number];

export const ratioStatus = (status: string): RatioStatus | undefined =>
  ratioStatuses.find((each) => each === status);
