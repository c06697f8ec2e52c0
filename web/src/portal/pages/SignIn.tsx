import { useState, type FormEvent } from 'react';
import { ApiError } from '@/api/problem';
import { post } from '../api';
import { Button, Field, Note, sorry } from '../ui';
import { isEnglish, speak, useWords } from '../words';

export function SignIn({ onDone }: { onDone: () => Promise<void> }) {
  const w = useWords();
  const [needsCode, setNeedsCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const code = String(form.get('code') ?? '');
    setBusy(true);
    setProblem('');
    try {
      await post('/sign-in', {
        login: String(form.get('username')).trim().toLowerCase(),
        password: form.get('password'),
        ...(code ? { code } : {}),
      });
      await onDone();
    } catch (error) {
      if (error instanceof ApiError && error.is('access.second_factor')) setNeedsCode(true);
      setProblem(sorry(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="p-door">
      <div className="p-door-art" aria-hidden="true" />
      <form className="p-door-box" onSubmit={(event) => void enter(event)}>
        <img src="/favicon.svg" width="44" height="44" alt="" />
        <h1>{w.signIn.title}</h1>
        <p className="muted">{w.signIn.slogan}</p>
        <Field label={w.signIn.login}>
          {(id) => <input id={id} name="username" autoComplete="username" autoCapitalize="none" required />}
        </Field>
        <Field label={w.signIn.password}>
          {(id) => <input id={id} name="password" type="password" autoComplete="current-password" required />}
        </Field>
        {needsCode && (
          <Field label={w.signIn.code}>
            {(id) => (
              <input
                id={id}
                name="code"
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={6}
                autoFocus
              />
            )}
          </Field>
        )}
        {problem && <Note tone="red">{problem}</Note>}
        <Button kind="primary" type="submit" disabled={busy}>
          {w.signIn.enter}
        </Button>
        <p className="p-small">{w.signIn.forgot}</p>
        <p className="p-small">
          <a className="p-link" href="/sign-in">
            {w.signIn.staff}
          </a>
        </p>
        <Button kind="quiet" onClick={() => void speak(isEnglish() ? 'zh-CN' : 'en')}>
          {w.app.language}
        </Button>
      </form>
    </div>
  );
}
