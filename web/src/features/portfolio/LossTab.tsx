import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { isOver, jobOf } from '@/api/exports';
import { BarLines } from '@/shared/charts/BarLines';
import { absent, number } from '@/shared/lib/format';
import { toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { shareText, useMoney } from './money';

interface Loss {
  simulation: {
    scenarios: number;
    seed: number;
    confidence: number;
    expected_loss: number;
    standard_deviation: number;
    value_at_risk: number;
    expected_shortfall: number;
    capital: number;
    standard_error: number;
    tail: number;
  };
  closed_form: { expected_loss: number; value_at_risk: number; capital: number; granularity: number | null };
  credit_risk_plus: {
    expected_loss: number;
    standard_deviation: number;
    value_at_risk: number | null;
  } | null;
  histogram: { from: number; share: number }[];
  contributions: {
    id: string | null;
    name: string | null;
    exposure: number;
    pd: number;
    contribution: number;
    share: number | null;
  }[];
  milliseconds: number;
}

const sizes = ['20000', '100000', '1000000', '5000000'] as const;
/** More scenarios than the server works out while one waits run as a job. */
const atOnce = 200_000;

/** A simulation as a job: started, watched, cancelled. */
function useSimulation() {
  const { t } = useTranslation();
  const run = useMutation({
    mutationFn: async (scenarios: number) =>
      (await api.post<{ job: string }>('/api/v1/portfolio/loss/run', { scenarios, seed: 1 })).job,
    onError: (error) => toastFailed(t('portfolio.lossTab.notStarted'), error),
  });
  const job = useQuery({
    queryKey: ['portfolio', 'loss', 'job', run.data],
    queryFn: () => jobOf(run.data!),
    enabled: !!run.data,
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : 400),
  });
  const cancel = useMutation({ mutationFn: () => api.post(`/api/v1/job/${run.data}/cancel`) });
  return {
    job: job.data,
    result: job.data?.status === 'done' ? (job.data.result as Loss) : null,
    start: run.mutate,
    cancel: () => cancel.mutate(),
    cancelling: cancel.isPending,
  };
}

function Progress({ of }: { of: ReturnType<typeof useSimulation> }) {
  const { t } = useTranslation();
  const { job } = of;
  if (!job || job.status === 'done') return null;
  if (isOver(job)) return <Notice tone="yellow">{job.message ?? t('portfolio.lossTab.cancelled')}</Notice>;
  return (
    <div className="loss-job" role="status">
      <progress max={job.total || 1} value={job.done} aria-label={t('portfolio.lossTab.running')} />
      <span>
        {number(job.done)} / {number(job.total)}
      </span>
      <Button size="small" busy={of.cancelling} onClick={of.cancel}>
        {t('portfolio.lossTab.cancel')}
      </Button>
    </div>
  );
}

export default function LossTab() {
  const { t } = useTranslation();
  const { money } = useMoney();
  const [size, setSize] = useState<(typeof sizes)[number]>('100000');
  const quick = Number(size) <= atOnce;
  const shown = useQuery({
    queryKey: ['portfolio', 'loss', size],
    queryFn: ({ signal }) =>
      api.get<Loss>('/api/v1/portfolio/loss', { scenarios: Number(size), seed: 1 }, signal),
    placeholderData: (old) => old,
    enabled: quick,
  });
  const background = useSimulation();
  const { error, refetch } = shown;
  const data = (!quick && background.result) || shown.data;
  const choose = (value: (typeof sizes)[number]) => {
    setSize(value);
    if (Number(value) > atOnce) background.start(Number(value));
  };
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  // two bars of the server make one on screen
  const bars = data.histogram
    .filter((_, index) => index % 2 === 0)
    .map((bar, index) => ({ ...bar, share: bar.share + (data.histogram[2 * index + 1]?.share ?? 0) }));
  return (
    <div className="portfolio-grid">
      <Panel
        title={t('portfolio.lossTab.chart')}
        note={t('portfolio.lossTab.note', { ms: number(data.milliseconds) })}
        extra={
          <Segments
            label={t('portfolio.lossTab.scenarios')}
            value={size}
            onChange={choose}
            options={sizes.map((value) => ({ value, label: number(Number(value)) }))}
          />
        }
      >
        {!quick && <Progress of={background} />}
        <BarLines
          label={t('portfolio.lossTab.chart')}
          names={bars.map((bar, index) => (index % 6 === 0 ? money(bar.from) : '\u200b'.repeat(index)))}
          format={(value) => shareText(value, 0)}
          series={[
            {
              name: t('portfolio.lossTab.chartNote'),
              colour: '--c1',
              kind: 'bar',
              values: bars.map((bar) => bar.share),
            },
          ]}
        />
      </Panel>
      <Panel title={t('portfolio.lossTab.methods')} flush>
        <Methods data={data} />
      </Panel>
      <Panel title={t('portfolio.lossTab.contributions')} flush className="portfolio-wide">
        <TableBox label={t('portfolio.lossTab.contributions')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('portfolio.customer')}</th>
                <th scope="col" className="number">
                  {t('portfolio.exposure')}
                </th>
                <th scope="col" className="number">
                  PD
                </th>
                <th scope="col" className="number">
                  {t('portfolio.lossTab.contribution')}
                </th>
                <th scope="col" className="number">
                  {t('portfolio.share')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.contributions.map((each, index) => (
                <tr key={index}>
                  <th scope="row">
                    <Link className="link" to={`/customers/${each.id}`} translate="no">
                      {each.name}
                    </Link>
                  </th>
                  <td className="number">{money(each.exposure)}</td>
                  <td className="number">{shareText(each.pd)}</td>
                  <td className="number">{money(each.contribution)}</td>
                  <td className="number">{shareText(each.share, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </Panel>
    </div>
  );
}

function Methods({ data }: { data: Loss }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const { simulation: mc, closed_form: closed, credit_risk_plus: crp } = data;
  const share = shareText(mc.confidence, 1);
  const crpCapital = crp?.value_at_risk == null ? null : crp.value_at_risk - crp.expected_loss;
  const rows: [string, string, string, string][] = [
    [
      t('portfolio.lossTab.expected'),
      money(mc.expected_loss),
      money(closed.expected_loss),
      money(crp?.expected_loss),
    ],
    [t('portfolio.lossTab.deviation'), money(mc.standard_deviation), absent, money(crp?.standard_deviation)],
    [
      t('portfolio.lossTab.var', { share }),
      money(mc.value_at_risk),
      money(closed.value_at_risk),
      crp && crp.value_at_risk === null ? t('portfolio.lossTab.beyond') : money(crp?.value_at_risk),
    ],
    [t('portfolio.lossTab.capital'), money(mc.capital), money(closed.capital), money(crpCapital)],
    [t('portfolio.granularity'), absent, money(closed.granularity), absent],
    [t('portfolio.lossTab.shortfall'), money(mc.expected_shortfall), absent, absent],
    [t('portfolio.lossTab.error'), money(mc.standard_error), absent, absent],
  ];
  return (
    <TableBox label={t('portfolio.lossTab.methods')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('list.field')}</th>
            <th scope="col" className="number">
              {t('portfolio.lossTab.simulation')}
            </th>
            <th scope="col" className="number">
              {t('portfolio.lossTab.closed')}
            </th>
            <th scope="col" className="number">
              {t('portfolio.lossTab.crp')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...values]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, index) => (
                <td key={index} className="number">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
