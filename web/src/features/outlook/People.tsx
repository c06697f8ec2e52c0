import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { absent, amountText, percent } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { Reasons, RuleReason } from '@/shared/record/Reasons';
import { Mark } from '@/shared/ui/Mark';
import { Pill } from '@/shared/ui/Pill';
import { TableBox } from '@/shared/ui/TableBox';
import type { By, Listed } from './queries';

interface Props {
  items: Listed[];
  by: By;
  caption: string;
  high: number;
}

const reasonsShown = 3;

/** Customers by what is likely, with the reasons and what is at stake. */
export function People({ items, by, caption, high }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const choice = useChoiceLabel('customer');
  const money = (fen: number | null | undefined) =>
    typeof fen === 'number' ? amountText(Math.round(fen), language) : absent;
  const offers = by === 'product';
  return (
    <TableBox label={caption}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('outlook.customer')}</th>
            <th>{t('outlook.tier')}</th>
            {offers && <th>{t('outlook.product')}</th>}
            <th className="number">{t(offers ? 'outlook.chance' : 'outlook.probability')}</th>
            <th>{t('outlook.why')}</th>
            {offers && <th className="number">{t('outlook.expectedIncome')}</th>}
            <th className="number">{t('outlook.contribution')}</th>
            {by === 'churn' && (
              <th className="number" title={t('outlook.atStakeHelp')}>
                {t('outlook.atStake')}
              </th>
            )}
            <th>{t('outlook.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const offer = item.detail?.offers?.[0];
            const chance = offers
              ? offer?.chance
              : by === 'churn'
                ? item.detail?.churn
                : item.detail?.conversion;
            const share = offers ? item.product_probability : item.probability;
            return (
              <tr key={item.id}>
                <th scope="row">
                  <Link className="outlook-name" translate="no" to={`/customers/${item.id}`}>
                    <Mark name={item.name} />
                    <span>{item.name}</span>
                  </Link>
                </th>
                <td>{item.tier ? choice('tier', item.tier) : absent}</td>
                {offers && <td>{item.product_label ? label(item.product_label) : absent}</td>}
                <td className="number">
                  {typeof share !== 'number' ? (
                    t('outlook.byRule')
                  ) : by === 'churn' ? (
                    <Pill tone={share >= 2 * high ? 'red' : share >= high ? 'orange' : 'neutral'}>
                      {percent(share, 0)}
                    </Pill>
                  ) : (
                    percent(share, 1)
                  )}
                </td>
                <td className="outlook-why">
                  {chance && <Reasons reasons={chance.reasons} most={reasonsShown} />}
                  {offers && offer?.rule && <RuleReason rule={offer.rule} />}
                </td>
                {offers && <td className="number">{money(item.product_income)}</td>}
                <td className="number">{money(item.contribution)}</td>
                {by === 'churn' && (
                  <td className="number">
                    {typeof item.contribution === 'number' && typeof share === 'number'
                      ? money(item.contribution * share)
                      : absent}
                  </td>
                )}
                <td translate="no">{item.owner ?? absent}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}
