import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { KeyRound, Languages, Moon, Sun, User } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/api/problem';
import { signIn } from '@/api/session';
import { Brand } from '@/app/Brand';
import { setLanguage, useLanguage } from '@/i18n';
import { messageOf } from '@/shared/state/toasts';
import { usePageTitle } from '@/shared/state/page-title';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { Backdrop } from './Backdrop';
import { safeNext } from './safe-next';
import './sign-in.css';

export function Component() {
  const { t } = useTranslation();
  const language = useLanguage();
  const theme = useUi((state) => state.theme);
  usePageTitle(t('signIn.title'));
  return (
    <div className="sign-in">
      <aside className="sign-in-side" aria-hidden>
        <Backdrop />
        <p>{t('signIn.motto')}</p>
      </aside>
      <main className="sign-in-main">
        <div className="sign-in-tools">
          <Button
            kind="ghost"
            aria-label={t('app.theme')}
            icon={theme === 'dark' ? <Sun size={16} /> : <Moon size={16} />}
            onClick={() => useUi.getState().setTheme(theme === 'dark' ? 'light' : 'dark')}
          />
          <Button
            kind="ghost"
            icon={<Languages size={16} />}
            lang={language === 'en' ? 'zh-CN' : 'en'}
            onClick={() => void setLanguage(language === 'en' ? 'zh-CN' : 'en')}
          >
            {t('app.otherLanguage')}
          </Button>
        </div>
        <div className="sign-in-card">
          <Brand large />
          <p className="muted">{t('app.about')}</p>
          <SignInForm />
        </div>
      </main>
    </div>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const go = useNavigate();
  const [params] = useSearchParams();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    setBusy(true);
    setError('');
    try {
      await signIn({ login: login.trim(), password, ...(needsCode && { code: code.trim() }) });
      client.clear();
      void go(safeNext(params.get('next')), { replace: true });
    } catch (failure) {
      setBusy(false);
      if (failure instanceof ApiError && failure.is('access.second_factor')) setNeedsCode(true);
      else setError(failure instanceof ApiError ? messageOf(failure) : String(failure));
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {error && <Notice tone="red">{error}</Notice>}
      {needsCode ? (
        <Field label={t('signIn.code')} help={t('signIn.codeHelp')}>
          {(control) => (
            <>
              <KeyRound size={15} aria-hidden />
              <input
                {...control}
                autoFocus
                inputMode="numeric"
                autoComplete="one-time-code"
                pattern="[0-9]*"
                maxLength={8}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            </>
          )}
        </Field>
      ) : (
        <>
          <Field label={t('signIn.login')}>
            {(control) => (
              <>
                <User size={15} aria-hidden />
                <input
                  {...control}
                  name="username"
                  autoFocus
                  autoComplete="username"
                  value={login}
                  onChange={(event) => setLogin(event.target.value)}
                />
              </>
            )}
          </Field>
          <Field label={t('signIn.password')}>
            {(control) => (
              <>
                <KeyRound size={15} aria-hidden />
                <input
                  {...control}
                  name="password"
                  type="password"
                  autoComplete="current-password"
                  value={password}
                  onChange={(event) => setPassword(event.target.value)}
                />
              </>
            )}
          </Field>
        </>
      )}
      <Button
        kind="primary"
        type="submit"
        className="sign-in-button"
        busy={busy}
        disabled={needsCode ? code.trim() === '' : login.trim() === '' || password === ''}
      >
        {t(needsCode ? 'signIn.verify' : 'signIn.submit')}
      </Button>
      {needsCode && (
        <Button
          kind="ghost"
          onClick={() => {
            setNeedsCode(false);
            setCode('');
            setError('');
          }}
        >
          {t('signIn.otherAccount')}
        </Button>
      )}
    </form>
  );
}
