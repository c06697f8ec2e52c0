import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/deals';
import { absent, amountExact, fenOf, number, percent, yuanOf } from '@/shared/lib/format';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { usePageTitle } from '@/shared/state/page-title';
import { toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { post, prefillQuery, productsQuery, type Prefill } from './api';
import { Money, resultTone } from './parts';
import './deals.css';

addWords(words);

/** A new application: what the bank knows already is filled in, and says where it is from. */
export function Component() {
  const { customer = '' } = useParams();
  const { t } = useTranslation();
  const [product, setProduct] = useState('working_capital');
  const products = useQuery(productsQuery);
  const { data, error, isPending, refetch } = useQuery(prefillQuery(customer, product));
  usePageTitle(t('deals.newApplication'), true);
  if (isPending || products.isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{t('deals.newApplication')}</h1>
          <p className="page-lead">{t('deals.prefillLead')}</p>
        </div>
      </header>
      <div className="deal-columns">
        <Form
          key={data.product.name}
          customer={customer}
          data={data}
          products={products.data?.items ?? []}
          onProduct={setProduct}
        />
        <Known data={data} />
      </div>
    </div>
  );
}

interface FormProps {
  customer: string;
  data: Prefill;
  products: Prefill['product'][];
  onProduct: (name: string) => void;
}

function Form({ customer, data, products, onProduct }: FormProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const choice = useChoiceLabel('application');
  const go = useNavigate();
  const suggested =
    data.working_capital && data.working_capital.new_loan > 0
      ? Math.floor(data.working_capital.new_loan / 1e8) * 1e8
      : null;
  const valueOf = (field: string) => data.values.find((each) => each.field === field)?.value;
  const [amount, setAmount] = useState(suggested ? yuanOf(suggested) : '');
  const [term, setTerm] = useState(String(valueOf('term_months') ?? 12));
  const [rate, setRate] = useState((Number(valueOf('rate') ?? 0.03) * 100).toFixed(2));
  const [repayment, setRepayment] = useState(data.product.repayments[0] ?? 'bullet');
  const [security, setSecurity] = useState(data.product.securities[0] ?? 'credit');
  const [value, setValue] = useState('');
  const [purpose, setPurpose] = useState('');
  const start = useMutation({
    mutationFn: () =>
      post<{ id: string }>(`/customer/${customer}/application/start`, {
        product: data.product.name,
        amount: fenOf(amount),
        term_months: Number(term),
        rate: Number(rate) / 100,
        repayment,
        security,
        security_value: value ? fenOf(value) : null,
        purpose: purpose || null,
      }),
    onSuccess: (made) => void go(`/applications/${made.id}`),
    onError: (error) => toastFailed(t('deals.notStarted'), error),
  });
  return (
    <Panel title={t('deals.termsWanted')}>
      <div className="deal-form deal-form-grid">
        <Field label={t('deals.product')}>
          {(control) => (
            <select
              {...control}
              value={data.product.name}
              onChange={(event) => onProduct(event.target.value)}
            >
              {products
                .filter((each) => each.lends)
                .map((each) => (
                  <option key={each.name} value={each.name}>
                    {label(each.label)}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <Field
          label={t('deals.amountYuan')}
          help={`${data.product.amount_least ? amountExact(data.product.amount_least) : ''} – ${data.product.amount_most ? amountExact(data.product.amount_most) : ''}`}
        >
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('deals.termMonths')}
          help={`${data.product.term_least ?? 1} – ${data.product.term_most ?? ''}`}
        >
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              value={term}
              onChange={(event) => setTerm(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('deals.ratePercent')}
          help={label(data.values.find((each) => each.field === 'rate')?.source)}
        >
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              value={rate}
              onChange={(event) => setRate(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('deals.repayment')}>
          {(control) => (
            <select {...control} value={repayment} onChange={(event) => setRepayment(event.target.value)}>
              {data.product.repayments.map((each) => (
                <option key={each} value={each}>
                  {choice('repayment', each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('deals.security')}>
          {(control) => (
            <select {...control} value={security} onChange={(event) => setSecurity(event.target.value)}>
              {data.product.securities.map((each) => (
                <option key={each} value={each}>
                  {choice('security', each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('deals.securityValue')}>
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('deals.purpose')}>
          {(control) => (
            <input
              {...control}
              value={purpose}
              maxLength={500}
              onChange={(event) => setPurpose(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Button
        kind="primary"
        busy={start.isPending}
        disabled={!fenOf(amount) || start.isPending}
        onClick={() => start.mutate()}
      >
        {t('deals.start')}
      </Button>
    </Panel>
  );
}

function Known({ data }: { data: Prefill }) {
  const { t } = useTranslation();
  const label = useLabel();
  const need = data.working_capital;
  return (
    <aside>
      {need && (
        <Panel title={t('deals.need')} note={t('deals.needNote', { date: need.statement_on })}>
          <dl className="facts">
            <div>
              <dt>{t('deals.cycle')}</dt>
              <dd>{t('deals.daysShort', { number: number(need.cycle_days, 1) })}</dd>
            </div>
            <div>
              <dt>{t('deals.needAmount')}</dt>
              <dd>{Number.isFinite(need.need) ? <Money fen={need.need} /> : absent}</dd>
            </div>
            <div>
              <dt>{t('deals.newLoan')}</dt>
              <dd>{need.new_loan > 0 ? <Money fen={need.new_loan} /> : t('deals.noNeed')}</dd>
            </div>
          </dl>
        </Panel>
      )}
      <Panel title={t('deals.known')}>
        <dl className="facts">
          {data.facts.map((fact) => (
            <div key={fact.name}>
              <dt>{label(fact.label)}</dt>
              <dd>
                {fact.value === null ? (
                  absent
                ) : fact.type === 'money' ? (
                  <Money fen={fact.value as number} />
                ) : typeof fact.value === 'number' ? (
                  fact.unit === 'share' ? (
                    percent(fact.value)
                  ) : (
                    number(fact.value, 2)
                  )
                ) : (
                  String(fact.value)
                )}
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel title={t('deals.rules')}>
        <ul className="deal-rules">
          {data.fit.rules.map((rule, index) => (
            <li key={`${rule.name}${index}`}>
              <Pill tone={resultTone[rule.result]}>{t(`deals.results.${rule.result}`)}</Pill>{' '}
              {label(rule.label)}
            </li>
          ))}
        </ul>
      </Panel>
    </aside>
  );
}
