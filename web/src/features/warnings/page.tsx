import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { isOver, jobOf, type Job } from '@/api/exports';
import { useMe } from '@/api/session';
import {
  boardQuery,
  families,
  levels,
  type Level,
  type WarningBoard,
  type WarningItem,
} from '@/api/warnings';
import { addWords, useLabel } from '@/i18n';
import warnings from '@/i18n/zh/warnings';
import { daysBetween, instant, number, percent } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Dot } from '@/shared/ui/Pill';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { Tabs } from '@/shared/ui/Tabs';
import { Library } from './Library';
import { Trend } from './Trend';
import '@/shared/ui/table.css';
import './warnings.css';

addWords(warnings);

const pollMs = 700;
const views = ['list', 'board', 'indicators'] as const;

/** Open warnings of the book by level: as a list, as a board, and the library of indicators behind them. */
export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const view = views.find((each) => each === params.get('view')) ?? 'list';
  const get = (key: string) => params.get(key) ?? undefined;
  const query = {
    status: get('status'),
    level: view === 'board' ? undefined : get('level'),
    family: get('family'),
    indicator: get('indicator'),
    mine: get('mine') === '1' || undefined,
    late: get('late') === '1' || undefined,
    shadow: get('shadow') === '1' || undefined,
    limit: 300,
  };
  const { data, error, refetch } = useQuery(boardQuery(query));
  usePageTitle(t('warn.title'), false);
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(key, value);
    else next.delete(key);
    setParams(next, { replace: true });
  };
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const counted = (level: Level) =>
    data.counts.filter((each) => each.level === level).reduce((sum, each) => sum + each.count, 0);
  return (
    <div className="page warn">
      <header className="page-head">
        <h1>{t('warn.title')}</h1>
        <div className="grow" />
        <Segments
          label={t('warn.title')}
          value={view}
          onChange={(next) => set('view', next === 'list' ? '' : next)}
          options={views.map((each) => ({ value: each, label: t(`warn.view.${each}`) }))}
        />
        {me.permissions.includes('warning.run') && <RunButton />}
      </header>
      <Summary board={data} />
      {view === 'indicators' ? (
        <Library />
      ) : (
        <>
          <div className="warn-filters">
            {view === 'list' && (
              <Tabs
                label={t('warn.head.level')}
                current={params.get('level') ?? ''}
                onChange={(next) => set('level', next)}
                tabs={[
                  {
                    key: '',
                    label: t('warn.all'),
                    count: number(levels.reduce((sum, each) => sum + counted(each), 0)),
                  },
                  ...levels.map((level) => ({
                    key: level,
                    label: <Dot tone={level}>{t(`warn.level.${level}`)}</Dot>,
                    count: number(counted(level)),
                  })),
                ]}
              />
            )}
            <div className="grow" />
            <select
              aria-label={t('warn.head.indicator')}
              value={params.get('family') ?? ''}
              onChange={(event) => set('family', event.target.value)}
            >
              <option value="">{t('warn.all')}</option>
              {families.map((family) => (
                <option key={family} value={family}>
                  {t(`warn.family.${family}`)}
                </option>
              ))}
            </select>
            {(['mine', 'late', 'shadow'] as const).map((key) => (
              <button
                key={key}
                type="button"
                className="chip"
                aria-pressed={params.get(key) === '1'}
                onClick={() => set(key, params.get(key) === '1' ? '' : '1')}
              >
                {t(`warn.${key}`)}
              </button>
            ))}
          </div>
          {data.items.length === 0 ? (
            <Empty
              icon={<ShieldAlert size={22} strokeWidth={1.5} />}
              title={t('warn.none')}
              text={t('warn.noneHelp')}
            />
          ) : view === 'board' ? (
            <Kanban items={data.items} today={data.today} />
          ) : (
            <List items={data.items} today={data.today} />
          )}
        </>
      )}
    </div>
  );
}

function Summary({ board }: { board: WarningBoard }) {
  const { t } = useTranslation();
  const open = board.counts.reduce((sum, each) => sum + each.count, 0);
  const late = board.counts.reduce((sum, each) => sum + each.late, 0);
  const run = board.run;
  return (
    <div className="warn-top">
      <Figures
        items={[
          {
            name: t('warn.open'),
            value: number(open),
            note: t('warn.customers') + ' ' + number(board.customers),
          },
          {
            name: t('warn.lateCount'),
            value: <span data-bad={late > 0 ? '' : undefined}>{number(late)}</span>,
          },
          {
            name: t('warn.response'),
            value: board.response_hours === null ? '—' : number(board.response_hours, 1),
            unit: board.response_hours === null ? undefined : t('warn.hours'),
            note: board.responded
              ? t('warn.inTime', { share: percent((board.in_time ?? 0) / board.responded, 0) })
              : undefined,
          },
          {
            name: t('warn.lastRun'),
            value: <span className="warn-run">{run ? instant(run.started_at) : t('warn.neverRun')}</span>,
            note: run
              ? t('warn.runNote', {
                  customers: number(run.customers),
                  missing: number(run.missing),
                  seconds: number(run.took_ms / 1000, 1),
                })
              : undefined,
          },
        ]}
      />
      <Trend points={board.trend} />
    </div>
  );
}

