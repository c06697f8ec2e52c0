import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { amountText } from '@/shared/lib/format';
import { toneOf } from '@/shared/record/tone';
import { Panel } from '@/shared/ui/Panel';
import { Dot } from '@/shared/ui/Pill';
import { sourcePath } from './source-path';
import type { OverviewWarning } from './types';

const levels = ['red', 'orange', 'yellow', 'blue'] as const;

/** What needs looking at now, the worst first, each with the record it is about. */
export function Attention({ customer, warnings }: { customer: string; warnings: OverviewWarning[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const levelOf = (warning: OverviewWarning) => levels.find((each) => each === warning.level) ?? 'blue';
  const sorted = warnings.toSorted((a, b) => levels.indexOf(levelOf(a)) - levels.indexOf(levelOf(b)));
  const worst = sorted[0] && levelOf(sorted[0]);
  return (
    <Panel
      title={t('c360.attention')}
      note={sorted.length || undefined}
      className={worst ? `attention-${worst}` : ''}
    >
      {sorted.length === 0 ? (
        <p className="muted">{t('c360.noAttention')}</p>
      ) : (
        <ul className="attention">
          {sorted.map((warning, index) => (
            <li key={`${warning.kind}/${index}`}>
              <Link to={sourcePath(customer, warning.source)}>
                <Dot tone={toneOf(levelOf(warning))}>{t(`level.${levelOf(warning)}`)}</Dot>
                <span>
                  <b>{label(warning.title)}</b>
                  {warning.amount !== null && (
                    <span className="attention-amount">{amountText(warning.amount, language)}</span>
                  )}
                  <small>{label(warning.why)}</small>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
