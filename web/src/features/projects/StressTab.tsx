import { useState } from 'react';
import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { Square } from 'lucide-react';
import { useLanguage } from '@/i18n';
import { number } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Dot } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { Plot } from '@/shared/charts/Plot';
import { figure, moneyUnit, share, times } from './format';
import { type Changes, type Portfolio, useStressRun } from './useStressRun';

const levers = [
  { path: 'factors.price_factor', key: 'price', from: 0.5, to: 1.2, step: 0.01, at: 0.9 },
  { path: 'factors.volume_factor', key: 'volume', from: 0.5, to: 1.2, step: 0.01, at: 0.9 },
  { path: 'factors.opex_factor', key: 'opex', from: 0.8, to: 1.6, step: 0.01, at: 1.1 },
  { path: 'factors.capex_factor', key: 'capex', from: 0.8, to: 1.6, step: 0.01, at: 1 },
  { path: 'factors.rate_shift', key: 'rate', from: -0.01, to: 0.04, step: 0.001, at: 0.01 },
] as const;

const start: Changes = Object.fromEntries(levers.map((lever) => [lever.path, lever.at]));

/** How far the job is, and the way to stop it or to run it again. */
function Progress({ run }: { run: ReturnType<typeof useStressRun> }) {
  const { t } = useTranslation();
  if (!run.running && !run.stopped) return null;
  return (
    <div className="pj-toolbar">
      <span className="muted" role="status">
        {run.running
          ? t('pj.stress.running', { done: number(run.done), total: number(run.total) })
          : t('pj.risk.stopped', { why: run.stopped })}
      </span>
      {run.running && (
        <progress
          className="pj-progress"
          max={run.total || 1}
          value={run.done}
          aria-label={t('pj.risk.progress')}
        />
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
    </div>
  );
}

/** The simulated loss of the whole book before, and after the borrowers of the projects that fail have failed. */
function Losses({ portfolio }: { portfolio: Portfolio }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { before, after, width } = portfolio;
  const money = (value: number) => figure(value, 'money', language);
  const names = before.shares.map((_, index) => money(index * width));
  return (
    <Panel
      title={t('pj.stress.losses')}
      note={t('pj.stress.lossesNote', {
        scenarios: number(portfolio.scenarios),
        certain: money(portfolio.certain),
        unit: moneyUnit(language),
      })}
    >
      <Plot
        label={t('pj.stress.losses')}
        names={names}
        low={0}
        high={Math.max(...before.shares, ...after.shares)}
        format={(value) => share(value, 0)}
        legend={[
          { name: t('pj.stress.lossBefore'), colour: '--c1' },
          { name: t('pj.stress.lossAfter'), colour: '--red' },
        ]}
        words={(index) =>
          `≥ ${names[index]}: ${share(before.shares[index] ?? 0)} → ${share(after.shares[index] ?? 0)}`
        }
      >
        {(area) =>
          before.shares.map((each, index) => (
            <g key={index}>
              {[each, after.shares[index] ?? 0].map((value, side) => (
                <rect
                  key={side}
                  x={area.x(index) + area.column * (side ? 0.02 : -0.44)}
                  y={area.y(value)}
                  width={area.column * 0.42}
                  height={Math.max(0, area.y(0) - area.y(value))}
                  style={{ fill: side ? 'var(--red)' : 'var(--c1)' }}
                />
              ))}
            </g>
          ))
        }
      </Plot>
    </Panel>
  );
}

/** The same shock to every project at once, each with its debt as agreed, and what it means for the loan book. */
export default function StressTab() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState<Changes>(start);
  const [changes, setChanges] = useState<Changes>(start);
  const run = useStressRun(changes);
  const data = run.shown;
  if (run.error) return <Failed error={run.error} onRetry={() => void run.again()} />;
  if (!data && !run.stopped) return run.total > 0 ? <Progress run={run} /> : <PageSkeleton />;
  if (!data) return <Progress run={run} />;
  const money = (value: number | null) => figure(value, 'money', language);
  const word = (key: string, value: number) =>
    key === 'rate'
      ? `${number(value * 1e4, 0)} bp`
      : `${value >= 1 ? '+' : ''}${number((value - 1) * 100, 0)}%`;
  const rows = [...data.projects].sort((a, b) => (a.stressed_dscr ?? 99) - (b.stressed_dscr ?? 99));
  const most = Math.max(2, ...rows.map((row) => Math.max(row.dscr ?? 0, row.stressed_dscr ?? 0)));
  return (
    <div className="pj-model">
      <Panel title={t('pj.stress.levers')} note={t('pj.stress.leversNote')}>
        <div className="pj-levers">
          {levers.map((lever) => (
            <label key={lever.path}>
              <span>{t(`pj.stress.${lever.key}`)}</span>
              <output className="number">{word(lever.key, draft[lever.path]!)}</output>
              <input
                type="range"
                min={lever.from}
                max={lever.to}
                step={lever.step}
                value={draft[lever.path]}
                onChange={(event) => setDraft({ ...draft, [lever.path]: Number(event.target.value) })}
                onPointerUp={() => setChanges(draft)}
                onKeyUp={() => setChanges(draft)}
                onBlur={() => setChanges(draft)}
              />
            </label>
          ))}
        </div>
      </Panel>
      <Figures
        items={[
          {
            name: t('pj.stress.debt'),
            value: money(data.debt),
            note: `${moneyUnit(language)} · ${number(rows.length)}`,
          },
          {
            name: t('pj.stress.bad'),
            value: money(data.debt_in_default),
            note:
              (data.debt > 0
                ? t('pj.stress.ofDebt', { share: share(data.debt_in_default / data.debt) })
                : '') +
              (data.doubtful > 0
                ? ` · ${t('pj.stress.inDoubt', { count: data.doubtful, amount: money(data.debt_in_doubt) })}`
                : ''),
          },
          { name: t('pj.stress.called'), value: money(data.called), note: moneyUnit(language) },
          {
            name: t('pj.stress.expected'),
            value: money(data.portfolio.after.expected_loss),
            note: t('pj.stress.before2', { value: money(data.portfolio.before.expected_loss) }),
          },
          {
            name: t('pj.stress.var', { level: share(data.portfolio.confidence, 1) }),
            value: money(data.portfolio.after.value_at_risk),
            note: t('pj.stress.before2', { value: money(data.portfolio.before.value_at_risk) }),
          },
        ]}
      />
      <Progress run={run} />
      <Losses portfolio={data.portfolio} />
      <Panel title={t('pj.stress.each')} note={t('pj.stress.eachNote')} flush>
        {rows.length === 0 ? (
          <Empty title={t('pj.stress.none')} />
        ) : (
          <TableBox label={t('pj.stress.each')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('pj.stress.project')}</th>
                  <th scope="col" className="number">
                    {t('pj.stress.debt')}
                  </th>
                  <th scope="col" className="number">
                    {t('pj.stress.before')}
                  </th>
                  <th scope="col" className="number">
                    {t('pj.stress.after')}
                  </th>
                  <th scope="col">{t('pj.stress.picture')}</th>
                  <th scope="col" className="number">
                    {t('pj.stress.unpaid')}
                  </th>
                  <th scope="col" className="number">
                    {t('pj.stress.called')}
                  </th>
                  <th scope="col">{t('pj.stress.state')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      <Link className="link" translate="no" to={`/projects/${row.id}`}>
                        {row.name}
                      </Link>
                    </th>
                    <td className="number">{money(row.debt)}</td>
                    <td className="number">{times(row.dscr)}</td>
                    <td className="number">{times(row.stressed_dscr)}</td>
                    <td className="pj-spread">
                      <svg
                        viewBox="0 0 100 12"
                        preserveAspectRatio="none"
                        role="img"
                        aria-label={`${times(row.dscr)} → ${times(row.stressed_dscr)}`}
                      >
                        <rect
                          x={0}
                          y={1}
                          width={((row.dscr ?? 0) / most) * 100}
                          height={10}
                          className="pj-track"
                        />
                        <rect
                          x={0}
                          y={3}
                          width={(Math.max(0, row.stressed_dscr ?? 0) / most) * 100}
                          height={6}
                          style={{
                            fill: row.default ? 'var(--red)' : row.pd > 0 ? 'var(--orange)' : 'var(--c1)',
                          }}
                        />
                      </svg>
                    </td>
                    <td className="number">{money(row.unpaid)}</td>
                    <td className="number">{money(row.called)}</td>
                    <td>
                      {row.pd > 0 && !row.default ? (
                        <Dot tone="orange">{t('pj.stress.doubtful', { pd: share(row.pd) })}</Dot>
                      ) : (
                        <Dot tone={row.default ? 'red' : 'green'}>
                          {t(row.default ? 'pj.stress.breach' : 'pj.stress.holds')}
                        </Dot>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        )}
      </Panel>
    </div>
  );
}
