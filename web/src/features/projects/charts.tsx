import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { axisMoney, axisUnit, times } from './format';
import { linePath, Plot } from '@/shared/charts/Plot';
import type { Solved } from './types';

interface Props {
  solved: Solved;
  picked: number;
  onPick: (index: number) => void;
}

const of = (solved: Solved, name: string) => solved.years.map((each) => each.values[name] ?? 0);

/** Cash in and out by year: what is earned above, what it goes to below, CFADS as a line. */
export function CashChart({ solved, picked, onPick }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = solved.years.map((each) => each.year);
  const up = [
    { key: 'revenue_total', colour: '--c1' },
    { key: 'debt_draw', colour: '--c3' },
    { key: 'equity_draw', colour: '--c5' },
  ] as const;
  const down = [
    { key: 'opex_total', colour: '--c4' },
    { key: 'capex_total', colour: '--c6' },
    { key: 'service_paid', colour: '--c2' },
    { key: 'distribution', colour: '--green' },
  ] as const;
  const sum = (keys: readonly { key: string }[], index: number) =>
    keys.reduce((total, each) => total + Math.max(0, solved.years[index]!.values[each.key] ?? 0), 0);
  const high = Math.max(1, ...names.map((_, index) => sum(up, index)));
  const low = -Math.max(1, ...names.map((_, index) => sum(down, index)));
  const cfads = of(solved, 'cfads');
  const say = (index: number) =>
    `${names[index]}: ${[...up, ...down].map((each) => `${t(`pj.chart.${each.key}`)} ${axisMoney(solved.years[index]!.values[each.key] ?? 0, language)}`).join(', ')} ${axisUnit(language, solved.currency)}`;
  return (
    <Plot
      label={t('pj.chart.cash')}
      names={names}
      low={low}
      high={high}
      format={(value) => axisMoney(value, language)}
      unit={axisUnit(language, solved.currency)}
      legend={[
        ...[...up, ...down].map((each) => ({ name: t(`pj.chart.${each.key}`), colour: each.colour })),
        { name: t('pj.chart.cfads'), colour: '--text', line: true },
      ]}
      onPick={onPick}
      words={say}
      picked={picked}
    >
      {(area) => (
        <>
          {names.map((name, index) => {
            let above = 0;
            let below = 0;
            const wide = Math.min(22, area.column * 0.7);
            return (
              <g key={name}>
                {up.map(({ key, colour }) => {
                  const value = Math.max(0, solved.years[index]!.values[key] ?? 0);
                  const from = above;
                  above += value;
                  return value > 0 ? (
                    <rect
                      key={key}
                      x={area.x(index) - wide / 2}
                      y={area.y(above)}
                      width={wide}
                      height={Math.max(0, area.y(from) - area.y(above))}
                      style={{ fill: `var(${colour})` }}
                    />
                  ) : null;
                })}
                {down.map(({ key, colour }) => {
                  const value = Math.max(0, solved.years[index]!.values[key] ?? 0);
                  const from = below;
                  below -= value;
                  return value > 0 ? (
                    <rect
                      key={key}
                      x={area.x(index) - wide / 2}
                      y={area.y(from)}
                      width={wide}
                      height={Math.max(0, area.y(below) - area.y(from))}
                      style={{ fill: `var(${colour})` }}
                    />
                  ) : null;
                })}
              </g>
            );
          })}
          <path className="plot-line" d={linePath(cfads, area)} style={{ stroke: 'var(--text)' }} />
        </>
      )}
    </Plot>
  );
}

/** Cover by payment date with the lines at which cash is kept back and the loan is in default. */
export function CoverChart({ solved, onPick }: { solved: Solved; onPick: (period: number) => void }) {
  const { t } = useTranslation();
  const row = (name: string) => solved.lines.find((each) => each.line === name)?.values ?? [];
  const dscr = row('dscr');
  const llcr = row('llcr');
  const dates = solved.periods.flatMap((_, index) => (dscr[index] === null ? [] : [index]));
  if (dates.length === 0) return <p className="plot-none">{t('pj.noDebtService')}</p>;
  const names = dates.map((index) => solved.periods[index]!);
  const lockup = solved.numbers.lockup_dscr ?? 1;
  const breach = solved.numbers.default_dscr ?? 1;
  const most = Math.max(lockup * 1.4, ...dates.flatMap((index) => [dscr[index]!, llcr[index] ?? 0]));
  const cap = Math.min(most, 6);
  const cut = (values: (number | null)[]) =>
    dates.map((index) => {
      const value = values[index];
      return value === null || value === undefined ? null : Math.min(value, cap);
    });
  return (
    <Plot
      label={t('pj.chart.cover')}
      names={names}
      low={0}
      high={cap}
      format={(value) => times(value)}
      legend={[
        { name: t('pj.chart.dscr'), colour: '--c1', line: true },
        { name: t('pj.chart.llcr'), colour: '--c3', line: true },
        { name: `${t('pj.chart.lockup')} ${times(lockup)}`, colour: '--orange', line: true, dash: true },
        { name: `${t('pj.chart.default')} ${times(breach)}`, colour: '--red', line: true, dash: true },
      ]}
      onPick={(index) => onPick(dates[index]!)}
      words={(index) =>
        `${names[index]}: DSCR ${times(dscr[dates[index]!])}, LLCR ${times(llcr[dates[index]!])}`
      }
    >
      {(area) => (
        <>
          {[
            { value: lockup, colour: '--orange' },
            { value: breach, colour: '--red' },
          ].map(({ value, colour }) => (
            <line
              key={colour}
              className="plot-limit"
              x1={area.x(0) - area.column / 2}
              x2={area.x(names.length - 1) + area.column / 2}
              y1={area.y(value)}
              y2={area.y(value)}
              style={{ stroke: `var(${colour})` }}
            />
          ))}
          <path className="plot-line" d={linePath(cut(llcr), area)} style={{ stroke: 'var(--c3)' }} />
          <path className="plot-line" d={linePath(cut(dscr), area)} style={{ stroke: 'var(--c1)' }} />
          {dates.map((index, place) =>
            dscr[index]! < lockup ? (
              <circle
                key={index}
                cx={area.x(place)}
                cy={area.y(Math.max(0, Math.min(dscr[index]!, cap)))}
                r={3}
                style={{ fill: dscr[index]! < breach ? 'var(--red)' : 'var(--orange)' }}
              />
            ) : null,
          )}
        </>
      )}
    </Plot>
  );
}

