import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/deals';
import { absent, number, percent } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { usePageTitle } from '@/shared/state/page-title';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Rule } from '@/shared/ui/Rule';
import { productsQuery, type Product } from './api';
import { Money } from './parts';
import './deals.css';

addWords(words);

/** The catalogue as the policies define it: a list at the left, one product at the right. */
export function Component() {
  const { t } = useTranslation();
  const label = useLabel();
  const { data, error, isPending, refetch } = useQuery(productsQuery);
  const [chosen, setChosen] = useState('working_capital');
  usePageTitle(t('nav.products'), false);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const product = data.items.find((each) => each.name === chosen) ?? data.items[0];
  const lines = [...new Set(data.items.map((each) => each.line))];
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{t('nav.products')}</h1>
          <p className="page-lead">
            {data.pricing &&
              t('deals.lpr', {
                one: percent(data.pricing.lpr_1y),
                five: percent(data.pricing.lpr_5y),
                date: data.pricing.lpr_on,
              })}
          </p>
        </div>
      </header>
      <div className="deal-catalogue">
        <nav aria-label={t('nav.products')}>
          {lines.map((line) => (
            <div key={line}>
              <div className="side-title">{t(`deals.lines.${line as 'credit'}`)}</div>
              {data.items
                .filter((each) => each.line === line)
                .map((each) => (
                  <button
                    key={each.name}
                    type="button"
                    aria-current={each.name === product?.name ? 'true' : undefined}
                    onClick={() => setChosen(each.name)}
                  >
                    {label(each.label)}
                  </button>
                ))}
            </div>
          ))}
        </nav>
        {product && <One product={product} all={data.items} />}
      </div>
    </div>
  );
}

function One({ product, all }: { product: Product; all: Product[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const choice = useChoiceLabel('application');
  const base = all.find((each) => each.name === product.extends);
  const range = (low: React.ReactNode, high: React.ReactNode) => (
    <>
      {low} – {high}
    </>
  );
  return (
    <div>
      <Panel
        title={label(product.label)}
        note={base ? t('deals.extends', { name: label(base.label) }) : `v${product.version}`}
        extra={
          me.permissions.includes('policy.read') && (
            <Link className="button" to={`/policies?file=${product.file}`}>
              {t('deals.openPolicy')}
            </Link>
          )
        }
      >
        {label(product.help) && <p>{label(product.help)}</p>}
        <dl className="facts">
          <div>
            <dt>{t('deals.amount')}</dt>
            <dd>{range(<Money fen={product.amount_least} />, <Money fen={product.amount_most} />)}</dd>
          </div>
          <div>
            <dt>{t('deals.term')}</dt>
            <dd>
              {t('deals.monthsShort', { number: `${product.term_least ?? 1} – ${product.term_most ?? '…'}` })}
            </dd>
          </div>
          <div>
            <dt>{t('deals.corridor')}</dt>
            <dd>
              {product.floor_bp === null ? absent : number(product.floor_bp)} –{' '}
              {product.ceiling_bp === null ? absent : number(product.ceiling_bp)} bp
            </dd>
          </div>
          <div>
            <dt>{t('deals.fees')}</dt>
            <dd>
              {percent(product.upfront_fee)} / {percent(product.yearly_fee)}
            </dd>
          </div>
          <div>
            <dt>LGD</dt>
            <dd>{percent(product.lgd, 0)}</dd>
          </div>
          <div>
            <dt>{t('deals.repayment')}</dt>
            <dd>{product.repayments.map((each) => choice('repayment', each)).join('、') || absent}</dd>
          </div>
          <div>
            <dt>{t('deals.security')}</dt>
            <dd>{product.securities.map((each) => choice('security', each)).join('、') || absent}</dd>
          </div>
        </dl>
      </Panel>
      <Panel title={t('deals.rules')}>
        <ul className="deal-rules">
          {product.eligibility.map((rule, index) => (
            <li key={`${rule.name}${index}`}>
              <Pill tone={rule.blocks ? 'red' : 'yellow'}>
                {t(rule.blocks ? 'deals.blocks' : 'deals.exception')}
              </Pill>{' '}
              {label(rule.label)} <Rule text={rule.when} />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('deals.papers')}>
        <ul className="deal-rules">
          {product.documents.map((paper, index) => (
            <li key={`${paper.code}${index}`}>
              {label(paper.label)}{' '}
              {paper.valid_months > 0 && (
                <small className="muted">{t('deals.valid', { number: paper.valid_months })}</small>
              )}{' '}
              {paper.when && <Rule text={paper.when} />}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
