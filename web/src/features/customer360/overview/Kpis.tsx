import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { absent, amountExact, amountHeadline, amountText, number, percent } from '@/shared/lib/format';
import { Figures } from '@/shared/ui/Figures';
import { Sourced } from '@/shared/ui/Sourced';
import { sourcePath } from './source-path';
import type { Kpi } from './types';

/** The figures people ask for first; each opens to where it comes from. */
export function Kpis({ customer, kpis }: { customer: string; kpis: Kpi[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const textOf = (kpi: Kpi): [string, string | undefined] => {
    if (kpi.value === null) return [absent, undefined];
    if (kpi.unit === 'money') return amountHeadline(kpi.value, language);
    if (kpi.unit === 'share') return [number(kpi.value * 100, 1), '%'];
    return [number(kpi.value), kpi.of === null ? undefined : `/ ${number(kpi.of)}`];
  };
  return (
    <Figures
      items={kpis.map((kpi) => {
        const [text, unit] = textOf(kpi);
        const exact = kpi.unit === 'money' && kpi.value !== null;
        return {
          name: label(kpi.label),
          unit,
          value: (
            <Sourced
              text={`${text} ${unit ?? ''}`}
              source={{
                title: label(kpi.label),
                note: label(kpi.source),
                asOf: kpi.as_of ?? undefined,
                rows: exact
                  ? [{ name: t('source.exact'), value: `${amountExact(kpi.value!)} ${t('common.yuan')}` }]
                  : [],
                to: sourcePath(customer, kpi.source),
              }}
            >
              <span data-empty={kpi.value === null ? '' : undefined}>{text}</span>
            </Sourced>
          ),
          note: <Change kpi={kpi} />,
        };
      })}
    />
  );
}

function Change({ kpi }: { kpi: Kpi }) {
  const label = useLabel();
  const language = useLanguage();
  if (kpi.change === null) return <span>{kpi.as_of}</span>;
  const up = kpi.change > 0;
  const isFlow = kpi.unit === 'money' && Math.abs(kpi.change) >= 1000;
  const text = isFlow ? amountText(kpi.change, language) : percent(kpi.change, 1);
  return (
    <span className="cut">
      {up ? '▲ ' : kpi.change < 0 ? '▼ ' : ''}
      {text.replace('\u2212', '')} <span className="faint">{label(kpi.change_label)}</span>
    </span>
  );
}
