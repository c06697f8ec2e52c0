import type { ReactNode } from 'react';
import { ticksOf } from './BarLines';
import { useWidth } from '../lib/use-width';
import './charts.css';

export interface PlotArea {
  x: (index: number) => number;
  y: (value: number) => number;
  column: number;
}

interface Props {
  label: string;
  names: string[];
  low: number;
  high: number;
  format: (value: number) => string;
  /** What the axis counts in. */
  unit?: string;
  legend: { name: string; colour: string; line?: boolean; dash?: boolean }[];
  height?: number;
  onPick?: (index: number) => void;
  words?: (index: number) => string;
  picked?: number;
  children: (area: PlotArea) => ReactNode;
}

const box = { left: 50, right: 8, top: 8, bottom: 24 };

/** Words of a name one below the other; a long Chinese word in two halves. */
const linesOf = (name: string): string[] =>
  /[一-鿿]{5}/.test(name) && !name.includes(' ')
    ? [name.slice(0, Math.ceil(name.length / 2)), name.slice(Math.ceil(name.length / 2))]
    : name.split(' ');

/** Axes, legend and a column for each name that can be pressed; what is drawn in it is the caller's. */
export function Plot({
  label,
  names,
  low,
  high,
  format,
  unit,
  legend,
  height = 210,
  onPick,
  words,
  picked,
  children,
}: Props) {
  const [drawing, width] = useWidth<SVGSVGElement>(640);
  const ticks = ticksOf(low, high);
  const [bottom, top] = [ticks[0]!, ticks.at(-1)!];
  const y = (value: number) =>
    box.top + ((top - value) / (top - bottom || 1)) * (height - box.top - box.bottom);
  const column = (width - box.left - box.right) / Math.max(1, names.length);
  const x = (index: number) => box.left + column * (index + 0.5);
  // dates stand as far apart as they need; words stand under their columns, one below the other
  const dates = /^\d/.test(names[0] ?? '');
  const longest = Math.max(0, ...names.map((name) => name.length)) * 6.5 + 14;
  const every = dates ? Math.max(1, Math.ceil(longest / column)) : 1;
  return (
    <figure className="plot">
      <ul className="legend">
        {unit && <li className="muted">{unit}</li>}
        {legend.map((each) => (
          <li key={each.name}>
            <svg width={14} height={8} aria-hidden>
              {each.line ? (
                <line
                  x2={14}
                  y1={4}
                  y2={4}
                  strokeWidth={2}
                  strokeDasharray={each.dash ? '3 3' : undefined}
                  style={{ stroke: `var(${each.colour})` }}
                />
              ) : (
                <rect width={12} height={8} rx={2} style={{ fill: `var(${each.colour})` }} />
              )}
            </svg>
            {each.name}
          </li>
        ))}
      </ul>
      <svg ref={drawing} className="chart" style={{ height }} role="group" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick} aria-hidden>
            <line
              className={tick === 0 ? 'plot-zero' : 'plot-rule'}
              x1={box.left}
              x2={width - box.right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text x={box.left - 7} y={y(tick) + 4} textAnchor="end">
              {format(tick)}
            </text>
          </g>
        ))}
        {picked !== undefined && picked >= 0 && (
          <rect
            className="plot-picked"
            x={x(picked) - column / 2}
            y={box.top}
            width={column}
            height={height - box.top - box.bottom}
          />
        )}
        <g aria-hidden>{children({ x, y, column })}</g>
        {names.map(
          (name, index) =>
            index % every === 0 && (
              <text
                key={name}
                className={dates ? undefined : 'plot-word'}
                x={x(index)}
                y={height - (dates ? 7 : 13)}
                textAnchor="middle"
                aria-hidden
              >
                {dates
                  ? name
                  : linesOf(name).map((word, line) => (
                      <tspan key={line} x={x(index)} dy={line ? 10 : 0}>
                        {word}
                      </tspan>
                    ))}
              </text>
            ),
        )}
        {words &&
          names.map((name, index) => (
            <rect
              key={name}
              className="plot-hit"
              x={x(index) - column / 2}
              y={box.top}
              width={column}
              height={height - box.top - box.bottom}
              role={onPick ? 'button' : 'img'}
              tabIndex={0}
              aria-label={words(index)}
              onClick={() => onPick?.(index)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                onPick?.(index);
              }}
            >
              <title>{words(index)}</title>
            </rect>
          ))}
      </svg>
    </figure>
  );
}

/** Points of a polyline with gaps where there is no value. */
export function linePath(values: (number | null)[], area: PlotArea): string {
  let path = '';
  let pen = 'M';
  values.forEach((value, index) => {
    if (value === null || value === undefined) {
      pen = 'M';
      return;
    }
    path += `${pen}${area.x(index).toFixed(1)},${area.y(value).toFixed(1)}`;
    pen = 'L';
  });
  return path;
}
