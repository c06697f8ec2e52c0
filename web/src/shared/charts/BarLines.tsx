import { useWidth } from '../lib/use-width';
import './charts.css';

export interface Series {
  name: string;
  colour: string;
  kind: 'bar' | 'line';
  values: (number | null)[];
}

interface Props {
  label: string;
  names: string[];
  series: Series[];
  format: (value: number) => string;
  /** Called with the index of a column pressed by mouse or keyboard. */
  onPick?: (index: number) => void;
}

const height = 216;
const box = { left: 52, right: 10, top: 10, bottom: 26 };

/** Bars beside each other and lines over them on one scale that always includes zero. */
export function BarLines({ label, names, series, format, onPick }: Props) {
  const [drawing, width] = useWidth<SVGSVGElement>(640);
  const known = series.flatMap((each) => each.values).filter((value): value is number => value !== null);
  if (known.length === 0) return null;
  const ticks = ticksOf(Math.min(0, ...known), Math.max(0, ...known));
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const y = (value: number) =>
    box.top + ((high - value) / (high - low || 1)) * (height - box.top - box.bottom);
  const column = (width - box.left - box.right) / names.length;
  const bars = series.filter((each) => each.kind === 'bar');
  const barWidth = Math.min(26, (column * 0.62) / Math.max(1, bars.length));
  const longest = Math.max(...names.map((name) => name.length));
  const every = Math.max(1, Math.ceil((longest * 7 + 6) / column)); // names that fit beside each other
  const middle = (index: number) => box.left + column * (index + 0.5);
  return (
    <>
      <ul className="legend">
        {series.map((each) => (
          <li key={each.name}>
            <svg width={12} height={8} aria-hidden>
              <rect
                y={each.kind === 'bar' ? 0 : 3}
                width={12}
                height={each.kind === 'bar' ? 8 : 2.5}
                rx={2}
                style={{ fill: `var(${each.colour})` }}
              />
            </svg>
            {each.name}
          </li>
        ))}
      </ul>
      <svg
        ref={drawing}
        className="chart bars"
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={label}
      >
        {ticks.map((tick) => (
          <g key={tick} aria-hidden>
            <line
              className={tick === 0 ? 'bars-zero' : undefined}
              x1={box.left}
              x2={width - box.right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text x={box.left - 8} y={y(tick) + 4} textAnchor="end">
              {format(tick)}
            </text>
          </g>
        ))}
        {names.map((name, index) => {
          const words = series.map((each) => {
            const value = each.values[index];
            return `${each.name} ${value == null ? '—' : format(value)}`;
          });
          const text = `${name}: ${words.join(', ')}`;
          return (
            <g
              key={name}
              role={onPick ? 'button' : 'img'}
              tabIndex={0}
              aria-label={text}
              onClick={() => onPick?.(index)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' || event.key === ' ') {
                  event.preventDefault();
                  onPick?.(index);
                }
              }}
            >
              <rect
                className="bars-hit"
                x={box.left + column * index}
                y={box.top}
                width={column}
                height={height - box.top - box.bottom}
                rx={4}
              />
              {bars.map((each, order) => {
                const value = each.values[index];
                if (!value) return null;
                const left = middle(index) + (order - bars.length / 2) * barWidth + 1.5;
                return (
                  <rect
                    key={each.name}
                    x={left}
                    y={Math.min(y(0), y(value))}
                    width={barWidth - 3}
                    height={Math.max(1, Math.abs(y(value) - y(0)))}
                    rx={2.5}
                    style={{ fill: `var(${each.colour})` }}
                  />
                );
              })}
              {index % every === 0 && (
                <text x={middle(index)} y={height - 7} textAnchor="middle">
                  {name}
                </text>
              )}
              <title>{text}</title>
            </g>
          );
        })}
        {series
          .filter((each) => each.kind === 'line')
          .map((each) => (
            <g key={each.name} aria-hidden pointerEvents="none">
              <polyline
                style={{ stroke: `var(${each.colour})` }}
                points={each.values
                  .flatMap((value, index) => (value === null ? [] : [`${middle(index)},${y(value)}`]))
                  .join(' ')}
              />
              {each.values.map(
                (value, index) =>
                  value !== null && (
                    <circle
                      key={index}
                      cx={middle(index)}
                      cy={y(value)}
                      r={3}
                      style={{ fill: `var(${each.colour})` }}
                    />
                  ),
              )}
            </g>
          ))}
      </svg>
    </>
  );
}

/** Round numbers that cover the range, about five of them, zero always among them. */
export function ticksOf(low: number, high: number): number[] {
  const raw = (high - low || Math.abs(high) || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? 10 * power;
  const ticks: number[] = [];
  for (let tick = Math.floor(low / step); tick <= Math.ceil(high / step); tick++)
    ticks.push(tick * step || 0);
  return ticks;
}
