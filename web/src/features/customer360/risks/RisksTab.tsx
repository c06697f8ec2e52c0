import { useState } from 'react';
import { Link } from 'react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { api } from '@/api/client';
import { useAccess } from '@/api/session';
import type { Label } from '@/api/types';
import { addWords, useLabel, useLanguage } from '@/i18n';
import risks from '@/i18n/zh/risks';
import { BarLines } from '@/shared/charts/BarLines';
import { absent, amountText, number, percent } from '@/shared/lib/format';
import { useDebounced } from '@/shared/lib/use-debounced';
import { recordPath } from '@/shared/record/entity';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Pill, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import './risks.css';

addWords(risks);

type Fen = number | null;
interface Level {
  level: 'low' | 'medium' | 'high' | 'unknown';
  table: string;
  because?: Label;
}
interface Currency {
  currency: string;
  rate: number | null;
  loans: Fen;
  accounts: Fen;
  assets: Fen;
  debts: Fen;
  hedged: Fen;
  short: Fen;
  revenue: Fen;
  cost: Fen;
  position_loss: Fen;
  flow_loss: Fen;
}
interface Incident {
  id: string;
  summary: string;
  kind_label?: Label;
  occurred_on: string;
  net_loss: number;
  status: string;
  status_label?: Label;
  due_on: string | null;
}
interface Risks {
  as_of: string;
  shock: {
    rate_bp: number;
    currency: number;
    elsewhere: number;
    policy_rate_bp: number;
    policy_currency: number;
  };
  credit: Level & {
    grade: string | null;
    pd: number | null;
    overdue_days: number;
    loans: Fen;
    expected_loss: Fen;
    capital: Fen;
  };
  market: Level & {
    floating: Fen;
    fixed: Fen;
    debt: Fen;
    other_debt: Fen;
    ebit: Fen;
    interest: Fen;
    added_interest: Fen;
    position_loss: Fen;
    flow_loss: Fen;
    equity: Fen;
    cfo: Fen;
    cfo_after: Fen;
    cover_before: number | null;
    cover_after: number | null;
    currency_share: number | null;
    break_even_bp: number | null;
    ladder: { rate_bp: number; added: Fen; cover: number | null }[];
    currencies: Currency[];
  };
  operational: Level & {
    incidents: number;
    net_loss: number;
    exceptions: number;
    remedies: number;
    documents: number;
    waivers: number;
    complaints: number;
    list: Incident[];
  };
}

const tones: Record<Level['level'], Tone> = {
  low: 'green',
  medium: 'yellow',
  high: 'red',
  unknown: 'neutral',
};
const times = (value: number | null) => (value === null ? absent : `${number(value, 2)}×`);

