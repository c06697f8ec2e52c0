import { useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { absent, amountText, number, percent } from '@/shared/lib/format';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { bookQuery, type SummedBy } from './queries';

const columns = ['income', 'fees', 'cost', 'expected_loss', 'contribution', 'capital', 'eva'] as const;
const named = {
  income: 'worth.income',
  fees: 'worth.fees',
  cost: 'worth.cost',
  expected_loss: 'worth.expectedLoss',
  contribution: 'worth.contribution',
  capital: 'worth.capital',
  eva: 'worth.eva',
} as const;

/** From net interest down to value added, by whoever looks after it. */
export function BookTab() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [params, setParams] = useSearchParams();
  const by = (params.get('by') ?? 'person') as SummedBy;
  const { data, error, isPending, refetch } = useQuery(bookQuery(by));
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <Panel
      flush
      title={t('worth.tab.book')}
      note={t('worth.bookHelp')}
      extra={
        <Segments
          label={t('worth.by')}
          value={by}
          onChange={(next) => setParams({ tab: 'book', by: next }, { replace: true })}
          options={(['person', 'branch', 'group'] as const).map((value) => ({
            value,
            label: t(`worth.${value}`),
          }))}
        />
      }
    >
      <TableBox label={t('worth.tab.book')}>
        <table className="table">
          <thead>
            <tr>
              <th>{t(`worth.${by}`)}</th>
              <th className="number">{t('worth.customers')}</th>
              {columns.map((each) => (
                <th key={each} className="number">
                  {t(named[each])}
                </th>
              ))}
              <th className="number">{t('worth.raroc')}</th>
              <th className="number">{t('worth.strength')}</th>
            </tr>
          </thead>
          <tbody>
            {data.parts.map((part) => (
              <tr key={part.key ?? ''}>
                <th scope="row" translate="no">
                  {part.title ?? t('worth.nobody')}
                </th>
                <td className="number">{number(part.customers)}</td>
                {columns.map((each) => (
                  <td key={each} className="number">
                    {amountText(part[each], language)}
                  </td>
                ))}
                <td className="number">{part.raroc === null ? absent : percent(part.raroc, 1)}</td>
                <td className="number">{part.strength === null ? absent : number(part.strength)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}
