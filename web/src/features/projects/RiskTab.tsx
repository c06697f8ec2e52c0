import { useState } from 'react';
import { Dices, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { absent, instant, number } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { figure, moneyUnit, share, times } from './format';
import { Plot } from '@/shared/charts/Plot';
import { LikePanel, type Like } from './LikePanel';
import { useRiskRun, type Risk, type Simulation } from './useRiskRun';

const levels = ['p1', 'p5', 'p25', 'p50', 'p75', 'p95'];

/** Each driver by itself, how far it may go, and all of them drawn together, with the debt as agreed. */
export default function RiskTab({ project }: { project: string }) {
  const { t } = useTranslation();
  const [runs, setRuns] = useState(1000);
  const [seed, setSeed] = useState(1);
  const [like, setLike] = useState<Like>();
  const run = useRiskRun(project, runs, seed, like?.content);
  if (run.error) return <Failed error={run.error} onRetry={() => void run.again()} />;
  const data = run.shown?.result;
  const simulation = (run.current ? undefined : run.partial) ?? data?.simulation;
  return (
    <div className="pj-model">
      {simulation ? (
        <Chances simulation={simulation} />
      ) : (
        !run.running && <Notice>{t('pj.risk.notRun')}</Notice>
      )}
      <div className="pj-toolbar">
        <span className="muted" role="status">
          {run.running
            ? t('pj.risk.running', { done: number(run.done), runs: number(runs) })
            : run.stopped
              ? t('pj.risk.stopped', { why: run.stopped })
              : data &&
                t('pj.risk.drawn', {
                  runs: number(data.simulation.runs),
                  settled: number(data.simulation.settled),
                  correlation: number(data.correlation, 2),
                  seed: data.seed,
                })}
        </span>
        {run.running && (
          <progress className="pj-progress" max={runs} value={run.done} aria-label={t('pj.risk.progress')} />
        )}
        <div className="grow" />
        {run.running && (
          <Button size="small" icon={<Square size={13} />} onClick={() => void run.cancel()}>
            {t('pj.risk.cancel')}
          </Button>
        )}
        {run.stopped && (
          <Button size="small" onClick={() => void run.again()}>
            {t('pj.risk.restart')}
          </Button>
        )}
        {[1000, 10000].map((count) => (
          <Button
            key={count}
            size="small"
            aria-pressed={runs === count}
            busy={run.running && runs === count}
            onClick={() => setRuns(count)}
          >
            {t('pj.risk.runs', { runs: number(count) })}
          </Button>
        ))}
        <Button
          size="small"
          icon={<Dices size={14} />}
          disabled={run.running}
          onClick={() => setSeed(seed + 1)}
        >
          {t('pj.risk.again')}
        </Button>
      </div>
      {run.current && run.shown && (
        <p className="muted small pj-kept">
          {t('pj.risk.kept', {
            at: run.shown.made_at ? instant(run.shown.made_at) : absent,
            by: run.shown.made_by ?? absent,
            mark: run.shown.fingerprint.slice(0, 12),
          })}
        </p>
      )}
      <LikePanel project={project} used={like} onUse={setLike} />
      <div className="pj-chart-grid">
        {data && <Tornado data={data} />}
        {simulation && <Distribution simulation={simulation} />}
      </div>
      {data && <Tables data={data} />}
      {!data && !simulation && run.running && <PageSkeleton />}
    </div>
  );
}

function Chances({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation();
  return (
    <Figures
      items={[
        {
          name: t('pj.risk.defaultChance'),
          value: share(simulation.default, 1),
          note: t('pj.risk.belowDefault'),
        },
        {
          name: t('pj.risk.lockChance'),
          value: share(simulation.lock_up, 1),
          note: t('pj.risk.belowLock'),
        },
        {
          name: t('pj.risk.unpaidChance'),
          value: share(simulation.unpaid, 1),
          note: t('pj.risk.unpaidNote'),
        },
        {
          name: t('pj.kpi.minDscr'),
          value: times(simulation.dscr.p50),
          note: `P5 ${times(simulation.dscr.p5)}`,
        },
        {
          name: t('pj.kpi.equityIrr'),
          value: share(simulation.equity_irr.p50, 2),
          note: `P5 ${share(simulation.equity_irr.p5, 2)}`,
        },
      ]}
    />
  );
}

function useFactor() {
  const { t } = useTranslation();
  return (path: string, value: number) =>
    path.endsWith('rate_shift')
      ? `${number(value * 1e4, 0)} bp`
      : path === 'delay_months'
        ? `${number(value, 0)} ${t('pj.months')}`
        : `${value >= 1 ? '+' : ''}${number((value - 1) * 100, 0)}%`;
}

function Tornado({ data }: { data: Risk }) {
  const { t } = useTranslation();
  const label = useLabel();
  const factor = useFactor();
  const rows = [...data.tornado].sort((a, b) => width(b) - width(a));
  const ends = rows.flatMap((row) => [row.dscr_low ?? 0, row.dscr_high ?? 0]);
  const low = Math.min(data.base_dscr ?? 0, ...ends);
  const high = Math.max(data.base_dscr ?? 1, ...ends);
  return (
    <Panel title={t('pj.risk.tornado')} note={t('pj.risk.tornadoNote')}>
      <div className="pj-bars">
        {rows.map((row) => {
          const [from, to] = [
            Math.min(row.dscr_low ?? low, row.dscr_high ?? low),
            Math.max(row.dscr_low ?? low, row.dscr_high ?? low),
          ];
          const at = (value: number) => ((value - low) / (high - low || 1)) * 100;
          return (
            <div key={row.path} className="pj-bar">
              <span>
                {label(row.label)}
                <small className="muted">
                  {' '}
                  {factor(row.path, row.low)} … {factor(row.path, row.high)}
                </small>
              </span>
              <svg
                viewBox="0 0 100 14"
                preserveAspectRatio="none"
                role="img"
                aria-label={`${label(row.label)}: ${times(from)} – ${times(to)}`}
              >
                <rect x={0} y={6} width={100} height={1} className="pj-track" />
                <rect
                  x={at(from)}
                  y={1}
                  width={Math.max(0.6, at(to) - at(from))}
                  height={12}
                  style={{ fill: 'var(--c1)' }}
                />
                <rect
                  x={at(data.base_dscr ?? low)}
                  y={0}
                  width={0.5}
                  height={14}
                  style={{ fill: 'var(--text)' }}
                />
              </svg>
              <span className="number">
                {times(from)} – {times(to)}
              </span>
            </div>
          );
        })}
      </div>
    </Panel>
  );
}

function Distribution({ simulation }: { simulation: Simulation }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('pj.risk.histogram')} note={t('pj.risk.histogramNote')}>
      {simulation.histogram.length > 0 && (
        <Plot
          label={t('pj.risk.histogram')}
          names={simulation.histogram.map((bin) => number(bin.from, 2))}
          low={0}
          high={Math.max(...simulation.histogram.map((bin) => bin.share))}
          format={(value) => share(value, 0)}
          legend={[{ name: t('pj.kpi.minDscr'), colour: '--c1' }]}
          words={(index) =>
            `≥ ${number(simulation.histogram[index]!.from, 2)}: ${share(simulation.histogram[index]!.share)}`
          }
        >
          {(area) =>
            simulation.histogram.map((bin, index) => (
              <rect
                key={index}
                x={area.x(index) - area.column * 0.44}
                y={area.y(bin.share)}
                width={area.column * 0.88}
                height={Math.max(0, area.y(0) - area.y(bin.share))}
                style={{
                  fill: bin.from < 1.05 ? 'var(--red)' : bin.from < 1.15 ? 'var(--orange)' : 'var(--c1)',
                }}
              />
            ))
          }
        </Plot>
      )}
    </Panel>
  );
}

