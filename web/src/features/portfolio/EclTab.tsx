import { Link } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { isOver, jobOf } from '@/api/exports';
import { listRecords } from '@/api/records';
import { useMe } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { absent, instant, number } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { Matrix } from './Matrix';
import { shareText, useMoney } from './money';
import { scenariosQuery } from './queries';

const runsQuery = { sort: '-run_at', limit: 12, count: 'none' };

export default function EclTab() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['records', 'ecl_run', runsQuery],
    queryFn: ({ signal }) => listRecords('ecl_run', runsQuery, signal),
  });
  const start = useMutation({
    mutationFn: async () => {
      const { job } = await api.post<{ job: string }>('/api/v1/portfolio/ecl/run');
      for (;;) {
        const state = await jobOf(job);
        if (isOver(state)) {
          if (state.status !== 'done') throw new Error(state.message ?? '');
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    },
    onSuccess: () => toastDone(t('portfolio.eclTab.status.done')),
    onError: (failure) => toastFailed(t('portfolio.eclTab.notStarted'), failure),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const last = data.items.find((run) => run.status === 'done');
  const mayRun = me.permissions.includes('portfolio.run');
  return (
    <div className="portfolio-grid">
      <Panel
        flush
        className="portfolio-wide"
        title={t('portfolio.eclTab.runs')}
        extra={
          mayRun && (
            <Button size="small" kind="primary" busy={start.isPending} onClick={() => start.mutate()}>
              {t('portfolio.eclTab.run')}
            </Button>
          )
        }
      >
        {data.items.length === 0 ? (
          <Empty small title={t('portfolio.eclTab.noRuns')} />
        ) : (
          <Runs runs={data.items} />
        )}
      </Panel>
      {last && <Flow run={last} />}
      <ScenarioPanel />
      {last && <Results run={last} />}
    </div>
  );
}

function Runs({ runs }: { runs: RecordRow[] }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  return (
    <TableBox label={t('portfolio.eclTab.runs')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('portfolio.eclTab.asOf')}</th>
            <th scope="col" className="number">
              {t('portfolio.eclTab.accounts')}
            </th>
            <th scope="col" className="number">
              {t('portfolio.eclTab.ead')}
            </th>
            <th scope="col" className="number">
              {t('portfolio.ecl')}
            </th>
            {[1, 2, 3].map((n) => (
              <th scope="col" key={n} className="number">
                {t('portfolio.eclTab.stageN', { n })}
              </th>
            ))}
            <th scope="col" className="number">
              {t('portfolio.eclTab.overlay')}
            </th>
            <th scope="col">{t('portfolio.eclTab.state')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row">
                <Link className="link" to={`/records/ecl_result?ecl_run=${run.id}`}>
                  {run.as_of ? instant(String(run.as_of)) : absent}
                </Link>
              </th>
              <td className="number">{number(Number(run.accounts ?? 0))}</td>
              <td className="number">{money(run.ead as number | null)}</td>
              <td className="number">{money(run.ecl as number | null)}</td>
              <td className="number">{money(run.ecl_stage1 as number | null)}</td>
              <td className="number">{money(run.ecl_stage2 as number | null)}</td>
              <td className="number">{money(run.ecl_stage3 as number | null)}</td>
              <td className="number">{money(run.overlay as number | null)}</td>
              <td>{t(`portfolio.eclTab.status.${run.status === 'done' ? 'done' : 'running'}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Flow({ run }: { run: RecordRow }) {
  const { t } = useTranslation();
  const detail = (typeof run.detail === 'string' ? JSON.parse(run.detail) : run.detail) as {
    flow?: number[][];
  } | null;
  if (!detail?.flow) return null;
  const stages = [1, 2, 3].map((n) => t('portfolio.eclTab.stageN', { n }));
  return (
    <Panel title={t('portfolio.eclTab.flow')}>
      <Matrix
        counts
        label={t('portfolio.eclTab.flow')}
        corner={t('portfolio.from')}
        rows={[...stages, t('portfolio.eclTab.newAccounts')]}
        columns={stages}
        cells={[...detail.flow.slice(1), detail.flow[0]!]}
      />
    </Panel>
  );
}

function ScenarioPanel() {
  const { t } = useTranslation();
  const label = useLabel();
  const { data } = useQuery(scenariosQuery);
  if (!data) return null;
  return (
    <Panel title={t('portfolio.eclTab.scenarios')} flush>
      <TableBox label={t('portfolio.eclTab.scenarios')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('portfolio.whatif.scenario')}</th>
              <th scope="col" className="number">
                {t('portfolio.eclTab.weight')}
              </th>
              {data.variables.map((variable) => (
                <th scope="col" className="number" key={variable.name}>
                  {label(variable.label)} ({variable.unit})
                </th>
              ))}
              <th scope="col" className="number">
                {t('portfolio.eclTab.odds')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.scenarios.map((scenario) => (
              <tr key={scenario.name}>
                <th scope="row">{label(scenario.label)}</th>
                <td className="number">{scenario.weight > 0 ? shareText(scenario.weight, 0) : absent}</td>
                {data.variables.map((variable) => (
                  <td className="number" key={variable.name}>
                    {number(scenario.values[variable.name] ?? 0, 1)}
                  </td>
                ))}
                <td className="number">{number(scenario.odds, 2)}×</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Results({ run }: { run: RecordRow }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const query = { ecl_run: run.id, sort: '-ecl', limit: 20, count: 'none' };
  const { data } = useQuery({
    queryKey: ['records', 'ecl_result', query],
    queryFn: ({ signal }) => listRecords('ecl_result', query, signal),
  });
  if (!data) return null;
  return (
    <Panel
      flush
      className="portfolio-wide"
      title={t('portfolio.eclTab.results')}
      extra={
        <Link className="link" to={`/records/ecl_result?ecl_run=${run.id}`}>
          {t('portfolio.eclTab.allResults')}
        </Link>
      }
    >
      <TableBox label={t('portfolio.eclTab.results')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('portfolio.customer')}</th>
              <th scope="col">{t('portfolio.eclTab.reason')}</th>
              <th scope="col" className="number">
                PD
              </th>
              <th scope="col" className="number">
                {t('portfolio.eclTab.ead')}
              </th>
              <th scope="col" className="number">
                {t('portfolio.ecl')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link className="link" to={`/customers/${String(row.customer)}`} translate="no">
                    {String(row.customer_title ?? absent)}
                  </Link>
                </th>
                <td>
                  {t('portfolio.eclTab.stageN', { n: Number(row.stage) })} ·{' '}
                  {reasonOf(String(row.reason ?? ''))}
                </td>
                <td className="number">{shareText(row.pd as number | null)}</td>
                <td className="number">{money(row.ead as number | null)}</td>
                <td className="number">{money(row.ecl as number | null)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

/** The server keeps both languages in one text: 中文 / English. */
const reasonOf = (text: string) => {
  const [zh, en] = text.split(' / ');
  return document.documentElement.lang === 'en' ? (en ?? zh) : zh;
};
