import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { CalendarDays } from 'lucide-react';
import { useLabel, useLanguage } from '@/i18n';
import { amountText } from '@/shared/lib/format';
import { Empty } from '@/shared/ui/Empty';
import { byDay, weekday } from './days';
import { clock } from './Grid';
import type { Calendar, CalendarEvent } from './queries';

/** One date after another, with what it is about and how much is at stake. */
export function Agenda({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation();
  const names = t('calendar.weekdays', { returnObjects: true });
  if (calendar.items.length === 0)
    return (
      <Empty
        icon={<CalendarDays size={22} strokeWidth={1.5} />}
        title={t('calendar.nothing')}
        text={t('calendar.nothingHelp')}
      />
    );
  return (
    <ol className="cal-agenda">
      {[...byDay(calendar.items)].map(([day, events]) => (
        <li key={day}>
          <h3 data-today={day === calendar.today ? '' : undefined}>
            <time dateTime={day}>{day}</time> <span>{names[weekday(day) - 1]}</span>
          </h3>
          <ul>
            {events.map((event) => (
              <Line key={`${event.kind}-${event.id}`} event={event} kinds={calendar.kinds} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Line({ event, kinds }: { event: CalendarEvent; kinds: Calendar['kinds'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const detail = label(event.detail);
  return (
    <li className="cal-line" data-done={event.done ? '' : undefined}>
      <span className="cal-time">{event.at ? clock(event.at) : ''}</span>
      <span className="cal-kind" data-kind={event.kind}>
        <i aria-hidden />
        {label(kinds.find((each) => each.kind === event.kind)?.label)}
      </span>
      <div>
        <Link to={event.link}>{label(event.title)}</Link>
        {(detail || event.done) && (
          <p>
            {event.done && `${t('calendar.done')}${detail ? ' · ' : ''}`}
            {detail}
          </p>
        )}
      </div>
      {event.customer ? (
        <Link className="cut" to={`/customers/${event.customer}`} translate="no">
          {event.customer_title}
        </Link>
      ) : (
        <span />
      )}
      <span className="number">
        {typeof event.amount_minor === 'number' && amountText(event.amount_minor, language)}
      </span>
    </li>
  );
}
