import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { useEntity } from '@/shared/record/entity';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { Segments } from '@/shared/ui/Segments';
import { actOn, type Play } from './queries';

/** What was done with a customer who may leave, and how it took it. */
export function ActDialog({ play, onClose }: { play: Play; onClose: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const choices =
    useEntity('retention_play')?.fields.find((field) => field.name === 'reaction')?.choices ?? [];
  const [action, setAction] = useState<'done' | 'drop'>('done');
  const [reaction, setReaction] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const done = action === 'done';

  const submit = () => {
    setBusy(true);
    actOn(play.id, { action, reaction: done ? reaction : undefined, note: note || undefined })
      .then((reply) => {
        toastDone(done ? t('outlook.saved', { date: reply.judge_on }) : t('outlook.dropped'));
        void client.invalidateQueries({ queryKey: ['records'] });
        void client.invalidateQueries({ queryKey: ['workbench'] });
        onClose();
      })
      .catch((error: unknown) => {
        setBusy(false);
        toastFailed(t('outlook.notSaved'), error);
      });
  };

  return (
    <Dialog
      title={t('outlook.actTitle', { play: label(play.label) })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={done ? !reaction : !note.trim()}>
            {t('outlook.act')}
          </Button>
        </>
      }
    >
      <p translate="no">{play.name}</p>
      <Segments
        label={t('outlook.mode')}
        value={action}
        onChange={setAction}
        options={[
          { value: 'done', label: t('outlook.doneIt') },
          { value: 'drop', label: t('outlook.drop') },
        ]}
      />
      {done && (
        <Field label={t('outlook.reaction')}>
          {(control) => (
            <select
              {...control}
              data-autofocus
              value={reaction}
              onChange={(event) => setReaction(event.target.value)}
            >
              <option value="" />
              {choices.map((each) => (
                <option key={each.name} value={each.name}>
                  {label(each.label)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t('outlook.note')} help={t(done ? 'outlook.noteDone' : 'outlook.noteDrop')}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
