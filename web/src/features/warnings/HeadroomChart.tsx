import { useTranslation } from 'react-i18next';
import { percent } from '@/shared/lib/format';

export interface HeadroomPoint {
  day: string;
  headroom: number;
}

const width = 720;
const height = 210;
const left = 46;
const bottom = 24;

/** Past tests as a line, the bound at zero, and the line through them carried on to where it meets the bound. */
export function HeadroomChart({
  points,
  monthsLeft,
}: {
  points: HeadroomPoint[];
  monthsLeft: number | null;
}) {
  const { t } = useTranslation();
  if (points.length === 0) return null;
  const time = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  const last = points[points.length - 1]!;
  const ahead = monthsLeft !== null && monthsLeft > 0 ? Math.min(monthsLeft, 24) * 30.4 : 0;
  const start = time(points[0]!.day);
  const end = Math.max(time(last.day) + ahead, start + 30);
  const values = points.map((point) => point.headroom);
  const top = Math.max(0.1, ...values) * 1.15;
  const low = Math.min(0, ...values) * 1.15 - 0.02;
  const x = (day: number) => left + ((day - start) / (end - start)) * (width - left - 14);
  const y = (value: number) => 10 + ((top - value) / (top - low)) * (height - bottom - 10);
  const path = points
    .map((point, i) => `${i ? 'L' : 'M'}${x(time(point.day))},${y(point.headroom)}`)
    .join(' ');
  const ticks = [top / 1.15, 0, ...(low < -0.03 ? [low / 1.15] : [])];
  return (
    <svg
      className="headroom-chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${t('cov.chart')}: ${points.map((point) => `${point.day} ${percent(point.headroom, 1)}`).join(', ')}`}
    >
      <rect
        x={left}
        y={y(0)}
        width={width - left - 14}
        height={Math.max(0, height - bottom - y(0))}
        className="headroom-bad"
      />
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width - 14} y1={y(tick)} y2={y(tick)} data-zero={tick === 0 ? '' : undefined} />
          <text x={left - 6} y={y(tick) + 4} textAnchor="end">
            {percent(tick, 0)}
          </text>
        </g>
      ))}
      {ahead > 0 && (
        <path
          className="headroom-ahead"
          d={`M${x(time(last.day))},${y(last.headroom)} L${x(time(last.day) + monthsLeft! * 30.4)},${y(0)}`}
        />
      )}
      <path className="headroom-line" d={path} />
      {points.map((point) => (
        <circle
          key={point.day}
          cx={x(time(point.day))}
          cy={y(point.headroom)}
          r="3.2"
          data-bad={point.headroom < 0 ? '' : undefined}
        >
          <title>{`${point.day} ${percent(point.headroom, 1)}`}</title>
        </circle>
      ))}
      <text x={left} y={height - 6}>
        {points[0]!.day}
      </text>
      <text x={x(time(last.day))} y={height - 6} textAnchor={ahead > 0 ? 'middle' : 'end'}>
        {points.length > 1 ? last.day : ''}
      </text>
    </svg>
  );
}
