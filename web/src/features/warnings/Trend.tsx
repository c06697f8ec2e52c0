import { useTranslation } from 'react-i18next';
import { levels, type Level } from '@/api/warnings';
import { number } from '@/shared/lib/format';

const width = 300;
const height = 74;
const weeks = 26;

/** New warnings of the last half year, week by week, stacked by level. */
export function Trend({ points }: { points: { week: string; level: Level; count: number }[] }) {
  const { t } = useTranslation();
  const byWeek = new Map<string, Record<Level, number>>();
  for (const point of points) {
    const week = byWeek.get(point.week) ?? { red: 0, orange: 0, yellow: 0, blue: 0 };
    week[point.level] += point.count;
    byWeek.set(point.week, week);
  }
  const columns = [...byWeek.entries()].sort(([a], [b]) => a.localeCompare(b)).slice(-weeks);
  const totals = columns.map(([, week]) => levels.reduce((sum, level) => sum + week[level], 0));
  const most = Math.max(1, ...totals);
  const step = width / Math.max(columns.length, 8);
  return (
    <svg
      className="warn-trend"
      viewBox={`0 0 ${width} ${height + 14}`}
      role="img"
      aria-label={`${t('warn.open')}: ${columns.map(([week], i) => `${week} ${number(totals[i] ?? 0)}`).join(', ')}`}
    >
      {columns.map(([week, count], column) => {
        let top = height;
        return (
          <g key={week}>
            {[...levels].reverse().map((level) => {
              const size = (count[level] / most) * (height - 4);
              top -= size;
              return size > 0 ? (
                <rect
                  key={level}
                  x={column * step + 1}
                  width={Math.min(step - 2, 26)}
                  y={top}
                  height={size}
                  data-tone={level}
                />
              ) : null;
            })}
            <title>{`${week}: ${number(totals[column] ?? 0)}`}</title>
          </g>
        );
      })}
      <line x1="0" x2={width} y1={height} y2={height} />
      <text x="0" y={height + 12}>
        {columns[0]?.[0] ?? ''}
      </text>
      <text x={width} y={height + 12} textAnchor="end">
        {columns.length > 1 ? columns[columns.length - 1]?.[0] : ''}
      </text>
    </svg>
  );
}
