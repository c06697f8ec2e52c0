import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { absent, amountText, percent, plainNumber } from '@/shared/lib/format';

/** A fact's value as people read it, by its unit. */
export function useFactText(): (value: unknown, unit?: string | null, type?: string) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (value, unit, type) => {
    if (value === null || value === undefined || value === '') return absent;
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (typeof value === 'object') return Array.isArray(value) ? value.join(', ') : labelOf(value, language);
    if (typeof value !== 'number') return String(value);
    if (type === 'money') return amountText(value, language);
    switch (unit) {
      case 'share':
        return percent(value);
      case 'days':
      case 'months':
      case 'years':
      case 'hours':
        return t(`unit.${unit}`, { count: value, number: plainNumber(value, 1) });
      case 'bps':
        return `${plainNumber(value)} bp`;
      case 'times':
        return `${plainNumber(value, 2)}×`;
      default:
        return plainNumber(value, 2);
    }
  };
}

function labelOf(value: object, language: string): string {
  const label = value as { zh?: string; en?: string; name?: string };
  return (language === 'zh-CN' ? label.zh : label.en) ?? label.name ?? JSON.stringify(value);
}
