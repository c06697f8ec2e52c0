import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import type { CovenantFigure } from '@/api/warnings';
import { useLabel } from '@/i18n';
import { percent } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';

const relations = ['at_most', 'at_least', 'holds'] as const;

/** A covenant in the language of rules: tried on the customer's figures before it is kept. */
export function DefineCovenant({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [metric, setMetric] = useState('debt_to_assets');
  const [relation, setRelation] = useState<(typeof relations)[number]>('at_most');
  const [threshold, setThreshold] = useState('70%');
  const body = () => ({
    metric: metric.trim(),
    relation,
    threshold: relation === 'holds' ? undefined : threshold.trim(),
  });
  const preview = useMutation({
    mutationFn: () => api.post<CovenantFigure>(`/api/v1/customer/${customer}/covenant/preview`, body()),
  });
  const save = useMutation({
    mutationFn: () =>
      api.post(`/api/v1/customer/${customer}/covenant/define`, { ...body(), name: name.trim() }),
    onSuccess: () => {
      toastDone(t('cov.saved'));
      onClose();
    },
    onError: (error) => toastFailed(t('cov.failed'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records', 'covenant'] }),
  });
  const figure = preview.data;
  return (
    <Dialog
      title={t('cov.define')}
      onClose={onClose}
      onSubmit={() => name.trim() && metric.trim() && save.mutate()}
      foot={
        <>
          <Button onClick={() => preview.mutate()} busy={preview.isPending}>
            {t('cov.preview')}
          </Button>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={!name.trim()}>
            {t('cov.define')}
          </Button>
        </>
      }
    >
      <Field label={t('cov.name')}>
        {(control) => (
          <input
            {...control}
            data-autofocus=""
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('cov.metric')} help={t('cov.metricHelp')} error={figure?.fault ?? undefined}>
        {(control) => (
          <input
            {...control}
            maxLength={400}
            spellCheck={false}
            value={metric}
            onChange={(event) => setMetric(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('cov.head.rule')}>
        {(control) => (
          <select
            {...control}
            value={relation}
            onChange={(event) => setRelation(event.target.value as 'at_most')}
          >
            {relations.map((each) => (
              <option key={each} value={each}>
                {t(`cov.relation.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {relation !== 'holds' && (
        <Field label={t('cov.threshold')}>
          {(control) => (
            <input
              {...control}
              maxLength={40}
              value={threshold}
              onChange={(event) => setThreshold(event.target.value)}
            />
          )}
        </Field>
      )}
      {figure && !figure.fault && (
        <Notice tone={figure.headroom !== null && figure.headroom < 0 ? 'red' : 'blue'}>
          {figure.known
            ? `${t('cov.now')} ${label(figure.value)} · ${t('cov.bound')} ${label(figure.bound)} · ${t('cov.head.headroom')} ${figure.headroom === null ? '—' : percent(figure.headroom, 1)}`
            : t('cov.missing', { name: figure.missing ?? '?' })}
        </Notice>
      )}
    </Dialog>
  );
}
