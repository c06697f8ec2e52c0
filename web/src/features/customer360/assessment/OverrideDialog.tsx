import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { overrideTier, tierPolicyQuery } from './queries';

interface Props {
  customer: RecordRow;
  tier: string | null;
  onClose: () => void;
}

/** A person decides otherwise than the rule: which tier, why, and until when. */
export function OverrideDialog({ customer, tier, onClose }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const client = useQueryClient();
  const { data } = useQuery(tierPolicyQuery);
  const [wanted, setWanted] = useState('');
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const [expires, setExpires] = useState('');
  const [tried, setTried] = useState(false);
  const least = data?.override.least_reason ?? 0;
  const latest = data ? addMonths(me.today, data.override.months) : '';
  const chosen = data?.tiers.tiers.find((each) => each.name === wanted);

  const save = useMutation({
    mutationFn: () =>
      overrideTier(customer.id, {
        tier: wanted,
        reason_code: code,
        reason: reason.trim(),
        expires_on: expires || undefined,
      }),
    onSuccess: (reply) => {
      toastDone(t(reply.pending_change ? 'record.sentToSecondPerson' : 'rating.overrideDone'));
      onClose();
    },
    onError: (error) => toastFailed(t('rating.overrideFailed'), error),
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) =>
          ['assessment', 'tier_decision', 'customer'].includes(String(queryKey[1])),
      }),
  });

  const submit = () => {
    setTried(true);
    if (wanted && code && reason.trim().length >= least) save.mutate();
  };
  const missing = (name: string) => t('form.required', { name });

  return (
    <Dialog
      title={t('rating.override')}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('rating.overrideSave')}
          </Button>
        </>
      }
    >
      <Field label={t('rating.newTier')} error={tried && !wanted ? missing(t('rating.newTier')) : undefined}>
        {(control) => (
          <select
            {...control}
            data-autofocus=""
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          >
            <option value="" />
            {data?.tiers.tiers
              .filter((each) => each.name !== tier)
              .map((each) => (
                <option key={each.name} value={each.name}>
                  {label(each.label)}
                </option>
              ))}
          </select>
        )}
      </Field>
      {chosen?.approval && <Notice tone="yellow">{t('rating.needsApproval')}</Notice>}
      <Field
        label={t('rating.reasonCode')}
        error={tried && !code ? missing(t('rating.reasonCode')) : undefined}
      >
        {(control) => (
          <select {...control} value={code} onChange={(event) => setCode(event.target.value)}>
            <option value="" />
            {data?.override.reasons.map((each) => (
              <option key={each.name} value={each.name}>
                {label(each.label)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={t('rating.overrideReason')}
        help={t('rating.leastReason', { count: least })}
        error={tried && reason.trim().length < least ? t('rating.leastReason', { count: least }) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={4}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('rating.expires')} help={latest && t('rating.latest', { date: latest })}>
        {(control) => (
          <input
            {...control}
            type="date"
            min={me.today}
            max={latest}
            value={expires}
            onChange={(event) => setExpires(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}

function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}
