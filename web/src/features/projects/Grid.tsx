import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import { TableBox } from '@/shared/ui/TableBox';
import type { Cell } from './ExplainPanel';
import { figure, moneyUnit } from './format';
import { solveQuery, templatesQuery, type Ask } from './queries';

const views = {
  cash: [
    'revenue',
    'revenue_total',
    'cost',
    'opex_total',
    'ebitda',
    'maintenance',
    'working_capital_change',
    'tax',
    'mra_movement',
    'cfads',
    'service_due',
    'dscr',
    'dscr_year',
    'llcr',
    'plcr',
  ],
  debt: [
    'debt_draw',
    'equity_draw',
    'idc',
    'fee',
    'uses_total',
    'opening_value',
    'interest_due_value',
    'principal_due_value',
    'closing_value',
    'debt_total',
  ],
  accounts: [
    'cash_available',
    'paid_from_cash',
    'paid_from_dsra',
    'unpaid',
    'dsra_target',
    'dsra_topup',
    'dsra_release',
    'dsra',
    'cash_free',
    'sweep',
    'state',
    'distribution',
    'equity_call',
    'cash',
  ],
  books: [
    'net_income',
    'depreciation',
    'fixed_assets',
    'assets',
    'debt_total',
    'interest_payable',
    'shl',
    'paid_in',
    'retained',
    'liabilities',
    'balance_check',
  ],
} as const;

/** Every line period by period; press a cell to be told why. */
export function Grid({
  project,
  ask,
  onExplain,
}: {
  project: string;
  ask: Ask;
  onExplain: (cell: Cell) => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const [view, setView] = useState<keyof typeof views>('cash');
  const [from, setFrom] = useState(0);
  const { data: templates } = useQuery(templatesQuery);
  const { data } = useQuery(solveQuery(project, ask, views[view].join(',')));
  if (!data || !templates) return null;
  const wide = 12;
  const first = Math.min(from, Math.max(0, data.periods.length - wide));
  const term = (name: string) => templates.lines.find((each) => each.name === name);
  const rows = views[view].flatMap((name) => data.lines.filter((line) => line.line === name));
  return (
    <Panel
      title={t('pj.grid')}
      note={moneyUnit(language, data.currency)}
      flush
      extra={
        <Segments
          label={t('pj.grid')}
          value={view}
          onChange={setView}
          options={(['cash', 'debt', 'accounts', 'books'] as const).map((value) => ({
            value,
            label: t(`pj.view.${value}`),
          }))}
        />
      }
    >
      <div className="pj-range">
        <input
          type="range"
          min={0}
          max={Math.max(0, data.periods.length - wide)}
          value={first}
          aria-label={t('pj.fromPeriod')}
          onChange={(event) => setFrom(Number(event.target.value))}
        />
        <span>
          {data.periods[first]} – {data.periods[Math.min(data.periods.length, first + wide) - 1]}
        </span>
      </div>
      <TableBox label={t('pj.grid')}>
        <table className="table pj-grid">
          <thead>
            <tr>
              <th>{t('pj.line')}</th>
              {data.periods.slice(first, first + wide).map((period) => (
                <th key={period} className="number">
                  {period}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const about = term(row.line);
              return (
                <tr key={`${row.line}-${row.member}`} data-total={row.name ? undefined : ''}>
                  <th scope="row">
                    {label(about?.label)}
                    {row.name && <small className="muted"> {row.name}</small>}
                  </th>
                  {row.values.slice(first, first + wide).map((value, index) => (
                    <td key={index} className="number">
                      <button
                        type="button"
                        className="pj-cell"
                        onClick={() =>
                          onExplain({ line: row.line, member: row.member, period: first + index })
                        }
                      >
                        {figure(value, about?.unit ?? '', language)}
                      </button>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}
