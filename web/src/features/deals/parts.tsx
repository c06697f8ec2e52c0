import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { absent, amountHeadline, number } from '@/shared/lib/format';
import type { Tone } from '@/shared/ui/Pill';

/** An amount with the unit that suits its size. */
export function Money({ fen }: { fen: number | null | undefined }) {
  const language = useLanguage();
  if (fen === null || fen === undefined) return <>{absent}</>;
  const [value, unit] = amountHeadline(fen, language);
  return (
    <span className="nowrap">
      {value} <small className="muted">{unit}</small>
    </span>
  );
}

const day = 480;

/** Working time: days of eight hours from a day on, hours below, minutes below an hour. */
export function useWorkTime(): (minutes: number) => string {
  const { t } = useTranslation();
  return (minutes) => {
    const size = Math.abs(minutes);
    if (size >= day) return t('deals.days', { number: number(size / day, 1) });
    if (size >= 60) return t('deals.hours', { number: number(size / 60, 1) });
    return t('deals.minutes', { number: number(size) });
  };
}

export function TimeLeft({ minutes }: { minutes: number | null }) {
  const { t } = useTranslation();
  const text = useWorkTime();
  if (minutes === null) return <>{absent}</>;
  return minutes < 0 ? (
    <b className="deal-late">{t('deals.lateBy', { time: text(minutes) })}</b>
  ) : (
    <span className={minutes < 120 ? 'deal-soon' : undefined}>
      {t('deals.left', { time: text(minutes) })}
    </span>
  );
}

export const decisionTone: Record<string, Tone> = {
  agree: 'green',
  conditions: 'teal',
  against: 'red',
  returned: 'orange',
  abstain: 'neutral',
  recused: 'yellow',
  absent: 'neutral',
};

export const resultTone: Record<string, Tone> = { yes: 'green', no: 'red', unknown: 'yellow' };

export const paperTone: Record<string, Tone> = {
  missing: 'orange',
  received: 'blue',
  verified: 'green',
  waived: 'yellow',
  expired: 'red',
};

export const statusTone: Record<string, Tone> = {
  draft: 'neutral',
  in_review: 'blue',
  approved: 'green',
  declined: 'red',
  withdrawn: 'neutral',
  contracted: 'teal',
};

export const contractTone: Record<string, Tone> = {
  draft: 'neutral',
  half_signed: 'yellow',
  signed: 'green',
  void: 'red',
};
