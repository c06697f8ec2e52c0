import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { MessageSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent, instant, number, percent } from '@/shared/lib/format';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { satisfactionQuery, type Interval, type Satisfaction, type Score } from './queries';

const points = (value: number | null) => (value === null ? absent : number(value, 0));
const share = (value: number | null) => (value === null ? absent : percent(value, 0));

/** How content customers are, with intervals, laid beside the delays and stages that went before. */
export function SatisfactionTab() {
  const { t } = useTranslation();
  const [days, setDays] = useState<'90' | '180' | '365'>('180');
  const { data, error, isPending, refetch } = useQuery(satisfactionQuery(Number(days)));
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <div className="service-bar">
        <Segments
          label={t('service.period')}
          value={days}
          onChange={setDays}
          options={(['90', '180', '365'] as const).map((value) => ({
            value,
            label: t('service.days', { days: value }),
          }))}
        />
      </div>
      <Figures
        items={[
          {
            name: t('service.csat'),
            value: share(data.csat.value),
            note: t('service.interval', { low: share(data.csat.low), high: share(data.csat.high) }),
          },
          {
            name: t('service.nps'),
            value: points(data.nps.value),
            note: t('service.interval', { low: points(data.nps.low), high: points(data.nps.high) }),
          },
          {
            name: t('service.answered'),
            value: number(data.answered),
            note: t('service.answeredNote', { sent: data.sent }),
          },
          {
            name: 'NPS',
            value: number(data.nps.count),
            note: t('service.promoters', {
              promoters: data.nps.promoters,
              passives: data.nps.passives,
              detractors: data.nps.detractors,
            }),
          },
        ]}
      />
      <div className="service-grid">
        <div className="service-column">
          <ScorePanel title={t('service.byDelay')} rows={data.by_delay} />
          <ScorePanel title={t('service.byStage')} rows={data.by_stage} worst />
          <ScorePanel title={t('service.byEvent')} rows={data.by_event} />
          <ScorePanel
            title={t('service.months')}
            rows={[...data.months].sort((a, b) => a.key.localeCompare(b.key))}
          />
        </div>
        <Comments items={data.comments} />
      </div>
    </>
  );
}

function ScorePanel({ title, rows, worst }: { title: string; rows: Score[]; worst?: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const answered = rows.filter((row) => row.answered > 0);
  const shown = worst ? [...answered].sort((a, b) => (a.csat.value ?? 2) - (b.csat.value ?? 2)) : answered;
  if (shown.length === 0) return null;
  return (
    <Panel flush title={title}>
      <TableBox label={title}>
        <table className="table">
          <thead>
            <tr>
              <th>{title}</th>
              <th className="number">{t('service.answered')}</th>
              <th>{t('service.csat')}</th>
              <th className="number">{t('service.nps')}</th>
              <th className="number">{t('service.delay')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.key}>
                <th scope="row">{label(row.label)}</th>
                <td className="number">{number(row.answered)}</td>
                <td>
                  <Range of={row.csat} name={label(row.label)} />
                </td>
                <td className="number">{points(row.nps.value)}</td>
                <td className="number">{row.delay_days === null ? absent : number(row.delay_days, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

/** A share as a dot on its interval, and in words beside it. */
function Range({ of, name }: { of: Interval; name: string }) {
  const { t } = useTranslation();
  if (of.value === null || of.low === null || of.high === null) return <>{absent}</>;
  const said = `${share(of.value)}, ${t('service.interval', { low: share(of.low), high: share(of.high) })}`;
  return (
    <span className="service-range" title={said}>
      <svg viewBox="0 0 100 12" width={100} height={12} role="img" aria-label={`${name}: ${said}`}>
        <line className="range-rest" x1={0} x2={100} y1={6} y2={6} />
        <line className="range-line" x1={100 * of.low} x2={100 * of.high} y1={6} y2={6} />
        <circle className="range-dot" cx={100 * of.value} cy={6} r={4} />
      </svg>
      <b>{share(of.value)}</b>
    </span>
  );
}

function Comments({ items }: { items: Satisfaction['comments'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <Panel title={t('service.comments')} note={number(items.length)} className="service-comments">
      {items.length === 0 && (
        <Empty small icon={<MessageSquare size={20} strokeWidth={1.5} />} title={t('service.noComments')} />
      )}
      <ul>
        {items.map((item) => (
          <li key={item.customer + item.answered_at}>
            <div className="service-comment-head">
              <Link translate="no" to={`/customers/${item.customer}`}>
                {item.customer_title}
              </Link>
              <Pill
                tone={
                  (item.satisfaction ?? 5) <= 2 ? 'red' : (item.satisfaction ?? 3) >= 4 ? 'green' : 'yellow'
                }
              >
                {item.satisfaction === null ? absent : `${item.satisfaction}/5`}
              </Pill>
              <time dateTime={item.answered_at}>{instant(item.answered_at).slice(0, 10)}</time>
            </div>
            {item.comment && <p translate="no">{item.comment}</p>}
            <small className="muted">
              {item.stage.zh && label(item.stage)}
              {item.person && <span translate="no"> · {item.person}</span>}
              {item.follow_up && (
                <>
                  {' · '}
                  <Link to={`/service/${item.follow_up}`}>{t('service.followUp')}</Link>
                </>
              )}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
