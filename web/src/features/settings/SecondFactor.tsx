import { lazy, Suspense, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/keys';
import { ApiError } from '@/api/problem';
import { useMe } from '@/api/session';
import { messageOf, toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Bone } from '@/shared/ui/Skeleton';
import { RemoveTotp } from './RemoveTotp';
import { confirmTotp, enrolTotp, type Enrolment } from './queries';

const QrCode = lazy(() => import('./QrCode'));

/** Enrols an authenticator: shows its secret once, and takes effect only when a code from it is right. */
export function SecondFactor() {
  const { t } = useTranslation();
  const me = useMe();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [busy, setBusy] = useState(false);
  const [removing, setRemoving] = useState(false);

  const begin = async () => {
    setBusy(true);
    try {
      setEnrolment(await enrolTotp());
    } catch (error) {
      toastFailed(t('settings.totpNotBegun'), error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Panel title={t('settings.totp')}>
      <div className="settings-form">
        <Notice tone={me.totp ? 'green' : 'yellow'}>
          {t(me.totp ? 'settings.totpOn' : 'settings.totpOff')}
        </Notice>
        {enrolment ? (
          <Confirm enrolment={enrolment} onDone={() => setEnrolment(null)} />
        ) : (
          <div className="settings-buttons">
            <Button busy={busy} onClick={() => void begin()}>
              {t(me.totp ? 'settings.totpReplace' : 'settings.totpBegin')}
            </Button>
            {me.totp && (
              <Button kind="danger" onClick={() => setRemoving(true)}>
                {t('settings.totpRemove')}
              </Button>
            )}
          </div>
        )}
      </div>
      {removing && <RemoveTotp onClose={() => setRemoving(false)} />}
    </Panel>
  );
}

function Confirm({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    setBusy(true);
    try {
      await confirmTotp(code.trim());
      await client.invalidateQueries({ queryKey: keys.me });
      toastDone(t('settings.totpDone'));
      onDone();
    } catch (failure) {
      setError(failure instanceof ApiError ? messageOf(failure) : String(failure));
      setBusy(false);
    }
  };

  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{t('settings.totpScan')}</p>
      <Suspense fallback={<Bone width={180} height={180} />}>
        <QrCode text={enrolment.uri} label={t('settings.totpQr')} />
      </Suspense>
      <p className="muted">
        {t('settings.totpSecret')} <code className="secret">{enrolment.secret}</code>
      </p>
      <Field label={t('signIn.code')} error={error}>
        {(control) => (
          <input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Button kind="primary" type="submit" busy={busy} disabled={code.trim().length < 6}>
        {t('settings.totpConfirm')}
      </Button>
    </form>
  );
}
