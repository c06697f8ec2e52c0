import { useDeferredValue, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { absent, amountExact, date, fenOf, yuanOf } from '@/shared/lib/format';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import { TableBox } from '@/shared/ui/TableBox';
import { OptionField } from './EventDialog';
import { ScheduleTable } from './Schedule';
import type { LoanBook, Preview, Row } from './types';

const kinds = ['prepayment', 'extension', 'rate_reset', 'top_up'] as const;
type Kind = (typeof kinds)[number];

const monthsLater = (day: string, months: number) => {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 10);
};

/** What an event would do to the plan, before anybody books it. */
export default function WhatIf({ book }: { book: LoanBook }) {
  const { t } = useTranslation();
  const state = book.state!;
  const [kind, setKind] = useState<Kind>('prepayment');
  const [on, setOn] = useState(date(new Date()));
  const [money, setMoney] = useState(yuanOf(Math.round(state.balance / 500) * 100));
  const [option, setOption] = useState('reduce_payment');
  const [months, setMonths] = useState(12);
  const [rate, setRate] = useState(((book.terms?.rate ?? state.rate) * 100).toFixed(2));
  const fen = fenOf(money);
  const body = useDeferredValue(
    JSON.stringify({
      kind,
      effective_on: on,
      amount: kind === 'prepayment' || kind === 'top_up' ? (fen ?? undefined) : undefined,
      option: kind === 'prepayment' ? option : undefined,
      matures_on: kind === 'extension' ? monthsLater(state.matures_on, months) : undefined,
      rate: kind === 'rate_reset' ? Number(rate) / 100 : undefined,
    }),
  );
  const { data, error } = useQuery({
    queryKey: ['records', 'loan', 'preview', book.loan.id, body],
    queryFn: () => api.post<Preview>(`/api/v1/loan/${book.loan.id}/preview`, JSON.parse(body)),
    placeholderData: (before) => before,
    retry: false,
  });
  return (
    <div className="loan-what-if">
      <Panel title={t('loan.tab.whatIf')} note={t('loan.whatIfNote')}>
        <Segments
          label={t('loan.event')}
          value={kind}
          onChange={setKind}
          options={kinds.map((each) => ({ value: each, label: t(`loan.kind.${each}`) }))}
        />
        <div className="loan-form">
          <Field label={t('loan.effectiveOn')}>
            {(control) => (
              <input {...control} type="date" value={on} onChange={(event) => setOn(event.target.value)} />
            )}
          </Field>
          {(kind === 'prepayment' || kind === 'top_up') && (
            <Field label={t('loan.amountYuan')} error={fen === null ? t('loan.amountNeeded') : undefined}>
              {(control) => (
                <input
                  {...control}
                  inputMode="decimal"
                  value={money}
                  onChange={(event) => setMoney(event.target.value)}
                />
              )}
            </Field>
          )}
          {kind === 'prepayment' && <OptionField value={option} onChange={setOption} />}
          {kind === 'extension' && (
            <Field label={t('loan.byMonths', { count: months })}>
              {(control) => (
                <input
                  {...control}
                  type="range"
                  min={1}
                  max={60}
                  value={months}
                  onChange={(event) => setMonths(Number(event.target.value))}
                />
              )}
            </Field>
          )}
          {kind === 'rate_reset' && (
            <Field label={t(book.reference ? 'loan.spreadPercent' : 'loan.ratePercent')}>
              {(control) => (
                <input
                  {...control}
                  type="number"
                  step="0.05"
                  value={rate}
                  onChange={(event) => setRate(event.target.value)}
                />
              )}
            </Field>
          )}
        </div>
      </Panel>
      {error ? (
        <Failed error={error} />
      ) : (
        data && (
          <>
            <Panel flush title={t('loan.beforeAfter')}>
              <Difference preview={data} />
            </Panel>
            <Panel flush title={t('loan.newPlan')}>
              <ScheduleTable rows={data.after.rows.filter((row) => row.projected)} />
            </Panel>
          </>
        )
      )}
    </div>
  );
}

const ahead = (rows: Row[]) => rows.filter((row) => row.projected);

function Difference({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const sides = [preview.before, preview.after];
  const peak = (rows: Row[]) => Math.max(0, ...ahead(rows).map((row) => row.payment));
  const lines: [string, (string | number)[], boolean][] = [
    ['balance', sides.map((side) => side.state.balance), true],
    ['nextPayment', sides.map((side) => side.state.next_principal + side.state.next_interest), true],
    ['peakPayment', sides.map((side) => peak(side.rows)), true],
    ['instalmentsLeft', sides.map((side) => ahead(side.rows).length), false],
    ['lastDue', sides.map((side) => side.rows.at(-1)?.due_on ?? absent), false],
    ['interestTotal', [preview.interest_before, preview.interest_after], true],
  ];
  return (
    <TableBox label={t('loan.beforeAfter')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('list.field')}</th>
            <th scope="col" className="number">
              {t('loan.before')}
            </th>
            <th scope="col" className="number">
              {t('loan.after')}
            </th>
            <th scope="col" className="number">
              {t('loan.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, [before, after], isMoney]) => (
            <tr key={name}>
              <th scope="row">{t(`loan.line.${name as 'balance'}`)}</th>
              {[before, after].map((value, index) => (
                <td key={index} className="number">
                  {typeof value === 'number' && isMoney ? amountExact(value) : value}
                </td>
              ))}
              <td className="number strong">
                {typeof before === 'number' && typeof after === 'number'
                  ? isMoney
                    ? amountExact(after - before)
                    : after - before
                  : absent}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
