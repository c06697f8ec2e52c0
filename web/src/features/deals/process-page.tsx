import { Fragment, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FileUp, Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, request } from '@/api/client';
import type { Label } from '@/api/types';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/process';
import { BarLines } from '@/shared/charts/BarLines';
import { isOver, jobQuery } from '@/shared/jobs/queries';
import { absent, number, percent } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import './deals.css';

addWords(words);

interface Log {
  workflow: string;
  source: string;
  label: Label | null;
  cases: number;
  events: number;
}

interface Process {
  /** What this bank's own steps are called; a log that was brought in has none. */
  labels: Record<string, Label>;
  cases: number;
  events: number;
  cut: boolean;
  bottleneck: string | null;
  median_hours: number;
  mean_hours: number;
  p90_hours: number;
  rework_rate: number;
  variant_count: number;
  variants: { path: string; count: number; share: number }[];
  activities: {
    name: string;
    count: number;
    service_hours: number | null;
    wait_hours: number;
    median_wait_hours: number;
    wait_share: number;
    repeats: number;
  }[];
  steps: { from: string; to: string; count: number; mean_wait_hours: number; wait_hours: number }[];
  resources: { name: string; executions: number; cases: number; service_hours: number }[];
  throughput: { upto_hours: number | null; cases: number }[];
}

const keyOf = (log: Log) => `${log.source}/${log.workflow}`;

/** How a workflow of the bank, or a process whose log was brought in, really runs. */
export function Component() {
  const { t } = useTranslation();
  const label = useLabel();
  const [params, setParams] = useSearchParams();
  usePageTitle(t('nav.process'), false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['records', 'workflow_case', 'logs'],
    queryFn: ({ signal }) => api.get<{ items: Log[] }>('/api/v1/workflow/logs', {}, signal),
  });
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const chosen = data.items.find((log) => keyOf(log) === params.get('log')) ?? data.items[0];
  const title = (log: Log) => (log.label ? label(log.label) : log.workflow);
  return (
    <div className="page deal-process">
      <header className="page-head">
        <div>
          <h1>{t('nav.process')}</h1>
          <p className="page-lead">{t('process.lead')}</p>
        </div>
        <div className="grow" />
        <ImportButton onDone={(name) => setParams({ log: `${name}/${name}` }, { replace: true })} />
      </header>
      {chosen ? (
        <>
          <label className="deal-choice">
            <span>{t('process.log')}</span>
            <select
              value={keyOf(chosen)}
              onChange={(event) => setParams({ log: event.target.value }, { replace: true })}
            >
              {data.items.map((log) => (
                <option key={keyOf(log)} value={keyOf(log)} translate={log.label ? undefined : 'no'}>
                  {title(log)} · {t(log.source ? 'process.imported' : 'process.own')} ·{' '}
                  {t('process.size', { cases: number(log.cases), events: number(log.events) })}
                </option>
              ))}
            </select>
          </label>
          <Analysis key={keyOf(chosen)} log={chosen} />
        </>
      ) : (
        <Empty
          icon={<Workflow size={22} strokeWidth={1.5} />}
          title={t('process.none')}
          text={t('process.noneHelp')}
        />
      )}
    </div>
  );
}

