import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { api } from '@/api/client';
import { covenantQuery, type CovenantPage, type CovenantStatus } from '@/api/warnings';
import { addWords, useLabel } from '@/i18n';
import warnings from '@/i18n/zh/warnings';
import { factKindsQuery } from '@/api/facts';
import { useFactText } from '@/shared/lib/fact-text';
import { absent, percent, plainNumber } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Figures } from '@/shared/ui/Figures';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Dot } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { Rule } from '@/shared/ui/Rule';
import { covenantTone } from './covenants-page';
import { HeadroomChart } from './HeadroomChart';
import '@/shared/ui/table.css';
import './warnings.css';

addWords(warnings);

/** One covenant: where it stands, how its headroom went, its tests and waivers. */
export function Component() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(covenantQuery(id));
  usePageTitle(data ? `${String(data.covenant.name)} · ${data.customer_title}` : undefined);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Covenant id={id} data={data} />;
}

function Covenant({ id, data }: { id: string; data: CovenantPage }) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const past = useAsOf((state) => state.instant) !== null;
  const [waiving, setWaiving] = useState(false);
  const { covenant, now } = data;
  const status = covenant.status as CovenantStatus;
  const holds = covenant.relation === 'holds';
  const test = useMutation({
    mutationFn: () => api.post(`/api/v1/covenant/${id}/test`),
    onSuccess: () => toastDone(t('warn.detail.saved')),
    onError: (error) => toastFailed(t('cov.failed'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['record', 'covenant'] }),
  });
  const points = data.tests
    .filter((each) => each.headroom !== null && !holds)
    .map((each) => ({ day: String(each.tested_on), headroom: Number(each.headroom) }))
    .reverse()
    .filter((each, i, all) => all.findIndex((other) => other.day === each.day) === i);
  const factText = useFactText();
  const { data: kinds } = useQuery(factKindsQuery);
  const metric = kinds?.get(String(covenant.metric)); // a single fact tells its unit
  const said = (value: unknown) =>
    value === null || value === undefined
      ? absent
      : holds
        ? t(Number(value) ? 'common.yes' : 'common.no')
        : metric
          ? factText(Number(value), metric.unit, metric.type)
          : plainNumber(Number(value), 2);
  const months = covenant.months_left === null ? null : Number(covenant.months_left);
  return (
    <div className="page warn-detail">
      <header className="page-head">
        <div>
          <h1>
            <Dot tone={covenantTone[status]}>{t(`cov.status.${status}`)}</Dot> {String(covenant.name)}
          </h1>
          <p className="page-lead">
            <Link className="link" translate="no" to={`/customers/${String(covenant.customer)}?tab=monitor`}>
              {data.customer_title}
            </Link>{' '}
            · <Rule text={String(covenant.metric)} /> {t(`cov.relation.${covenant.relation as 'holds'}`)}{' '}
            <Rule text={covenant.threshold as string | null} />{' '}
            {covenant.clause ? `· ${String(covenant.clause)}` : ''}
          </p>
        </div>
        <div className="grow" />
        {data.may.test && !past && (
          <Button busy={test.isPending} onClick={() => test.mutate()}>
            {t('cov.test')}
          </Button>
        )}
        {data.may.waive && !past && (
          <Button kind="primary" onClick={() => setWaiving(true)}>
            {t('cov.waive')}
          </Button>
        )}
      </header>
      {(now.fault || !now.known) && (
        <Notice tone="yellow">{now.fault ?? t('cov.missing', { name: now.missing ?? '?' })}</Notice>
      )}
      <Figures
        items={[
          {
            name: t('cov.now'),
            value: label(now.value),
            note: holds ? undefined : `${t('cov.bound')} ${label(now.bound)}`,
          },
          {
            name: t('cov.head.headroom'),
            value: now.headroom === null || holds ? '—' : percent(now.headroom, 1),
          },
          {
            name: t('cov.head.left'),
            value:
              status === 'breached'
                ? t('cov.breachedNow')
                : months === null
                  ? now.headroom === null || holds
                    ? absent
                    : t('cov.notFalling')
                  : t('cov.months', { count: Math.round(months) }),
          },
          {
            name: t('cov.head.next'),
            value: String(covenant.next_on ?? '—'),
            note:
              status === 'breached' && covenant.cure_until
                ? t('cov.cure', { day: String(covenant.cure_until) })
                : status === 'waived'
                  ? t('cov.waivedUntil', { day: String(covenant.waived_until) })
                  : undefined,
          },
        ]}
      />
      {points.length > 0 && (
        <Panel title={t('cov.chart')} note={t('cov.chartNote')}>
          <HeadroomChart points={points} monthsLeft={months} />
        </Panel>
      )}
      <div className="warn-pair">
        <Panel flush title={t('cov.tests')}>
          <TableBox label={t('cov.tests')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('cov.head.tested')}</th>
                  <th scope="col" className="number">
                    {t('cov.head.value')}
                  </th>
                  <th scope="col" className="number">
                    {t('cov.head.headroom')}
                  </th>
                  <th scope="col">{t('cov.head.status')}</th>
                </tr>
              </thead>
              <tbody>
                {data.tests.map((each) => (
                  <tr key={each.id}>
                    <td>{String(each.tested_on)}</td>
                    <td className="number">{said(each.value)}</td>
                    <td className="number">
                      {each.headroom === null || holds ? '—' : percent(Number(each.headroom), 1)}
                    </td>
                    <td>
                      {t(`cov.result.${each.result as 'met'}`)}
                      {each.missing ? <small className="faint"> {String(each.missing)}</small> : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        </Panel>
        <Panel title={t('cov.waivers')}>
          {data.waivers.length === 0 ? (
            <Empty small title={t('cov.noWaivers')} />
          ) : (
            <ul className="warn-links">
              {data.waivers.map((each) => (
                <li key={each.id}>
                  <b>{t('cov.waivedUntil', { day: String(each.until) })}</b>
                  <p>{String(each.reason)}</p>
                  {each.terms ? <p className="muted">{String(each.terms)}</p> : null}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
      {waiving && <Waive id={id} onClose={() => setWaiving(false)} />}
    </div>
  );
}

function Waive({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [terms, setTerms] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      api.post<{ pending_change?: string }>(`/api/v1/covenant/${id}/waive`, {
        until,
        reason: reason.trim(),
        terms: terms.trim() || undefined,
      }),
    onSuccess: (reply) => {
      toastDone(t(reply.pending_change ? 'record.sentToSecondPerson' : 'warn.detail.saved'));
      onClose();
    },
    onError: (error) => toastFailed(t('cov.failed'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['record', 'covenant'] }),
  });
  const needed = (value: string, name: string) =>
    tried && !value.trim() ? t('form.required', { name }) : undefined;
  return (
    <Dialog
      title={t('cov.waive')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (until && reason.trim()) save.mutate();
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('cov.waive')}
          </Button>
        </>
      }
    >
      <Field label={t('cov.until')} error={needed(until, t('cov.until'))} help={t('warn.detail.second')}>
        {(control) => (
          <input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        )}
      </Field>
      <Field label={t('cov.reason')} error={needed(reason, t('cov.reason'))}>
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
      <Field label={t('cov.terms')}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={500}
            value={terms}
            onChange={(event) => setTerms(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
