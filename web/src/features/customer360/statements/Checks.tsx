import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent } from '@/shared/lib/format';
import { Popover } from '@/shared/ui/Popover';
import { cellText, type SheetUnit } from './amounts';
import type { Check, Sheet } from './types';

interface Props {
  sheet: Sheet;
  checks: Check[];
  unit: SheetUnit;
  onCell: (period: string, item: string) => void;
}

/** Whether the sheet adds up, live: how many identities fail, each with its difference and the way to its cell. */
export function Checks({ sheet, checks, unit, onCell }: Props) {
  const { t } = useTranslation();
  const violated = checks.filter((check) => check.violated);
  const evaluated = checks.filter((check) => check.evaluated);
  const bad = violated.length > 0;
  const Icon = bad ? CircleAlert : CircleCheck;
  const summary = bad
    ? t('statements.violated', { count: violated.length })
    : t('statements.balanced', { count: evaluated.length });
  return (
    <Popover
      label={t('statements.checks')}
      width={460}
      trigger={({ toggle, props }) => (
        <button type="button" className="checks" data-bad={bad ? '' : undefined} onClick={toggle} {...props}>
          <Icon size={14} aria-hidden />
          <span aria-live="polite">{summary}</span>
        </button>
      )}
    >
      {(close) => (
        <CheckList
          sheet={sheet}
          checks={bad ? violated : checks}
          unit={unit}
          onCell={(period, item) => {
            close();
            onCell(period, item);
          }}
        />
      )}
    </Popover>
  );
}

function CheckList({ sheet, checks, unit, onCell }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const ends = new Map(sheet.periods.map((period) => [period.id, period.period_end]));
  return (
    <ul className="check-list">
      {checks.map((check) => (
        <li key={`${check.period}/${check.name}`} data-bad={check.violated ? '' : undefined}>
          <button type="button" onClick={() => onCell(check.period, check.total_item)}>
            <span>
              <b>{label(check.label)}</b>
              <small className="faint">{ends.get(check.period)}</small>
            </span>
            <span className="number">
              {check.difference === null ? (
                <small className="faint">{t('statements.notEvaluated')}</small>
              ) : check.violated ? (
                <>
                  <small>{t('statements.difference')}</small> {cellText(check.difference, unit)}
                </>
              ) : (
                <span className="faint">{check.difference === 0 ? '0' : absent}</span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
