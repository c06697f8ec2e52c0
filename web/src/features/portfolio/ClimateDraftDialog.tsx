import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { draftClimate, type ClimateView } from './climate';

/** On or off, another scenario, a later end, or fitted sensitivities: a draft of the policy for a second person. */
export function ClimateDraftDialog({ view, onClose }: { view: ClimateView; onClose: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const now = view.policy;
  const [active, setActive] = useState(now.status !== 'off');
  const [scenario, setScenario] = useState(now.scenario);
  const [until, setUntil] = useState(now.valid_until ?? '');
  const [takeFit, setTakeFit] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      draftClimate({
        active: active === (now.status !== 'off') ? undefined : active,
        scenario: scenario === now.scenario ? undefined : scenario,
        valid_until: until && until !== now.valid_until ? until : undefined,
        take_fit: takeFit || undefined,
        reason: reason.trim(),
      }),
    onSuccess: (reply) => {
      toastDone(t('climate.drafted', { number: reply.number }));
      onClose();
      void navigate(`/policies?file=${encodeURIComponent(reply.file)}`);
    },
    onError: (error) => toastFailed(t('climate.draftFailed'), error),
  });
  return (
    <Dialog
      title={t('climate.draftTitle')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (reason.trim()) save.mutate();
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('climate.saveDraft')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('climate.draftNote')}</p>
      <label className="climate-check">
        <input type="checkbox" checked={active} onChange={() => setActive(!active)} />
        <span>{t('climate.active')}</span>
      </label>
      <Field label={t('climate.scenario')}>
        {(control) => (
          <select {...control} value={scenario} onChange={(event) => setScenario(event.target.value)}>
            {view.scenarios.map((each) => (
              <option key={each.name} value={each.name}>
                {label(each.label)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('climate.validUntil')}>
        {(control) => (
          <input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        )}
      </Field>
      <label className="climate-check">
        <input type="checkbox" checked={takeFit} onChange={() => setTakeFit(!takeFit)} />
        <span>{t('climate.takeFit')}</span>
      </label>
      <Field
        label={t('climate.reason')}
        error={tried && !reason.trim() ? t('form.required', { name: t('climate.reason') }) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
