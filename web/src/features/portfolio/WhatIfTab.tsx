import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useLabel } from '@/i18n';
import { fenOf } from '@/shared/lib/format';
import { useEntity } from '@/shared/record/entity';
import { LinkPicker } from '@/shared/record/LinkPicker';
import { toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { scenariosQuery } from './queries';
import type { WhatIf } from './types';
import { Outcome } from './Outcome';

interface Shocks {
  customer: string | null;
  customerTitle: string;
  product: string;
  amount: string;
  rate: string;
  months: string;
  collateral: string;
  industry: string;
  notches: string;
  rates: string;
  fx: string;
  guarantor: string | null;
  guarantorTitle: string;
  scenario: string;
}

const none: Shocks = {
  customer: null,
  customerTitle: '',
  product: 'working_capital',
  amount: '',
  rate: '',
  months: '12',
  collateral: 'credit',
  industry: '',
  notches: '2',
  rates: '',
  fx: '',
  guarantor: null,
  guarantorTitle: '',
  scenario: '',
};

/** Only what is set, as the server takes it. */
function bodyOf(shocks: Shocks): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  if (shocks.customer || shocks.amount) {
    const yuan = fenOf(shocks.amount);
    body.deal_customer = shocks.customer;
    body.deal_amount = yuan === null ? null : yuan * 10000;
    body.deal_product = shocks.product;
    body.deal_months = Number(shocks.months) || null;
    body.deal_collateral = shocks.collateral;
    if (shocks.rate) body.deal_rate = String(Number(shocks.rate) / 100);
  }
  if (shocks.industry) {
    body.industry = shocks.industry;
    body.notches = Number(shocks.notches) || 1;
  }
  if (Number(shocks.rates)) body.rate_bp = Number(shocks.rates);
  if (Number(shocks.fx)) body.fx_share = Number(shocks.fx) / 100;
  if (shocks.guarantor) body.guarantor = shocks.guarantor;
  if (shocks.scenario) body.scenario = shocks.scenario;
  return body;
}

export default function WhatIfTab() {
  const { t } = useTranslation();
  const [shocks, setShocks] = useState(none);
  const [missing, setMissing] = useState(false);
  const play = useMutation({
    mutationFn: (body: Record<string, unknown>) => api.post<WhatIf>('/api/v1/portfolio/whatif', body),
    onError: (error) => toastFailed(t('portfolio.whatif.failed'), error),
  });
  const change = (part: Partial<Shocks>) => setShocks((old) => ({ ...old, ...part }));
  return (
    <div className="whatif">
      <Panel title={t('portfolio.whatif.title')}>
        <form
          className="whatif-form"
          onSubmit={(event) => {
            event.preventDefault();
            const body = bodyOf(shocks);
            setMissing(Object.keys(body).length === 0);
            if (Object.keys(body).length > 0) play.mutate(body);
          }}
        >
          <Fields shocks={shocks} change={change} />
          {missing && <p className="labelled-error">{t('portfolio.whatif.nothing')}</p>}
          <div className="whatif-foot">
            <Button kind="primary" type="submit" busy={play.isPending}>
              {t('portfolio.whatif.run')}
            </Button>
            <Button
              onClick={() => {
                setShocks(none);
                play.reset();
              }}
            >
              {t('portfolio.whatif.clear')}
            </Button>
          </div>
        </form>
      </Panel>
      <div className="whatif-out">
        {play.data ? <Outcome result={play.data} /> : <Empty title={t('portfolio.whatif.empty')} />}
      </div>
    </div>
  );
}

interface FieldsProps {
  shocks: Shocks;
  change: (part: Partial<Shocks>) => void;
}

function Fields({ shocks, change }: FieldsProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data } = useQuery(scenariosQuery);
  return (
    <>
      <fieldset>
        <legend>{t('portfolio.whatif.scenario')}</legend>
        <Field label={t('portfolio.whatif.scenario')}>
          {(control) => (
            <select
              {...control}
              value={shocks.scenario}
              onChange={(event) => change({ scenario: event.target.value })}
            >
              <option value="">{t('portfolio.whatif.none')}</option>
              {data?.scenarios.map((each) => (
                <option key={each.name} value={each.name}>
                  {label(each.label)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="whatif-pair">
          <Field label={t('portfolio.whatif.rates')}>
            {(control) => (
              <input
                {...control}
                inputMode="numeric"
                value={shocks.rates}
                placeholder="0"
                onChange={(event) => change({ rates: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('portfolio.whatif.fx')}>
            {(control) => (
              <input
                {...control}
                inputMode="decimal"
                value={shocks.fx}
                placeholder="0"
                onChange={(event) => change({ fx: event.target.value })}
              />
            )}
          </Field>
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('portfolio.whatif.industry')}</legend>
        <div className="whatif-pair">
          <Field label={t('portfolio.tab.industries')}>
            {(control) => (
              <select
                {...control}
                value={shocks.industry}
                onChange={(event) => change({ industry: event.target.value })}
              >
                <option value="">{t('portfolio.whatif.none')}</option>
                {data?.sections.map((each) => (
                  <option key={each.key} value={each.key}>
                    {label(each.label)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('portfolio.whatif.notches')}>
            {(control) => (
              <input
                {...control}
                inputMode="numeric"
                value={shocks.notches}
                onChange={(event) => change({ notches: event.target.value })}
              />
            )}
          </Field>
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('portfolio.whatif.guarantor')}</legend>
        <Field label={t('portfolio.customer')}>
          {(control) => (
            <LinkPicker
              id={control.id}
              entity="customer"
              title={shocks.guarantorTitle}
              onSelect={(id, title) => change({ guarantor: id, guarantorTitle: title })}
            />
          )}
        </Field>
      </fieldset>
      <Deal shocks={shocks} change={change} />
    </>
  );
}

function Deal({ shocks, change }: FieldsProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const loan = useEntity('loan');
  const choicesOf = (name: string) => loan?.fields.find((field) => field.name === name)?.choices ?? [];
  const pick = (name: 'product' | 'collateral', words: string) => (
    <Field label={words}>
      {(control) => (
        <select
          {...control}
          value={shocks[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        >
          {choicesOf(name).map((choice) => (
            <option key={choice.name} value={choice.name}>
              {label(choice.label)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const type = (name: 'amount' | 'rate' | 'months', words: string) => (
    <Field label={words}>
      {(control) => (
        <input
          {...control}
          inputMode="decimal"
          value={shocks[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <fieldset>
      <legend>{t('portfolio.whatif.deal')}</legend>
      <Field label={t('portfolio.whatif.dealCustomer')}>
        {(control) => (
          <LinkPicker
            id={control.id}
            entity="customer"
            title={shocks.customerTitle}
            onSelect={(id, title) => change({ customer: id, customerTitle: title })}
          />
        )}
      </Field>
      <div className="whatif-pair">
        {type('amount', t('portfolio.whatif.dealAmount'))}
        {type('rate', t('portfolio.whatif.dealRate'))}
        {pick('product', t('portfolio.whatif.dealProduct'))}
        {pick('collateral', t('portfolio.whatif.dealCollateral'))}
        {type('months', t('portfolio.whatif.dealMonths'))}
      </div>
    </fieldset>
  );
}
