import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel, useLanguage } from '@/i18n';
import { useEntity } from '@/shared/record/entity';
import { Panel } from '@/shared/ui/Panel';
import { TableBox } from '@/shared/ui/TableBox';
import { figure, moneyUnit, share, times } from './format';
import { benchmarkQuery } from './queries';
import type { Benchmark } from './types';

const measures = ['revenue_growth', 'cost_share', 'dscr', 'debt_years'] as const;
type Measure = (typeof measures)[number];
/** More is better but for these. */
const lessIsBetter: Measure[] = ['cost_share', 'debt_years'];

/** The year of a project that earns beside the others one may see. */
export function BenchmarkPanel({ project }: { project: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const label = useLabel();
  const kinds = useEntity('project')?.fields.find((field) => field.name === 'kind')?.choices ?? [];
  const { data } = useQuery(benchmarkQuery(project));
  if (!data?.projects.some((each) => each.own)) return null;
  const tell = (measure: Measure, value: number | null) =>
    measure === 'dscr'
      ? times(value)
      : measure === 'debt_years'
        ? figure(value, 'years', language)
        : share(value);
  const tone = (measure: Measure, row: Benchmark['projects'][number]) => {
    const [value, middle] = [row[measure], data.median[measure]];
    if (!row.own || value === null || middle === null || value === middle) return undefined;
    return value > middle === lessIsBetter.includes(measure) ? 'orange' : 'green';
  };
  return (
    <Panel
      title={t('pj.benchmark.title')}
      note={t(`pj.benchmark.note.${data.of}`, { unit: moneyUnit(language) })}
      flush
    >
      <TableBox label={t('pj.benchmark.title')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('pj.benchmark.project')}</th>
              <th scope="col">{t('pj.benchmark.kind')}</th>
              <th scope="col">{t('pj.benchmark.until')}</th>
              <th scope="col" className="number">
                {t('pj.follow.revenue')}
              </th>
              <th scope="col" className="number">
                {t('pj.follow.cfads')}
              </th>
              {measures.map((measure) => (
                <th key={measure} scope="col" className="number">
                  {t(`pj.benchmark.${measure}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.projects.map((row) => (
              <tr key={row.id} data-own={row.own ? '' : undefined}>
                <th scope="row" translate="no">
                  {row.own ? (
                    row.name
                  ) : (
                    <Link className="link" to={`/projects/${row.id}?tab=following`}>
                      {row.name}
                    </Link>
                  )}
                </th>
                <td>{label(kinds.find((each) => each.name === row.kind)?.label)}</td>
                <td>{row.period_end}</td>
                <td className="number">{figure(row.revenue, 'money', language)}</td>
                <td className="number">{figure(row.cfads, 'money', language)}</td>
                {measures.map((measure) => (
                  <td key={measure} className="number" data-tone={tone(measure, row)}>
                    {tell(measure, row[measure])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={5}>
                {t('pj.benchmark.median')}
              </th>
              {measures.map((measure) => (
                <td key={measure} className="number">
                  {tell(measure, data.median[measure])}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </TableBox>
    </Panel>
  );
}
