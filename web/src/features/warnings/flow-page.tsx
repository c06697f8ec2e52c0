import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { flowQuery, type Flow } from '@/api/warnings';
import { addWords } from '@/i18n';
import warnings from '@/i18n/zh/warnings';
import { number, percent } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Dot } from '@/shared/ui/Pill';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { layout } from './layout';
import '@/shared/ui/table.css';
import './warnings.css';

addWords(warnings);

const ten = (fen: number) => number(fen / 1e6, 0);
const cut = (text: string, most = 12) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Where the money of one drawdown went, through the accounts of the bank. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const [method, setMethod] = useState<'fifo' | 'pro_rata'>('fifo');
  const { data, error, refetch } = useQuery(flowQuery(id, method));
  usePageTitle(data ? `${data.customer_title} · ${t('warn.flow.title')}` : undefined);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const drawn = Number(data.plan.amount);
  const held = data.nodes.reduce((sum, node) => sum + node.held, 0);
  const gone = data.nodes
    .filter((node) => node.kind !== 'account')
    .reduce((sum, node) => sum + node.received, 0);
  const back = data.edges.filter((edge) => edge.to === 0).reduce((sum, edge) => sum + edge.traced, 0);
  return (
    <div className="page warn-flow">
      <header className="page-head">
        <div>
          <h1>
            {t('warn.flow.title')} <span className="faint">{String(data.plan.number)}</span>
          </h1>
          <p className="page-lead">
            <Link className="link" translate="no" to={`/customers/${String(data.plan.customer)}?tab=monitor`}>
              {data.customer_title}
            </Link>{' '}
            · {String(data.plan.drawn_on)} ·{' '}
            {data.plan.entrusted ? t('warn.flow.entrusted') : t('warn.flow.self')}
          </p>
        </div>
        <div className="grow" />
        <Segments
          label={t('warn.flow.method')}
          value={method}
          onChange={setMethod}
          options={(['fifo', 'pro_rata'] as const).map((each) => ({
            value: each,
            label: t(`warn.flow.${each}`),
          }))}
        />
      </header>
      {!data.booked && <Notice tone="yellow">{t('warn.flow.noBooking')}</Notice>}
      {data.cut && <Notice tone="yellow">{t('warn.flow.cut')}</Notice>}
      <Figures
        items={[
          { name: t('warn.flow.drawn'), value: ten(drawn), unit: '万元' },
          { name: t('warn.flow.gone'), value: ten(gone), unit: '万元', note: percent(gone / drawn, 0) },
          { name: t('warn.flow.left'), value: ten(held), unit: '万元', note: percent(held / drawn, 0) },
          {
            name: t('warn.flow.back'),
            value: <span data-bad={back > 0 ? '' : undefined}>{ten(back)}</span>,
            unit: '万元',
            note: percent(back / drawn, 0),
          },
        ]}
      />
      {data.edges.length === 0 ? (
        <Empty title={t('warn.flow.empty')} />
      ) : (
        <>
          <Panel title={t('warn.flow.title')} note={t('warn.flow.methodHelp')}>
            <Graph flow={data} />
          </Panel>
          <Payments flow={data} />
        </>
      )}
    </div>
  );
}

function Graph({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const [on, setOn] = useState<number | null>(null);
  const drawn = layout(flow);
  return (
    <div className="flow-box" role="region" aria-label={t('warn.flow.title')} tabIndex={0}>
      <svg
        width={drawn.width}
        height={drawn.height}
        viewBox={`0 0 ${drawn.width} ${drawn.height}`}
        role="img"
        aria-label={t('warn.flow.graph', { count: flow.edges.length })}
      >
        {drawn.bands.map((band) => {
          const edge = flow.edges[band.edge]!;
          return (
            <g
              key={band.edge}
              className="flow-edge"
              data-tone={edge.level ?? undefined}
              data-on={on === band.edge ? '' : undefined}
              onMouseEnter={() => setOn(band.edge)}
              onMouseLeave={() => setOn(null)}
            >
              <path d={band.path} strokeWidth={band.thick} />
              <text x={band.x} y={band.y - band.thick / 2 - 2} textAnchor="middle">
                {ten(edge.traced)}
                {edge.signals ? ` · ${edge.signals}` : ''}
              </text>
              <title>{`${edge.date} ${flow.nodes[edge.from]!.name} → ${flow.nodes[edge.to]!.name} ${ten(edge.amount)} 万元 ${edge.purpose ?? ''} ${edge.signals ?? ''}`}</title>
            </g>
          );
        })}
        {flow.nodes.map((node, index) => {
          const box = drawn.boxes[index]!;
          return (
            <g
              key={index}
              className="flow-node"
              data-kind={node.kind}
              data-start={index === 0 ? '' : undefined}
              transform={`translate(${box.x},${box.y})`}
              onClick={() => node.customer && void go(`/customers/${node.customer}`)}
            >
              <rect width={box.width} height={box.height} rx="7" />
              <text x="10" y="19" className="flow-name">
                {cut(node.name)}
              </text>
              <text x="10" y="36" className="flow-note">
                {t(`warn.flow.${node.kind}`)}{' '}
                {index === 0 ? ten(Number(flow.plan.amount)) : ten(node.received)}
                {node.held > 0 && index > 0 ? ` · ${t('warn.flow.left')} ${ten(node.held)}` : ''}
              </text>
              <title>{node.name}</title>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function Payments({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  return (
    <Panel flush title={t('warn.flow.amount')} note="万元">
      <TableBox label={t('warn.flow.title')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('warn.flow.date')}</th>
              <th scope="col">{t('warn.flow.from')}</th>
              <th scope="col">{t('warn.flow.to')}</th>
              <th scope="col">{t('warn.flow.purpose')}</th>
              <th scope="col" className="number">
                {t('warn.flow.amount')}
              </th>
              <th scope="col" className="number">
                {t('warn.flow.traced')}
              </th>
              <th scope="col">{t('warn.flow.signals')}</th>
            </tr>
          </thead>
          <tbody>
            {flow.edges.map((edge) => (
              <tr key={edge.booking}>
                <td>
                  <Link className="link" to={`/records/transaction/${edge.booking}`}>
                    {edge.date}
                  </Link>
                </td>
                <td translate="no">{flow.nodes[edge.from]!.name}</td>
                <td translate="no">{flow.nodes[edge.to]!.name}</td>
                <td>{edge.purpose ?? '—'}</td>
                <td className="number">{number(edge.amount / 1e6, 2)}</td>
                <td className="number">{number(edge.traced / 1e6, 2)}</td>
                <td>{edge.level ? <Dot tone={edge.level}>{edge.signals}</Dot> : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}
