import { Link, useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { CheckCheck, Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/deals';
import { absent, instant, number } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { Tabs } from '@/shared/ui/Tabs';
import { casesQuery, inboxQuery } from './api';
import { Money, TimeLeft, useWorkTime } from './parts';
import '@/shared/record/record.css';
import './deals.css';

addWords(words);

/** What waits for me in workflows, and every open case I may see. */
export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const acts = me.permissions.includes('workflow.act');
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') ?? (acts ? 'mine' : 'all');
  const inbox = useQuery({ ...inboxQuery, enabled: acts });
  const cases = useQuery(casesQuery);
  usePageTitle(t('nav.cases'), false);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{t('nav.cases')}</h1>
          <p className="page-lead">{t('deals.casesLead')}</p>
        </div>
        <div className="grow" />
        {me.permissions.includes('workflow.oversee') && (
          <Link className="button" to="/process">
            <Workflow size={14} /> {t('nav.process')}
          </Link>
        )}
      </header>
      <div className="views">
        <Tabs
          label={t('nav.cases')}
          current={tab}
          onChange={(next) => setParams({ tab: next }, { replace: true })}
          tabs={[
            ...(acts
              ? [{ key: 'mine', label: t('deals.mine'), count: number(inbox.data?.items.length ?? 0) }]
              : []),
            { key: 'all', label: t('deals.allCases'), count: number(cases.data?.items.length ?? 0) },
            { key: 'committee', label: t('deals.committee') },
          ]}
        />
      </div>
      {tab === 'mine' ? <Inbox /> : <Cases only={tab === 'committee' ? 'committee' : ''} />}
    </div>
  );
}

function Inbox() {
  const { t } = useTranslation();
  const label = useLabel();
  const { data, error, isPending, refetch } = useQuery(inboxQuery);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0)
    return (
      <Empty
        icon={<CheckCheck size={22} strokeWidth={1.5} />}
        title={t('deals.inboxEmpty')}
        text={t('deals.inboxEmptyHelp')}
      />
    );
  return (
    <TableBox label={t('deals.mine')}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('deals.case')}</th>
            <th>{t('deals.task')}</th>
            <th className="number">{t('deals.amount')}</th>
            <th>{t('deals.timeLeft')}</th>
            <th>{t('deals.due')}</th>
            <th>{t('deals.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((item) => (
            <tr key={item.id}>
              <td>
                <Link className="link" to={`/cases/${item.case}`} translate="no">
                  {item.title}
                </Link>
                <br />
                <small className="muted">{item.number}</small>
              </td>
              <td>
                {label(item.task_label)} <small className="muted">{label(item.stage_label)}</small>{' '}
                {item.round > 1 && <Pill tone="orange">{t('deals.round', { number: item.round })}</Pill>}
                {item.cover_for && <Pill tone="blue">{t('deals.covers', { name: item.cover_for })}</Pill>}
              </td>
              <td className="number">
                <Money fen={item.amount} />
              </td>
              <td>
                <TimeLeft minutes={item.minutes_left} />
              </td>
              <td className="nowrap">{item.due_at ? instant(item.due_at) : absent}</td>
              <td translate="no">{item.owner_title ?? absent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Cases({ only }: { only: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const time = useWorkTime();
  const { data, error, isPending, refetch } = useQuery(casesQuery);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const shown = only
    ? data.items.filter(
        (item) => label(item.stage_label).length > 0 && (item as { stage?: string }).stage === only,
      )
    : data.items;
  if (shown.length === 0)
    return (
      <Empty
        icon={<CheckCheck size={22} strokeWidth={1.5} />}
        title={t('deals.noCases')}
        text={t('deals.noCasesHelp')}
      />
    );
  return (
    <TableBox label={t('deals.allCases')}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('deals.case')}</th>
            <th>{t('deals.stage')}</th>
            <th className="number">{t('deals.amount')}</th>
            <th>{t('deals.timeLeft')}</th>
            <th className="number">{t('deals.open')}</th>
            <th className="number">{t('deals.openTasks')}</th>
            <th>{t('deals.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <tr key={item.id}>
              <td>
                <Link className="link" to={`/cases/${item.id}`} translate="no">
                  {item.title}
                </Link>
                <br />
                <small className="muted">{item.number}</small>
              </td>
              <td>
                {label(item.stage_label)}{' '}
                {item.round > 1 && <Pill tone="orange">{t('deals.round', { number: item.round })}</Pill>}
              </td>
              <td className="number">
                <Money fen={item.amount} />
              </td>
              <td>
                <TimeLeft minutes={item.minutes_left} />
              </td>
              <td className="number">{time(item.minutes_open)}</td>
              <td className="number">{number(item.open_tasks)}</td>
              <td translate="no">{item.owner_title ?? absent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
