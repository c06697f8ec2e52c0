import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleCheckBig } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { recordsQuery } from '@/api/records';
import type { RecordRow } from '@/api/types';
import { instant, number } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Mark } from '@/shared/ui/Mark';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Tabs } from '@/shared/ui/Tabs';
import { Change } from './Change';
import { decidedQuery, waitingQuery } from './queries';
import './approvals.css';

/** Changes that wait for a second pair of eyes: the list at the left, the change itself at the right. */
export function Component() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') ?? 'waiting';
  const query = tab === 'waiting' ? waitingQuery : decidedQuery;
  const { data, error, isPending, refetch } = useInfiniteQuery(recordsQuery('pending_change', query));
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const current = rows.find((row) => row.id === params.get('id')) ?? rows[0];
  usePageTitle(t('nav.approvals'), false);

  const show = (id: string) => setParams({ ...(tab !== 'waiting' && { tab }), id }, { replace: true });
  const step = (by: number) => {
    const next = rows[rows.findIndex((row) => row.id === current?.id) + by];
    if (next) show(next.id);
  };

  return (
    <div className="page" data-fill>
      <header className="page-head">
        <h1>{t('nav.approvals')}</h1>
        {data?.pages[0]?.count && (
          <span className="page-count">{t('list.count', { number: number(data.pages[0].count.value) })}</span>
        )}
      </header>
      <div className="views">
        <Tabs
          label={t('nav.approvals')}
          current={tab}
          onChange={(next) => setParams(next === 'waiting' ? {} : { tab: next }, { replace: true })}
          tabs={[
            { key: 'waiting', label: t('approvals.waiting') },
            { key: 'decided', label: t('approvals.decided') },
          ]}
        />
      </div>
      {isPending ? (
        <PageSkeleton />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : !current ? (
        <Empty
          icon={<CircleCheckBig size={22} strokeWidth={1.5} />}
          title={t(tab === 'waiting' ? 'approvals.none' : 'approvals.noneDecided')}
          text={t('approvals.noneHelp')}
        />
      ) : (
        <div className="approvals">
          <ChangeNames rows={rows} current={current} onShow={show} onStep={step} />
          <Change key={current.id} row={current} />
        </div>
      )}
    </div>
  );
}

interface ListProps {
  rows: RecordRow[];
  current: RecordRow;
  onShow: (id: string) => void;
  onStep: (by: number) => void;
}

function ChangeNames({ rows, current, onShow, onStep }: ListProps) {
  const { t } = useTranslation();
  return (
    <ul
      className="approval-list"
      aria-label={t('nav.approvals')}
      onKeyDown={(event) => {
        const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
        if (!by) return;
        event.preventDefault();
        onStep(by);
      }}
    >
      {rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            translate="no"
            aria-current={row.id === current.id ? 'true' : undefined}
            onClick={() => onShow(row.id)}
          >
            <Mark name={String(row.maker_title ?? row.portal_user_title ?? '·')} round />
            <span className="approval-words">
              <b className="cut">{String(row.summary ?? row.entity)}</b>
              <small className="cut">
                {String(row.maker_title ?? row.portal_user_title ?? '')} ·{' '}
                {instant(String(row.made_at ?? ''))}
              </small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
