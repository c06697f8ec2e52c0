import { useState } from 'react';
import { address, type Covenants } from '../api';
import { day } from '../format';
import { useLoad } from '../load';
import { send } from '../outbox';
import { Button, Card, Field, Head, Loaded, Note, Pill, Sheet, sorry } from '../ui';
import { say, useWords } from '../words';

type Item = Covenants['items'][number];
const tones: Record<string, string> = { met: 'green', near: 'orange', breached: 'red' };

/** How far the figure is from its bound: the line is the bound, to the right is room. */
function Headroom({ item }: { item: Item }) {
  const w = useWords();
  if (item.headroom === null || item.relation === 'holds') return null;
  const share = Math.max(-1, Math.min(1, item.headroom));
  const x = share < 0 ? 50 + share * 50 : 50;
  return (
    <svg
      className="p-headroom"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      data-tone={tones[item.result] ?? 'grey'}
      role="img"
      aria-label={`${w.covenants.headroom} ${(item.headroom * 100).toFixed(1)}%`}
    >
      <rect x="0" y="3" width="100" height="4" rx="2" className="p-track" />
      <rect x={x} y="3" width={Math.max(1, Math.abs(share) * 50)} height="4" />
      <rect x="49.6" y="0" width="0.8" height="10" className="p-bound" />
    </svg>
  );
}

function Past({ item }: { item: Item }) {
  const w = useWords();
  const tests = item.past.filter((test) => test.headroom !== null).reverse();
  if (tests.length < 2) return null;
  const values = tests.map((test) => test.headroom!);
  const [least, most] = [Math.min(0, ...values), Math.max(0.0001, ...values)];
  const y = (value: number) => 22 - ((value - least) / (most - least)) * 20;
  const points = values
    .map((value, i) => `${(i / (values.length - 1)) * 100},${y(value).toFixed(2)}`)
    .join(' ');
  return (
    <svg
      className="p-spark"
      viewBox="0 0 100 24"
      preserveAspectRatio="none"
      role="img"
      aria-label={w.covenants.past}
    >
      <line x1="0" x2="100" y1={y(0)} y2={y(0)} />
      <polyline points={points} />
    </svg>
  );
}

function Covenant({ item }: { item: Item }) {
  const w = useWords();
  return (
    <Card>
      <div className="p-row">
        <b translate="no">{item.name}</b>
        <Pill tone={tones[item.result]}>{w.covenants.result[item.result]}</Pill>
      </div>
      <dl className="p-pairs">
        <div>
          <dt>{w.covenants.required}</dt>
          <dd>
            {w.covenants.relation[item.relation]} {item.relation === 'holds' ? '' : say(item.bound)}
          </dd>
        </div>
        <div>
          <dt>{w.covenants.value}</dt>
          <dd>{say(item.value)}</dd>
        </div>
        <div>
          <dt>{w.covenants.headroom}</dt>
          <dd>
            {item.headroom === null || item.relation === 'holds'
              ? '—'
              : `${(item.headroom * 100).toFixed(1)}%`}
          </dd>
        </div>
      </dl>
      <Headroom item={item} />
      <Past item={item} />
      <p className="p-small">
        {item.missing && <>{w.covenants.missing(item.missing)} · </>}
        {item.next_on && w.covenants.next(item.next_on)}
        {item.clause && (
          <>
            {' '}
            · <span translate="no">{item.clause}</span>
          </>
        )}
      </p>
    </Card>
  );
}

function Sign({ onClose, onDone }: { onClose: () => void; onDone: (text: string) => void }) {
  const w = useWords();
  const [sure, setSure] = useState(false);
  const [remark, setRemark] = useState('');
  const [problem, setProblem] = useState('');
  const sign = async () => {
    try {
      const fate = await send({
        path: '/certificates',
        title: w.covenants.certificate,
        body: { confirm: true, remark: remark || undefined },
      });
      onDone(fate === 'sent' ? w.covenants.signed : w.application.queued);
    } catch (error) {
      setProblem(sorry(error));
    }
  };
  return (
    <Sheet title={w.covenants.sign} onClose={onClose}>
      <p>{w.covenants.signNote}</p>
      <Field label={w.covenants.remark}>
        {(id) => (
          <textarea
            id={id}
            rows={3}
            maxLength={500}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        )}
      </Field>
      <label className="p-check">
        <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />{' '}
        {w.covenants.confirm}
      </label>
      {problem && <Note tone="red">{problem}</Note>}
      <Button kind="primary" disabled={!sure} onClick={() => void sign()}>
        {w.covenants.sign}
      </Button>
    </Sheet>
  );
}

export default function CovenantsPage() {
  const w = useWords();
  const covenants = useLoad<Covenants>('/covenants');
  const [signing, setSigning] = useState(false);
  const [said, setSaid] = useState('');
  return (
    <>
      <Head title={w.covenants.title} back="/" />
      <p className="p-facts">
        {w.covenants.intro} {covenants.data?.data_on && w.covenants.dataOn(covenants.data.data_on)}
      </p>
      {said && <Note tone="green">{said}</Note>}
      <Loaded of={covenants}>
        {(data) => (
          <div className="p-two">
            <div>
              {data.items.length === 0 && (
                <Card>
                  <p className="p-empty">{w.covenants.none}</p>
                </Card>
              )}
              {data.items.map((item) => (
                <Covenant key={item.id} item={item} />
              ))}
            </div>
            <Card title={w.covenants.certificate}>
              {data.items.length > 0 &&
                (data.may_sign ? (
                  <Button kind="primary" onClick={() => setSigning(true)}>
                    {w.covenants.sign}
                  </Button>
                ) : (
                  <p className="p-small">{w.covenants.noRight}</p>
                ))}
              {data.certificates.map((each) => (
                <div className="p-line" key={each.id}>
                  <span>
                    {each.file ? (
                      <a className="p-link" href={address(`/files/${each.file}`)} download translate="no">
                        {each.title}
                      </a>
                    ) : (
                      <b translate="no">{each.title}</b>
                    )}
                    <br />
                    <small>
                      {day(each.sent_at)} · <span translate="no">{each.sent_by}</span>
                    </small>
                  </span>
                  <Pill tone={each.status === 'accepted' ? 'green' : 'blue'}>
                    {w.sent.status[each.status]}
                  </Pill>
                </div>
              ))}
            </Card>
            {signing && (
              <Sign
                onClose={() => setSigning(false)}
                onDone={(text) => {
                  setSigning(false);
                  setSaid(text);
                }}
              />
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}