const trancheColours = ['--c1', '--c3', '--c5', '--c2'];

/** Debt outstanding at the end of each year, tranche on tranche. */
export function DebtChart({ solved, picked, onPick }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = solved.years.map((each) => each.year);
  const tranches = solved.lines.filter((each) => each.line === 'closing_value');
  const ends = names.map((year) => solved.periods.findLastIndex((period) => period.startsWith(year)));
  const values = tranches.map((tranche) => ends.map((index) => tranche.values[index] ?? 0));
  const total = names.map((_, index) => values.reduce((sum, each) => sum + each[index]!, 0));
  return (
    <Plot
      label={t('pj.chart.debt')}
      names={names}
      low={0}
      high={Math.max(1, ...total)}
      format={(value) => axisMoney(value, language)}
      unit={axisUnit(language, solved.currency)}
      legend={tranches.map((each, index) => ({ name: each.name ?? '', colour: trancheColours[index % 4]! }))}
      onPick={onPick}
      picked={picked}
      words={(index) =>
        `${names[index]}: ${axisMoney(total[index]!, language)} ${axisUnit(language, solved.currency)}`
      }
    >
      {(area) => {
        const wide = Math.min(24, area.column * 0.74);
        return names.map((name, index) => {
          let base = 0;
          return (
            <g key={name}>
              {values.map((each, order) => {
                const from = base;
                base += each[index]!;
                return each[index]! > 0 ? (
                  <rect
                    key={order}
                    x={area.x(index) - wide / 2}
                    y={area.y(base)}
                    width={wide}
                    height={Math.max(0, area.y(from) - area.y(base))}
                    style={{ fill: `var(${trancheColours[order % 4]})` }}
                  />
                ) : null;
              })}
            </g>
          );
        });
      }}
    </Plot>
  );
}

/** Who is paid what in one year, in the order of the accounts. */
export function WaterfallChart({ solved, year }: { solved: Solved; year: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const values = solved.years[year]?.values;
  if (!values) return null;
  const v = (name: string) => values[name] ?? 0;
  const steps = [
    { key: 'revenue_total', change: v('revenue_total') },
    { key: 'opex_total', change: -v('opex_total') },
    { key: 'maintenance', change: -v('maintenance') },
    { key: 'working_capital_change', change: -v('working_capital_change') },
    { key: 'tax', change: -v('tax') },
    { key: 'mra_movement', change: -v('mra_movement') },
    { key: 'cfads', total: true, change: 0 },
    { key: 'interest_due_total', change: -v('interest_due_total') },
    { key: 'principal_due_total', change: -v('principal_due_total') },
    { key: 'dsra_topup', change: v('dsra_release') - v('dsra_topup') + v('paid_from_dsra') },
    { key: 'sweep', change: -v('sweep') },
    { key: 'distribution', change: -v('distribution') },
  ].filter((step) => step.total || Math.abs(step.change) > 1);
  const ends: number[] = [];
  let level = 0;
  for (const step of steps) {
    level += step.change;
    ends.push(level);
  }
  const high = Math.max(1, ...ends, v('revenue_total'));
  const low = Math.min(0, ...ends);
  return (
    <Plot
      label={`${t('pj.chart.waterfall')} ${solved.years[year]!.year}`}
      names={steps.map((step) => t(`pj.chart.${step.key as 'tax'}`))}
      low={low}
      high={high}
      format={(value) => axisMoney(value, language)}
      unit={axisUnit(language, solved.currency)}
      legend={[
        { name: t('pj.chart.in'), colour: '--c1' },
        { name: t('pj.chart.out'), colour: '--c4' },
        { name: t('pj.chart.left'), colour: '--c3' },
      ]}
      words={(index) =>
        `${t(`pj.chart.${steps[index]!.key as 'tax'}`)}: ${axisMoney(steps[index]!.total ? ends[index]! : steps[index]!.change, language)} ${axisUnit(language, solved.currency)}`
      }
    >
      {(area) =>
        steps.map((step, index) => {
          const from = step.total ? 0 : ends[index]! - step.change;
          const to = ends[index]!;
          const wide = Math.min(40, area.column * 0.72);
          const colour = step.total ? '--c3' : step.change > 0 ? '--c1' : '--c4';
          return (
            <rect
              key={step.key}
              x={area.x(index) - wide / 2}
              y={area.y(Math.max(from, to))}
              width={wide}
              height={Math.max(1, Math.abs(area.y(from) - area.y(to)))}
              rx={2}
              style={{ fill: `var(${colour})` }}
            />
          );
        })
      }
    </Plot>
  );
}
