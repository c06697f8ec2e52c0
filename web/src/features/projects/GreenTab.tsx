import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import type { Label } from '@/api/types';
import { useLabel, useLanguage } from '@/i18n';
import { absent, amountText, number } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Figures } from '@/shared/ui/Figures';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { share } from './format';
import { openPrint } from './queries';

interface Green {
  loans: {
    id: string;
    customer: string;
    item: string;
    item_name: string | null;
    amount: number;
    proved: number | null;
    method: string | null;
    avoided_tonnes: number | null;
  }[];
  count: number;
  amount: number;
  proved: number;
  avoided_tonnes: number;
  book: number | null;
  share: number | null;
  catalogue: string;
  methods: { method: string; label: Label; factor: number; unit: string; source: string }[];
}

/** Loans that carry a green tag: how much of their use is proved, and what they avoid by a stated method. */
export default function GreenTab() {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['green_report'],
    queryFn: ({ signal }) => api.get<Green>('/api/v1/green_report', undefined, signal),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const method = (name: string | null) =>
    label(data.methods.find((each) => each.method === name)?.label) || t('pj.green.noMethod');
  const items = new Map<string, { name: string; amount: number; proved: number }>();
  for (const loan of data.loans) {
    const sum = items.get(loan.item) ?? { name: loan.item_name ?? loan.item, amount: 0, proved: 0 };
    sum.amount += loan.amount;
    sum.proved += loan.proved ?? 0;
    items.set(loan.item, sum);
  }
  const most = Math.max(1, ...[...items.values()].map((each) => each.amount));
  return (
    <div className="pj-model">
      <div className="pj-toolbar">
        <span className="muted">{t('pj.green.catalogue', { name: data.catalogue })}</span>
        <div className="grow" />
        <Button icon={<FileDown size={15} />} onClick={() => openPrint('/api/v1/green_report/print')}>
          {t('pj.green.print')}
        </Button>
      </div>
      <Figures
        items={[
          { name: t('pj.green.count'), value: number(data.count) },
          { name: t('pj.green.amount'), value: amountText(data.amount, language) },
          {
            name: t('pj.green.proved'),
            value: data.amount > 0 ? share(data.proved / data.amount) : absent,
            note: amountText(data.proved, language),
          },
          { name: t('pj.green.share'), value: share(data.share, 2), note: t('pj.green.shareNote') },
          { name: t('pj.green.avoided'), value: number(data.avoided_tonnes, 0), note: t('pj.green.tonnes') },
        ]}
      />
      {data.count === 0 ? (
        <Empty title={t('pj.green.none')} />
      ) : (
        <>
          <Panel title={t('pj.green.items')} note={t('pj.green.itemsNote')}>
            <div className="pj-bars">
              {[...items].map(([item, sum]) => (
                <div key={item} className="pj-bar">
                  <span>
                    <span translate="no">{item}</span>{' '}
                    <small className="muted" translate="no">
                      {sum.name}
                    </small>
                  </span>
                  <svg
                    viewBox="0 0 100 14"
                    preserveAspectRatio="none"
                    role="img"
                    aria-label={`${sum.name}: ${amountText(sum.amount, language)}`}
                  >
                    <rect y={2} width={(sum.amount / most) * 100} height={10} className="pj-track" />
                    <rect
                      y={2}
                      width={(sum.proved / most) * 100}
                      height={10}
                      style={{ fill: 'var(--green)' }}
                    />
                  </svg>
                  <span className="number">{amountText(sum.amount, language)}</span>
                </div>
              ))}
            </div>
          </Panel>
          <Panel title={t('pj.green.loans')} flush>
            <TableBox label={t('pj.green.loans')}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t('pj.green.customer')}</th>
                    <th scope="col">{t('pj.green.item')}</th>
                    <th scope="col" className="number">
                      {t('pj.green.amount')}
                    </th>
                    <th scope="col" className="number">
                      {t('pj.green.proved')}
                    </th>
                    <th scope="col" className="number">
                      {t('pj.green.avoided')}
                    </th>
                    <th scope="col">{t('pj.green.method')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.loans.map((loan) => (
                    <tr key={loan.id}>
                      <th scope="row" translate="no">
                        {loan.customer}
                      </th>
                      <td translate="no">
                        {loan.item} {loan.item_name ?? ''}
                      </td>
                      <td className="number">{amountText(loan.amount, language)}</td>
                      <td
                        className="number"
                        data-tone={(loan.proved ?? 0) < 0.95 * loan.amount ? 'orange' : undefined}
                      >
                        {loan.amount > 0 ? share((loan.proved ?? 0) / loan.amount) : absent}
                      </td>
                      <td className="number">
                        {loan.avoided_tonnes === null ? absent : number(loan.avoided_tonnes, 0)}
                      </td>
                      <td>{method(loan.method)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableBox>
          </Panel>
        </>
      )}
      <Panel title={t('pj.green.methods')} flush>
        <TableBox label={t('pj.green.methods')}>
          <table className="table">
            <tbody>
              {data.methods.map((each) => (
                <tr key={each.method}>
                  <th scope="row">{label(each.label)}</th>
                  <td className="number">{number(each.factor, 4)}</td>
                  <td translate="no">{each.unit}</td>
                  <td className="muted" translate="no">
                    {each.source}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </Panel>
    </div>
  );
}
