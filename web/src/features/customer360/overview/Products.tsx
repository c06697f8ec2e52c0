import { Link } from 'react-router';
import { Check, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useAccess } from '@/api/session';
import { useLabel, useLanguage } from '@/i18n';
import { amountText } from '@/shared/lib/format';
import { useUi } from '@/shared/state/ui-store';
import { Panel } from '@/shared/ui/Panel';
import { sourcePath } from './source-path';
import type { CustomerOverview } from './types';

/** Which products the customer uses, and which it does not yet. */
export function Products({
  customer,
  products,
}: {
  customer: string;
  products: CustomerOverview['products'];
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const past = useAsOf((state) => state.instant) !== null;
  const mayAdd = useAccess('product_holding').create && !past;
  return (
    <Panel title={t('c360.products')} note={`${products.held.length} / ${products.of}`}>
      <ul className="products">
        {products.held.map((held) => (
          <li key={held.product}>
            <Link
              to={sourcePath(customer, held)}
              title={held.amount === null ? undefined : amountText(held.amount, language)}
            >
              <Check size={12} strokeWidth={2.5} aria-hidden /> {label(held.label)}
            </Link>
          </li>
        ))}
        {products.gaps.map((gap) => (
          <li key={gap.product} data-gap="">
            {mayAdd ? (
              <button
                type="button"
                onClick={() =>
                  useUi.getState().openForm({
                    entity: 'product_holding',
                    initial: { customer, product: gap.product },
                  })
                }
              >
                <Plus size={12} aria-hidden /> {label(gap.label)}
              </button>
            ) : (
              <span>{label(gap.label)}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
