import { useNavigate } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { amountText, percent } from '@/shared/lib/format';
import { useWidth } from '@/shared/lib/use-width';
import type { Listed } from './queries';
import '@/shared/charts/charts.css';

const height = 420;
const box = { left: 84, right: 16, top: 14, bottom: 34 };
const colours: Record<string, string> = { keep: '--green', mend: '--orange', grow: '--c1', watch: '--red' };
const pdTicks = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** Contribution runs on a scale that is even near zero and logarithmic far from it, so that small and large both show. */
const bend = (fen: number) => Math.sign(fen) * Math.log10(1 + Math.abs(fen) / 1e7);

/** Value against risk: each customer a circle, its area the exposure. */
export function ValueMap({ items }: { items: Listed[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const go = useNavigate();
  const [drawing, width] = useWidth<SVGSVGElement>(760);
  const shown = items.filter((item) => item.pd !== null && item.contribution !== null);
  if (shown.length === 0) return null;
  const low = Math.min(...shown.map((item) => Math.max(item.pd ?? 0, 0.0003)));
  const left = Math.log10(low) - 0.1;
  const x = (pd: number) =>
    box.left + ((Math.log10(Math.max(pd, 0.0003)) - left) / (0.05 - left)) * (width - box.left - box.right);
  const bent = shown.map((item) => bend(item.contribution ?? 0));
  const top = Math.max(...bent, 1) + 0.2;
  const bottom = Math.min(...bent, -0.5) - 0.2;
  const y = (fen: number) => box.top + ((top - bend(fen)) / (top - bottom)) * (height - box.top - box.bottom);
  const largest = Math.max(...shown.map((item) => item.exposure ?? 0), 1);
  const radius = (item: Listed) => 3 + 17 * Math.sqrt((item.exposure ?? 0) / largest);
  const ticks = [-1e9, -1e8, -1e7, 0, 1e7, 1e8, 1e9, 1e10].filter(
    (fen) => bend(fen) < top && bend(fen) > bottom,
  );
  return (
    <svg
      ref={drawing}
      className="chart value-map"
      style={{ width: '100%', height }}
      role="group"
      aria-label={t('worth.mapLabel', { count: shown.length })}
    >
      <g aria-hidden>
        {ticks.map((fen) => (
          <g key={fen}>
            <line
              className={fen === 0 ? 'value-zero' : 'value-line'}
              x1={box.left}
              x2={width - box.right}
              y1={y(fen)}
              y2={y(fen)}
            />
            <text x={box.left - 8} y={y(fen) + 4} textAnchor="end">
              {fen === 0 ? '0' : amountText(fen, language).replace(/\.0+(?=\D|$)/, '')}
            </text>
          </g>
        ))}
        {pdTicks
          .filter((pd) => x(pd) >= box.left)
          .map((pd) => (
            <g key={pd}>
              <line className="value-line" x1={x(pd)} x2={x(pd)} y1={box.top} y2={height - box.bottom} />
              <text x={x(pd)} y={height - 14} textAnchor="middle">
                {percent(pd, pd < 0.01 ? 2 : 0)}
              </text>
            </g>
          ))}
      </g>
      {[...shown]
        .sort((a, b) => (b.exposure ?? 0) - (a.exposure ?? 0))
        .map((item) => {
          const words = `${item.name}: ${t('worth.contribution')} ${amountText(item.contribution ?? 0, language)}, ${t('worth.pd')} ${percent(item.pd ?? 0)}, ${t('worth.exposure')} ${amountText(item.exposure ?? 0, language)}`;
          return (
            <circle
              key={item.id}
              role="link"
              tabIndex={-1}
              aria-label={words}
              className="value-dot"
              cx={x(item.pd ?? 0)}
              cy={y(item.contribution ?? 0)}
              r={radius(item)}
              style={{ fill: `var(${colours[item.cell ?? ''] ?? '--c5'})` }}
              onClick={() => void go(`/customers/${item.id}`)}
            >
              <title>{words}</title>
            </circle>
          );
        })}
    </svg>
  );
}
