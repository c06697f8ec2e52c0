import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { HeartHandshake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent, number, percent } from '@/shared/lib/format';
import { useFactText } from '@/shared/lib/fact-text';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Mark } from '@/shared/ui/Mark';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { ActDialog } from './ActDialog';
import { keepingQuery, type Keeping, type Play, type Status } from './queries';
import { Interval } from './RulesTab';

/** Plays against leaving: how well each works, and those to carry out. */
export function KeepTab() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const status = (params.get('show') ?? 'open') as Status | 'all';
  const asked = params.get('play');
  const { data, error } = useQuery(keepingQuery(status === 'all' ? '' : status));
  const [acting, setActing] = useState<Play | null>(null);
  const [dismissed, setDismissed] = useState(false);
  if (error) return <Failed error={error} />;
  if (!data) return <PageSkeleton />;
  const named = dismissed
    ? undefined
    : data.items.find((item) => item.id === asked && item.status === 'open');
  const open = acting ?? (data.may_act ? named : undefined);
  return (
    <>
      <Panel flush title={t('outlook.rateChart')}>
        <Rates plays={data.plays} />
      </Panel>
      <Panel
        flush
        title={t('outlook.tab.keep')}
        note={number(data.items.length)}
        extra={
          <Segments
            label={t('outlook.tab.keep')}
            value={status}
            onChange={(next) => setParams({ tab: 'keep', show: next }, { replace: true })}
            options={(['open', 'done', 'all'] as const).map((value) => ({
              value,
              label: t(`outlook.show.${value}`),
            }))}
          />
        }
      >
        {data.items.length ? (
          <Plays items={data.items} onAct={data.may_act ? setActing : undefined} />
        ) : (
          <Empty
            icon={<HeartHandshake size={22} strokeWidth={1.5} />}
            title={t('outlook.noPlays')}
            text={t('outlook.noPlaysHelp')}
          />
        )}
      </Panel>
      {open && (
        <ActDialog
          play={open}
          onClose={() => {
            setActing(null);
            setDismissed(true);
          }}
        />
      )}
    </>
  );
}

function Rates({ plays }: { plays: Keeping['plays'] }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <TableBox label={t('outlook.rateChart')}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('outlook.play')}</th>
            <th>{t('outlook.rate')}</th>
            <th className="number">{t('outlook.kept')}</th>
            <th className="number">{t('outlook.lost')}</th>
            <th className="number">{t('outlook.open')}</th>
            <th className="number">{t('outlook.late')}</th>
            <th className="number">{t('outlook.done')}</th>
            <th className="number">{t('outlook.left')}</th>
          </tr>
        </thead>
        <tbody>
          {plays.map((play) => (
            <tr key={play.name}>
              <th scope="row">
                {label(play.label)}
                <small className="outlook-help">{label(play.help)}</small>
              </th>
              <td>
                {play.rate ? (
                  <span className="outlook-range">
                    <Interval {...play.rate} />
                    <span className="number">
                      {percent(play.rate.share, 0)} ({percent(play.rate.low, 0)}–{percent(play.rate.high, 0)})
                    </span>
                  </span>
                ) : (
                  <span className="muted">{t('outlook.notJudged')}</span>
                )}
              </td>
              {([play.kept, play.lost, play.open, play.late, play.done, play.left] as const).map(
                (value, i) => (
                  <td key={i} className="number">
                    {number(value)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Plays({ items, onAct }: { items: Play[]; onAct?: (play: Play) => void }) {
  const { t } = useTranslation();
  const label = useLabel();
  const factText = useFactText();
  const choice = useChoiceLabel('retention_play');
  return (
    <TableBox label={t('outlook.tab.keep')}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('outlook.customer')}</th>
            <th>{t('outlook.play')}</th>
            <th className="number">{t('outlook.leaving')}</th>
            <th>{t('outlook.signals')}</th>
            <th>{t('outlook.due')}</th>
            <th>{t('outlook.owner')}</th>
            <th>{t('outlook.outcomeShort')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Link className="outlook-name" translate="no" to={`/customers/${item.customer}`}>
                  <Mark name={item.name} />
                  <span>{item.name}</span>
                </Link>
              </th>
              <td>{label(item.label)}</td>
              <td className="number">{item.churn === null ? absent : percent(item.churn, 0)}</td>
              <td className="outlook-why">
                {item.signals
                  .filter((fact) => fact.name !== 'tier' && fact.name !== 'customer_kind')
                  .map((fact) => `${label(fact.label)} ${factText(fact.value, fact.unit, fact.type)}`)
                  .join(' · ')}
                {item.note && <small className="outlook-help">{item.note}</small>}
              </td>
              <td className="number">{item.due_on}</td>
              <td translate="no">{item.owner ?? absent}</td>
              <td>
                {item.status === 'open' && onAct ? (
                  <Button size="small" onClick={() => onAct(item)}>
                    {t('outlook.act')}
                  </Button>
                ) : item.outcome ? (
                  <Pill tone={item.outcome === 'kept' ? 'green' : 'red'}>
                    {choice('outcome', item.outcome)}
                  </Pill>
                ) : (
                  <span className="muted">
                    {item.reaction ? `${choice('reaction', item.reaction)} · ` : ''}
                    {item.judge_on
                      ? t('outlook.judgeOn', { date: item.judge_on })
                      : choice('status', item.status)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
