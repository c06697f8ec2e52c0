import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { useMedia } from '@/shared/lib/use-media';
import { byDay, daysOf } from './days';
import type { CalendarEvent } from './queries';

interface Props {
  days: { from: string; to: string };
  /** The month whose days are plain; others are faint. Empty in the week. */
  month: string;
  today: string;
  events: CalendarEvent[];
  most: number;
  title: string;
  onDay: (day: string) => void;
}

/** Days in weeks, each with its dates, on a phone as dots under the day that leads to them; what does not fit is counted and leads to the agenda of the day. */
export function Grid({ days, month, today, events, most, title, onDay }: Props) {
  const { t } = useTranslation();
  const names = t('calendar.weekdays', { returnObjects: true });
  const narrow = useMedia('(max-width: 900px)');
  const found = byDay(events);
  return (
    <div
      className="cal-grid"
      data-week={month ? undefined : ''}
      role="group"
      aria-label={t('calendar.grid', { title })}
    >
      {names.map((name) => (
        <div key={name} className="cal-name" aria-hidden>
          {name}
        </div>
      ))}
      {daysOf(days).map((day) => {
        const all = found.get(day) ?? [];
        const rest = all.length > most ? all.length - most + 1 : 0;
        return (
          <section
            key={day}
            className="cal-day"
            data-today={day === today ? '' : undefined}
            data-other={month && !day.startsWith(month) ? '' : undefined}
          >
            <button
              type="button"
              className="cal-date"
              aria-label={`${Number(day.slice(8))} · ${t('calendar.day', { date: day, count: all.length })}`}
              onClick={() => onDay(day)}
            >
              {Number(day.slice(8))}
            </button>
            {all
              .slice(0, rest ? most - 1 : most)
              .map((event) =>
                narrow ? (
                  <i key={`${event.kind}-${event.id}`} data-kind={event.kind} aria-hidden />
                ) : (
                  <Chip key={`${event.kind}-${event.id}`} event={event} whole={!month} />
                ),
              )}
            {rest > 0 && !narrow && (
              <button type="button" className="cal-more" onClick={() => onDay(day)}>
                {t('calendar.more', { count: rest })}
              </button>
            )}
          </section>
        );
      })}
    </div>
  );
}

/** In the week there is room to say what it is about, too. */
function Chip({ event, whole }: { event: CalendarEvent; whole: boolean }) {
  const label = useLabel();
  const time = event.at ? clock(event.at) : '';
  return (
    <Link
      className="cal-chip"
      data-kind={event.kind}
      data-done={event.done ? '' : undefined}
      to={event.link}
      title={`${label(event.title)} · ${event.customer_title ?? ''} ${label(event.detail)}`}
    >
      <i aria-hidden />
      {time && <span className="cal-time">{time}</span>}
      <span className="cut" translate="no">
        {event.customer_title ?? label(event.title)}
      </span>
      <span className={whole && event.customer_title ? 'cal-what cut' : 'reader-only'}>
        {label(event.title)}
      </span>
    </Link>
  );
}

export const clock = (at: string) => {
  const value = new Date(at);
  return `${String(value.getHours()).padStart(2, '0')}:${String(value.getMinutes()).padStart(2, '0')}`;
};
