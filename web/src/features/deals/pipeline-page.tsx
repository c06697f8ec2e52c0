import { useState, type KeyboardEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/deals';
import { absent, number, percent } from '@/shared/lib/format';
import { BarLines } from '@/shared/charts/BarLines';
import { gradeTone } from '@/shared/record/tone';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { Tabs } from '@/shared/ui/Tabs';
import { funnelQuery, pipelineQuery, post, type Card, type Pipeline } from './api';
import { Money } from './parts';
import '@/shared/record/record.css';
import './deals.css';

addWords(words);

const order = ['identified', 'designing', 'applying', 'approving', 'contracting', 'drawing', 'won', 'lost'];

/** Opportunities by stage with their forecast, and how leads become money that is drawn. */
export function Component() {
  const { t } = useTranslation();
  const [tab, setTab] = useState('board');
  const { data, error, isPending, refetch } = useQuery(pipelineQuery);
  usePageTitle(t('nav.pipeline'), false);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{t('nav.pipeline')}</h1>
          <p className="page-lead">{t('deals.pipelineLead')}</p>
        </div>
      </header>
      <Figures
        items={[
          { name: t('deals.openDeals'), value: number(data.open.count) },
          { name: t('deals.amount'), value: <Money fen={data.open.amount} /> },
          { name: t('deals.weighted'), value: <Money fen={data.open.weighted} /> },
          {
            name: t('deals.drawnForecast'),
            value: <Money fen={data.open.drawn} />,
            note: t('deals.drawnHelp'),
          },
          {
            name: t('deals.rarocForecast'),
            value: data.open.raroc === null ? absent : percent(data.open.raroc),
          },
        ]}
      />
      <div className="views">
        <Tabs
          label={t('nav.pipeline')}
          current={tab}
          onChange={setTab}
          tabs={[
            { key: 'board', label: t('deals.board') },
            { key: 'forecast', label: t('deals.forecast') },
            { key: 'funnel', label: t('deals.funnel') },
          ]}
        />
      </div>
      {tab === 'board' ? <Board data={data} /> : tab === 'forecast' ? <Months data={data} /> : <Funnel />}
    </div>
  );
}

