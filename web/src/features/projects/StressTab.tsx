import { useState } from 'react';
import { Link } from 'react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useLanguage } from '@/i18n';
import { number } from '@/shared/lib/format';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { Dot } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { figure, moneyUnit, share, times } from './format';

interface Stress {
  projects: {
    id: string;
    name: string;
    debt: number;
    dscr: number | null;
    stressed_dscr: number | null;
    unpaid: number;
    called: number;
    default: boolean;
  }[];
  debt: number;
  debt_in_default: number;
  unpaid: number;
  called: number;
  book: number | null;
  lgd: number | null;
  loss: number | null;
}

const levers = [
  { path: 'factors.price_factor', key: 'price', from: 0.5, to: 1.2, step: 0.01, at: 0.9 },
  { path: 'factors.volume_factor', key: 'volume', from: 0.5, to: 1.2, step: 0.01, at: 0.9 },
  { path: 'factors.opex_factor', key: 'opex', from: 0.8, to: 1.6, step: 0.01, at: 1.1 },
  { path: 'factors.capex_factor', key: 'capex', from: 0.8, to: 1.6, step: 0.01, at: 1 },
  { path: 'factors.rate_shift', key: 'rate', from: -0.01, to: 0.04, step: 0.001, at: 0.01 },
] as const;

type Changes = Record<string, number>;

const start = Object.fromEntries(levers.map((lever) => [lever.path, lever.at]));

/** The same shock to every project at once, each with its debt as agreed, and what it means for the loan book. */
export default function StressTab() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState<Changes>(start);
  const [changes, setChanges] = useState<Changes>(start);
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['project_stress', changes],
    queryFn: () => api.post<Stress>('/api/v1/project_stress', { changes }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
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
              data.debt > 0 ? t('pj.stress.ofDebt', { share: share(data.debt_in_default / data.debt) }) : '',
          },
          { name: t('pj.stress.called'), value: money(data.called), note: moneyUnit(language) },
          {
            name: t('pj.stress.loss'),
            value: money(data.loss),
            note: data.lgd === null ? t('pj.stress.noLgd') : t('pj.stress.lgd', { lgd: share(data.lgd, 0) }),
          },
          {
            name: t('pj.stress.ofBook'),
            value: data.book && data.loss !== null ? share(data.loss / data.book, 2) : '—',
            note: t('pj.stress.ofBookNote'),
          },
        ]}
      />
      <Panel
        title={t('pj.stress.each')}
        note={isFetching ? t('pj.stress.solving') : t('pj.stress.eachNote')}
        flush
      >
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
                          style={{ fill: row.default ? 'var(--red)' : 'var(--c1)' }}
                        />
                      </svg>
                    </td>
                    <td className="number">{money(row.unpaid)}</td>
                    <td className="number">{money(row.called)}</td>
                    <td>
                      <Dot tone={row.default ? 'red' : 'green'}>
                        {t(row.default ? 'pj.stress.breach' : 'pj.stress.holds')}
                      </Dot>
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
