import { useDeferredValue, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { absent, amountExact, fenOf, number, percent, yuanOf } from '@/shared/lib/format';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { TableBox } from '@/shared/ui/TableBox';
import type { LoanBook, Scenario } from './types';

interface Comparison {
  on: string;
  pd: number | null;
  scenarios: Scenario[];
}

const moneyLines = ['balance', 'payment_peak', 'interest', 'cost', 'npv', 'expected_loss', 'value'] as const;

/** Hold the loan, refinance it or lend more: the same yardsticks side by side. */
export default function Compare({ book }: { book: LoanBook }) {
  const { t } = useTranslation();
  const state = book.state!;
  const [rate, setRate] = useState((state.rate * 100 - 0.5).toFixed(2));
  const [months, setMonths] = useState('36');
  const [cost, setCost] = useState('0');
  const [topUp, setTopUp] = useState(yuanOf(Math.round(state.balance / 500) * 100));
  const [discount, setDiscount] = useState('2.50');
  const body = useDeferredValue(
    JSON.stringify({
      rate: Number((Number(rate) / 100).toFixed(8)),
      months: Number(months),
      cost: fenOf(cost) ?? 0,
      top_up: fenOf(topUp) ?? 0,
      discount_rate: Number((Number(discount) / 100).toFixed(8)),
    }),
  );
  const { data, error } = useQuery({
    queryKey: ['records', 'loan', 'compare', book.loan.id, body],
    queryFn: () => api.post<Comparison>(`/api/v1/loan/${book.loan.id}/compare`, JSON.parse(body)),
    placeholderData: (before) => before,
    retry: false,
  });
  const inputs = [
    ['newRate', rate, setRate],
    ['newMonths', months, setMonths],
    ['newCost', cost, setCost],
    ['topUpYuan', topUp, setTopUp],
    ['discountRate', discount, setDiscount],
  ] as const;
  return (
    <div className="loan-what-if">
      <Panel title={t('loan.tab.compare')} note={t('loan.compareNote')}>
        <div className="loan-form">
          {inputs.map(([name, value, set]) => (
            <Field key={name} label={t(`loan.${name}`)}>
              {(control) => (
                <input
                  {...control}
                  inputMode="decimal"
                  value={value}
                  onChange={(event) => set(event.target.value)}
                />
              )}
            </Field>
          ))}
        </div>
      </Panel>
      {error ? (
        <Failed error={error} />
      ) : (
        data && (
          <Panel
            flush
            title={t('loan.sideBySide')}
            note={data.pd === null ? t('loan.noPd') : t('loan.pdUsed', { pd: percent(data.pd) })}
          >
            <TableBox label={t('loan.sideBySide')}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t('list.field')}</th>
                    {data.scenarios.map((each) => (
                      <th key={each.name} scope="col" className="number">
                        {t(`loan.scenario.${each.name}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {moneyLines.map((line) => (
                    <tr key={line}>
                      <th scope="row">{t(`loan.measure.${line}`)}</th>
                      {data.scenarios.map((each) => (
                        <td key={each.name} className={line === 'value' ? 'number strong' : 'number'}>
                          {each[line] === null ? t('loan.notEvaluated') : amountExact(each[line])}
                        </td>
                      ))}
                    </tr>
                  ))}
                  <tr>
                    <th scope="row">{t('loan.measure.average_life')}</th>
                    {data.scenarios.map((each) => (
                      <td key={each.name} className="number">
                        {number(each.average_life, 2)}
                      </td>
                    ))}
                  </tr>
                  <tr>
                    <th scope="row">{t('loan.measure.ends_on')}</th>
                    {data.scenarios.map((each) => (
                      <td key={each.name} className="number">
                        {each.ends_on ?? absent}
                      </td>
                    ))}
                  </tr>
                </tbody>
              </table>
            </TableBox>
          </Panel>
        )
      )}
    </div>
  );
}