/** Arrow keys go between cards; < and > move the card to the stage beside. */
function Board({ data }: { data: Pipeline }) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const go = useNavigate();
  const client = useQueryClient();
  const moves = me.permissions.includes('scheme.design');
  const move = useMutation({
    mutationFn: ({ card, stage }: { card: Card; stage: string }) =>
      post(`/opportunity/${card.id}/stage`, {
        stage,
        lost_reason: stage === 'lost' ? t('deals.lostByBoard') : null,
      }),
    onSuccess: () => toastDone(t('deals.moved')),
    onError: (error) => toastFailed(t('deals.notMoved'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records', 'opportunity'] }),
  });
  const onKey = (event: KeyboardEvent<HTMLElement>, card: Card) => {
    if (event.nativeEvent.isComposing) return;
    const column = order.indexOf(card.stage);
    const to = event.key === '>' ? order[column + 1] : event.key === '<' ? order[column - 1] : undefined;
    if (to && moves) {
      event.preventDefault();
      move.mutate({ card, stage: to });
      return;
    }
    const here = event.currentTarget;
    const list = here.closest('section');
    const cards = [...(list?.querySelectorAll<HTMLElement>('.deal-card') ?? [])];
    const at = cards.indexOf(here);
    const next =
      event.key === 'ArrowDown' || event.key === 'j'
        ? cards[at + 1]
        : event.key === 'ArrowUp' || event.key === 'k'
          ? cards[at - 1]
          : event.key === 'ArrowRight'
            ? list?.nextElementSibling?.querySelector<HTMLElement>('.deal-card')
            : event.key === 'ArrowLeft'
              ? list?.previousElementSibling?.querySelector<HTMLElement>('.deal-card')
              : event.key === 'Enter'
                ? 'open'
                : undefined;
    if (next === 'open') void go(`/records/opportunity/${card.id}`);
    else if (next) {
      event.preventDefault();
      next.focus();
    }
  };
  return (
    <div className="deal-board" role="region" aria-label={t('deals.board')} tabIndex={-1}>
      {data.stages.map((stage) => (
        <section
          key={stage.name}
          aria-label={label(stage.label)}
          onDragOver={(event) => moves && event.preventDefault()}
          onDrop={(event) => {
            const card = data.items.find((each) => each.id === event.dataTransfer.getData('text/plain'));
            if (card && card.stage !== stage.name) move.mutate({ card, stage: stage.name });
          }}
        >
          <header>
            <b>{label(stage.label)}</b> <span className="muted">{number(stage.count)}</span>
            <div className="muted">
              <Money fen={stage.drawn} />
            </div>
          </header>
          {data.items
            .filter((card) => card.stage === stage.name)
            .map((card) => (
              <article
                key={card.id}
                className="deal-card"
                tabIndex={0}
                draggable={moves}
                aria-label={`${card.customer_title} ${card.name}`}
                onKeyDown={(event) => onKey(event, card)}
                onDragStart={(event) => event.dataTransfer.setData('text/plain', card.id)}
              >
                <Link className="link cut" to={`/customers/${card.customer}`} tabIndex={-1} translate="no">
                  {card.customer_title}
                </Link>
                <div className="cut">{card.name}</div>
                <div className="deal-card-row">
                  <b>
                    <Money fen={card.amount} />
                  </b>
                  <span className="muted">{percent(card.probability, 0)}</span>
                  {card.grade && <Pill tone={gradeTone(card.grade)}>{card.grade}</Pill>}
                </div>
                {card.next_step && (
                  <div className={card.late ? 'deal-late cut' : 'muted cut'}>
                    {card.next_step_on} {card.next_step}
                  </div>
                )}
                <div className="deal-card-row muted">
                  <span translate="no">{card.owner_title}</span>
                  <span>{card.expected_on}</span>
                </div>
              </article>
            ))}
        </section>
      ))}
    </div>
  );
}

function Months({ data }: { data: Pipeline }) {
  const { t } = useTranslation();
  const wan = (fen: number) => fen / 1e6;
  return (
    <Panel title={t('deals.forecastTitle')} note={t('deals.wanYuan')}>
      <BarLines
        label={t('deals.forecastTitle')}
        names={data.months.map((each) => each.month.slice(2, 7))}
        format={(value) => number(value)}
        series={[
          {
            name: t('deals.weighted'),
            colour: '--c5',
            kind: 'bar',
            values: data.months.map((each) => wan(each.weighted)),
          },
          {
            name: t('deals.drawnForecast'),
            colour: '--c1',
            kind: 'bar',
            values: data.months.map((each) => wan(each.drawn)),
          },
        ]}
      />
      <TableBox label={t('deals.forecastTitle')}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('deals.month')}</th>
              <th className="number">{t('deals.openDeals')}</th>
              <th className="number">{t('deals.amount')}</th>
              <th className="number">{t('deals.weighted')}</th>
              <th className="number">{t('deals.drawnForecast')}</th>
              <th className="number">RAROC</th>
            </tr>
          </thead>
          <tbody>
            {data.months
              .filter((each) => each.count > 0)
              .map((each) => (
                <tr key={each.month}>
                  <td>{each.month.slice(0, 7)}</td>
                  <td className="number">{number(each.count)}</td>
                  <td className="number">{number(wan(each.amount))}</td>
                  <td className="number">{number(wan(each.weighted))}</td>
                  <td className="number">{number(wan(each.drawn))}</td>
                  <td className="number">{each.raroc === null ? absent : percent(each.raroc)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

const steps = [
  'leads',
  'contacted',
  'qualified',
  'converted',
  'applied',
  'approved',
  'drawn',
  'profitable',
] as const;

function Funnel() {
  const { t } = useTranslation();
  const label = useLabel();
  const { data, error, isPending, refetch } = useQuery(funnelQuery);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const most = Math.max(1, ...data.sources.map((row) => row.leads));
  return (
    <TableBox label={t('deals.funnel')}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('deals.source')}</th>
            {steps.map((step) => (
              <th key={step} className="number">
                {t(`deals.funnelSteps.${step}`)}
              </th>
            ))}
            <th className="number">{t('deals.costPerConverted')}</th>
          </tr>
        </thead>
        <tbody>
          {data.sources.map((row) => (
            <tr key={row.source}>
              <th>
                {label(row.label)}
                <svg width="100%" height="4" aria-hidden>
                  <rect width={`${(row.leads / most) * 100}%`} height="4" rx="2" fill="var(--c1)" />
                </svg>
              </th>
              {steps.map((step) => (
                <td key={step} className="number">
                  {number(row[step])}
                  <small className="muted">
                    {' '}
                    {step === 'leads' ? '' : percent(row[step] / Math.max(1, row.leads), 0)}
                  </small>
                </td>
              ))}
              <td className="number">{row.converted ? <Money fen={row.cost / row.converted} /> : absent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
