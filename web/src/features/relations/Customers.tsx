import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { absent, amountText, number, percent } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { Reasons, RuleReason } from '@/shared/record/Reasons';
import { Mark } from '@/shared/ui/Mark';
import { TableBox } from '@/shared/ui/TableBox';
import type { Listed } from './queries';

const reasons = 3;

/** Customers with what they bring, how close they are, how far they may grow; with drivers where the list asks for them. */
export function Customers({
  items,
  label: caption,
  drivers,
}: {
  items: Listed[];
  label: string;
  drivers?: boolean;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const choice = useChoiceLabel('customer');
  const money = (fen: number | null) => (fen === null ? absent : amountText(fen, language));
  return (
    <TableBox label={caption}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('worth.customer')}</th>
            <th>{t('worth.tier')}</th>
            <th>{t('worth.grade')}</th>
            {drivers && <th className="number">{t('worth.growth')}</th>}
            {drivers && <th>{t('worth.why')}</th>}
            {drivers && <th>{t('worth.offer')}</th>}
            <th className="number">{t('worth.strength')}</th>
            <th className="number">{t('worth.contribution')}</th>
            {!drivers && <th className="number">{t('worth.eva')}</th>}
            {!drivers && <th className="number">{t('worth.raroc')}</th>}
            <th className="number">{t('worth.exposure')}</th>
            <th>{t('worth.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Link className="value-name" translate="no" to={`/customers/${item.id}`}>
                  <Mark name={item.name} />
                  <span>{item.name}</span>
                </Link>
              </th>
              <td>{item.tier ? choice('tier', item.tier) : absent}</td>
              <td>{item.grade ?? absent}</td>
              {drivers && <td className="number">{item.growth === null ? absent : number(item.growth)}</td>}
              {drivers && (
                <td className="value-why">
                  {item.drivers?.lines
                    .filter((line) => line.known && line.points > 0)
                    .slice(0, reasons)
                    .map((line) => `${label(line.label)}: ${label(line.bin)}`)
                    .join(' · ')}
                </td>
              )}
              {drivers && (
                <td className="value-why">
                  {item.offer ? (
                    <>
                      <b>{label(item.offer.label)}</b>{' '}
                      {item.offer.chance && (
                        <>
                          {percent(item.offer.chance.probability, 0)}
                          <Reasons reasons={item.offer.chance.reasons} most={2} />
                        </>
                      )}
                      {item.offer.rule && <RuleReason rule={item.offer.rule} />}
                    </>
                  ) : (
                    absent
                  )}
                </td>
              )}
              <td className="number">{item.strength === null ? absent : number(item.strength)}</td>
              <td className="number">{money(item.contribution)}</td>
              {!drivers && <td className="number">{money(item.eva)}</td>}
              {!drivers && (
                <td className="number">{item.raroc === null ? absent : percent(item.raroc, 1)}</td>
              )}
              <td className="number">{money(item.exposure)}</td>
              <td translate="no">{item.owner ?? absent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
