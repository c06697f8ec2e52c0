import { useState, type KeyboardEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/keys';
import { useMe } from '@/api/session';
import { putOff, type WorkItem } from '@/api/workbench';
import { useLabel } from '@/i18n';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';

const choices = [1, 3, 7, 14, 30];

const dayAfter = (today: string, days: number) =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A digit chooses for how long, Enter does it; the policy says how long at most. */
export function PutOffDialog({ item, onClose }: { item: WorkItem; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const label = useLabel();
  const client = useQueryClient();
  const offered = choices.filter((days) => days <= item.put_off_days);
  const [days, setDays] = useState(offered[0] ?? 0);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);

  const save = () => {
    if (busy || days < 1) return;
    setBusy(true);
    putOff(item, days, reason)
      .then(({ until }) => {
        const undo = () =>
          void putOff(item, 0).then(() => client.invalidateQueries({ queryKey: keys.workbench }));
        toastDone(t('day.putOffDone', { date: until }), undo);
        void client.invalidateQueries({ queryKey: keys.workbench });
        onClose();
      })
      .catch((error: unknown) => {
        setBusy(false);
        toastFailed(t('day.notPutOff'), error);
      });
  };

  const press = (event: KeyboardEvent) => {
    const chosen = offered[Number(event.key) - 1];
    if (!chosen || (event.target as HTMLElement).tagName === 'INPUT') return;
    event.preventDefault();
    setDays(chosen);
  };

  return (
    <Dialog
      title={t('day.putOffTitle', { title: label(item.title) })}
      onClose={onClose}
      onSubmit={save}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          {offered.length > 0 && (
            <Button kind="primary" type="submit" busy={busy}>
              {t('day.putOff', { date: dayAfter(me.today, days) })}
            </Button>
          )}
        </>
      }
    >
      {offered.length === 0 ? (
        <p>{t('day.putOffNever')}</p>
      ) : (
        <div onKeyDown={press}>
          <p className="muted">{t('day.putOffHelp', { count: item.put_off_days })}</p>
          <div className="segments work-days" role="group" aria-label={t('day.custom')}>
            {offered.map((each, index) => (
              <button
                key={each}
                type="submit"
                aria-pressed={each === days}
                data-autofocus={index === 0 ? '' : undefined}
                onFocus={() => setDays(each)}
                onMouseDown={(event) => {
                  event.preventDefault();
                  setDays(each);
                }}
                onClick={(event) => {
                  if (event.detail > 0) event.preventDefault(); // a mouse chooses, Enter does it
                }}
              >
                <kbd>{index + 1}</kbd> {t('day.days', { count: each })}
              </button>
            ))}
          </div>
          <Field label={t('day.reason')}>
            {(control) => (
              <input
                {...control}
                maxLength={200}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </div>
      )}
    </Dialog>
  );
}
