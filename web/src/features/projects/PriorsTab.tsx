import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { number } from '@/shared/lib/format';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { share } from './format';

interface Spread {
  n: number;
  rate: number | null;
  rate_low: number | null;
  rate_high: number | null;
  p10: number | null;
  p50: number | null;
  p80: number | null;
  p90: number | null;
}

interface Priors {
  projects: number;
  classes: { sector: string; size: string; overrun: Spread; slippage: Spread; months_late: Spread }[];
  validation: { what: string; level: number; value: number; held: number; learnt: number; kept: number }[];
}

const measures = ['overrun', 'months_late'] as const;
type Measure = (typeof measures)[number];

/** How often and by how much projects elsewhere came late and over cost, and how well one half foretold the other. */
export default function PriorsTab() {
  const { t } = useTranslation();
  const [measure, setMeasure] = useState<Measure>('overrun');
  const { data, error, refetch } = useQuery({
    queryKey: ['project_priors'],
    queryFn: ({ signal }) => api.get<Priors>('/api/v1/project_priors', undefined, signal),
    staleTime: 300_000,
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  if (data.projects === 0) return <Empty title={t('pj.prior.none')} text={t('pj.prior.noneHelp')} />;
  const rows = data.classes.filter((each) => each[measure].n > 0);
  const spreads = rows.map((each) => each[measure]).filter((each) => each.p10 !== null);
  const low = Math.min(0, ...spreads.map((each) => each.p10!));
  const high = Math.max(...spreads.map((each) => each.p90!), low + 0.01);
  const value = (amount: number | null) =>
    measure === 'overrun' ? share(amount, 0) : number(amount ?? NaN, 1);
  return (
    <div className="pj-model">
      <div className="pj-toolbar">
        <span className="muted">{t('pj.prior.from', { count: number(data.projects) })}</span>
        <div className="grow" />
        <Segments
          label={t('pj.prior.measure')}
          value={measure}
          onChange={setMeasure}
          options={measures.map((each) => ({ value: each, label: t(`pj.prior.${each}`) }))}
        />
      </div>
      <Panel title={t(`pj.prior.${measure}`)} note={t('pj.prior.note')} flush>
        <TableBox label={t(`pj.prior.${measure}`)}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('pj.prior.sector')}</th>
                <th scope="col">{t('pj.prior.size')}</th>
                <th scope="col" className="number">
                  {t('pj.prior.count')}
                </th>
                <th scope="col" className="number">
                  {t('pj.prior.rate')}
                </th>
                <th scope="col">{t('pj.prior.range')}</th>
                {(['p10', 'p50', 'p80', 'p90'] as const).map((key) => (
                  <th key={key} scope="col" className="number">
                    {key.toUpperCase()}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((each) => {
                const spread = each[measure];
                const known = spread.rate !== null;
                return (
                  <tr
                    key={`${each.sector}-${each.size}`}
                    className={each.size === 'all' ? 'pj-strong' : undefined}
                  >
                    <th scope="row">{t(`pj.prior.sectors.${each.sector as 'all'}`)}</th>
                    <td>{t(`pj.prior.sizes.${each.size as 'all'}`)}</td>
                    <td className="number">{number(spread.n)}</td>
                    <td className="number">
                      {known ? (
                        <>
                          {share(spread.rate, 0)}{' '}
                          <small className="muted">
                            {share(spread.rate_low, 0)}–{share(spread.rate_high, 0)}
                          </small>
                        </>
                      ) : (
                        <span className="muted">{t('pj.prior.few')}</span>
                      )}
                    </td>
                    <td className="pj-spread">
                      {known && (
                        <Range
                          low={low}
                          high={high}
                          spread={spread}
                          words={`P10 ${value(spread.p10)} – P90 ${value(spread.p90)}`}
                        />
                      )}
                    </td>
                    {(['p10', 'p50', 'p80', 'p90'] as const).map((key) => (
                      <td key={key} className="number">
                        {known ? value(spread[key]) : ''}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableBox>
      </Panel>
      {data.validation.length > 0 && (
        <Panel title={t('pj.prior.validation')} note={t('pj.prior.validationNote')} flush>
          <TableBox label={t('pj.prior.validation')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('pj.prior.measure')}</th>
                  <th scope="col" className="number">
                    {t('pj.prior.level')}
                  </th>
                  <th scope="col" className="number">
                    {t('pj.prior.value')}
                  </th>
                  <th scope="col" className="number">
                    {t('pj.prior.held')}
                  </th>
                  <th scope="col" className="number">
                    {t('pj.prior.halves')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.validation.map((each) => (
                  <tr key={`${each.what}-${each.level}`}>
                    <th scope="row">{t(`pj.prior.${each.what as 'overrun'}`)}</th>
                    <td className="number">{share(each.level, 0)}</td>
                    <td className="number">{share(each.value, 0)}</td>
                    <td className="number">{share(each.held, 1)}</td>
                    <td className="number">
                      {number(each.learnt)} / {number(each.kept)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        </Panel>
      )}
    </div>
  );
}

function Range({ low, high, spread, words }: { low: number; high: number; spread: Spread; words: string }) {
  const at = (value: number) => ((value - low) / (high - low)) * 100;
  return (
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={words}>
      <rect x={0} y={5.5} width={100} height={1} className="pj-track" />
      <rect x={at(0)} y={0} width={0.4} height={12} style={{ fill: 'var(--text-3, var(--text))' }} />
      <rect
        x={at(spread.p10!)}
        y={2}
        width={Math.max(0.8, at(spread.p90!) - at(spread.p10!))}
        height={8}
        style={{ fill: 'var(--c1)', opacity: 0.45 }}
      />
      <rect x={at(spread.p50!) - 0.4} y={0.5} width={0.9} height={11} style={{ fill: 'var(--c1)' }} />
    </svg>
  );
}
