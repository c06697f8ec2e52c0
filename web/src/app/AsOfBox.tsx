import { useState } from 'react';
import { History, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { date, instant } from '@/shared/lib/format';
import { localInput } from '@/shared/record/ValueInput';
import { Button } from '@/shared/ui/Button';
import { Field } from '@/shared/ui/Field';
import { Popover } from '@/shared/ui/Popover';

/** Turns the whole bank to a past instant, and back. */
export function AsOfBox({ today }: { today: string }) {
  const { t } = useTranslation();
  const at = useAsOf((state) => state.instant);
  const set = useAsOf((state) => state.set);
  const shown = at ? instant(at) : today;
  return (
    <Popover
      label={t('asOf.title')}
      align="end"
      width={280}
      trigger={({ toggle, props }) => (
        <button
          type="button"
          className="as-of"
          data-past={at ? '' : undefined}
          onClick={toggle}
          title={t('asOf.title')}
          {...props}
        >
          <History size={15} strokeWidth={1.75} aria-hidden />
          <span className="as-of-text">
            {t(at ? 'asOf.past' : 'asOf.now')} <time>{shown}</time>
          </span>
          <span className="reader-only">{t('asOf.title')}</span>
        </button>
      )}
    >
      {(close) => (
        <Chooser
          at={at}
          today={today}
          onChoose={(next) => {
            close();
            set(next);
          }}
        />
      )}
    </Popover>
  );
}

interface ChooserProps {
  at: string | null;
  today: string;
  onChoose: (instant: string | null) => void;
}

function Chooser({ at, today, onChoose }: ChooserProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(localInput(at ?? new Date().toISOString()));
  const ends = periodEnds(today);
  return (
    <form
      className="filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = new Date(text);
        if (!Number.isNaN(chosen.getTime())) onChoose(chosen.toISOString());
      }}
    >
      <b>{t('asOf.title')}</b>
      <p className="muted">{t('asOf.help')}</p>
      <Field label={t('asOf.instant')}>
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            data-autofocus
            required
            value={text}
            max={localInput(new Date().toISOString())}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="as-of-quick">
        {(['month', 'quarter', 'year'] as const).map((period) => (
          <Button key={period} size="small" onClick={() => onChoose(ends[period].toISOString())}>
            {t(`asOf.${period}`)} {date(ends[period])}
          </Button>
        ))}
      </div>
      <Button kind="primary" type="submit" disabled={!text}>
        {t('asOf.look')}
      </Button>
      {at && (
        <Button icon={<RotateCcw size={14} />} onClick={() => onChoose(null)}>
          {t('asOf.back')}
        </Button>
      )}
    </form>
  );
}

/** The last second of the month, quarter and year before the bank's day. */
export function periodEnds(today: string): Record<'month' | 'quarter' | 'year', Date> {
  const [year = 1970, month = 1] = today.split('-').map(Number);
  const lastSecondBefore = (firstMonth: number) => new Date(year, firstMonth - 1, 1, 0, 0, -1);
  return {
    month: lastSecondBefore(month),
    quarter: lastSecondBefore(month - ((month - 1) % 3)),
    year: lastSecondBefore(1),
  };
}
