import { useTranslation } from 'react-i18next';
import { absent, number, percent } from '@/shared/lib/format';
import type { Price } from './api';

const colours = ['var(--c5)', 'var(--c2)', 'var(--orange)', 'var(--c1)', 'var(--green)'];

/** What the rate is made of, one bar on another, and whether it reaches the target. */
export function PriceBars({ price }: { price: Price }) {
  const { t } = useTranslation();
  if (!price.evaluated || !price.parts) return <p className="muted">{t('deals.priceUnknown')}</p>;
  const parts = price.parts.filter((part) => part.rate > 0);
  const needed = parts.reduce((sum, part) => sum + part.rate, 0);
  const most = Math.max(needed, price.rate + price.fee_rate, 0.0001);
  let x = 0;
  return (
    <>
      <svg viewBox="0 0 320 34" className="deal-price" role="img" aria-label={t('deals.priceNote')}>
        {parts.map((part, index) => {
          const width = (part.rate / most) * 320;
          const box = <rect key={part.name} x={x} y={4} width={width} height={16} fill={colours[index]} />;
          x += width;
          return box;
        })}
        <line
          x1={((price.rate + price.fee_rate) / most) * 319}
          x2={((price.rate + price.fee_rate) / most) * 319}
          y1={0}
          y2={26}
          stroke="var(--text)"
          strokeWidth={2}
        />
      </svg>
      <table className="table deal-parts">
        <tbody>
          {price.parts.map((part, index) => (
            <tr key={part.name}>
              <th>
                <svg width={9} height={9} aria-hidden>
                  <rect width={9} height={9} rx={2} fill={part.rate > 0 ? colours[index] : 'var(--line)'} />
                </svg>{' '}
                {t(`deals.parts.${part.name as 'ftp'}`)}
              </th>
              <td className="number">{percent(part.rate)}</td>
            </tr>
          ))}
          <tr>
            <th>{t('deals.breakeven')}</th>
            <td className="number">
              <b>{price.breakeven_rate === null ? absent : percent(price.breakeven_rate)}</b>
              {price.breakeven_spread_bp !== null && (
                <small className="muted">
                  {' '}
                  LPR {t('deals.spread', { number: number(price.breakeven_spread_bp) })}
                </small>
              )}
            </td>
          </tr>
          <tr>
            <th>{t('deals.offered')}</th>
            <td className="number">
              <b>{percent(price.rate)}</b>
            </td>
          </tr>
          <tr>
            <th>{t('deals.floor')}</th>
            <td className="number">
              {price.floor_bp === null ? absent : percent(price.lpr + price.floor_bp / 1e4)}
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}