/** Credit, market and operational risk of one customer side by side; the shock of rates and currencies can be moved. */
export default function RisksTab({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const [shock, setShock] = useState<{ rate_bp?: number; currency?: number }>({});
  const asked = useDebounced(shock);
  const { data, error, refetch } = useQuery({
    queryKey: ['record', 'customer', customer, 'risks', asked],
    queryFn: ({ signal }) => api.get<Risks>(`/api/v1/customer/${customer}/risks`, asked, signal),
    placeholderData: keepPreviousData,
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className="risks">
      <Cube data={data} />
      <Panel title={t('risks.shock')} note={t('risks.shockNote')}>
        <div className="risks-levers">
          <Lever
            name={t('risks.rateUp')}
            value={shock.rate_bp ?? data.shock.policy_rate_bp}
            most={600}
            step={25}
            text={(value) => `+${number(value)} bp`}
            standard={data.shock.policy_rate_bp}
            onChange={(value) => setShock({ ...shock, rate_bp: value })}
          />
          <Lever
            name={t('risks.currencyMove')}
            value={shock.currency ?? data.shock.policy_currency}
            most={0.4}
            step={0.01}
            text={(value) => percent(value, 0)}
            standard={data.shock.policy_currency}
            onChange={(value) => setShock({ ...shock, currency: value })}
          />
          <Button size="small" disabled={Object.keys(shock).length === 0} onClick={() => setShock({})}>
            {t('risks.policyShock')}
          </Button>
        </div>
        <CashFlow data={data} />
      </Panel>
      <div className="risks-two">
        <Ladder data={data} />
        <Currencies data={data} customer={customer} />
      </div>
      <Incidents data={data} customer={customer} />
    </div>
  );
}

function Lever(props: {
  name: string;
  value: number;
  most: number;
  step: number;
  standard: number;
  text: (value: number) => string;
  onChange: (value: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <label>
      <span>{props.name}</span>
      <output>
        {props.text(props.value)}
        {Math.abs(props.value - props.standard) > 1e-9 && (
          <small className="muted"> {t('risks.policyIs', { value: props.text(props.standard) })}</small>
        )}
      </output>
      <input
        type="range"
        min={0}
        max={props.most}
        step={props.step}
        value={props.value}
        aria-valuetext={props.text(props.value)}
        onChange={(event) => props.onChange(Number(event.target.value))}
      />
    </label>
  );
}

/** The three levels with their grounds and the figures they rest on. */
function Cube({ data }: { data: Risks }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const sum = (fen: Fen) => (fen === null ? absent : amountText(fen, language));
  const { credit, market, operational } = data;
  const cards: { key: 'credit' | 'market' | 'operational'; level: Level; rows: [string, string][] }[] = [
    {
      key: 'credit',
      level: credit,
      rows: [
        [t('risks.grade'), credit.grade ?? absent],
        [t('risks.pd'), credit.pd === null ? absent : percent(credit.pd)],
        [t('risks.loans'), sum(credit.loans)],
        [t('risks.expectedLoss'), sum(credit.expected_loss)],
        [t('risks.capital'), sum(credit.capital)],
        [t('risks.overdue'), number(credit.overdue_days)],
      ],
    },
    {
      key: 'market',
      level: market,
      rows: [
        [t('risks.coverBefore'), times(market.cover_before)],
        [t('risks.coverAfter'), times(market.cover_after)],
        [t('risks.addedInterest'), sum(market.added_interest)],
        [t('risks.positionLoss'), sum(market.position_loss)],
        [t('risks.currencyShare'), market.currency_share === null ? absent : percent(market.currency_share)],
        [
          t('risks.breakEven'),
          market.break_even_bp === null
            ? absent
            : market.break_even_bp < 0
              ? t('risks.noRoom')
              : `${number(market.break_even_bp, 0)} bp`,
        ],
      ],
    },
    {
      key: 'operational',
      level: operational,
      rows: [
        [t('risks.incidents'), number(operational.incidents)],
        [t('risks.netLoss'), sum(operational.net_loss)],
        [t('risks.remedies'), number(operational.remedies)],
        [t('risks.documents'), number(operational.documents)],
        [t('risks.waivers'), number(operational.waivers)],
        [t('risks.complaints'), number(operational.complaints)],
      ],
    },
  ];
  return (
    <div className="risks-cube">
      {cards.map(({ key, level, rows }) => (
        <Panel
          key={key}
          title={t(`risks.${key}`)}
          extra={<Pill tone={tones[level.level]}>{t(`risks.level.${level.level}`)}</Pill>}
        >
          <p className="risks-because">
            {label(level.because) || t('risks.noTable')} <code className="muted">{level.table}</code>
          </p>
          <dl className="risks-figures">
            {rows.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd translate="no">{value}</dd>
              </div>
            ))}
          </dl>
        </Panel>
      ))}
    </div>
  );
}

/** From profit to cover, before and after: every figure named where it is from. */
function CashFlow({ data }: { data: Risks }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { market, shock } = data;
  const sum = (fen: Fen) => (fen === null ? absent : amountText(fen, language));
  const rows: [string, string, string][] = [
    [t('risks.row.floating'), sum(market.floating), t('risks.from.loans')],
    [t('risks.row.fixed'), sum(market.fixed), t('risks.from.fixed')],
    [
      t('risks.row.other'),
      sum(market.other_debt),
      t('risks.from.other', { share: percent(shock.elsewhere, 0) }),
    ],
    [t('risks.row.added'), sum(market.added_interest), t('risks.from.added')],
    [t('risks.row.flow'), sum(market.flow_loss), t('risks.from.flow')],
    [t('risks.row.ebit'), sum(market.ebit), t('risks.from.statement')],
    [t('risks.row.interest'), sum(market.interest), t('risks.from.statement')],
    [
      t('risks.row.cover'),
      `${times(market.cover_before)} → ${times(market.cover_after)}`,
      t('risks.from.cover'),
    ],
    [t('risks.row.cfo'), `${sum(market.cfo)} → ${sum(market.cfo_after)}`, t('risks.from.cfo')],
  ];
  return (
    <TableBox label={t('risks.shock')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('risks.what')}</th>
            <th scope="col" className="number">
              {t('risks.value')}
            </th>
            <th scope="col">{t('risks.where')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value, from]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number" translate="no">
                {value}
              </td>
              <td className="muted">{from}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Ladder({ data }: { data: Risks }) {
  const { t } = useTranslation();
  const steps = data.market.ladder;
  return (
    <Panel title={t('risks.ladder')} note={t('risks.ladderNote')}>
      {steps.every((step) => step.cover === null) ? (
        <Empty small title={t('risks.noCover')} text={t('risks.noCoverHelp')} />
      ) : (
        <BarLines
          label={t('risks.ladder')}
          names={steps.map((step) => (step.rate_bp ? `+${step.rate_bp}` : '0'))}
          series={[
            {
              name: t('risks.coverAfter'),
              colour: '--c1',
              kind: 'bar',
              values: steps.map((step) => step.cover),
            },
            { name: t('risks.once'), colour: '--c6', kind: 'line', values: steps.map(() => 1) },
          ]}
          format={(value) => `${number(value, 1)}×`}
        />
      )}
    </Panel>
  );
}

function Currencies({ data, customer }: { data: Risks; customer: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const access = useAccess('currency_position');
  const past = useAsOf((state) => state.instant) !== null;
  const sum = (fen: Fen) => (fen === null ? absent : amountText(fen, language));
  const heads = ['short', 'hedged', 'position_loss', 'revenue', 'cost', 'flow_loss'] as const;
  return (
    <Panel
      title={t('risks.currencies')}
      note={t('risks.currenciesNote')}
      flush
      extra={
        access.create &&
        !past && (
          <Button
            size="small"
            icon={<Plus size={14} />}
            onClick={() => useUi.getState().openForm({ entity: 'currency_position', initial: { customer } })}
          >
            {t('risks.addPosition')}
          </Button>
        )
      }
    >
      {data.market.currencies.length === 0 ? (
        <Empty small title={t('risks.noCurrency')} text={t('risks.noCurrencyHelp')} />
      ) : (
        <TableBox label={t('risks.currencies')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('risks.currency')}</th>
                {heads.map((head) => (
                  <th key={head} scope="col" className="number">
                    {t(`risks.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.market.currencies.map((line) => (
                <tr key={line.currency}>
                  <th scope="row" translate="no">
                    <Link
                      className="link"
                      to={`/records/currency_position?customer=${customer}&currency=${line.currency}`}
                    >
                      {line.currency}
                    </Link>
                    {line.rate === null && <small className="muted"> {t('risks.noRate')}</small>}
                  </th>
                  {heads.map((head) => (
                    <td key={head} className="number" translate="no">
                      {sum(line[head])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}

function Incidents({ data, customer }: { data: Risks; customer: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const access = useAccess('risk_incident');
  const past = useAsOf((state) => state.instant) !== null;
  const rows = data.operational.list;
  return (
    <Panel
      title={t('risks.incidentList')}
      note={t('risks.incidentNote')}
      flush
      extra={
        access.create &&
        !past && (
          <Button
            size="small"
            icon={<Plus size={14} />}
            onClick={() => useUi.getState().openForm({ entity: 'risk_incident', initial: { customer } })}
          >
            {t('risks.addIncident')}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <Empty small title={t('risks.noIncidents')} text={t('risks.noIncidentsHelp')} />
      ) : (
        <TableBox label={t('risks.incidentList')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('risks.event')}</th>
                <th scope="col">{t('risks.kind')}</th>
                <th scope="col">{t('risks.day')}</th>
                <th scope="col" className="number">
                  {t('risks.netLoss')}
                </th>
                <th scope="col">{t('risks.status')}</th>
                <th scope="col">{t('risks.due')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row" translate="no">
                    <Link className="link" to={recordPath('risk_incident', row.id)}>
                      {row.summary}
                    </Link>
                  </th>
                  <td>{label(row.kind_label)}</td>
                  <td>{row.occurred_on}</td>
                  <td className="number">{amountText(row.net_loss, language)}</td>
                  <td>{label(row.status_label)}</td>
                  <td
                    data-late={
                      row.status !== 'closed' && row.due_on !== null && row.due_on < data.as_of
                        ? ''
                        : undefined
                    }
                  >
                    {row.due_on ?? absent}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
