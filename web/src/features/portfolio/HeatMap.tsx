import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { TableBox } from '@/shared/ui/TableBox';
import { shareText, useMoney } from './money';
import type { Cockpit } from './types';

/** Industry by grade band: the ground says how large the share of the book is, the words say it, too. */
export function HeatMap({ heat, total }: { heat: Cockpit['heat']; total: number }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { money } = useMoney();
  const most = Math.max(1, ...heat.rows.flatMap((row) => row.amounts));
  return (
    <TableBox label={t('portfolio.heat')}>
      <table className="table heat">
        <thead>
          <tr>
            <th scope="col">{t('portfolio.tab.industries')}</th>
            {heat.bands.map((band) => (
              <th scope="col" key={band} className="number">
                {band || t('portfolio.notRated')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heat.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.key === '?' ? (
                  label(row.label)
                ) : (
                  <Link className="link" to={`/customers?industry.under=${row.key}`}>
                    {label(row.label)}
                  </Link>
                )}
              </th>
              {row.amounts.map((amount, index) => (
                <td
                  key={index}
                  className="number"
                  data-risky={index >= 4 && index <= 5 && amount > 0 ? '' : undefined}
                  style={{ '--heat': Math.sqrt(amount / most) } as React.CSSProperties}
                  title={money(amount)}
                >
                  {amount > 0 ? shareText(amount / total, 1) : ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
