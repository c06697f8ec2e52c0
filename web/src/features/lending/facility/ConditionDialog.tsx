import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { sendFile } from '@/shared/files/send';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import type { Condition, Held } from './api';

export type Verb = 'meet' | 'waive' | 'reopen';

interface Props {
  verb: Verb;
  condition: Condition;
  customer: string;
  onClose: () => void;
}

/** Met with evidence or words, waived or opened again with a reason. */
export function ConditionDialog({ verb, condition, customer, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const given = reason.trim();
  const enough = given !== '' || (verb === 'meet' && (file !== null || condition.evidence.length > 0));
  const save = useMutation({
    mutationFn: async () => {
      const paper =
        file && verb === 'meet'
          ? await sendFile(customer, file, { kind: 'contract', facility_condition: condition.id })
          : null;
      return api.post<Held>(`/api/v1/facility_condition/${condition.id}/${verb}`, {
        reason: given || undefined,
        evidence: paper?.id,
      });
    },
    onSuccess: (reply) => {
      toastDone(t(reply.pending_change ? 'record.sentToSecondPerson' : 'around.condition.done'));
      onClose();
    },
    onError: (error) => toastFailed(t('around.condition.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  return (
    <Dialog
      title={t(`around.condition.${verb}`)}
      onClose={onClose}
      onSubmit={() => enough && save.mutate()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!enough}>
            {t(`around.condition.${verb}`)}
          </Button>
        </>
      }
    >
      <p translate="no">{condition.text}</p>
      {verb === 'meet' && (
        <Field label={t('around.condition.evidence')} help={t('around.condition.evidenceHelp')}>
          {(control) => (
            <input {...control} type="file" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
          )}
        </Field>
      )}
      <Field label={t(verb === 'meet' ? 'around.condition.seen' : 'around.condition.reason')}>
        {(control) => (
          <textarea
            {...control}
            data-autofocus=""
            rows={3}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
