import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/keys';
import { createRecord } from '@/api/records';
import { useMe } from '@/api/session';
import { putOff, type WorkItem } from '@/api/workbench';
import { useLabel } from '@/i18n';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';

const quietDays = 3;
const answeredByCall = new Set(['contact_behind', 'promise_breach', 'visit_due', 'birthday', 'anniversary']);

/** A call is noted in one breath: a sentence and Enter. */
export function CallDialog({ item, onClose }: { item: WorkItem; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const label = useLabel();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [next, setNext] = useState('');
  const mayRest = item.put_off_days >= quietDays;
  const [rest, setRest] = useState(mayRest);

  const save = async () => {
    if (busy || !said.trim()) return;
    setBusy(true);
    try {
      await createRecord('visit', {
        customer: item.customer,
        subject: t('day.callSubject', { title: label(item.title) }).slice(0, 200),
        kind: 'call',
        status: 'held',
        held_at: new Date().toISOString(),
        owner: me.id,
        minutes: said,
        ...(next.trim() ? { next_step: next } : {}),
      });
      if (rest && (mayRest || answeredByCall.has(item.kind)))
        await putOff(item, Math.min(quietDays, item.put_off_days));
      toastDone(t('day.callSaved'));
      void client.invalidateQueries({ queryKey: keys.workbench });
      void client.invalidateQueries({ queryKey: ['records', 'visit'] });
      onClose();
    } catch (error) {
      setBusy(false);
      toastFailed(t('day.callNotSaved'), error);
    }
  };

  return (
    <Dialog
      title={t('day.callTitle', { name: item.customer_title })}
      onClose={onClose}
      onSubmit={() => void save()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={!said.trim()}>
            {t('day.callSave')}
          </Button>
        </>
      }
    >
      <p className="muted">
        {label(item.title)} · {label(item.why)}
      </p>
      <Field label={t('day.callWhat')}>
        {(control) => (
          <input
            {...control}
            data-autofocus
            maxLength={2000}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('day.callNext')}>
        {(control) => (
          <input
            {...control}
            maxLength={500}
            value={next}
            onChange={(event) => setNext(event.target.value)}
          />
        )}
      </Field>
      {mayRest && (
        <label className="work-rest">
          <input type="checkbox" checked={rest} onChange={() => setRest(!rest)} />
          {t('day.callQuiet', { count: quietDays })}
        </label>
      )}
    </Dialog>
  );
}
