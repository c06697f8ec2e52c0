import { Link, useNavigate, useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { Handshake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { covenantsQuery, type CovenantItem, type CovenantStatus } from '@/api/warnings';
import { addWords } from '@/i18n';
import warnings from '@/i18n/zh/warnings';
import { number, percent } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Dot, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { Tabs } from '@/shared/ui/Tabs';
import { Rule } from '@/shared/ui/Rule';
import '@/shared/ui/table.css';
import './warnings.css';

addWords(warnings);

export const covenantTone: Record<CovenantStatus, Tone> = {
  breached: 'red',
  near: 'orange',
  waived: 'blue',
  untested: 'neutral',
  met: 'green',
  cured: 'teal',
  ended: 'neutral',
};
const order: CovenantStatus[] = ['breached', 'near', 'waived', 'untested', 'met', 'cured'];

/** Covenants of the book, those that are nearest to a breach first. */
export function Component() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const status = params.get('status') ?? '';
  const { data, error, refetch } = useQuery(covenantsQuery({ status: status || undefined }));
  usePageTitle(t('cov.title'), false);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className="page warn">
      <header className="page-head">
        <h1>{t('cov.title')}</h1>
      </header>
      <div className="warn-filters">
        <Tabs
          label={t('cov.head.status')}
          current={status}
          onChange={(next) => setParams(next ? { status: next } : {}, { replace: true })}
          tabs={[
            { key: '', label: t('warn.all') },
            ...order
              .filter((each) => data.counts[each])
              .map((each) => ({
                key: each,
                label: <Dot tone={covenantTone[each]}>{t(`cov.status.${each}`)}</Dot>,
                count: number(data.counts[each] ?? 0),
              })),
          ]}
        />
      </div>
      {data.items.length === 0 ? (
        <Empty
          icon={<Handshake size={22} strokeWidth={1.5} />}
          title={t('cov.none')}
          text={t('cov.noneHelp')}
        />
      ) : (
        <Panel flush>
          <Covenants items={data.items} />
        </Panel>
      )}
    </div>
  );
}

function Covenants({ items }: { items: CovenantItem[] }) {
  const { t } = useTranslation();
  const go = useNavigate();
  return (
    <TableBox label={t('cov.title')}>
      <table className="table warn-table">
        <thead>
          <tr>
            <th scope="col">{t('cov.head.status')}</th>
            <th scope="col">{t('cov.head.customer')}</th>
            <th scope="col">{t('cov.head.name')}</th>
            <th scope="col">{t('cov.head.rule')}</th>
            <th scope="col">{t('cov.head.headroom')}</th>
            <th scope="col" className="number">
              {t('cov.head.left')}
            </th>
            <th scope="col">{t('cov.head.tested')}</th>
            <th scope="col">{t('cov.head.next')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} onClick={() => void go(`/covenants/${item.id}`)}>
              <td>
                <Dot tone={covenantTone[item.status]}>{t(`cov.status.${item.status}`)}</Dot>
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
                  to={`/covenants/${item.id}`}
                  onClick={(event) => event.stopPropagation()}
                >
                  {item.name}
                </Link>
              </td>
              <td className="warn-reason">
                <Rule text={item.metric} /> {t(`cov.relation.${item.relation}`)}{' '}
                <Rule text={item.threshold} />
              </td>
              <td>
                <Headroom value={item.relation === 'holds' ? null : item.headroom} />
              </td>
              <td className="number">
                {item.status === 'breached'
                  ? t('cov.breachedNow')
                  : item.months_left === null
                    ? item.headroom === null || item.relation === 'holds'
                      ? '—'
                      : t('cov.notFalling')
                    : t('cov.months', { count: Math.round(item.months_left) })}
              </td>
              <td>{item.tested_on ?? '—'}</td>
              <td>
                {item.status === 'breached' && item.cure_until
                  ? t('cov.cure', { day: item.cure_until })
                  : item.status === 'waived' && item.waived_until
                    ? t('cov.waivedUntil', { day: item.waived_until })
                    : (item.next_on ?? '—')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** How far from the bound, as a bar: to the right there is room, to the left it is broken. */
function Headroom({ value }: { value: number | null }) {
  if (value === null) return <>—</>;
  const share = Math.max(-1, Math.min(1, value));
  return (
    <span className="headroom" data-tone={value < 0 ? 'red' : value < 0.1 ? 'orange' : 'green'}>
      <svg viewBox="0 0 80 10" aria-hidden>
        <line x1="40" x2="40" y1="0" y2="10" />
        <rect
          x={share < 0 ? 40 + share * 40 : 40}
          y="2"
          width={Math.max(1, Math.abs(share) * 40)}
          height="6"
          rx="2"
        />
      </svg>
      {percent(value, 1)}
    </span>
  );
}
