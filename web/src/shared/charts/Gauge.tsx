import './charts.css';

interface Props {
  /** 0..1 of the way from worst to best. */
  share: number;
  grade: string;
  note: string;
  label: string;
}

const from = -205;
const sweep = 230;
const radius = 92;
const colours = ['--red', '--orange', '--yellow', '--c2', '--green'];

const point = (share: number, r: number): [number, number] => {
  const angle = ((from + sweep * share) * Math.PI) / 180;
  return [120 + r * Math.cos(angle), 108 + r * Math.sin(angle)];
};

const arc = (a: number, b: number): string => {
  const [x1, y1] = point(a, radius);
  const [x2, y2] = point(b, radius);
  return `M${x1.toFixed(2)} ${y1.toFixed(2)}A${radius} ${radius} 0 0 1 ${x2.toFixed(2)} ${y2.toFixed(2)}`;
};

/** Where a score stands on its whole range, with the grade it gives. */
export function Gauge({ share, grade, note, label }: Props) {
  const at = Math.max(0, Math.min(1, share));
  const [tipX, tipY] = point(at, 66);
  const [leftX, leftY] = point(at - 0.25 * (360 / sweep), 3.5);
  const [rightX, rightY] = point(at + 0.25 * (360 / sweep), 3.5);
  return (
    <svg className="chart gauge" viewBox="16 8 208 172" role="img" aria-label={label}>
      {colours.map((colour, index) => (
        <path
          key={colour}
          d={arc(index / colours.length + 0.004, (index + 1) / colours.length - 0.004)}
          style={{ stroke: `var(${colour})` }}
        />
      ))}
      <polygon className="gauge-needle" points={`${tipX},${tipY} ${leftX},${leftY} ${rightX},${rightY}`} />
      <circle className="gauge-hub" cx={120} cy={108} r={5} />
      <text className="gauge-grade" x={120} y={152} textAnchor="middle">
        {grade}
      </text>
      <text className="gauge-score" x={120} y={172} textAnchor="middle">
        {note}
      </text>
    </svg>
  );
}
