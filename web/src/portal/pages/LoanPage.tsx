import { address, type LoanPage as Loan } from '../api';
import { exact, money, rate } from '../format';
import { useLoad } from '../load';
import { Card, Head, Loaded } from '../ui';
import { useWords } from '../words';

/** Each instalment as a column: principal below, interest above; what is paid is paler. */
function Columns({ rows }: { rows: Loan['rows'] }) {
  const w = useWords();
  const most = Math.max(...rows.map((row) => row.principal + row.interest), 1);
  const step = 100 / rows.length;
  return (
    <svg
      className="p-columns"
      viewBox="0 0 100 40"
      preserveAspectRatio="none"
      role="img"
      aria-label={w.loan.chart}
    >
      {rows.map((row, i) => {
        const principal = (row.principal / most) * 38;
        const interest = (row.interest / most) * 38;
        const at = { x: i * step + step * 0.12, width: Math.max(0.3, step * 0.76) };
        return (
          <g key={row.period} data-done={!row.projected || undefined}>
            <rect {...at} y={40 - principal} height={principal} className="p-principal" />
            <rect
              {...at}
              y={40 - principal - interest}
              height={Math.max(interest, 0.3)}
              className="p-interest"
            />
          </g>
        );
      })}
    </svg>
  );
}

function Table({ rows }: { rows: Loan['rows'] }) {
  const w = useWords();
  return (
    <div className="p-scroll" tabIndex={0} role="region" aria-label={w.loan.plan}>
      <table className="p-table">
        <thead>
          <tr>
            <th className="number">{w.loan.period}</th>
            <th>{w.loan.dueOn}</th>
            <th className="number">{w.loan.principal}</th>
            <th className="number">{w.loan.interest}</th>
            <th className="number">{w.loan.payment}</th>
            <th className="number">{w.loan.closing}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.period} data-state={row.projected ? 'ahead' : row.settled_on ? 'settled' : 'open'}>
              <td className="number">{row.period}</td>
              <td className="tabular">
                {row.due_on}
                <br />
                <small>{row.projected ? w.loan.ahead : row.settled_on ? w.loan.settled : w.loan.open}</small>
              </td>
              <td className="number">{exact(row.principal)}</td>
              <td className="number">{exact(row.interest)}</td>
              <td className="number">
                <b>{exact(row.payment)}</b>
              </td>
              <td className="number">{exact(row.closing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export default function LoanPage({ id }: { id: string }) {
  const w = useWords();
  const loan = useLoad<Loan>(`/loans/${id}`);
  return (
    <Loaded of={loan}>
      {(data) => (
        <>
          <Head title={w.loan.title} back="/loans">
            {data.serviced && (
              <span className="p-actions">
                <a
                  className="p-button"
                  data-kind="plain"
                  href={address(`/loans/${id}/schedule.pdf`)}
                  download
                >
                  PDF
                </a>
                <a
                  className="p-button"
                  data-kind="plain"
                  href={address(`/loans/${id}/schedule.xlsx`)}
                  download
                >
                  XLSX
                </a>
              </span>
            )}
          </Head>
          <p className="p-facts tabular">
            {w.loans.product[data.product]} · <span translate="no">{data.number}</span> · {data.started_on} –{' '}
            {data.matures_on ?? '—'} · {rate(data.rate)}
          </p>
          <dl className="p-figures">
            <div>
              <dt>{w.loans.balance}</dt>
              <dd>{money(data.balance)}</dd>
            </div>
            {data.state && (
              <>
                <div>
                  <dt>{w.loans.next}</dt>
                  <dd>{money(data.state.next_principal + data.state.next_interest)}</dd>
                  <dd className="p-when">{data.state.next_due_on ?? '—'}</dd>
                </div>
                <div>
                  <dt>{w.loan.payoff}</dt>
                  <dd>{money(data.state.payoff)}</dd>
                </div>
                <div>
                  <dt>{w.loan.paid}</dt>
                  <dd>{money(data.state.paid_principal)}</dd>
                </div>
              </>
            )}
          </dl>
          {data.serviced ? (
            <Card
              title={w.loan.plan}
              aside={
                <span className="p-legend">
                  {w.loan.principal}
                  <i />
                  {w.loan.interest}
                  <i data-kind="interest" />
                </span>
              }
            >
              <Columns rows={data.rows} />
              <Table rows={data.rows} />
              <p className="p-small">{w.loan.note}</p>
            </Card>
          ) : (
            <Card>
              <p className="p-empty">{w.loan.reported}</p>
            </Card>
          )}
        </>
      )}
    </Loaded>
  );
}
