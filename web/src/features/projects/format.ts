import type { Language } from '@/i18n';
import { absent, number } from '@/shared/lib/format';

/** A figure of the model in the unit its line is counted in; money is yuan, shown as 万元 or CNY m. */
export function figure(value: number | null | undefined, unit: string, language: Language): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return absent;
  switch (unit) {
    case 'money':
      return language === 'zh-CN' ? number(value / 1e4, 0) : number(value / 1e6, 2);
    case 'share':
      return `${number(value * 100, 2)}%`;
    case 'times':
      return number(value, 3);
    case 'flag':
      return value ? '1' : '0';
    case 'years':
      return number(value, 2);
    default:
      return number(value, Number.isInteger(value) ? 0 : 2);
  }
}

/** Amounts of a model are in its own currency. */
export const moneyUnit = (language: Language, currency = 'CNY') =>
  language !== 'zh-CN' ? `${currency} m` : currency === 'CNY' ? '万元' : `万 ${currency}`;

/** Money of a chart's axis: 亿元 or CNY m. */
export const axisMoney = (value: number, language: Language) =>
  language === 'zh-CN' ? number(value / 1e8, Math.abs(value) < 1e8 ? 2 : 1) : number(value / 1e6, 0);
export const axisUnit = (language: Language, currency = 'CNY') =>
  language !== 'zh-CN' ? `${currency} m` : currency === 'CNY' ? '亿元' : `亿 ${currency}`;

export const times = (value: number | null | undefined) =>
  value === null || value === undefined ? absent : `${number(value, 2)}×`;
export const share = (value: number | null | undefined, decimals = 1) =>
  value === null || value === undefined ? absent : `${number(value * 100, decimals)}%`;
