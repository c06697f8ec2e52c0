import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { endOverride, overrideGrade, touched, type Overrides } from './opinions';
import type { RatingPath } from './types';

interface Props {
  customer: RecordRow;
  terms: Overrides;
  path: RatingPath;
  onClose: () => void;
}

function useSend<T>(send: (body: T) => Promise<{ pending_change?: string }>, onClose: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (reply) => {
      toastDone(t(reply.pending_change ? 'record.sentToSecondPerson' : 'opinions.done'));
      onClose();
    },
    onError: (error) => toastFailed(t('opinions.failed'), error),
    onSettled: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => touched.includes(String(queryKey[1])) }),
  });
}

/** A proposal: how many notches within one's authority, why, on what evidence, until when. */
export function GradeOverrideDialog({ customer, terms, path, onClose }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const [notches, setNotches] = useState(0);
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState('');
  const [expires, setExpires] = useState('');
  const [tried, setTried] = useState(false);
  const needsEvidence = Math.abs(notches) >= terms.evidence_from;
  const chosen = terms.authority.find((each) => each.notches === notches);
  const save = useSend(
    () =>
      overrideGrade(customer.id, {
        notches,
        reason_code: code,
        reason: reason.trim(),
        evidence: evidence.trim() || undefined,
        expires_on: expires || undefined,
      }),
    onClose,
  );
  const good =
    notches !== 0 &&
    code !== '' &&
    reason.trim().length >= terms.least_reason &&
    (!needsEvidence || evidence.trim() !== '');
  const missing = (name: string) => t('form.required', { name });
  return (
    <Dialog
      title={t('opinions.override')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (good) save.mutate(undefined);
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('opinions.propose')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('opinions.limits', { grade: path.grade_without ?? path.grade })}</p>
      <fieldset className="notches">
        <legend>{t('opinions.howFar')}</legend>
        {terms.authority.map((each) => (
          <label key={each.notches} data-off={each.allowed === 'yes' ? undefined : ''}>
            <input
              type="radio"
              name="notches"
              disabled={each.allowed !== 'yes'}
              checked={notches === each.notches}
              onChange={() => setNotches(each.notches)}
            />
            <span>
              {each.notches > 0 ? '+' : '−'}
              {Math.abs(each.notches)}
            </span>
          </label>
        ))}
      </fieldset>
      <p className={tried && notches === 0 ? 'labelled-error' : 'labelled-help'}>
        {chosen?.rule
          ? t('opinions.by', { rule: label(chosen.rule.label) })
          : terms.authority.every((each) => each.allowed !== 'yes')
            ? t('opinions.noAuthority')
            : t('opinions.chooseNotches')}
      </p>
      <Field
        label={t('rating.reasonCode')}
        error={tried && !code ? missing(t('rating.reasonCode')) : undefined}
      >
        {(control) => (
          <select {...control} value={code} onChange={(event) => setCode(event.target.value)}>
            <option value="" />
            {terms.reasons.map((each) => (
              <option key={each.name} value={each.name}>
                {label(each.label)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={t('rating.overrideReason')}
        help={t('rating.leastReason', { count: terms.least_reason })}
        error={
          tried && reason.trim().length < terms.least_reason
            ? t('rating.leastReason', { count: terms.least_reason })
            : undefined
        }
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('opinions.evidence')}
        help={t('opinions.evidenceHelp')}
        error={tried && needsEvidence && !evidence.trim() ? missing(t('opinions.evidence')) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={1000}
            value={evidence}
            onChange={(event) => setEvidence(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('rating.expires')} help={t('rating.latest', { date: terms.latest })}>
        {(control) => (
          <input
            {...control}
            type="date"
            min={me.today}
            max={terms.latest}
            value={expires}
            onChange={(event) => setExpires(event.target.value)}
          />
        )}
      </Field>
      <Notice>{t('opinions.secondPerson')}</Notice>
    </Dialog>
  );
}

/** Ends the override in force before its day. */
export function EndOverrideDialog({ customer, onClose }: { customer: RecordRow; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = useSend(() => endOverride(customer.id, { reason: reason.trim() }), onClose);
  return (
    <Dialog
      title={t('opinions.end')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (reason.trim()) save.mutate(undefined);
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('opinions.propose')}
          </Button>
        </>
      }
    >
      <Field
        label={t('rating.overrideReason')}
        error={tried && !reason.trim() ? t('form.required', { name: t('rating.overrideReason') }) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={500}
            data-autofocus=""
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
