import './charts.css';

interface Props {
  value: number;
  low: number | null;
  high: number | null;
  label: string;
}

const width = 260;
const from = Math.log(0.0002);
const to = Math.log(1);
const x = (value: number) =>
  8 + ((Math.log(Math.min(1, Math.max(0.0002, value))) - from) / (to - from)) * (width - 16);

/** A probability of default with its band on a logarithmic axis. */
export function LogBand({ value, low, high, label }: Props) {
  return (
    <svg className="chart pd-axis" viewBox={`0 0 ${width} 34`} role="img" aria-label={label}>
      <line className="pd-line" x1={8} x2={width - 8} y1={10} y2={10} />
      {low !== null && high !== null && (
        <line className="pd-band" x1={x(low)} x2={Math.max(x(low) + 1, x(high))} y1={10} y2={10} />
      )}
      <circle cx={x(value)} cy={10} r={5.5} />
      {[
        [0.001, '0.1%'],
        [0.01, '1%'],
        [0.1, '10%'],
        [1, '100%'],
      ].map(([at, text]) => (
        <text key={text} x={x(Number(at))} y={30} textAnchor={at === 1 ? 'end' : 'middle'}>
          {text}
        </text>
      ))}
    </svg>
  );
}
