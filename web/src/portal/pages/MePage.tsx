import { useState, type FormEvent } from 'react';
import { call, post, type Sessions } from '../api';
import { clearDrafts } from '../draft';
import { minute } from '../format';
import { forget, refresh, useLoad } from '../load';
import { useMay, useMine } from '../me';
import { clearOutbox } from '../outbox';
import { Go, go } from '../route';
import { Button, Card, Field, Head, Loaded, Note, Pill, sorry } from '../ui';
import { isEnglish, say, useWords } from '../words';

function Password() {
  const w = useWords();
  const [said, setSaid] = useState<{ text: string; bad?: boolean }>();
  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    try {
      await post('/me/password', { old_password: data.get('old'), new_password: data.get('next') });
      form.reset();
      setSaid({ text: w.me.changed });
      refresh('/me/sessions');
    } catch (error) {
      setSaid({ text: sorry(error), bad: true });
    }
  };
  return (
    <Card title={w.me.password}>
      <form onSubmit={(event) => void change(event)}>
        <Field label={w.me.old}>
          {(id) => <input id={id} name="old" type="password" autoComplete="current-password" required />}
        </Field>
        <Field label={w.me.next} help={w.join.passwordHelp}>
          {(id) => <input id={id} name="next" type="password" autoComplete="new-password" required />}
        </Field>
        {said && <Note tone={said.bad ? 'red' : 'green'}>{said.text}</Note>}
        <Button type="submit">{w.me.password}</Button>
      </form>
    </Card>
  );
}

function SecondFactor() {
  const w = useWords();
  const { me, again } = useMine();
  const [secret, setSecret] = useState<{ secret: string; uri: string }>();
  const [problem, setProblem] = useState('');
  const act = async (what: () => Promise<unknown>) => {
    try {
      await what();
      setProblem('');
      await again();
    } catch (error) {
      setProblem(sorry(error));
    }
  };
  return (
    <Card
      title={w.me.totp}
      aside={<Pill tone={me.totp ? 'green' : 'grey'}>{me.totp ? w.me.totpOn : w.me.totpOff}</Pill>}
    >
      {!me.totp && !secret && (
        <Button
          onClick={() =>
            void act(async () => setSecret(await post<{ secret: string; uri: string }>('/me/totp')))
          }
        >
          {w.me.totpStart}
        </Button>
      )}
      {!me.totp && secret && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const code = new FormData(event.currentTarget).get('code');
            void act(() => post('/me/totp/confirm', { code }));
          }}
        >
          <p className="p-small">{w.me.totpHow}</p>
          <code className="p-linktext">{secret.secret}</code>
          <a className="p-link" href={secret.uri}>
            {w.me.totpOpen}
          </a>
          <Field label={w.signIn.code}>
            {(id) => <input id={id} name="code" inputMode="numeric" maxLength={6} required />}
          </Field>
          <Button type="submit">{w.me.confirm}</Button>
        </form>
      )}
      {me.totp && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const password = new FormData(event.currentTarget).get('password');
            setSecret(undefined);
            void act(() => post('/me/totp/remove', { password }));
          }}
        >
          <Field label={w.signIn.password}>
            {(id) => (
              <input id={id} name="password" type="password" autoComplete="current-password" required />
            )}
          </Field>
          <Button type="submit">{w.me.totpRemove}</Button>
        </form>
      )}
      {problem && <Note tone="red">{problem}</Note>}
    </Card>
  );
}

function Devices() {
  const w = useWords();
  const sessions = useLoad<Sessions>('/me/sessions');
  const revoke = async (id: string) => {
    await call('DELETE', `/me/sessions/${id}`).catch(() => undefined);
    refresh('/me/sessions');
  };
  return (
    <Card title={w.me.sessions}>
      <Loaded of={sessions}>
        {(data) =>
          data.items.map((each) => (
            <div className="p-line" key={each.id}>
              <span>
                <span className="p-agent" translate="no">
                  {each.agent ?? '—'}
                </span>
                <small>
                  {minute(each.seen_at)} · <span translate="no">{each.address}</span>
                </small>
              </span>
              {each.current ? (
                <Pill tone="green">{w.me.current}</Pill>
              ) : (
                <Button onClick={() => void revoke(each.id)}>{w.me.revoke}</Button>
              )}
            </div>
          ))
        }
      </Loaded>
    </Card>
  );
}

function toggleTheme() {
  const root = document.documentElement;
  const next = root.dataset.theme === 'dark' ? 'light' : 'dark';
  root.dataset.theme = next;
  localStorage.setItem('theme', next);
}

export default function MePage() {
  const w = useWords();
  const { me, left, speak } = useMine();
  const manages = useMay('client.manage');
  const leave = async () => {
    await post('/sign-out').catch(() => undefined);
    await clearOutbox();
    clearDrafts();
    forget();
    left();
    go('/', true);
  };
  const language = async () => {
    const next = isEnglish() ? 'zh-CN' : 'en';
    speak(next);
    await post('/me/language', { language: next === 'en' ? 'en' : 'zh' }).catch(() => undefined);
  };
  return (
    <>
      <Head title={w.me.title} />
      <div className="p-two">
        <div>
          <Card>
            <p className="p-big" translate="no">
              {me.name}
            </p>
            <p className="muted" translate="no">
              {me.customer}
              {me.position && ` · ${me.position}`}
            </p>
            <p className="p-small">
              {w.me.role}: {say(me.role_label)}
              {me.manager && (
                <>
                  <br />
                  {w.me.manager}:{' '}
                  <span translate="no">{[me.manager, me.branch].filter(Boolean).join(' · ')}</span>
                </>
              )}
            </p>
            <div className="p-actions">
              {manages && (
                <Go to="/users" className="p-button" data-kind="plain">
                  {w.me.users}
                </Go>
              )}
              <Go to="/data" className="p-button" data-kind="plain">
                {w.me.data}
              </Go>
              <Button onClick={() => void language()}>{w.app.language}</Button>
              <Button onClick={toggleTheme}>{w.app.theme}</Button>
              <Button kind="danger" onClick={() => void leave()}>
                {w.me.signOut}
              </Button>
            </div>
          </Card>
          <Card title={w.me.install}>
            <p className="p-small">{w.me.installHow}</p>
          </Card>
          <Devices />
        </div>
        <div>
          <Password />
          <SecondFactor />
        </div>
      </div>
    </>
  );
}
