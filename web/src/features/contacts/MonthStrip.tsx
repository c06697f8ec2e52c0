import { useTranslation } from 'react-i18next';
import type { MeterClient } from './queries';

const dayWidth = 6;
const height = 20;

/** The month as a line of days: a full dot for a fixed contact, a ring for a planned one, a small dot for the N. */
export function MonthStrip({ client, month, today }: { client: MeterClient; month: string; today: string }) {
  const { t } = useTranslation();
  const [year = 0, number = 1] = month.split('-').map(Number);
  const days = new Date(year, number, 0).getDate();
  const marks = client.contacts.map((contact) => ({ ...contact, day: new Date(contact.at).getDate() }));
  const words = marks.map((mark) =>
    t(
      mark.status === 'planned'
        ? 'contacts.fixedPlanned'
        : mark.fixed
          ? 'contacts.fixedHeld'
          : 'contacts.extraHeld',
      {
        day: mark.day,
      },
    ),
  );
  const text = words.join(', ') || t('contacts.none');
  const centre = (day: number) => (day - 0.5) * dayWidth;
  return (
    <svg
      className="month-strip"
      width={days * dayWidth}
      height={height}
      role="img"
      aria-label={t('contacts.strip', { name: client.name, text })}
    >
      <title>{text}</title>
      {Array.from({ length: days }, (_, index) => {
        const weekday = new Date(year, number - 1, index + 1).getDay();
        return weekday === 0 || weekday === 6 ? (
          <rect
            key={index}
            x={index * dayWidth}
            y={0}
            width={dayWidth}
            height={height}
            className="strip-rest"
          />
        ) : null;
      })}
      <line x1={0} x2={days * dayWidth} y1={height / 2} y2={height / 2} className="strip-line" />
      {today.startsWith(month) && (
        <line
          x1={centre(Number(today.slice(8)))}
          x2={centre(Number(today.slice(8)))}
          y1={1}
          y2={height - 1}
          className="strip-today"
        />
      )}
      {client.next_due?.startsWith(month) && (
        <path
          d={`M${centre(Number(client.next_due.slice(8)))} ${height - 5} l3.5 5 h-7 z`}
          className="strip-due"
        />
      )}
      {marks.map((mark) => (
        <circle
          key={mark.id}
          cx={centre(mark.day)}
          cy={height / 2}
          r={mark.fixed ? 4 : 2.5}
          className={mark.status === 'planned' ? 'strip-planned' : mark.fixed ? 'strip-fixed' : 'strip-extra'}
        />
      ))}
    </svg>
  );
}
