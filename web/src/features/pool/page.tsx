import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/pool';
import { instant, number } from '@/shared/lib/format';
import { useDebounced } from '@/shared/lib/use-debounced';
import { BarLines } from '@/shared/charts/BarLines';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Tabs } from '@/shared/ui/Tabs';
import '@/shared/ui/table.css';
import { Handovers } from './Handovers';
import { cancelJob, isOver, jobQuery, poolQuery, runRules, type Pool } from './queries';
import { Stays } from './Stays';
import './pool.css';

addWords(words);

const tabs = ['waiting', 'notice', 'handovers'] as const;

/** Customers nobody looks after, those about to return, and customers that pass from one manager to another. */
export function Component() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'waiting';
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed);
  const { data, error, isPending, refetch } = useQuery(
    poolQuery(tab === 'notice' ? 'notice' : 'waiting', text.trim()),
  );
  usePageTitle(t('nav.pool'), false);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page pool">
      <header className="page-head">
        <div>
          <h1>{t('nav.pool')}</h1>
          <p className="page-lead">{t('pool.lead')}</p>
        </div>
        <div className="grow" />
        <Run pool={data} />
      </header>
      <Figures
        items={[
          { name: t('pool.waiting'), value: number(data.waiting) },
          { name: t('pool.notice'), value: number(data.notice) },
          ...(data.me.may_claim
            ? [
                { name: t('pool.today'), value: number(data.me.claims_today) },
                { name: t('pool.held'), value: number(data.me.held) },
              ]
            : []),
        ]}
      />
      <Tabs
        label={t('nav.pool')}
        current={tab}
        onChange={(key) => setParams(key === 'waiting' ? {} : { tab: key }, { replace: true })}
        tabs={tabs.map((key) => ({
          key,
          label: t(`pool.${key}`),
          count: key === 'handovers' ? undefined : number(data[key]),
        }))}
      />
      {tab === 'handovers' ? (
        <Handovers mayHand={data.me.may_assign} />
      ) : (
        <>
          {tab === 'waiting' && <Flow pool={data} />}
          <Stays
            key={tab}
            status={tab}
            pool={data}
            searched={text.trim() !== ''}
            search={
              <label className="field pool-search">
                <input
                  type="search"
                  aria-label={t('pool.search')}
                  placeholder={t('pool.search')}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              </label>
            }
          />
        </>
      )}
    </div>
  );
}

/** Week by week how many came and how many found somebody; and why those who wait came. */
function Flow({ pool }: { pool: Pool }) {
  const { t } = useTranslation();
  const choice = useChoiceLabel('pool_entry');
  const most = Math.max(1, ...pool.causes.map((each) => each.count));
  return (
    <div className="pool-flow">
      <Panel title={t('pool.flow')}>
        <BarLines
          label={t('pool.flow')}
          names={pool.weeks.map((each) => each.week.slice(5))}
          format={(value) => number(value)}
          series={[
            {
              name: t('pool.entered'),
              colour: '--c2',
              kind: 'bar',
              values: pool.weeks.map((each) => each.entered),
            },
            {
              name: t('pool.taken'),
              colour: '--c1',
              kind: 'bar',
              values: pool.weeks.map((each) => each.taken),
            },
          ]}
        />
      </Panel>
      <Panel title={t('pool.causes')}>
        <ul className="pool-causes">
          {pool.causes.map((each) => (
            <li key={each.cause}>
              <span>{choice('cause', each.cause)}</span>
              <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
                <rect className="rest" width={100} height={6} rx={3} />
                <rect width={(100 * each.count) / most} height={6} rx={3} />
              </svg>
              <b>{number(each.count)}</b>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

/** When the rules last ran; whoever may starts them, sees how far they are and can stop them. */
function Run({ pool }: { pool: Pool }) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const [job, setJob] = useState('');
  const { data } = useQuery(jobQuery(job));
  const over = isOver(data?.status);

  useEffect(() => {
    if (!job || !over) return;
    if (data?.status === 'done') toastDone(t('pool.runDone'));
    else toastFailed(t('pool.runFailed'), new Error(label(data?.message)));
    setJob('');
    void client.invalidateQueries({ queryKey: ['records', 'pool_entry'] });
  }, [job, over, data, client, t, label]);

  const start = () =>
    runRules()
      .then((reply) => setJob(reply.job))
      .catch((error: unknown) => toastFailed(t('pool.runFailed'), error));

  if (job)
    return (
      <span className="pool-job" role="status">
        {t('pool.running', { done: number(data?.done ?? 0), total: number(data?.total ?? 0) })}
        <Button size="small" onClick={() => void cancelJob(job)}>
          {t('pool.cancel')}
        </Button>
      </span>
    );
  return (
    <>
      <span className="muted">
        {pool.run.ended_at ? t('pool.ran', { at: instant(pool.run.ended_at) }) : t('pool.never')}
      </span>
      {pool.me.may_run && (
        <Button icon={<RefreshCw size={14} />} onClick={() => void start()}>
          {t('pool.run')}
        </Button>
      )}
    </>
  );
}
