import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { useEntity } from '@/shared/record/entity';
import { BarLines } from '@/shared/charts/BarLines';
import { absent, number } from '@/shared/lib/format';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { Matrix } from './Matrix';
import { shareText, useMoney } from './money';
import { historyQuery } from './queries';
import type { History } from './types';

export default function HistoryTab() {
  const { t } = useTranslation();
  const label = useLabel();
  const loan = useEntity('loan');
  const { data, error, refetch } = useQuery(historyQuery);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  if (data.loans === 0) return <Empty title={t('portfolio.noHistory')} />;
  const classes = loan?.fields.find((field) => field.name === 'five_class')?.choices ?? [];
  const classNames = classes.map((choice) => label(choice.label));
  const used = data.grades.names.map(
    (_, i) =>
      data.grades.counts[i]!.some((count) => count > 0) || data.grades.counts.some((row) => row[i]! > 0),
  );
  const keep = <Value,>(list: Value[]) => list.filter((_, i) => used[i]);
  return (
    <>
      <p className="faint portfolio-scope">{t('portfolio.loansCounted', { count: number(data.loans) })}</p>
      <div className="portfolio-grid">
        <Panel title={t('portfolio.months')}>
          <Months data={data} />
        </Panel>
        <Panel title={t('portfolio.roll')} note={t('portfolio.rollNote')}>
          <Matrix
            label={t('portfolio.roll')}
            corner={t('portfolio.from')}
            rows={data.roll.buckets.slice(0, 5).map((bucket) => label(bucket.label))}
            columns={data.roll.buckets.map((bucket) => label(bucket.label))}
            cells={data.roll.amounts}
          />
        </Panel>
        <Panel title={t('portfolio.vintages')} note={t('portfolio.vintageNote')} className="portfolio-wide">
          <Vintages data={data} />
        </Panel>
        <Panel title={t('portfolio.classMoves')} note={t('portfolio.rollNote')}>
          <Matrix
            label={t('portfolio.classMoves')}
            corner={t('portfolio.from')}
            rows={classNames}
            columns={[...classNames, t('portfolio.gone')]}
            cells={data.classes}
          />
        </Panel>
        <Panel title={t('portfolio.gradeMoves')} className="portfolio-wide">
          <Matrix
            counts
            label={t('portfolio.gradeMoves')}
            corner={t('portfolio.from')}
            rows={keep(data.grades.names)}
            columns={keep(data.grades.names)}
            cells={keep(data.grades.counts).map(keep)}
          />
        </Panel>
      </div>
    </>
  );
}

function Months({ data }: { data: History }) {
  const { t } = useTranslation();
  const shown = data.months.slice(-13);
  return (
    <BarLines
      label={t('portfolio.months')}
      names={shown.map((month) => month.date.slice(2, 7))}
      format={(value) => shareText(value, 1)}
      series={[
        {
          name: t('portfolio.overdueShare'),
          colour: '--c4',
          kind: 'bar',
          values: shown.map((month) => (month.balance > 0 ? month.overdue / month.balance : null)),
        },
        {
          name: t('portfolio.writtenOff'),
          colour: '--c5',
          kind: 'bar',
          values: shown.map((month) => (month.balance > 0 ? month.written_off / month.balance : null)),
        },
        {
          name: t('portfolio.npl'),
          colour: '--c6',
          kind: 'line',
          values: shown.map((month) => month.npl_ratio),
        },
      ]}
    />
  );
}

function Vintages({ data }: { data: History }) {
  const { t } = useTranslation();
  const { money } = useMoney();
  const most = Math.max(0.0001, ...data.vintages.flatMap((each) => each.bad.map((value) => value ?? 0)));
  return (
    <TableBox label={t('portfolio.vintages')}>
      <table className="table heat">
        <thead>
          <tr>
            <th scope="col">{t('portfolio.vintage')}</th>
            <th scope="col" className="number">
              {t('portfolio.lent')}
            </th>
            {data.vintages[0]?.bad.map((_, index) => (
              <th scope="col" className="number" key={index}>
                {t('portfolio.quarter', { n: index + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.vintages.map((each) => (
            <tr key={`${each.year}-${each.half}`}>
              <th scope="row">
                {t(each.half === 1 ? 'portfolio.half' : 'portfolio.secondHalf', { year: each.year })}
              </th>
              <td className="number">{money(each.lent)}</td>
              {each.bad.map((value, index) => (
                <td
                  key={index}
                  className="number"
                  data-risky=""
                  style={{ '--heat': Math.sqrt((value ?? 0) / most) } as React.CSSProperties}
                >
                  {value === null ? absent : shareText(value, 2)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
