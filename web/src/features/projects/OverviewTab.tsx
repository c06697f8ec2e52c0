import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/api/client';
import { useLabel, useLanguage } from '@/i18n';
import type { RecordRow } from '@/api/types';
import { absent, amount, amountUnitName, daysBetween, number } from '@/shared/lib/format';
import { recordPath } from '@/shared/record/entity';
import { toneOf } from '@/shared/record/tone';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Segments } from '@/shared/ui/Segments';
import { TableBox } from '@/shared/ui/TableBox';
import { ConcessionPanel } from './ConcessionPanel';
import { axisMoney, axisUnit, share, times } from './format';
import { linePath, Plot } from '@/shared/charts/Plot';
import { overviewQuery } from './queries';
import type { Overview, Test } from './types';

export const stateTone: Record<string, Tone> = {
  pass: 'green',
  lock_up: 'orange',
  breach: 'red',
  not_evaluated: 'neutral',
};

/** How the project stands: what is wrong, how far it is, what it costs, what the rules say. */
export default function OverviewTab({ row }: { row: RecordRow }) {
  const { data, error, refetch } = useQuery(overviewQuery(row.id));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className="pj-overview">
      <Headline row={row} data={data} />
      <div className="pj-columns">
        <div className="pj-main">
          {data.curve.length > 0 && <Curve data={data} />}
          {data.cost.lines.length > 0 && <Cost data={data} />}
          <ToComplete data={data} />
          {data.gap.options.length > 0 && <Gap data={data} />}
          <Tests tests={data.following.tests} />
        </div>
        <div className="pj-side">
          <Alerts data={data} />
          <Rules data={data} project={row.id} />
          <Slotting data={data} />
        </div>
      </div>
      {data.public_budget.ppp && data.public_budget.years.length > 0 && (
        <ConcessionPanel budget={data.public_budget} />
      )}
    </div>
  );
}

