import { useLabel } from '@/i18n';
import type { ScoreLine } from '@/api/strength';
import { plainNumber } from '../lib/format';
import './score-lines.css';

/** Lines of a points card: what was found, and how much of the best it gives. */
export function ScoreLines({ lines }: { lines: ScoreLine[] }) {
  const label = useLabel();
  return (
    <ul className="score-lines">
      {lines.map((line) => (
        <li key={line.name}>
          <span>{label(line.label)}</span>
          <span className="score-bin">{label(line.bin)}</span>
          <svg viewBox="0 0 60 6" width={48} height={5} aria-hidden>
            <rect className="score-rest" width={60} height={6} rx={3} />
            <rect
              className="score-got"
              data-weak={line.points < line.best * 0.4 ? '' : undefined}
              width={(60 * Math.max(0, line.points)) / (line.best || 1)}
              height={6}
              rx={3}
            />
          </svg>
          <span className="number">
            {plainNumber(line.points, 0)}/{plainNumber(line.best, 0)}
          </span>
        </li>
      ))}
    </ul>
  );
}
