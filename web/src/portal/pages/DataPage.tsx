import { useState, type FormEvent } from 'react';
import { address, post, type Consents, type OwnData } from '../api';
import { day } from '../format';
import { refresh, useLoad } from '../load';
import { useMay } from '../me';
import { send } from '../outbox';
import { Button, Card, Field, Head, Loaded, Note, Pill, Sheet, sorry } from '../ui';
import { say, useWords } from '../words';

type Fact = OwnData['fields'][number];

function Correction({
  field,
  onClose,
  onDone,
}: {
  field: Fact;
  onClose: () => void;
  onDone: (text: string) => void;
}) {
  const w = useWords();
  const [problem, setProblem] = useState('');
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { field: field.name, value: form.get('value'), reason: form.get('reason') || undefined };
    try {
      const fate = await send({ path: '/data/corrections', title: say(field.label), body });
      onDone(fate === 'sent' ? w.data.asked : w.application.queued);
    } catch (error) {
      setProblem(sorry(error));
    }
  };
  return (
    <Sheet title={`${w.data.correct} · ${say(field.label)}`} onClose={onClose}>
      <form onSubmit={(event) => void ask(event)}>
        <Field label={w.data.right}>
          {(id) => <textarea id={id} name="value" rows={2} defaultValue={field.value ?? ''} required />}
        </Field>
        <Field label={w.data.reason}>{(id) => <input id={id} name="reason" maxLength={300} />}</Field>
        {problem && <Note tone="red">{problem}</Note>}
        <Button kind="primary" type="submit">
          {w.app.send}
        </Button>
      </form>
    </Sheet>
  );
}

function Facts({ data, onSaid }: { data: OwnData; onSaid: (text: string) => void }) {
  const w = useWords();
  const may = useMay('client.file');
  const [field, setField] = useState<Fact>();
  return (
    <Card title={w.data.fields}>
      {data.fields
        .filter((each) => each.shown !== null || each.correctable)
        .map((each) => (
          <div className="p-line" key={each.name}>
            <span>
              <small>{say(each.label)}</small>
              <br />
              <span translate="no">{each.shown ?? '—'}</span>
            </span>
            {each.waiting ? (
              <Pill tone="blue">{w.data.waiting}</Pill>
            ) : (
              each.correctable && may && <Button onClick={() => setField(each)}>{w.data.correct}</Button>
            )}
          </div>
        ))}
      {data.contacts.length > 0 && <h3>{w.data.contacts}</h3>}
      {data.contacts.map((each, i) => (
        <p key={i} translate="no">
          {each.name} <small>{[each.position, each.mobile, each.email].filter(Boolean).join(' · ')}</small>
        </p>
      ))}
      {field && (
        <Correction
          field={field}
          onClose={() => setField(undefined)}
          onDone={(text) => {
            setField(undefined);
            onSaid(text);
          }}
        />
      )}
    </Card>
  );
}

function ConsentList({ data, onSaid }: { data: Consents; onSaid: (text: string, bad?: boolean) => void }) {
  const w = useWords();
  const set = async (each: Consents['items'][number], given: boolean) => {
    try {
      await post(`/consents/${each.purpose}`, { given, version: each.version });
      refresh('/consents');
    } catch (error) {
      onSaid(sorry(error), true);
    }
  };
  return (
    <Card title={w.data.consents}>
      <p className="p-small">{data.may_change ? w.data.effect : w.data.noRight}</p>
      {data.items.map((each) => (
        <div className="p-consent" key={each.purpose}>
          <div className="p-row">
            <b>{say(each.label)}</b>
            {each.needed ? <Pill>{w.data.needed}</Pill> : each.separate && <Pill>{w.data.separate}</Pill>}
          </div>
          <p className="p-small">{say(each.text)}</p>
          {!each.needed && (
            <div className="p-row">
              <small>
                {each.given && each.given_at ? (
                  <span translate="no">{w.data.given(day(each.given_at), each.given_by ?? '')}</span>
                ) : each.withdrawn_at ? (
                  w.data.withdrawn(day(each.withdrawn_at))
                ) : (
                  w.data.notGiven
                )}
              </small>
              {data.may_change && (
                <Button kind={each.given ? 'plain' : 'primary'} onClick={() => void set(each, !each.given)}>
                  {each.given ? w.data.withdraw : w.data.give}
                </Button>
              )}
            </div>
          )}
        </div>
      ))}
    </Card>
  );
}

export default function DataPage() {
  const w = useWords();
  const data = useLoad<OwnData>('/data');
  const consents = useLoad<Consents>('/consents');
  const [said, setSaid] = useState<{ text: string; bad?: boolean }>();
  return (
    <>
      <Head title={w.data.title} back="/">
        <a className="p-button" data-kind="plain" href={address('/data/export')} download>
          {w.data.take}
        </a>
      </Head>
      <p className="p-facts">{w.data.takeNote}</p>
      {said && <Note tone={said.bad ? 'red' : 'green'}>{said.text}</Note>}
      <div className="p-two">
        <Loaded of={consents}>
          {(each) => <ConsentList data={each} onSaid={(text, bad) => setSaid({ text, bad })} />}
        </Loaded>
        <Loaded of={data}>{(each) => <Facts data={each} onSaid={(text) => setSaid({ text })} />}</Loaded>
      </div>
    </>
  );
}