function Tables({ data }: { data: Risk }) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const factor = useFactor();
  const { simulation } = data;
  return (
    <div className="pj-chart-grid">
      <Panel title={t('pj.risk.breakEven')} note={t('pj.risk.breakEvenNote')} flush>
        <TableBox label={t('pj.risk.breakEven')}>
          <table className="table">
            <tbody>
              {data.break_even.map((row) => (
                <tr key={row.path}>
                  <th scope="row">{label(row.label)}</th>
                  <td className="number">
                    {row.value === null ? t('pj.risk.never') : factor(row.path, row.value)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </Panel>
      <Panel
        title={t('pj.risk.quantiles')}
        note={`${t('pj.kpi.npv')} ${figure(data.base_npv, 'money', language)} ${moneyUnit(language)}`}
        flush
      >
        <TableBox label={t('pj.risk.quantiles')}>
          <table className="table">
            <thead>
              <tr>
                <th />
                {levels.map((level) => (
                  <th key={level} className="number">
                    {level.toUpperCase()}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{t('pj.kpi.minDscr')}</th>
                {levels.map((level) => (
                  <td key={level} className="number">
                    {times(simulation.dscr[level])}
                  </td>
                ))}
              </tr>
              <tr>
                <th scope="row">{t('pj.kpi.equityIrr')}</th>
                {levels.map((level) => (
                  <td key={level} className="number">
                    {simulation.equity_irr[level] == null ? absent : share(simulation.equity_irr[level], 2)}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </TableBox>
      </Panel>
    </div>
  );
}

const width = (row: Risk['tornado'][number]) => Math.abs((row.dscr_high ?? 0) - (row.dscr_low ?? 0));
