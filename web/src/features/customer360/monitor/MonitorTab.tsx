import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { api } from '@/api/client';
import { listRecords } from '@/api/records';
import { useMe } from '@/api/session';
import {
  boardQuery,
  covenantsQuery,
  families,
  monitorQuery,
  type Monitor,
  type Standing,
} from '@/api/warnings';
import { addWords, useLabel } from '@/i18n';
import warnings from '@/i18n/zh/warnings';
import { number, percent } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { DefineCovenant } from './DefineCovenant';
import './monitor.css';

addWords(warnings);

/** How a customer stands on every indicator, its open warnings, drawdowns, covenants and how unlike its peers it behaves. */
export default function MonitorTab({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const past = useAsOf((state) => state.instant) !== null;
  const { data, error, refetch } = useQuery(monitorQuery(customer));
  const run = useMutation({
    mutationFn: () =>
      api.post<{ fired: number; missing: number }>(`/api/v1/customer/${customer}/warning/run`),
    onSuccess: (reply) =>
      toastDone(t('warn.monitor.ranOne', { fired: number(reply.fired), missing: number(reply.missing) })),
    onError: (failure) => toastFailed(t('warn.runFailed'), failure),
    onSettled: () => client.invalidateQueries({ queryKey: ['records', 'warning'] }),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className="monitor">
      <Figures
        items={[
          { name: t('warn.monitor.fired'), value: number(data.fired) },
          { name: t('warn.monitor.quiet'), value: number(data.quiet) },
          { name: t('warn.monitor.missing'), value: number(data.missing) },
          {
            name: t('warn.monitor.anomaly'),
            value: data.anomaly ? number(data.anomaly.score, 0) : '—',
            note: data.anomaly ? t('warn.monitor.anomalyNote') : t('warn.monitor.noAnomaly'),
          },
        ]}
      />
      <div className="monitor-columns">
        <div>
          <OpenWarnings
            customer={customer}
            extra={
              !past &&
              me.permissions.includes('assess.run') && (
                <Button size="small" busy={run.isPending} onClick={() => run.mutate()}>
                  {t('warn.monitor.run')}
                </Button>
              )
            }
          />
          <Indicators monitor={data} />
        </div>
        <div>
          <Anomaly monitor={data} />
          <Drawdowns customer={customer} />
          <Covenants customer={customer} />
        </div>
      </div>
    </div>
  );
}

function OpenWarnings({ customer, extra }: { customer: string; extra: React.ReactNode }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data } = useQuery(boardQuery({ customer, limit: 50 }));
  return (
    <Panel title={t('warn.monitor.open')} extra={extra}>
      {data?.items.length ? (
        <ul className="monitor-list">
          {data.items.map((item) => (
            <li key={item.id}>
              <Dot tone={item.level}>{t(`warn.level.${item.level}`)}</Dot>
              <Link className="link" to={`/warnings/${item.id}`}>
                {label(item.indicator_label)}
              </Link>
              <span className="muted">{label(item.reason)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <Empty small title={t('warn.monitor.none')} />
      )}
    </Panel>
  );
}

function Indicators({ monitor }: { monitor: Monitor }) {
  const { t } = useTranslation();
  return (
    <>
      {families
        .map((family) => ({ family, items: monitor.indicators.filter((each) => each.family === family) }))
        .filter((group) => group.items.length > 0)
        .map((group) => (
          <Panel key={group.family} title={t(`warn.family.${group.family}`)}>
            <ul className="monitor-list">
              {group.items.map((item) => (
                <Line key={item.name} item={item} />
              ))}
            </ul>
          </Panel>
        ))}
    </>
  );
}

function Line({ item }: { item: Standing }) {
  const { t } = useTranslation();
  const label = useLabel();
  const fired = item.state !== 'quiet' && item.state !== 'missing';
  return (
    <li data-quiet={fired ? undefined : ''}>
      {item.state === 'quiet' ? (
        <Dot tone="green">{t('warn.monitor.quiet')}</Dot>
      ) : item.state === 'missing' ? (
        <Dot>{t('warn.monitor.missing')}</Dot>
      ) : (
        <Dot tone={item.state}>{t(`warn.level.${item.state}`)}</Dot>
      )}
      <span>
        {label(item.label)} {item.trial && <Pill>{t('warn.monitor.trial')}</Pill>}
      </span>
      <span className="muted">
        {item.missing
          ? t('warn.monitor.missingFact', { name: label(item.missing.label) })
          : label(item.reason)}
      </span>
    </li>
  );
}

function Anomaly({ monitor }: { monitor: Monitor }) {
  const { t } = useTranslation();
  const label = useLabel();
  if (!monitor.anomaly) return null;
  return (
    <Panel title={t('warn.monitor.anomaly')} note={monitor.anomaly.scored_on}>
      <ul className="monitor-reasons">
        {monitor.anomaly.reasons.map((reason) => (
          <li key={reason.zh}>{label(reason)}</li>
        ))}
      </ul>
    </Panel>
  );
}

function Drawdowns({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['records', 'purpose_plan', { customer }],
    queryFn: ({ signal }) => listRecords('purpose_plan', { customer, limit: 20 }, signal),
  });
  if (!data?.items.length) return null;
  return (
    <Panel title={t('warn.monitor.drawdowns')}>
      <ul className="monitor-rows">
        {data.items.map((plan) => (
          <li key={plan.id}>
            <Link className="link" to={`/flows/${plan.id}`}>
              {String(plan.number)}
            </Link>
            <span className="muted">{String(plan.drawn_on)}</span>
            <span className="number">{number(Number(plan.amount) / 1e6)} 万元</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Covenants({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const [defining, setDefining] = useState(false);
  const { data } = useQuery(covenantsQuery({ customer }));
  return (
    <Panel
      title={t('warn.monitor.covenants')}
      extra={
        !past &&
        me.permissions.includes('covenant.test') && (
          <Button size="small" onClick={() => setDefining(true)}>
            {t('cov.define')}
          </Button>
        )
      }
    >
      {data?.items.length ? (
        <ul className="monitor-rows">
          {data.items.map((item) => (
            <li key={item.id}>
              <Link className="link" to={`/covenants/${item.id}`}>
                {item.name}
              </Link>
              <span className="muted">{t(`cov.status.${item.status}`)}</span>
              <span className="number">
                {item.headroom === null || item.relation === 'holds' ? '—' : percent(item.headroom, 1)}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <Empty small title={t('cov.none')} />
      )}
      {defining && <DefineCovenant customer={customer} onClose={() => setDefining(false)} />}
    </Panel>
  );
}
