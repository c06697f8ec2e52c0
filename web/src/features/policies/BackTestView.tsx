import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { absent, number, percent } from '@/shared/lib/format';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { TableBox } from '@/shared/ui/TableBox';
import type { BackTest } from './api';

const shown = 100;

/** What a draft would change on today's book: from where to where, and who. */
export function BackTestView({
  number: version,
  result,
  ms,
}: {
  number: number;
  result: BackTest;
  ms: number;
}) {
  const { t } = useTranslation();
  const word = (name: string) => (name === 'none' ? t('c360.unrated') : name);
  const used = result.outcomes
    .map((name, index) => ({ name, index }))
    .filter(({ index }) => result.counts[index]?.some(Boolean) || result.counts.some((row) => row[index]));
  return (
    <div className="back-test">
      <Figures
        items={[
          {
            name: t('policies.customers'),
            value: number(result.customers),
            note: t('policies.took', { seconds: number(ms / 1000, 1) }),
          },
          { name: t('policies.moved'), value: number(result.moved) },
          { name: t('policies.better'), value: number(result.better) },
          { name: t('policies.worse'), value: number(result.worse) },
          {
            name: t('policies.meanPd'),
            value: result.mean_pd_after === null ? absent : percent(result.mean_pd_after),
            note:
              result.mean_pd_before === null
                ? undefined
                : t('policies.before', { value: percent(result.mean_pd_before) }),
          },
        ]}
      />
      <Panel flush title={t('policies.matrix')} note={t('record.version', { version })}>
        <TableBox label={t('policies.matrix')}>
          <table className="table matrix">
            <thead>
              <tr>
                <th scope="col">{t('policies.oldNew')}</th>
                {used.map(({ name }) => (
                  <th scope="col" key={name} className="number">
                    {word(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {used.map((row) => (
                <tr key={row.name}>
                  <th scope="row">{word(row.name)}</th>
                  {used.map((column) => {
                    const count = result.counts[row.index]?.[column.index] ?? 0;
                    const way =
                      row.index === column.index ? 'same' : row.index < column.index ? 'after' : 'ahead';
                    return (
                      <td key={column.name} className="number" data-way={count ? way : undefined}>
                        {count || ''}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </Panel>
      {result.moves.length > 0 && (
        <Panel flush title={t('policies.movers')} note={number(result.moves.length)}>
          <TableBox label={t('policies.movers')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('policies.customer')}</th>
                  <th scope="col">{t('policies.old')}</th>
                  <th scope="col">{t('policies.new')}</th>
                  <th scope="col" className="number">
                    {t('c360.pd')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {result.moves.slice(0, shown).map((move) => (
                  <tr key={move.customer}>
                    <th scope="row">
                      <Link className="link" to={`/customers/${move.customer}?tab=rating`}>
                        {move.name ?? move.customer}
                      </Link>
                    </th>
                    <td>{word(move.before)}</td>
                    <td>{word(move.after)}</td>
                    <td className="number">
                      {move.before_pd === null ? absent : percent(move.before_pd)} →{' '}
                      {move.after_pd === null ? absent : percent(move.after_pd)}
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
