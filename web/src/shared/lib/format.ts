import type { Language } from '@/i18n';
import type { AmountUnit } from '../state/ui-store';

/** Absent is one dash; zero is 0. Never confuse them. */
export const absent = '—';

const minus = '\u2212';
const formats = new Map<string, Intl.NumberFormat>();

function format(least: number, most: number): Intl.NumberFormat {
  const key = `${least}-${most}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.NumberFormat('en-US', { minimumFractionDigits: least, maximumFractionDigits: most });
    formats.set(key, found);
  }
  return found;
}

/** Grouped digits with a true minus sign. */
export const number = (value: number, decimals = 0): string =>
  format(decimals, decimals).format(value).replace('-', minus);

/** As many decimals as the value has, up to `most`. */
export const plainNumber = (value: number, most = 4): string =>
  format(0, most).format(value).replace('-', minus);

/** A share of one as a percentage: 0.0345 is 3.45%. */
export const percent = (share: number, decimals = 2): string => `${number(share * 100, decimals)}%`;

const fenPerUnit: Record<Language, Record<AmountUnit, number>> = {
  'zh-CN': { small: 1e6, large: 1e10 },
  en: { small: 1e8, large: 1e11 },
};

const unitNames: Record<Language, Record<AmountUnit, string>> = {
  'zh-CN': { small: '万元', large: '亿元' },
  en: { small: 'CNY m', large: 'CNY bn' },
};

/** The unit amounts are shown in, said once in a header. */
export const amountUnitName = (unit: AmountUnit, language: Language): string => unitNames[language][unit];

/** Fen in the page's unit, without the unit: whole 万元, otherwise two decimals. */
export function amount(fen: number, unit: AmountUnit, language: Language): string {
  const decimals = language === 'zh-CN' && unit === 'small' ? 0 : 2;
  return number(fen / fenPerUnit[language][unit], decimals);
}

/** One figure with the unit that suits its size, for headlines: ['18.60', '亿元']. */
export function amountHeadline(fen: number, language: Language): [string, string] {
  const large = fenPerUnit[language].large;
  // under a million, English counts in thousands; 万元 are fine enough
  if (language === 'en' && fen !== 0 && Math.abs(fen) < fenPerUnit.en.small)
    return [number(fen / 1e5, 1), 'CNY k'];
  const unit: AmountUnit = Math.abs(fen) >= large ? 'large' : 'small';
  return [amount(fen, unit, language), unitNames[language][unit]];
}

/** An amount within a line: 1,578 万元, CNY 15.78 m. */
export function amountText(fen: number, language: Language): string {
  const [figure, unit] = amountHeadline(fen, language);
  const [currency, size] = unit.split(' ');
  return size === undefined ? `${figure} ${unit}` : `${currency} ${figure} ${size}`;
}

/** To the fen: 1,234,567.89. Digits are cut from the integer, so no amount is ever rounded. */
export function amountExact(fen: number): string {
  const digits = BigInt(Math.trunc(Math.abs(fen)))
    .toString()
    .padStart(3, '0');
  const yuan = format(0, 0).format(BigInt(digits.slice(0, -2)));
  return `${fen < 0 ? minus : ''}${yuan}.${digits.slice(-2)}`;
}

/** '1234.5' typed in yuan becomes 123450 fen, without floating point. Null when it is not an amount. */
export function fenOf(yuan: string): number | null {
  const match = /^\s*(-?)(\d+)(?:\.(\d{0,2})0*)?\s*$/.exec(yuan.replaceAll(',', ''));
  if (!match) return null;
  const fen = Number(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
  return match[1] ? -fen : fen;
}

/** The inverse of fenOf: 123450 becomes '1234.50'. */
export function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const two = (value: number) => String(value).padStart(2, '0');

export function date(value: Date): string {
  return `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`;
}

/** An RFC 3339 instant in the reader's own time zone, to the minute or to the second. */
export function instant(text: string, seconds = false): string {
  const value = new Date(text);
  if (Number.isNaN(value.getTime())) return text;
  const clock = [value.getHours(), value.getMinutes(), ...(seconds ? [value.getSeconds()] : [])];
  return `${date(value)} ${clock.map(two).join(':')}`;
}

/** Whole days from `from` to `to`, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** How long ago an instant was, coarsely, for feeds; the exact one belongs in a title. */
export function ago(text: string, now: number, language: Language): string {
  const seconds = Math.round((Date.parse(text) - now) / 1000);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ];
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return relative.format(0, 'minute');
}

/** Bytes as people read them: 5.4 GB. */
export function bytes(count: number | null | undefined): string {
  if (count === null || count === undefined) return absent;
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let power = 0;
  let value = count;
  while (value >= 1000 && power < units.length - 1) {
    value /= 1000;
    power += 1;
  }
  return `${number(value, value < 10 && power > 0 ? 1 : 0)} ${units[power]}`;
}