/** Colour and words of how much time is left to respond. */
export function Due({ item, today }: { item: WarningItem; today: string }) {
  const { t } = useTranslation();
  if (!item.due_on) return <>—</>;
  const left = daysBetween(today, item.due_on);
  if (item.responded_at || item.status !== 'open') return <span className="muted">{item.due_on}</span>;
  return (
    <span className="warn-due" data-late={left < 0 ? '' : undefined} title={item.due_on}>
      {left < 0
        ? t('warn.overdue', { count: -left })
        : left === 0
          ? t('warn.dueToday')
          : t('warn.dueIn', { count: left })}
    </span>
  );
}

function List({ items, today }: { items: WarningItem[]; today: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const go = useNavigate();
  return (
    <Panel flush>
      <TableBox label={t('warn.title')}>
        <table className="table warn-table">
          <thead>
            <tr>
              <th scope="col">{t('warn.head.level')}</th>
              <th scope="col">{t('warn.head.customer')}</th>
              <th scope="col">{t('warn.head.indicator')}</th>
              <th scope="col">{t('warn.head.reason')}</th>
              <th scope="col">{t('warn.head.owner')}</th>
              <th scope="col">{t('warn.head.due')}</th>
              <th scope="col" className="number">
                {t('warn.head.age')}
              </th>
              <th scope="col">{t('warn.head.status')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id} onClick={() => void go(`/warnings/${item.id}`)}>
                <td>
                  <Dot tone={item.level}>{t(`warn.level.${item.level}`)}</Dot>
                </td>
                <td translate="no" className="cut">
                  <Link
                    className="link"
                    to={`/customers/${item.customer}`}
                    onClick={(event) => event.stopPropagation()}
                  >
                    {item.customer_title}
                  </Link>
                </td>
                <td>
                  <Link
                    className="warn-name"
                    to={`/warnings/${item.id}`}
                    onClick={(event) => event.stopPropagation()}
                  >
                    {label(item.indicator_label)}
                  </Link>
                  <small className="faint"> {item.indicator}</small>
                </td>
                <td className="warn-reason">
                  {label(item.reason)}
                  {item.escalations > 0 && (
                    <em className="warn-tag">{t('warn.escalated', { count: item.escalations })}</em>
                  )}
                </td>
                <td translate="no">{item.owner_title ?? '—'}</td>
                <td>
                  <Due item={item} today={today} />
                </td>
                <td className="number">{number(daysBetween(item.fired_on, today))}</td>
                <td>{t(`warn.status.${item.status}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Kanban({ items, today }: { items: WarningItem[]; today: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <div className="kanban">
      {levels.map((level) => {
        const own = items.filter((each) => each.level === level);
        return (
          <section
            key={level}
            className="kanban-lane"
            data-tone={level}
            aria-label={t(`warn.level.${level}`)}
          >
            <header>
              <Dot tone={level}>{t(`warn.level.${level}`)}</Dot>
              <em>{number(own.length)}</em>
            </header>
            <ul tabIndex={0}>
              {own.slice(0, 60).map((item) => (
                <li key={item.id}>
                  <Link to={`/warnings/${item.id}`}>
                    <b translate="no">{item.customer_title}</b>
                    <span>{label(item.indicator_label)}</span>
                    <small>{label(item.reason)}</small>
                    <span className="kanban-foot">
                      <span translate="no">{item.owner_title ?? '—'}</span>
                      <Due item={item} today={today} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function RunButton() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [job, setJob] = useState<Job | 'starting' | null>(null);
  const run = async () => {
    setJob('starting');
    try {
      const { job: id } = await api.post<{ job: string }>('/api/v1/warning/run');
      let now = await jobOf(id);
      while (!isOver(now)) {
        setJob(now);
        await new Promise((done) => setTimeout(done, pollMs));
        now = await jobOf(id);
      }
      if (now.status !== 'done') throw new Error(now.message ?? '');
      const result = (now as Job & { result?: { raised?: number } }).result;
      toastDone(t('warn.runDone', { raised: number(result?.raised ?? 0) }));
      await client.invalidateQueries({ queryKey: ['records', 'warning'] });
    } catch (error) {
      toastFailed(t('warn.runFailed'), error, () => void run());
    } finally {
      setJob(null);
    }
  };
  return (
    <Button kind="primary" busy={job !== null} onClick={() => void run()}>
      {job && job !== 'starting' && job.total
        ? t('warn.running', { done: number(job.done), total: number(job.total) })
        : t('warn.run')}
    </Button>
  );
}
