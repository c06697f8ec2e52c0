import type { Statements } from '../api';
import { day, money } from '../format';
import { useLoad } from '../load';
import { useMay } from '../me';
import { Go } from '../route';
import { Card, Head, Loaded, Pill } from '../ui';
import { useWords } from '../words';

const tones: Record<string, string> = { sent: 'blue', accepted: 'green', returned: 'orange' };

export default function StatementsPage() {
  const w = useWords();
  const may = useMay('client.statement');
  const statements = useLoad<Statements>('/statements');
  return (
    <>
      <Head title={w.statements.title}>
        {may && (
          <Go to="/statements/new" className="p-button" data-kind="primary">
            {w.statements.fill}
          </Go>
        )}
      </Head>
      <Loaded of={statements}>
        {(data) => (
          <div className="p-two">
            {data.waiting.length > 0 && (
              <Card title={w.statements.waiting}>
                {data.waiting.map((each) => (
                  <div className="p-line" key={each.id}>
                    <span>
                      <b className="tabular" translate="no">
                        {each.title}
                      </b>
                      <br />
                      <small>
                        {day(each.sent_at)} · <span translate="no">{each.sent_by}</span>
                      </small>
                      {each.answer && (
                        <>
                          <br />
                          <small translate="no">{each.answer}</small>
                        </>
                      )}
                    </span>
                    <Pill tone={tones[each.status]}>{w.statements.status[each.status]}</Pill>
                  </div>
                ))}
              </Card>
            )}
            <Card title={w.statements.accepted}>
              {data.items.length === 0 && <p className="p-empty">{w.statements.none}</p>}
              {data.items.map((each) => (
                <div className="p-statement" key={each.id}>
                  <div className="p-row">
                    <b className="tabular">{each.period_end}</b>
                    <span>
                      {each.audited && <Pill tone="green">{w.statements.audited}</Pill>}{' '}
                      <Pill>{w.statements.scope[each.scope ?? 'parent']}</Pill>
                    </span>
                  </div>
                  <dl>
                    <div>
                      <dt>{w.statements.revenue}</dt>
                      <dd>{money(each.revenue)}</dd>
                    </div>
                    <div>
                      <dt>{w.statements.profit}</dt>
                      <dd>{money(each.net_profit)}</dd>
                    </div>
                    <div>
                      <dt>{w.statements.assets}</dt>
                      <dd>{money(each.total_assets)}</dd>
                    </div>
                  </dl>
                </div>
              ))}
            </Card>
          </div>
        )}
      </Loaded>
    </>
  );
}
