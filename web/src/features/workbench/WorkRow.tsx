import { Moon, Phone } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import type { WorkItem } from '@/api/workbench';
import { useLabel, useLanguage } from '@/i18n';
import { amountText, daysBetween } from '@/shared/lib/format';
import { toneOf } from '@/shared/record/tone';
import { Button } from '@/shared/ui/Button';
import { Mark } from '@/shared/ui/Mark';

interface Props {
  item: WorkItem;
  current: boolean;
  onFocus: () => void;
  onAct: () => void;
  onCall: () => void;
  onLater: () => void;
  /** A line that was put off: its button brings it back. */
  resting: boolean;
}

export function WorkRow({ item, current, onFocus, onAct, onCall, onLater, resting }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  return (
    <li
      data-row
      tabIndex={current ? 0 : -1}
      className="work-row"
      data-tone={toneOf(item.level)}
      onFocus={onFocus}
    >
      <i className="work-level" aria-hidden />
      <div className="work-words">
        <b>
          <span className="reader-only">
            {t(`level.${item.level}` as 'level.red', { defaultValue: '' })}{' '}
          </span>
          {label(item.title)}
          {!label(item.title).startsWith(label(item.kind_label)) && (
            <span className="work-kind">{label(item.kind_label)}</span>
          )}
        </b>
        <p>
          {resting && item.put_off_until && (
            <span className="work-back">{t('day.backOn', { date: item.put_off_until })} · </span>
          )}
          {label(item.why)}
        </p>
      </div>
      {item.customer && (
        <Link className="work-customer" to={`/customers/${item.customer}`} tabIndex={-1}>
          <Mark name={item.customer_title ?? ''} />
          <span className="cut">{item.customer_title}</span>
        </Link>
      )}
      <span className="work-amount">
        {typeof item.amount_minor === 'number' && amountText(item.amount_minor, language)}
      </span>
      <Due date={item.due ?? undefined} />
      <span className="work-buttons">
        {!resting && item.customer && item.action.kind !== 'note_call' && (
          <Button
            size="small"
            kind="ghost"
            className="work-quick"
            tabIndex={-1}
            aria-label={t('day.doing.call')}
            title={`${t('day.doing.call')} (C)`}
            icon={<Phone size={14} />}
            onClick={onCall}
          />
        )}
        {!resting && (
          <Button
            size="small"
            kind="ghost"
            className="work-quick"
            tabIndex={-1}
            aria-label={t('day.doing.later')}
            title={`${t('day.doing.later')} (S)`}
            icon={<Moon size={14} />}
            onClick={onLater}
          />
        )}
        <Button size="small" tabIndex={current ? 0 : -1} onClick={onAct}>
          {resting ? t('day.back') : label(item.action.label)}
        </Button>
      </span>
    </li>
  );
}

const soonDays = 3;

function Due({ date }: { date?: string }) {
  const { t } = useTranslation();
  const { today } = useMe();
  if (!date) return <span className="work-due" />;
  const days = daysBetween(today, date.slice(0, 10));
  const state = days < 0 ? 'late' : days <= soonDays ? 'soon' : 'later';
  const text =
    days < 0
      ? t('workbench.daysLate', { count: -days })
      : days === 0
        ? t('workbench.dueToday')
        : t('workbench.daysLeft', { count: days });
  return (
    <time className="work-due" data-state={state} dateTime={date} title={date}>
      {text}
    </time>
  );
}
