import './charts.css';

interface Props {
  /** Oldest first; null where nothing is known. */
  values: (number | null)[];
  width?: number;
  height?: number;
}

/** A line without axes: only the way it goes. Decoration beside the numbers themselves. */
export function Sparkline({ values, width = 72, height = 20 }: Props) {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known, 0);
  const high = Math.max(...known, 0);
  const span = high - low || 1;
  const pad = 2.5;
  const x = (index: number) => pad + (index / (values.length - 1)) * (width - 2 * pad);
  const y = (value: number) => height - pad - ((value - low) / span) * (height - 2 * pad);
  const points = values.flatMap((value, index) => (value === null ? [] : [[x(index), y(value)] as const]));
  const last = points.at(-1)!;
  return (
    <svg className="sparkline" width={width} height={height} aria-hidden focusable="false">
      <polyline points={points.map((point) => point.map((each) => each.toFixed(1)).join(',')).join(' ')} />
      <circle cx={last[0]} cy={last[1]} r={2} />
    </svg>
  );
}
