import type { Application, Covenants, Loans, Progress, Sent, Statements } from '../api';
import { day, money } from '../format';
import { Icon } from '../Icon';
import { useLoad } from '../load';
import { useMay, useMine } from '../me';
import { drop, useOutbox } from '../outbox';
import { Go } from '../route';
import { Button, Card, Loaded, Pill } from '../ui';
import { say, useWords } from '../words';

interface Duty {
  to: string;
  text: string;
  tone: string;
}

/** What the firm has to do, most urgent first. */
function useDuties(progress?: Progress): Duty[] {
  const w = useWords();
  const { me } = useMine();
  const mayReport = useMay('client.statement');
  const loans = useLoad<Loans>('/loans').data;
  const sent = useLoad<Sent>('/sent').data;
  const statements = useLoad<Statements>('/statements').data;
  const duties: Duty[] = [];
  if (loans && loans.totals.overdue > 0) duties.push({ to: '/loans', text: w.home.overdue, tone: 'red' });
  for (const each of progress?.applications ?? [])
    if (each.missing > 0)
      duties.push({
        to: `/applications/${each.id}`,
        text: `${say(each.product)} · ${w.home.missing(each.missing)}`,
        tone: 'orange',
      });
  for (const each of sent?.items.slice(0, 20) ?? [])
    if (each.status === 'returned' && each.kind !== 'document')
      duties.push({
        to: each.kind === 'statement' ? '/statements' : '/sent',
        text: w.home.returned(each.title),
        tone: 'orange',
      });
  if (statements && mayReport) {
    const period = statements.next_period;
    const there =
      statements.items.some((item) => item.period_end >= period) ||
      statements.waiting.some((item) => item.title.startsWith(period));
    if (!there) duties.push({ to: '/statements/new', text: w.statements.due(period), tone: 'blue' });
  }
  if (me.unread > 0) duties.push({ to: '/messages', text: w.home.unread(me.unread), tone: 'blue' });
  for (const each of loans?.loans ?? [])
    if (each.next_due_on && Date.parse(each.next_due_on) - Date.parse(loans!.today) < 31 * 86_400_000)
      duties.push({
        to: `/loans/${each.id}`,
        text: `${w.home.due(each.next_due_on)} · ${money(each.next_due_amount)}`,
        tone: 'grey',
      });
  return duties;
}

function ApplicationCard({ row }: { row: Application }) {
  const w = useWords();
  const done = row.stages.filter((stage) => stage.state === 'passed').length;
  const current = row.stages.find((stage) => stage.state === 'current');
  return (
    <Go to={`/applications/${row.id}`} className="p-application">
      <div className="p-row">
        <b>{say(row.product)}</b>
        <Pill
          tone={
            row.status === 'approved' || row.status === 'contracted'
              ? 'green'
              : row.status === 'declined'
                ? 'red'
                : 'blue'
          }
        >
          {w.application.status[row.status]}
        </Pill>
      </div>
      <div className="p-row muted">
        <span className="tabular">{money(row.amount)}</span>
        <span>
          {current ? say(current.label) : row.decided_at ? w.application.decided(day(row.decided_at)) : ''}
        </span>
      </div>
      {row.stages.length > 0 && (
        <div className="p-steps" role="img" aria-label={`${done} / ${row.stages.length}`}>
          {row.stages.map((stage) => (
            <i key={stage.name} data-state={stage.state} />
          ))}
        </div>
      )}
      {row.status === 'in_review' && row.estimate.median_at && (
        <p className="p-small">
          {w.application.likely} <b className="tabular">{day(row.estimate.median_at)}</b>
        </p>
      )}
    </Go>
  );
}

function Queue() {
  const w = useWords();
  const items = useOutbox().filter((item) => item.refused);
  if (!items.length) return null;
  return (
    <Card title={w.home.refused} tone="red">
      {items.map((item) => (
        <div className="p-line" key={item.key}>
          <span>
            <b>{item.title}</b>
            <br />
            <small>{item.refused}</small>
          </span>
          <Button onClick={() => void drop(item.key)}>{w.home.discard}</Button>
        </div>
      ))}
    </Card>
  );
}

export function Home() {
  const w = useWords();
  const { me } = useMine();
  const progress = useLoad<Progress>('/progress');
  const covenants = useLoad<Covenants>('/covenants').data;
  const duties = useDuties(progress.data);
  const bad =
    covenants?.items.filter((item) => item.result === 'breached' || item.result === 'near').length ?? 0;
  const quick = [
    ['/covenants', 'shield', w.home.covenants, bad],
    ['/files', 'file', w.home.files, 0],
    ['/sent', 'sent', w.home.sent, 0],
    ['/data', 'data', w.home.data, 0],
  ] as const;
  return (
    <>
      <header className="p-hello">
        <h1>
          <span translate="no">{w.home.hello(me.name)}</span>
        </h1>
        <p className="muted" translate="no">
          {me.customer}
        </p>
      </header>
      <div className="p-two">
        <div>
          <Queue />
          <Card title={w.home.todo}>
            {duties.length === 0 && progress.data && <p className="p-empty">{w.home.allDone}</p>}
            {duties.map((duty) => (
              <Go key={duty.to + duty.text} to={duty.to} className="p-duty" data-tone={duty.tone}>
                <i />
                <span>{duty.text}</span>
                <span aria-hidden="true">›</span>
              </Go>
            ))}
          </Card>
          <Card title={w.home.quick}>
            <div className="p-quick">
              {quick.map(([to, icon, text, count]) => (
                <Go key={to} to={to}>
                  <Icon name={icon} />
                  <span>{text}</span>
                  {count > 0 && <b className="p-count">{count}</b>}
                </Go>
              ))}
            </div>
          </Card>
        </div>
        <div>
          <Card title={w.home.progress}>
            <Loaded of={progress}>
              {(data) =>
                data.applications.length === 0 ? (
                  <p className="p-empty">{w.home.noApplications}</p>
                ) : (
                  data.applications.map((row) => <ApplicationCard key={row.id} row={row} />)
                )
              }
            </Loaded>
          </Card>
        </div>
      </div>
    </>
  );
}
