import { useTranslation } from 'react-i18next';
import { absent, amountExact, percent } from '@/shared/lib/format';
import { Panel } from '@/shared/ui/Panel';
import type { LoanBook } from './types';

/** What was agreed at the start, in words. */
export default function TermsPanel({ book }: { book: LoanBook }) {
  const { t } = useTranslation();
  const terms = book.terms!;
  const lines: [string, string][] = [
    ['method', t(`loan.methods.${terms.method as 'bullet'}`)],
    ['basis', t(`loan.bases.${terms.basis as 'act_360'}`)],
    ['starts', terms.starts_on],
    ['matures', terms.matures_on],
    ['period', terms.period_months ? t('loan.months', { count: terms.period_months }) : t('loan.atMaturity')],
    ['dueDay', terms.due_day ? String(terms.due_day) : t('loan.dayOfStart')],
    ['grace', terms.grace_periods ? String(terms.grace_periods) : absent],
    ['balloon', terms.balloon ? amountExact(terms.balloon) : absent],
    ['roll', t(`loan.roll.${terms.roll as 'none'}`)],
    [
      'rate',
      terms.reference
        ? `${t(`loan.reference.${terms.reference as 'lpr_1y'}`)} ${terms.rate < 0 ? '−' : '+'} ${Math.abs(Math.round(terms.rate * 1e4))} bp`
        : percent(terms.rate, 4),
    ],
    ['reset', terms.reference ? t(`loan.resets.${terms.reset as 'january_1'}`) : absent],
    ['uplift', t('loan.upliftText', { share: percent(terms.overdue_uplift, 0) })],
    ['compound', t(terms.compound ? 'common.yes' : 'common.no')],
  ];
  return (
    <Panel title={t('loan.tab.terms')}>
      <dl className="facts">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`loan.term.${name as 'method'}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
