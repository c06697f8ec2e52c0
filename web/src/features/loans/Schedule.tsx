import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { absent, amount, amountExact, number, percent } from '@/shared/lib/format';
import { BarLines } from '@/shared/charts/BarLines';
import { Panel } from '@/shared/ui/Panel';
import { Dot } from '@/shared/ui/Pill';
import { TableBox } from '@/shared/ui/TableBox';
import { useUi } from '@/shared/state/ui-store';
import { Explain } from './Explain';
import type { LoanBook, Row } from './types';

/** The plan: what was due and paid, what is to come; pressing a row says how it comes about. */
export default function Schedule({ book }: { book: LoanBook }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(null);
  const row = book.rows.find((each) => each.period === chosen);
  if (book.rows.length === 0) return <p className="muted">{t('loan.noRows')}</p>;
  return (
    <div className="loan-columns">
      <div className="loan-main">
        <Chart rows={book.rows} onPick={setChosen} />
        <Panel flush title={t('loan.tab.schedule')} note={t('loan.scheduleNote')}>
          <ScheduleTable rows={book.rows} chosen={chosen} onChoose={setChosen} />
        </Panel>
      </div>
      {row && <Explain book={book} row={row} onClose={() => setChosen(null)} />}
    </div>
  );
}

const paid = (row: Row) => row.principal_left === 0 && row.interest_left === 0;

function RowState({ row }: { row: Row }) {
  const { t } = useTranslation();
  if (row.projected) return <span className="faint">{t('loan.row.toCome')}</span>;
  if (row.settled_on && row.settled_on > row.due_on)
    return <Dot tone="yellow">{t('loan.row.paidLate', { on: row.settled_on })}</Dot>;
  if (paid(row)) return <Dot tone="green">{t('loan.row.paid')}</Dot>;
  return (
    <Dot tone="red">
      {t('loan.row.left', { amount: amountExact(row.principal_left + row.interest_left) })}
    </Dot>
  );
}

interface TableProps {
  rows: Row[];
  chosen?: number | null;
  onChoose?: (period: number) => void;
}

export function ScheduleTable({ rows, chosen, onChoose }: TableProps) {
  const { t } = useTranslation();
  const heads = [
    'period',
    'due',
    'days',
    'opening',
    'interest',
    'principal',
    'payment',
    'closing',
    'rate',
  ] as const;
  const total = (pick: (row: Row) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  return (
    <TableBox label={t('loan.tab.schedule')}>
      <table className="table loan-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === 'due' ? undefined : 'number'}>
                {t(`loan.head.${head}`)}
              </th>
            ))}
            <th scope="col">{t('loan.head.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.period}
              data-projected={row.projected ? '' : undefined}
              aria-selected={chosen === row.period}
              onClick={() => onChoose?.(row.period)}
            >
              <td className="number">
                {onChoose ? (
                  <button
                    type="button"
                    className="link"
                    aria-label={t('loan.explainRow', { period: row.period })}
                  >
                    {row.period}
                  </button>
                ) : (
                  row.period
                )}
              </td>
              <td>{row.due_on}</td>
              <td className="number">{row.days}</td>
              <td className="number">{amountExact(row.opening)}</td>
              <td className="number">{amountExact(row.interest)}</td>
              <td className="number">{amountExact(row.principal)}</td>
              <td className="number strong">{amountExact(row.payment)}</td>
              <td className="number">{amountExact(row.closing)}</td>
              <td className="number">{percent(row.rate, 2)}</td>
              <td>{onChoose ? <RowState row={row} /> : absent}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {t('loan.total')}
            </th>
            <td className="number">{amountExact(total((row) => row.interest))}</td>
            <td className="number">{amountExact(total((row) => row.principal))}</td>
            <td className="number strong">{amountExact(total((row) => row.payment))}</td>
            <td colSpan={3} />
          </tr>
        </tfoot>
      </table>
    </TableBox>
  );
}

const most = 16;

/** Principal and interest by instalment, or by year when there are many; the line is what is left. */
function Chart({ rows, onPick }: { rows: Row[]; onPick: (period: number) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const unit = useUi((state) => state.amountUnit);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = rows.length > most ? row.due_on.slice(0, 4) : row.due_on.slice(2, 7);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const entries = [...groups.entries()].slice(0, 31);
  const sum = (list: Row[], pick: (row: Row) => number) => list.reduce((all, row) => all + pick(row), 0);
  return (
    <Panel title={t('loan.chart')} note={t(rows.length > most ? 'loan.byYear' : 'loan.byInstalment')}>
      <BarLines
        label={t('loan.chart')}
        names={entries.map(([name]) => name)}
        format={(value) => amount(value, unit, language)}
        onPick={(index) => onPick(entries[index]![1][0]!.period)}
        series={[
          {
            name: t('loan.head.principal'),
            colour: '--c1',
            kind: 'bar',
            values: entries.map(([, list]) => sum(list, (row) => row.principal)),
          },
          {
            name: t('loan.head.interest'),
            colour: '--c4',
            kind: 'bar',
            values: entries.map(([, list]) => sum(list, (row) => row.interest)),
          },
          {
            name: t('loan.head.closing'),
            colour: '--c5',
            kind: 'line',
            values: entries.map(([, list]) => list.at(-1)!.closing),
          },
        ]}
      />
      <p className="muted small">{t('loan.chartNote', { count: number(rows.length) })}</p>
    </Panel>
  );
}
