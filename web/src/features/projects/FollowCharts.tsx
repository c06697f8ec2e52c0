import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { absent } from '@/shared/lib/format';
import { Panel } from '@/shared/ui/Panel';
import { axisMoney, axisUnit, times } from './format';
import { linePath, Plot } from '@/shared/charts/Plot';
import type { Overview } from './types';

type Periods = Overview['following']['periods'];

const over = (above: number | null, below: number | null) =>
  above === null || below === null || below <= 0 ? null : above / below;

/** Cash that came beside the cash the model foresaw, and the cover it gave. */
export function FollowCharts({ periods, lockup }: { periods: Periods; lockup: number | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (periods.length < 2) return null;
  const names = periods.map((each) => each.period_end.slice(0, 7));
  const say = (value: number | null) => (value === null ? absent : axisMoney(value, language));
  const bars = [
    { key: 'cfads_plan', name: `${t('pj.follow.cfads')} ${t('pj.plan')}`, colour: '--line' },
    { key: 'cfads', name: `${t('pj.follow.cfads')} ${t('pj.actual')}`, colour: '--c1' },
  ] as const;
  const money = periods.flatMap((each) => [each.cfads ?? 0, each.cfads_plan ?? 0, each.debt_service ?? 0]);
  const came = periods.map((each) => each.dscr);
  const foreseen = periods.map((each) => over(each.cfads_plan, each.debt_service_plan));
  const most = Math.max(1.2, lockup ?? 0, ...[...came, ...foreseen].map((each) => each ?? 0));
  return (
    <div className="pj-chart-grid">
      <Panel title={t('pj.follow.cash')}>
        <Plot
          label={t('pj.follow.cash')}
          names={names}
          low={Math.min(0, ...money)}
          high={Math.max(1, ...money)}
          unit={axisUnit(language)}
          format={(value) => axisMoney(value, language)}
          legend={[
            ...bars.map(({ name, colour }) => ({ name, colour })),
            { name: t('pj.follow.debt_service'), colour: '--c4', line: true },
          ]}
          words={(index) =>
            `${names[index]}: ${bars.map(({ key, name }) => `${name} ${say(periods[index]![key])}`).join(', ')}, ${t('pj.follow.debt_service')} ${say(periods[index]!.debt_service)}`
          }
        >
          {(area) => {
            const wide = Math.min(20, area.column * 0.36);
            return (
              <>
                {periods.flatMap((each, index) =>
                  bars.map(({ key, colour }, order) => {
                    const value = each[key] ?? 0;
                    return (
                      <rect
                        key={`${each.period_end}${key}`}
                        x={area.x(index) + (order - 1) * wide}
                        y={area.y(Math.max(0, value))}
                        width={wide - 1}
                        height={Math.abs(area.y(0) - area.y(value))}
                        style={{ fill: `var(${colour})` }}
                      />
                    );
                  }),
                )}
                <path
                  className="plot-line"
                  d={linePath(
                    periods.map((each) => each.debt_service),
                    area,
                  )}
                  style={{ stroke: 'var(--c4)' }}
                />
              </>
            );
          }}
        </Plot>
      </Panel>
      <Panel title={t('pj.chart.cover')}>
        <Plot
          label={t('pj.chart.cover')}
          names={names}
          low={0}
          high={most}
          format={(value) => times(value)}
          legend={[
            { name: `DSCR ${t('pj.plan')}`, colour: '--text-3', line: true, dash: true },
            { name: `DSCR ${t('pj.actual')}`, colour: '--c1', line: true },
            ...(lockup
              ? [
                  {
                    name: `${t('pj.chart.lockup')} ${times(lockup)}`,
                    colour: '--orange',
                    line: true,
                    dash: true,
                  },
                ]
              : []),
          ]}
          words={(index) =>
            `${names[index]}: ${t('pj.actual')} ${times(came[index])}, ${t('pj.plan')} ${times(foreseen[index])}`
          }
        >
          {(area) => (
            <>
              {lockup && (
                <line
                  className="plot-limit"
                  x1={area.x(0) - area.column / 2}
                  x2={area.x(names.length - 1) + area.column / 2}
                  y1={area.y(lockup)}
                  y2={area.y(lockup)}
                  style={{ stroke: 'var(--orange)' }}
                />
              )}
              <path
                className="plot-line"
                d={linePath(foreseen, area)}
                strokeDasharray="4 4"
                style={{ stroke: 'var(--text-3)' }}
              />
              <path className="plot-line" d={linePath(came, area)} style={{ stroke: 'var(--c1)' }} />
              {came.map((value, index) =>
                value === null ? null : (
                  <circle
                    key={names[index]}
                    cx={area.x(index)}
                    cy={area.y(value)}
                    r={3}
                    style={{ fill: lockup && value < lockup ? 'var(--orange)' : 'var(--c1)' }}
                  />
                ),
              )}
            </>
          )}
        </Plot>
      </Panel>
    </div>
  );
}
