import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { shareText, useMoney } from './money';
import type { Part, Section } from './types';

const scale = (share: number, most: number) => (100 * share) / most;

/** Shares of the book; for industries with a target also where they should be. */
export function MixBars({ items }: { items: Section[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { money } = useMoney();
  const shown = [...items].sort((a, b) => b.exposure - a.exposure);
  const most = Math.max(
    0.01,
    ...shown.map((part) => Math.max(part.share ?? 0, (part.target ?? 0) + (part.band ?? 0))),
  );
  return (
    <ul className="mix">
      {shown.map((part) => (
        <li
          key={part.key}
          title={`${money(part.exposure)}${part.outside ? ` · ${t('portfolio.mixOutside')}` : ''}`}
        >
          <span className="cut">{label(part.label)}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
            {part.target !== null && part.band !== null && (
              <rect
                className="mix-band"
                x={scale(Math.max(0, part.target - part.band), most)}
                width={scale(Math.min(part.target, part.band) + part.band, most)}
                height={10}
              />
            )}
            <rect
              className="mix-bar"
              data-outside={part.outside ? '' : undefined}
              y={2}
              width={scale(part.share ?? 0, most)}
              height={6}
              rx={1}
            />
            {part.target !== null && (
              <rect className="mix-target" x={scale(part.target, most)} width={0.7} height={10} />
            )}
          </svg>
          <span className="number">
            {shareText(part.share, 1)}
            {part.outside && <small className="mix-drift">{drift(part.drift)}</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}

const drift = (value: number | null) =>
  value === null ? '' : `${value > 0 ? '+' : ''}${shareText(value, 1).replace('%', 'pct')}`;

export function PartBars({ items }: { items: Part[] }) {
  const label = useLabel();
  const { money } = useMoney();
  const shown = [...items].sort((a, b) => b.exposure - a.exposure).slice(0, 12);
  const most = Math.max(0.01, ...shown.map((part) => part.share ?? 0));
  return (
    <ul className="mix">
      {shown.map((part) => (
        <li key={part.key} title={money(part.exposure)}>
          <span className="cut">{label(part.label)}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
            <rect className="mix-bar" y={2} width={scale(part.share ?? 0, most)} height={6} rx={1} />
          </svg>
          <span className="number">{shareText(part.share, 1)}</span>
        </li>
      ))}
    </ul>
  );
}
