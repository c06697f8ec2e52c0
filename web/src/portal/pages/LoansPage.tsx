import { useState, type FormEvent } from 'react';
import { fenOf } from '@/shared/lib/format';
import type { Files, Loans } from '../api';
import { exact, money, rate } from '../format';
import { useLoad } from '../load';
import { useMay } from '../me';
import { send } from '../outbox';
import { Go } from '../route';
import { Button, Card, Field, Head, Loaded, Note, Pill, Sheet, sorry } from '../ui';
import { useWords } from '../words';

function Drawdown({
  facility,
  today,
  onClose,
  onDone,
}: {
  facility: Loans['facilities'][number];
  today: string;
  onClose: () => void;
  onDone: (text: string) => void;
}) {
  const w = useWords();
  const files = useLoad<Files>('/files').data;
  const [problem, setProblem] = useState('');
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const amount = fenOf(String(form.get('amount')));
    if (amount === null || amount <= 0) return setProblem(w.statements.bad);
    const body = {
      facility: facility.id,
      amount,
      value_on: form.get('on'),
      purpose: form.get('purpose'),
      payee: form.get('payee') || undefined,
      file: form.get('file') || undefined,
    };
    try {
      const fate = await send({ path: '/drawdowns', title: w.loans.draw.title, body });
      onDone(fate === 'sent' ? w.loans.draw.sent : w.application.queued);
    } catch (error) {
      setProblem(sorry(error));
    }
  };
  return (
    <Sheet title={w.loans.draw.title} onClose={onClose}>
      <form onSubmit={(event) => void ask(event)}>
        <p className="p-small">
          <span translate="no">{facility.name}</span> · {w.loans.free}{' '}
          <b className="tabular">{exact(facility.free)}</b>
        </p>
        <Field label={w.loans.draw.amount}>
          {(id) => <input id={id} name="amount" inputMode="decimal" required />}
        </Field>
        <Field label={w.loans.draw.on}>
          {(id) => <input id={id} name="on" type="date" min={today} defaultValue={today} required />}
        </Field>
        <Field label={w.loans.draw.purpose}>
          {(id) => <input id={id} name="purpose" maxLength={300} required />}
        </Field>
        <Field label={w.loans.draw.payee}>{(id) => <input id={id} name="payee" maxLength={200} />}</Field>
        <Field label={w.loans.draw.file}>
          {(id) => (
            <select id={id} name="file" defaultValue="">
              <option value="">{w.loans.draw.none}</option>
              {files?.items.map((file) => (
                <option key={file.id} value={file.id} translate="no">
                  {file.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <p className="p-small">{w.loans.draw.note}</p>
        {problem && <Note tone="red">{problem}</Note>}
        <Button kind="primary" type="submit">
          {w.app.send}
        </Button>
      </form>
    </Sheet>
  );
}

function Facilities({ data, onSaid }: { data: Loans; onSaid: (text: string) => void }) {
  const w = useWords();
  const may = useMay('client.draw');
  const [asking, setAsking] = useState<Loans['facilities'][number]>();
  if (!data.facilities.length) return null;
  return (
    <Card title={w.loans.facilities}>
      {data.facilities.map((each) => (
        <div className="p-facility" key={each.id}>
          <div className="p-row">
            <b translate="no">{each.name}</b>
            <span className="p-small">{each.expires_on && w.loans.until(each.expires_on)}</span>
          </div>
          <progress max={each.amount || 1} value={each.used} aria-label={w.loans.used} />
          <div className="p-row p-small tabular">
            <span>
              {w.loans.used} {money(each.used)}
            </span>
            <span>
              {w.loans.free} <b>{money(each.free)}</b>
            </span>
          </div>
          {may && each.free > 0 && <Button onClick={() => setAsking(each)}>{w.loans.ask}</Button>}
        </div>
      ))}
      {asking && (
        <Drawdown
          facility={asking}
          today={data.today}
          onClose={() => setAsking(undefined)}
          onDone={(text) => {
            setAsking(undefined);
            onSaid(text);
          }}
        />
      )}
    </Card>
  );
}

export default function LoansPage() {
  const w = useWords();
  const loans = useLoad<Loans>('/loans');
  const [said, setSaid] = useState('');
  return (
    <>
      <Head title={w.loans.title} />
      {said && <Note tone="green">{said}</Note>}
      <Loaded of={loans}>
        {(data) => (
          <>
            <dl className="p-figures">
              <div>
                <dt>{w.loans.balance}</dt>
                <dd>{money(data.totals.balance)}</dd>
              </div>
              <div>
                <dt>{w.loans.due30}</dt>
                <dd>{money(data.totals.due_30)}</dd>
              </div>
              <div data-tone={data.totals.overdue > 0 ? 'red' : undefined}>
                <dt>{w.loans.overdue}</dt>
                <dd>{money(data.totals.overdue)}</dd>
              </div>
            </dl>
            <div className="p-two">
              <Card>
                {data.loans.length === 0 && <p className="p-empty">{w.loans.none}</p>}
                {data.loans.map((loan) => (
                  <Go key={loan.id} to={`/loans/${loan.id}`} className="p-application">
                    <div className="p-row">
                      <b>{w.loans.product[loan.product]}</b>
                      <Pill
                        tone={loan.status === 'overdue' ? 'red' : loan.status === 'live' ? 'green' : 'grey'}
                      >
                        {w.loans.status[loan.status]}
                      </Pill>
                    </div>
                    <div className="p-row">
                      <span className="p-big tabular">{money(loan.balance)}</span>
                      <span className="p-small tabular">
                        {w.loans.rate} {rate(loan.rate)}
                      </span>
                    </div>
                    <div className="p-row p-small tabular">
                      <span>
                        {w.loans.matures} {loan.matures_on ?? '—'}
                      </span>
                      {loan.next_due_on && (
                        <span>
                          {w.loans.next} {loan.next_due_on} {money(loan.next_due_amount)}
                        </span>
                      )}
                    </div>
                  </Go>
                ))}
              </Card>
              <Facilities data={data} onSaid={setSaid} />
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}
