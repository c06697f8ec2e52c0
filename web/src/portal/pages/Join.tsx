import { useEffect, useState, type FormEvent } from 'react';
import { post } from '../api';
import { Button, Field, Loading, Note, Sorry, sorry } from '../ui';
import { say, useWords } from '../words';

interface Invitation {
  name: string;
  customer: string;
  bank: string;
  role_label: { zh: string; en: string };
  invited_by: string | null;
}

/** The link's secret stands behind #: browsers send it to nobody. */
export default function Join({ onDone }: { onDone: () => Promise<void> }) {
  const w = useWords();
  const token = location.hash.slice(1);
  const [invitation, setInvitation] = useState<Invitation | null>();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    post<Invitation>('/invitation', { token: token || '-' }).then(setInvitation, () => setInvitation(null));
  }, [token]);
  if (invitation === undefined) return <Loading />;
  if (invitation === null) return <Sorry text={w.join.invalid} />;
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const login = String(form.get('username')).trim().toLowerCase();
    const password = String(form.get('password'));
    if (password !== form.get('again')) return setProblem(w.join.differ);
    setBusy(true);
    try {
      await post('/join', { token, login, password });
      await post('/sign-in', { login, password });
      await onDone();
    } catch (error) {
      setProblem(sorry(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="p-door">
      <div className="p-door-art" aria-hidden="true" />
      <form className="p-door-box" onSubmit={(event) => void enter(event)}>
        <h1>{w.join.title}</h1>
        <p>
          {invitation.invited_by && <span translate="no">{w.join.invited(invitation.invited_by)}</span>}
          <br />
          <b translate="no">
            {invitation.customer} · {invitation.name}
          </b>
          <br />
          <span className="muted">
            {w.join.asRole}: {say(invitation.role_label)}
          </span>
        </p>
        <Field label={w.join.login} help={w.join.loginHelp}>
          {(id) => <input id={id} name="username" autoComplete="username" autoCapitalize="none" required />}
        </Field>
        <Field label={w.join.password} help={w.join.passwordHelp}>
          {(id) => <input id={id} name="password" type="password" autoComplete="new-password" required />}
        </Field>
        <Field label={w.join.again}>
          {(id) => <input id={id} name="again" type="password" autoComplete="new-password" required />}
        </Field>
        {problem && <Note tone="red">{problem}</Note>}
        <Button kind="primary" type="submit" disabled={busy}>
          {w.join.enter}
        </Button>
      </form>
    </div>
  );
}
