import { Link, useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { Telescope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { number } from '@/shared/lib/format';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { People } from './People';
import { listQuery, type By, type Page } from './queries';

const tabOf = { churn: 'leave', conversion: 'convert', product: 'offer' } as const;
const emptyOf = {
  churn: 'outlook.noneLeave',
  conversion: 'outlook.noneConvert',
  product: 'outlook.noneOffer',
} as const;

/** Who may leave, who may come, what to offer whom. */
export function ListTab({ by, page }: { by: By; page: Page }) {
  const { t } = useTranslation();
  const label = useLabel();
  const [params, setParams] = useSearchParams();
  const product = by === 'product' ? (params.get('product') ?? '') : '';
  const { data, error } = useQuery(listQuery(by, product));
  if (error) return <Failed error={error} />;
  if (!data) return <PageSkeleton />;
  const title = t(`outlook.tab.${tabOf[by]}`);
  const filter = {
    churn: `customer_outlook.churn.gte=${page.high}`,
    conversion: 'customer_outlook.conversion.null=false',
    product: `customer_outlook.next_product${product ? `=${product}` : '.null=false'}`,
  }[by];
  const choose = (next: string) =>
    setParams(next ? { tab: 'offer', product: next } : { tab: 'offer' }, { replace: true });
  return (
    <Panel
      flush
      title={title}
      note={number(data.items.length)}
      extra={
        <span className="outlook-tools">
          {by === 'product' && (
            <label className="field">
              <select
                aria-label={t('outlook.product')}
                value={product}
                onChange={(event) => choose(event.target.value)}
              >
                <option value="">{t('outlook.all')}</option>
                {page.offers.products.map((each) => (
                  <option key={each.product} value={each.product}>
                    {label(each.label)} {number(each.customers)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Link className="faint" to={`/customers?${filter}`}>
            {t('outlook.inList')}
          </Link>
        </span>
      }
    >
      {data.items.length ? (
        <People items={data.items} by={by} caption={title} high={page.high} />
      ) : (
        <Empty
          icon={<Telescope size={22} strokeWidth={1.5} />}
          title={t('outlook.none')}
          text={t(emptyOf[by])}
        />
      )}
    </Panel>
  );
}
