import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { revealField } from '@/api/records';
import { toastFailed } from '../state/toasts';
import { useUi, type RevealRequest } from '../state/ui-store';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';

const shortestReason = 2;

/** Shows a masked value once, against a reason that goes into the audit trail. */
export default function RevealDialog({ request }: { request: RevealRequest }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const close = () => useUi.getState().set({ reveal: null });

  const submit = async () => {
    setBusy(true);
    try {
      const { value } = await revealField(request.entity, request.id, request.field, reason.trim());
      request.onValue(value);
      close();
    } catch (error) {
      toastFailed(t('reveal.failed'), error);
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={t('reveal.title', { field: request.label })}
      onClose={close}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button onClick={close}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={reason.trim().length < shortestReason}>
            {t('reveal.show')}
          </Button>
        </>
      }
    >
      <Notice tone="yellow">{t('reveal.logged')}</Notice>
      <Field label={t('reveal.reason')}>
        {(control) => (
          <textarea
            {...control}
            data-autofocus
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