function Headline({ row, data }: { row: RecordRow; data: Overview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const unit = useUi((state) => state.amountUnit);
  const money = (value: unknown) => (typeof value === 'number' ? amount(value, unit, language) : absent);
  const last = data.curve.findLast((each) => each.physical !== null);
  const late =
    data.schedule.planned && (data.schedule.forecast ?? data.schedule.actual)
      ? daysBetween(data.schedule.planned, (data.schedule.actual ?? data.schedule.forecast)!)
      : null;
  return (
    <Figures
      items={[
        {
          name: t('pj.total'),
          value: money(row.total_investment),
          unit: amountUnitName(unit, language),
          note: `${t('pj.loan')} ${money(row.loan_amount)}`,
        },
        {
          name: t('pj.capital'),
          value: share(data.capital.ratio),
          note: `${t('pj.required')} ${share(data.capital.required, 0)}`,
        },
        {
          name: t('pj.physical'),
          value: share(last?.physical),
          note: last ? `${t('pj.plan')} ${share(last.physical_plan)}` : t('pj.notEvaluated'),
        },
        {
          name: t('pj.completion'),
          value: data.schedule.actual ?? data.schedule.forecast ?? data.schedule.planned ?? absent,
          note: late === null ? '' : late > 0 ? t('pj.daysLate', { count: late }) : t('pj.onTime'),
        },
        {
          name: t('pj.gap'),
          value: data.gap.gap === null ? absent : money(Math.max(0, data.gap.gap)),
          unit: amountUnitName(unit, language),
          note:
            data.gap.gap === null
              ? t('pj.notEvaluated')
              : data.gap.gap > 0
                ? t('pj.gapOpen')
                : t('pj.gapNone'),
        },
        { name: t('pj.downside'), value: times(data.schedule.downside_dscr), note: t('pj.downsideNote') },
        {
          name: t('pj.slotting'),
          value: data.slotting.category ? t(`pj.slot.${data.slotting.category as 'good'}`) : absent,
          note: data.slotting.score === null ? t('pj.notEvaluated') : `${number(data.slotting.score, 2)} / 4`,
        },
      ]}
    />
  );
}

function Curve({ data }: { data: Overview }) {
  const { t } = useTranslation();
  const series = [
    { key: 'physical_plan', colour: '--c1', dash: true },
    { key: 'physical', colour: '--c1' },
    { key: 'cost_plan', colour: '--c4', dash: true },
    { key: 'cost', colour: '--c4' },
    { key: 'capital', colour: '--c3' },
    { key: 'drawn', colour: '--c5' },
  ] as const;
  const names = data.curve.map((each) => each.month.slice(0, 7));
  const high = Math.max(1, ...data.curve.flatMap((each) => series.map((line) => each[line.key] ?? 0)));
  return (
    <Panel title={t('pj.curve.title')} note={t('pj.curve.note')}>
      <Plot
        label={t('pj.curve.title')}
        names={names}
        low={0}
        high={high}
        height={230}
        format={(value) => share(value, 0)}
        legend={series.map((line) => ({
          name: t(`pj.curve.${line.key}`),
          colour: line.colour,
          line: true,
          dash: 'dash' in line,
        }))}
        words={(index) =>
          `${names[index]}: ${series.map((line) => `${t(`pj.curve.${line.key}`)} ${share(data.curve[index]![line.key])}`).join(', ')}`
        }
      >
        {(area) =>
          series.map((line) => (
            <path
              key={line.key}
              className="plot-line"
              d={linePath(
                data.curve.map((each) => each[line.key]),
                area,
              )}
              strokeDasharray={'dash' in line ? '4 4' : undefined}
              style={{ stroke: `var(${line.colour})` }}
            />
          ))
        }
      </Plot>
    </Panel>
  );
}

function Cost({ data }: { data: Overview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const unit = useUi((state) => state.amountUnit);
  const money = (value: number | null) => (value === null ? absent : amount(value, unit, language));
  const row = (
    name: string,
    line: {
      budget: number | null;
      contracted?: number | null;
      spent: number | null;
      to_complete: number | null;
    },
    total = false,
  ) => {
    const end = (line.spent ?? 0) + (line.to_complete ?? 0);
    const over = line.budget ? end / line.budget - 1 : null;
    return (
      <tr key={name} data-total={total ? '' : undefined}>
        <th scope="row" translate="no">
          {name}
        </th>
        <td className="number">{money(line.budget)}</td>
        <td className="number">{line.contracted === undefined ? '' : money(line.contracted)}</td>
        <td className="number">{money(line.spent)}</td>
        <td className="number">{money(line.to_complete)}</td>
        <td className="number">{money(end)}</td>
        <td className="number" data-tone={over !== null && over > 0.05 ? 'orange' : undefined}>
          {over === null ? absent : share(over)}
        </td>
      </tr>
    );
  };
  return (
    <Panel title={t('pj.cost.title')} note={amountUnitName(unit, language)} flush>
      <TableBox label={t('pj.cost.title')}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('pj.cost.line')}</th>
              {(['budget', 'contracted', 'spent', 'to_complete', 'at_completion', 'over'] as const).map(
                (key) => (
                  <th key={key} className="number">
                    {t(`pj.cost.${key}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {data.cost.lines.map((line) => row(line.name, line))}
            {row(t('pj.cost.all'), data.cost, true)}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

/** Month by month: what was left to build against the money left for it; a month with too little stands out. */
function ToComplete({ data }: { data: Overview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const months = data.curve.filter((each) => each.gap !== null);
  if (months.length < 2) return null;
  const names = months.map((each) => each.month.slice(0, 7));
  const yuan = (fen: number | null) => (fen === null ? null : fen / 100);
  const lines = [
    { key: 'to_complete', colour: '--c4' },
    { key: 'funds_left', colour: '--c1' },
  ] as const;
  const short = months.map((each) => Math.max(0, yuan(each.gap) ?? 0));
  return (
    <Panel title={t('pj.monthly.title')} note={t('pj.monthly.note')}>
      <Plot
        label={t('pj.monthly.title')}
        names={names}
        low={Math.min(0, ...months.map((each) => yuan(each.funds_left) ?? 0))}
        high={Math.max(1, ...months.flatMap((each) => lines.map(({ key }) => yuan(each[key]) ?? 0)))}
        height={190}
        unit={axisUnit(language)}
        format={(value) => axisMoney(value, language)}
        legend={[
          ...lines.map(({ key, colour }) => ({ name: t(`pj.monthly.${key}`), colour, line: true })),
          { name: t('pj.monthly.gap'), colour: '--red' },
        ]}
        words={(index) =>
          `${names[index]}: ${lines.map(({ key }) => `${t(`pj.monthly.${key}`)} ${axisMoney(yuan(months[index]![key]) ?? 0, language)}`).join(', ')}, ${t('pj.monthly.gap')} ${axisMoney(short[index]!, language)} ${axisUnit(language)}`
        }
      >
        {(area) => (
          <>
            {short.map((value, index) =>
              value > 0 ? (
                <rect
                  key={names[index]}
                  x={area.x(index) - Math.min(8, area.column * 0.3)}
                  y={area.y(value)}
                  width={Math.min(16, area.column * 0.6)}
                  height={Math.max(1, area.y(0) - area.y(value))}
                  style={{ fill: 'var(--red)' }}
                />
              ) : null,
            )}
            {lines.map(({ key, colour }) => (
              <path
                key={key}
                className="plot-line"
                d={linePath(
                  months.map((each) => yuan(each[key])),
                  area,
                )}
                style={{ stroke: `var(${colour})` }}
              />
            ))}
          </>
        )}
      </Plot>
    </Panel>
  );
}

function Gap({ data }: { data: Overview }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const unit = useUi((state) => state.amountUnit);
  return (
    <Panel title={t('pj.gapTitle')} note={amountUnitName(unit, language)}>
      <p>
        {t('pj.gapSentence', {
          need: amount(data.gap.to_complete ?? 0, unit, language),
          left: amount(data.gap.funds_left ?? 0, unit, language),
          gap: amount(data.gap.gap ?? 0, unit, language),
        })}
      </p>
      <ul className="pj-options">
        {data.gap.options.map((option) => (
          <li key={option.name}>
            <b>{label(option.label)}</b>
            <span className="number">{amount(option.amount, unit, language)}</span>
            <small className="muted">{label(option.note)}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Tests({ tests }: { tests: Test[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const told = (test: Test, value: number | null) =>
    test.name === 'capital' ? share(value) : value === null ? absent : number(value, 2);
  return (
    <Panel title={t('pj.tests')} note={t('pj.testsNote')} flush>
      <TableBox label={t('pj.tests')}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('pj.test')}</th>
              <th className="number">{t('pj.required')}</th>
              <th className="number">{t('pj.actual')}</th>
              <th>{t('pj.result')}</th>
              <th>{t('pj.asOf')}</th>
            </tr>
          </thead>
          <tbody>
            {tests.map((test) => (
              <tr key={test.name}>
                <th scope="row">{label(test.label)}</th>
                <td className="number">{told(test, test.required)}</td>
                <td className="number">{told(test, test.actual)}</td>
                <td>
                  <Dot tone={stateTone[test.state]}>{t(`pj.state.${test.state as 'pass'}`)}</Dot>
                </td>
                <td>{test.on ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Alerts({ data }: { data: Overview }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <Panel title={t('pj.alerts')} note={String(data.alerts.length)}>
      {data.alerts.length === 0 && <p className="muted">{t('pj.noAlerts')}</p>}
      <ul className="pj-alerts">
        {data.alerts.map((alert, index) => (
          <li key={index}>
            <Dot tone={toneOf(alert.level)}>{t(`pj.level.${alert.level as 'red'}`)}</Dot>
            {alert.entity && alert.entity !== 'project' && alert.id ? (
              <Link className="link" to={recordPath(alert.entity, alert.id)}>
                {label(alert.text)}
              </Link>
            ) : (
              <span>{label(alert.text)}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const covenantTone: Record<string, Tone> = {
  met: 'green',
  cured: 'green',
  near: 'yellow',
  waived: 'blue',
  breached: 'red',
  untested: 'neutral',
};

function EquatorPill({ category }: { category: string | null }) {
  const { t } = useTranslation();
  if (!category) return <>{t('pj.notEvaluated')}</>;
  return (
    <Pill tone={category === 'a' ? 'orange' : category === 'b' ? 'yellow' : 'green'}>
      {category.toUpperCase()}
    </Pill>
  );
}

/** Another category, or covenants and checks that are not there yet: one press makes them. */
function EquatorSetter({ project, equator }: { project: string; equator: Overview['equator'] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [category, setCategory] = useState(equator.category ?? 'b');
  const set = useMutation({
    mutationFn: () =>
      api.post<{ made: number; ended: number; checks: number }>(`/api/v1/project/${project}/equator`, {
        category,
      }),
    onSuccess: (done) => toastDone(t('pj.equatorDone', done)),
    onError: (error) => toastFailed(t('pj.equatorFailed'), error),
    onSettled: () => client.invalidateQueries(),
  });
  return (
    <dd className="pj-equator-set">
      <Segments
        label={t('pj.equator')}
        value={category}
        onChange={setCategory}
        options={['a', 'b', 'c'].map((each) => ({ value: each, label: each.toUpperCase() }))}
      />
      <Button size="small" busy={set.isPending} onClick={() => set.mutate()}>
        {t('pj.equatorSet')}
      </Button>
    </dd>
  );
}

function Rules({ data, project }: { data: Overview; project: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const { capital, equator, public_budget: budget } = data;
  const yuan = (value: number | null) =>
    value === null
      ? absent
      : language === 'zh-CN'
        ? `${number(value / 1e4, 0)} 万元`
        : `CNY ${number(value / 1e6, 2)} m`;
  return (
    <Panel title={t('pj.rules')}>
      <dl className="pj-rules">
        <div>
          <dt>{t('pj.capital')}</dt>
          <dd>
            <Pill tone={stateTone[capital.state]}>{t(`pj.state.${capital.state as 'pass'}`)}</Pill>{' '}
            {share(capital.ratio, 2)} / {share(capital.required)}
            {capital.reduced && <small className="muted"> {t('pj.shortBoard')}</small>}
          </dd>
          <dd className="muted">
            {capital.source} {capital.since}
          </dd>
        </div>
        <div>
          <dt>{t('pj.equator')}</dt>
          <dd>
            <EquatorPill category={equator.category} />
            {equator.independent_review && ` ${t('pj.independentReview')}`}
            {equator.climate_report && ` · ${t('pj.climateReport')}`}
          </dd>
          <dd>
            <ul className="pj-covenants">
              {equator.covenants.map((each) => (
                <li key={each.code}>
                  {each.id ? (
                    <Link className="link" to={`/covenants/${each.id}`}>
                      {label(each.label)}
                    </Link>
                  ) : (
                    label(each.label)
                  )}{' '}
                  {each.status && (
                    <Pill tone={covenantTone[each.status] ?? 'neutral'}>
                      {t(`pj.equatorStatus.${each.status as 'met'}`)}
                    </Pill>
                  )}
                </li>
              ))}
            </ul>
          </dd>
          {equator.may_set && <EquatorSetter project={project} equator={equator} />}
          <dd className="muted">{equator.source}</dd>
        </div>
        {budget.ppp && (
          <div>
            <dt>{t('pj.publicBudget')}</dt>
            <dd>
              <Pill tone={stateTone[budget.state]}>{t(`pj.state.${budget.state as 'pass'}`)}</Pill>{' '}
              {share(budget.share, 2)} / {share(budget.most, 0)}
            </dd>
            <dd>
              {t('pj.subsidyGap')} {yuan(budget.subsidy_gap)}
            </dd>
            <dd className="muted">{budget.source}</dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}

function Slotting({ data }: { data: Overview }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { slotting } = data;
  return (
    <Panel title={t('pj.slotting')} note={t('pj.secondOpinion')}>
      <p>
        <Pill
          tone={
            slotting.category === 'strong'
              ? 'green'
              : slotting.category === 'good'
                ? 'teal'
                : slotting.category === 'satisfactory'
                  ? 'yellow'
                  : 'orange'
          }
          size="large"
        >
          {slotting.category ? t(`pj.slot.${slotting.category as 'good'}`) : t('pj.notEvaluated')}
        </Pill>{' '}
        {slotting.risk_weight !== null && (
          <span className="muted">
            {t('pj.riskWeight')} {share(slotting.risk_weight, 0)} · {t('pj.lossRate')}{' '}
            {share(slotting.loss_rate)}
          </span>
        )}
      </p>
      <table className="table pj-slots">
        <tbody>
          {slotting.factors.map((factor) => (
            <tr key={factor.fact}>
              <th scope="row">{label(factor.label)}</th>
              <td className="number">{factor.value === null ? absent : number(factor.value, 2)}</td>
              <td className="number">
                {factor.points === null ? t('pj.notEvaluated') : `${factor.points} / 4`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{slotting.source}</p>
    </Panel>
  );
}