function ImportButton({ onDone }: { onDone: (name: string) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [running, setRunning] = useState<{ job: string; name: string } | null>(null);
  const [sending, setSending] = useState(false);
  const job = useQuery({
    ...jobQuery(running?.job ?? ''),
    enabled: running !== null,
    queryFn: async ({ signal }) => {
      const found = await api.get<{ status: string; done: number; total: number; message?: string | null }>(
        `/api/v1/job/${running?.job}`,
        undefined,
        signal,
      );
      if (isOver(found.status) && running) {
        setRunning(null);
        if (found.status === 'done') toastDone(t('process.imported_done'));
        else toastFailed(t('process.notImported'), new Error(found.message ?? ''));
        await client.invalidateQueries({ queryKey: ['records', 'workflow_case'] });
        if (found.status === 'done') onDone(running.name);
      }
      return found;
    },
  });
  const send = async (file: File) => {
    setSending(true);
    try {
      setRunning(
        await request<{ job: string; name: string }>('POST', '/api/v1/workflow/log', {
          body: file,
          headers: {
            'Content-Type': 'application/octet-stream',
            'X-File-Name': encodeURIComponent(file.name),
          },
        }),
      );
    } catch (error) {
      toastFailed(t('process.notImported'), error);
    }
    setSending(false);
  };
  return (
    <>
      {running && (
        <span className="muted" role="status">
          {t('process.importing', {
            done: number(job.data?.done ?? 0),
            total: number(job.data?.total ?? 0),
          })}
        </span>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept=".xes,.csv,.gz,.xlsx"
        aria-label={t('process.import')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void send(file);
        }}
      />
      <Button
        icon={<FileUp size={14} />}
        busy={sending || running !== null}
        onClick={() => input.current?.click()}
      >
        {t('process.import')}
      </Button>
    </>
  );
}

/** Hours as people say them: minutes, hours or days. */
function useSpan() {
  const { t } = useTranslation();
  return (hours: number | null) => {
    if (hours === null) return absent;
    if (hours === 0) return '0';
    if (hours < 1) return t('process.minutes', { number: number(hours * 60, hours < 0.1 ? 1 : 0) });
    if (hours < 48) return t('process.hours', { number: number(hours, 1) });
    return t('process.days', { number: number(hours / 24, 1) });
  };
}

/** A step by its label; one of another system by the name it came with. */
function Step({ name, labels }: { name: string; labels: Process['labels'] }) {
  const label = useLabel();
  return labels[name] ? <span>{label(labels[name])}</span> : <span translate="no">{name}</span>;
}

function Analysis({ log }: { log: Log }) {
  const { t } = useTranslation();
  const span = useSpan();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['records', 'workflow_case', 'process', log.workflow, log.source],
    queryFn: ({ signal }) =>
      api.get<Process>(
        `/api/v1/workflow/${encodeURIComponent(log.workflow)}/process`,
        { source: log.source },
        signal,
      ),
  });
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data.cases === 0) return <Empty title={t('process.noEvents')} text={t('process.noneHelp')} />;
  const worst = data.activities.find((each) => each.name === data.bottleneck);
  return (
    <>
      {data.cut && <Notice>{t('process.cut')}</Notice>}
      <Figures
        items={[
          {
            name: t('process.cases'),
            value: number(data.cases),
            note: `${number(data.events)} ${t('process.events')}`,
          },
          { name: t('process.medianTime'), value: span(data.median_hours) },
          { name: t('process.meanTime'), value: span(data.mean_hours) },
          { name: t('process.p90'), value: span(data.p90_hours) },
          { name: t('process.rework'), value: percent(data.rework_rate, 1) },
          { name: t('process.variants'), value: number(data.variant_count) },
          {
            name: t('process.bottleneck'),
            value: data.bottleneck ? <Step name={data.bottleneck} labels={data.labels} /> : absent,
            note: worst && t('process.bottleneckNote', { share: percent(worst.wait_share, 1) }),
          },
        ]}
      />
      <div className="deal-columns deal-columns-even">
        <Throughput bars={data.throughput} />
        <Steps steps={data.steps} labels={data.labels} />
      </div>
      <Activities rows={data.activities} labels={data.labels} />
      <div className="deal-columns deal-columns-even">
        <Paths rows={data.variants} labels={data.labels} />
        <Resources rows={data.resources} />
      </div>
    </>
  );
}

function Throughput({ bars }: { bars: Process['throughput'] }) {
  const { t } = useTranslation();
  const time = (hours: number) =>
    hours < 24 ? t('process.shortHours', { number: hours }) : t('process.shortDays', { number: hours / 24 });
  const last = bars.at(-2)?.upto_hours ?? 0;
  return (
    <Panel title={t('process.throughput')} note={t('process.throughputNote')}>
      <BarLines
        label={t('process.throughput')}
        names={bars.map((bar) =>
          bar.upto_hours === null
            ? t('process.over', { time: time(last) })
            : t('process.upto', { time: time(bar.upto_hours) }),
        )}
        series={[
          {
            name: t('process.cases'),
            colour: '--c1',
            kind: 'bar',
            values: bars.map((bar) => bar.cases),
          },
        ]}
        format={(value) => number(value)}
      />
    </Panel>
  );
}

