import './charts.css';

interface Props {
  axes: { name: string; value: number; other?: number; text: string }[];
  label: string;
}

const centre = 150;
const radius = 92;

/** Shares of one on as many axes as there are; another shape to compare with is dashed. */
export function Radar({ axes, label }: Props) {
  const at = (index: number, share: number): [number, number] => {
    const angle = (index / axes.length) * 2 * Math.PI - Math.PI / 2;
    return [centre + 30 + radius * share * Math.cos(angle), centre - 26 + radius * share * Math.sin(angle)];
  };
  const shape = (value: (index: number) => number) =>
    axes
      .map((_, index) =>
        at(index, value(index))
          .map((each) => each.toFixed(1))
          .join(','),
      )
      .join(' ');
  const long = axes.some((axis) => axis.name.length > 14);
  const hasOther = axes.some((axis) => axis.other !== undefined);
  return (
    <svg
      className="chart radar"
      viewBox={long ? '-52 -6 464 264' : '0 -6 360 264'}
      role="img"
      aria-label={label}
    >
      {[0.25, 0.5, 0.75, 1].map((ring) => (
        <polygon key={ring} className="radar-ring" points={shape(() => ring)} />
      ))}
      {axes.map((axis, index) => {
        const [x, y] = at(index, 1);
        return (
          <line key={axis.name} className="radar-ring" x1={centre + 30} y1={centre - 26} x2={x} y2={y} />
        );
      })}
      {hasOther && <polygon className="radar-other" points={shape((index) => axes[index]!.other ?? 0)} />}
      <polygon className="radar-now" points={shape((index) => axes[index]!.value)} />
      {axes.map((axis, index) => {
        const [x, y] = at(index, axis.value);
        const [nameX, nameY] = at(index, 1.16);
        const top = nameY < centre - 26 - radius;
        const bottom = nameY > centre - 26 + radius;
        const side = nameX > centre + 40 ? 'start' : nameX < centre + 20 ? 'end' : 'middle';
        return (
          <g key={axis.name}>
            <circle cx={x} cy={y} r={3} />
            <text x={nameX} y={nameY + (top ? -14 : bottom ? 8 : -4)} textAnchor={side}>
              {axis.name}
              <tspan className="radar-value" x={nameX} dy={15}>
                {axis.text}
              </tspan>
            </text>
          </g>
        );
      })}
    </svg>
  );
}
