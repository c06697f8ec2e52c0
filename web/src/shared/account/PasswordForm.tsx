import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '@/api/account';
import { ApiError } from '@/api/problem';
import { messageOf, toastDone } from '../state/toasts';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { Panel } from '../ui/Panel';

import './account.css';

const empty = { old: '', new: '', again: '' };

export function PasswordForm({ onChanged }: { onChanged?: () => void }) {
  const { t } = useTranslation();
  const [values, setValues] = useState(empty);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const differs = values.again !== '' && values.again !== values.new;

  const submit = async () => {
    setBusy(true);
    setError('');
    try {
      await changePassword(values);
      setValues(empty);
      toastDone(t('settings.passwordChanged'));
      onChanged?.();
    } catch (failure) {
      setError(failure instanceof ApiError ? messageOf(failure) : String(failure));
    } finally {
      setBusy(false);
    }
  };

  const input = (name: keyof typeof empty, label: string, autoComplete: string, problem?: string) => (
    <Field label={label} error={problem}>
      {(control) => (
        <input
          {...control}
          type="password"
          autoComplete={autoComplete}
          value={values[name]}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      )}
    </Field>
  );

  return (
    <Panel title={t('settings.password')}>
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {error && <Notice tone="red">{error}</Notice>}
        {input('old', t('settings.oldPassword'), 'current-password')}
        {input('new', t('settings.newPassword'), 'new-password')}
        {input(
          'again',
          t('settings.newPasswordAgain'),
          'new-password',
          differs ? t('settings.passwordsDiffer') : undefined,
        )}
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabled={!values.old || !values.new || values.again !== values.new}
        >
          {t('settings.changePassword')}
        </Button>
      </form>
    </Panel>
  );
}
