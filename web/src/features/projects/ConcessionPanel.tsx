import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { absent } from '@/shared/lib/format';
import { Panel } from '@/shared/ui/Panel';
import { TableBox } from '@/shared/ui/TableBox';
import { figure, moneyUnit, share } from './format';
import { linePath, Plot } from '@/shared/charts/Plot';
import type { Overview } from './types';

const colours = ['--c1', '--c2', '--c3', '--red'];

/** What the public partner pays, and would owe, in every year to the end of the concession. */
export function ConcessionPanel({ budget }: { budget: Overview['public_budget'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const { years, causes } = budget;
  const money = (value: number | null) => figure(value, 'money', language);
  const title = t('pj.concession.title');
  return (
    <Panel
      title={title}
      note={t('pj.concession.note', {
        until: budget.concession_until ?? absent,
        most: share(budget.most, 0),
        unit: moneyUnit(language),
      })}
    >
      <Plot
        label={t('pj.concession.curve')}
        names={years.map((each) => String(each.year))}
        low={0}
        high={Math.max(1, ...years.flatMap((each) => each.termination))}
        format={money}
        legend={causes.map((each, index) => ({
          name: label(each.label),
          colour: colours[index % colours.length]!,
          line: true,
        }))}
        words={(index) =>
          `${years[index]!.year}: ${causes
            .map((each, k) => `${label(each.label)} ${money(years[index]!.termination[k] ?? null)}`)
            .join(', ')}`
        }
      >
        {(area) =>
          causes.map((each, k) => (
            <path
              key={each.cause}
              d={linePath(
                years.map((year) => year.termination[k] ?? null),
                area,
              )}
              fill="none"
              strokeWidth={1.8}
              style={{ stroke: `var(${colours[k % colours.length]!})` }}
            />
          ))
        }
      </Plot>
      <TableBox label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('pj.concession.year')}</th>
              {(['payment', 'obligations', 'budget', 'share', 'debt', 'equity'] as const).map((key) => (
                <th key={key} scope="col" className="number">
                  {t(`pj.concession.${key}`)}
                </th>
              ))}
              {causes.map((each) => (
                <th key={each.cause} scope="col" className="number">
                  {label(each.label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((each) => (
              <tr key={each.year}>
                <th scope="row">{each.year}</th>
                <td className="number">{money(each.payment)}</td>
                <td className="number">{money(each.obligations)}</td>
                <td className="number">{money(each.budget)}</td>
                <td
                  className="number"
                  data-tone={each.share !== null && each.share > budget.most ? 'red' : undefined}
                >
                  {share(each.share, 2)}
                </td>
                <td className="number">{money(each.debt)}</td>
                <td className="number">{money(each.equity)}</td>
                {each.termination.map((value, index) => (
                  <td key={causes[index]?.cause ?? index} className="number">
                    {money(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {causes
        .filter((each) => each.insured > 0)
        .map((each) => (
          <p key={each.cause} className="muted">
            {t('pj.concession.insured', { cause: label(each.label), amount: money(each.insured) })}
          </p>
        ))}
      <p className="muted">{budget.termination_source}</p>
    </Panel>
  );
}
