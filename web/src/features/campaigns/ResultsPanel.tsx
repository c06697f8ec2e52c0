import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { absent, amountExact, number, percent } from '@/shared/lib/format';
import { useWidth } from '@/shared/lib/use-width';
import { Figures } from '@/shared/ui/Figures';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import type { Results } from './queries';
import '@/shared/charts/charts.css';

const share = (value: number | null) => (value === null ? absent : percent(value, 1));

/** What came of it: shares, what sets the groups apart, and what may be said about that. */
export function ResultsPanel({ results }: { results: Results }) {
  const { t } = useTranslation();
  const label = useLabel();
  const of = (part: Results['opened']) => `${number(part.count)} / ${number(part.of)}`;
  const tone = { effect: 'green', harm: 'red', none: 'yellow', no_control: 'blue' } as const;
  return (
    <Panel
      title={t('campaigns.results')}
      note={t('campaigns.window', { from: results.sent_on, to: results.ends_on })}
      className="campaign-results"
    >
      <Notice tone={tone[results.verdict]}>{label(results.said)}</Notice>
      <Figures
        items={[
          ...(results.opened.of > 0
            ? [
                {
                  name: t('campaigns.opened'),
                  value: share(results.opened.share),
                  note: of(results.opened),
                },
              ]
            : []),
          {
            name: t('campaigns.responded'),
            value: share(results.responded.share),
            note: of(results.responded),
          },
          {
            name: t('campaigns.interested'),
            value: share(results.interested.share),
            note: of(results.interested),
          },
          {
            name: t('campaigns.taken'),
            value: share(results.taken_treated.share),
            note: of(results.taken_treated),
          },
          {
            name: t('campaigns.cost'),
            value: results.cost === null ? absent : `¥${amountExact(results.cost)}`,
            note:
              results.cost_each === null
                ? undefined
                : `${t('campaigns.costEach')} ¥${amountExact(results.cost_each)}`,
          },
        ]}
      />
      <Intervals results={results} />
    </Panel>
  );
}

interface Line {
  name: string;
  at: number | null;
  low: number | null;
  high: number | null;
  kind: string;
}

const rowHeight = 38;

/** Points with their intervals on one scale, a line at zero. */
function Intervals({ results }: { results: Results }) {
  const { t } = useTranslation();
  const [drawing, width] = useWidth<SVGSVGElement>(640);
  const { taken_treated: treated, taken_control: control, lift } = results;
  const lines: Line[] = [
    {
      name: t('campaigns.treated'),
      at: treated.share,
      low: treated.low,
      high: treated.high,
      kind: 'treated',
    },
    {
      name: t('campaigns.controlArm'),
      at: control.share,
      low: control.low,
      high: control.high,
      kind: 'control',
    },
    { name: t('campaigns.difference'), at: lift.difference, low: lift.low, high: lift.high, kind: 'lift' },
  ];
  const known = lines
    .flatMap((line) => [line.low, line.high])
    .filter((value): value is number => value !== null);
  if (known.length === 0) return null;
  const low = Math.min(0, ...known) - 0.01;
  const high = Math.max(0.05, ...known) + 0.01;
  const left = width < 480 ? 84 : 128;
  const right = 64;
  const x = (value: number) => left + ((value - low) / (high - low)) * (width - left - right);
  const height = rowHeight * lines.length + 24;
  const step = high - low > 0.5 ? 0.2 : high - low > 0.2 ? 0.1 : 0.05;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high; tick += step) ticks.push(tick);
  return (
    <>
      <h3 className="campaign-plot-title">{t('campaigns.lift')}</h3>
      <svg
        ref={drawing}
        className="chart campaign-plot"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('campaigns.plot', {
          treated: share(treated.share),
          control: share(control.share),
          difference: share(lift.difference),
        })}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={Math.abs(tick) < 1e-9 ? 'zero' : 'tick'}
              x1={x(tick)}
              x2={x(tick)}
              y1={4}
              y2={height - 20}
            />
            <text x={x(tick)} y={height - 5} textAnchor="middle">
              {percent(Math.abs(tick) < 1e-9 ? 0 : tick, 0)}
            </text>
          </g>
        ))}
        {lines.map((line, index) => {
          const y = rowHeight * index + rowHeight / 2 + 4;
          return (
            <g key={line.kind} data-kind={line.kind}>
              <text x={0} y={y + 4} className="name">
                {line.name}
              </text>
              {line.at !== null && line.low !== null && line.high !== null && (
                <>
                  <line className="span" x1={x(line.low)} x2={x(line.high)} y1={y} y2={y} />
                  <circle cx={x(line.at)} cy={y} r={5} />
                  <text x={width} y={y + 4} textAnchor="end" className="name">
                    {percent(line.at, 1)}
                  </text>
                </>
              )}
            </g>
          );
        })}
      </svg>
    </>
  );
}