function Steps({ steps, labels }: Pick<Process, 'steps' | 'labels'>) {
  const { t } = useTranslation();
  const span = useSpan();
  const shown = steps.filter((step) => step.wait_hours > 0).slice(0, 8);
  return (
    <Panel flush title={t('process.steps')} note={t('process.stepsNote', { count: shown.length })}>
      <TableBox label={t('process.steps')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('process.from')}</th>
              <th scope="col">{t('process.to')}</th>
              <th scope="col" className="number">
                {t('process.times')}
              </th>
              <th scope="col" className="number">
                {t('process.wait')}
              </th>
              <th scope="col" className="number">
                {t('process.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((step) => (
              <tr key={`${step.from}>${step.to}`}>
                <td>
                  <Step name={step.from} labels={labels} />
                </td>
                <td>
                  <Step name={step.to} labels={labels} />
                </td>
                <td className="number">{number(step.count)}</td>
                <td className="number nowrap">{span(step.mean_wait_hours)}</td>
                <td className="number nowrap">{span(step.wait_hours)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Activities({ rows, labels }: { rows: Process['activities']; labels: Process['labels'] }) {
  const { t } = useTranslation();
  const span = useSpan();
  const sorted = rows.filter((row) => row.count > 0).sort((a, b) => b.wait_share - a.wait_share);
  return (
    <Panel flush title={t('process.activities')} note={t('process.activitiesNote')}>
      <TableBox label={t('process.activities')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('process.activity')}</th>
              <th scope="col">{t('process.waitShare')}</th>
              {(['times', 'repeats', 'service', 'wait', 'medianWait'] as const).map((head) => (
                <th key={head} scope="col" className="number">
                  {t(`process.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.name}>
                <td>
                  <Step name={row.name} labels={labels} />
                </td>
                <td>
                  <span className="deal-share">
                    <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
                      <rect width={row.wait_share * 100} height={6} rx={1} />
                    </svg>
                    {percent(row.wait_share, 1)}
                  </span>
                </td>
                <td className="number">{number(row.count)}</td>
                <td className="number">{number(row.repeats)}</td>
                <td className="number nowrap">{span(row.service_hours)}</td>
                <td className="number nowrap">{span(row.wait_hours)}</td>
                <td className="number nowrap">{span(row.median_wait_hours)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Paths({ rows, labels }: { rows: Process['variants']; labels: Process['labels'] }) {
  const { t } = useTranslation();
  return (
    <Panel flush title={t('process.paths')}>
      <TableBox label={t('process.paths')}>
        <table className="table deal-paths">
          <tbody>
            {rows.map((row) => (
              <tr key={row.path}>
                <td className="number nowrap">{percent(row.share, 1)}</td>
                <td className="number">{number(row.count)}</td>
                <td>
                  {row.path.split('>').map((name, index) => (
                    <Fragment key={index}>
                      {index > 0 && ' › '}
                      <Step name={name} labels={labels} />
                    </Fragment>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Resources({ rows }: { rows: Process['resources'] }) {
  const { t } = useTranslation();
  const span = useSpan();
  const [all, setAll] = useState(false);
  return (
    <Panel
      flush
      title={t('process.resources')}
      extra={
        rows.length > 12 &&
        !all && (
          <Button size="small" onClick={() => setAll(true)}>
            {t('process.showAll', { count: rows.length })}
          </Button>
        )
      }
    >
      <TableBox label={t('process.resources')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('process.resource')}</th>
              {(['times', 'caseCount', 'serviceTotal'] as const).map((head) => (
                <th key={head} scope="col" className="number">
                  {t(`process.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, all ? undefined : 12).map((row) => (
              <tr key={row.name}>
                <td translate={row.name ? 'no' : undefined}>{row.name || t('process.unnamed')}</td>
                <td className="number">{number(row.executions)}</td>
                <td className="number">{number(row.cases)}</td>
                <td className="number nowrap">{span(row.service_hours)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}
