import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/api/problem';
import { messageOf, toastDone } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';

interface Props {
  title: string;
  help: string;
  label: string;
  done: string;
  /** 'new-password' for one being set, 'current-password' for one's own. */
  autoComplete: 'new-password' | 'current-password';
  send: (password: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for one password and sends it; what the server objects to stands beside the field. */
export function PasswordDialog({ title, help, label, done, autoComplete, send, onClose }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    setBusy(true);
    try {
      await send(password);
      toastDone(done);
      onClose();
    } catch (failure) {
      setError(failure instanceof ApiError ? messageOf(failure) : String(failure));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={password === ''}>
            {title}
          </Button>
        </>
      }
    >
      <p className="muted">{help}</p>
      <Field label={label} error={error}>
        {(control) => (
          <input
            {...control}
            data-autofocus
            type="password"
            autoComplete={autoComplete}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
