import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Copy, Download, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addWords, useLabel, useLanguage } from '@/i18n';
import words from '@/i18n/zh/deals';
import { absent, number, percent } from '@/shared/lib/format';
import { LinkPicker } from '@/shared/record/LinkPicker';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { BarLines } from '@/shared/charts/BarLines';
import { usePageTitle } from '@/shared/state/page-title';
import { toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { TableBox } from '@/shared/ui/TableBox';
import { post, productsQuery, templatesQuery, type Product, type SchemeResult, type Template } from './api';
import { Money } from './parts';
import '@/shared/record/record.css';
import './deals.css';

addWords(words);

interface Facility {
  product: string;
  amount: number;
  term_months: number;
  grace_months: number;
  rate: number;
  repayment: string;
  security: string;
}

interface Variant {
  name: string;
  uses: number;
  own: number;
  services: number;
  income: number;
  facilities: Facility[];
}

const fen = (wan: number) => Math.round(wan * 1e6);

function fromTemplate(template: Template, uses: number): Variant {
  const own = Math.round(uses * template.own_share);
  return {
    name: 'A',
    uses,
    own,
    services: 20,
    income: Math.round(uses * 0.22),
    facilities: template.facilities.map((each) => ({
      product: each.product,
      amount: Math.round((uses - own) * each.share),
      term_months: each.term_months || 12,
      grace_months: each.grace_months || 0,
      rate: 3.6,
      repayment: each.repayment ?? 'bullet',
      security: each.security ?? 'credit',
    })),
  };
}

/** All uses, when the address says how much the bank would finance (fen). */
function usesOf(params: URLSearchParams, template: Template): number {
  const financed = Number(params.get('amount') ?? 0) / 1e6;
  return financed > 0 ? Math.round(financed / (1 - template.own_share)) : 20000;
}

/** Amounts are kept in ten thousand yuan here and sent in fen. */
const content = (variant: Variant) => ({
  name: variant.name,
  uses: fen(variant.uses),
  own: fen(variant.own),
  services: fen(variant.services),
  income: fen(variant.income),
  facilities: variant.facilities.map((each) => ({
    product: each.product,
    amount: fen(each.amount),
    term_months: each.term_months,
    grace_months: Math.min(each.grace_months, each.term_months - 1),
    rate: each.rate / 100,
    repayment: each.repayment,
    security: each.security,
    ...(['mortgage', 'pledge'].includes(each.security) && { security_value: fen(each.amount * 1.4) }),
  })),
});

/** The designer: sliders at the left, what they do to customer and bank at the right, up to four variants side by side. */
export function Component() {
  const { t } = useTranslation();
  const templates = useQuery(templatesQuery);
  const products = useQuery(productsQuery);
  usePageTitle(t('nav.schemes'), false);
  if (templates.isPending || products.isPending) return <PageSkeleton />;
  if (templates.error) return <Failed error={templates.error} onRetry={() => void templates.refetch()} />;
  if (products.error) return <Failed error={products.error} onRetry={() => void products.refetch()} />;
  return <Designer templates={templates.data.items} products={products.data.items} />;
}

function Designer({ templates, products }: { templates: Template[]; products: Product[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const [params, setParams] = useSearchParams();
  const customer = params.get('customer') ?? '';
  const [customerTitle, setCustomerTitle] = useState(params.get('title') ?? '');
  const [template, setTemplate] = useState(
    templates.find((each) => each.name === (params.get('template') ?? 'expansion')) ?? templates[0]!,
  );
  const [variants, setVariants] = useState<Variant[]>(() => [
    fromTemplate(template, usesOf(params, template)),
  ]);
  const [shown, setShown] = useState(0);
  const variant = variants[Math.min(shown, variants.length - 1)]!;
  const body = useSettled({ customer: customer || null, variants: variants.map(content) });
  const { data, error } = useQuery({
    queryKey: ['scheme', body],
    queryFn: () => post<{ variants: SchemeResult[] }>('/scheme/compute', JSON.parse(body)),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const change = (next: Partial<Variant>) =>
    setVariants((all) => all.map((each, index) => (index === shown ? { ...each, ...next } : each)));
  const changeFacility = (at: number, next: Partial<Facility>) =>
    change({
      facilities: variant.facilities.map((each, index) => (index === at ? { ...each, ...next } : each)),
    });
  const result = data?.variants[shown];
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{t('nav.schemes')}</h1>
          <p className="page-lead">{label(template.help) || t('deals.schemeLead')}</p>
        </div>
        <div className="grow" />
        <div className="deal-picker">
          <LinkPicker
            entity="customer"
            title={customerTitle}
            label={t('deals.customer')}
            onSelect={(id, title) => {
              setCustomerTitle(title);
              setParams(id ? { customer: id, title } : {}, { replace: true });
            }}
          />
        </div>
        <Save customer={customer} template={template.name} variant={variant} />
      </header>
      <div className="views deal-toolbar">
        <Segments
          label={t('deals.template')}
          value={template.name}
          options={templates.map((each) => ({ value: each.name, label: label(each.label) }))}
          onChange={(name) => {
            const next = templates.find((each) => each.name === name)!;
            setTemplate(next);
            setVariants([fromTemplate(next, variant.uses)]);
            setShown(0);
          }}
        />
      </div>
      {error && <Failed error={error} />}
      <div className="deal-columns deal-columns-even">
        <Panel
          title={
            <Segments
              label={t('deals.variant')}
              value={String(shown)}
              options={variants.map((each, index) => ({ value: String(index), label: each.name }))}
              onChange={(index) => setShown(Number(index))}
            />
          }
          extra={
            <>
              {variants.length < 4 && (
                <Button
                  size="small"
                  icon={<Copy size={13} />}
                  onClick={() => {
                    setVariants([...variants, { ...variant, name: 'ABCD'[variants.length]! }]);
                    setShown(variants.length);
                  }}
                >
                  {t('deals.copyVariant')}
                </Button>
              )}
            </>
          }
        >
          <div className="deal-sliders">
            <Slider
              name={t('deals.uses')}
              unit={t('deals.wan')}
              value={variant.uses}
              least={500}
              most={200000}
              step={500}
              onChange={(uses) => change({ uses })}
            />
            <Slider
              name={t('deals.own')}
              unit={t('deals.wan')}
              value={variant.own}
              least={0}
              most={variant.uses}
              step={100}
              onChange={(own) => change({ own })}
            />
            <Slider
              name={t('deals.income')}
              unit={t('deals.wan')}
              value={variant.income}
              least={0}
              most={variant.uses}
              step={100}
              onChange={(income) => change({ income })}
            />
          </div>
          {variant.facilities.map((facility, index) => (
            <FacilityCard
              key={index}
              facility={facility}
              products={products}
              most={variant.uses}
              onChange={(next) => changeFacility(index, next)}
              onRemove={
                variant.facilities.length > 1
                  ? () => change({ facilities: variant.facilities.filter((_, at) => at !== index) })
                  : undefined
              }
            />
          ))}
          <Button
            size="small"
            kind="ghost"
            icon={<Plus size={13} />}
            disabled={variant.facilities.length >= 12}
            onClick={() =>
              change({ facilities: [...variant.facilities, { ...variant.facilities[0]!, amount: 1000 }] })
            }
          >
            {t('deals.addFacility')}
          </Button>
        </Panel>
        <div>
          {data && <Compare results={data.variants} shown={shown} />}
          {result && <Flow result={result} />}
          <Brings template={template} />
        </div>
      </div>
    </div>
  );
}

/** What was typed last, a moment after typing stopped: one request, not one for every pixel of a slider. */
function useSettled(value: unknown): string {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 90);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface SliderProps {
  name: string;
  unit: string;
  value: number;
  least: number;
  most: number;
  step: number;
  onChange: (value: number) => void;
}

function Slider({ name, unit, value, least, most, step, onChange }: SliderProps) {
  return (
    <label className="deal-slider">
      <span>
        {name} <b>{number(value, step < 1 ? 2 : 0)}</b> <small className="muted">{unit}</small>
      </span>
      <input
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </label>
  );
}

interface FacilityProps {
  facility: Facility;
  products: Product[];
  most: number;
  onChange: (next: Partial<Facility>) => void;
  onRemove?: () => void;
}

function FacilityCard({ facility, products, most, onChange, onRemove }: FacilityProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const choice = useChoiceLabel('application');
  const product = products.find((each) => each.name === facility.product);
  const repayments = product?.repayments.length
    ? product.repayments
    : ['equal_instalment', 'equal_principal', 'bullet'];
  const securities = product?.securities.length ? product.securities : ['credit'];
  return (
    <fieldset className="deal-facility">
      <legend>
        <select
          aria-label={t('deals.product')}
          value={facility.product}
          onChange={(event) => onChange({ product: event.target.value })}
        >
          {products.map((each) => (
            <option key={each.name} value={each.name}>
              {label(each.label)}
            </option>
          ))}
        </select>
        {product && !product.lends && <Pill tone="teal">{t('deals.partner')}</Pill>}
        {onRemove && (
          <Button
            kind="ghost"
            size="small"
            aria-label={t('deals.remove')}
            icon={<Trash2 size={13} />}
            onClick={onRemove}
          />
        )}
      </legend>
      <div className="deal-sliders">
        <Slider
          name={t('deals.amount')}
          unit={t('deals.wan')}
          value={facility.amount}
          least={0}
          most={most}
          step={100}
          onChange={(amount) => onChange({ amount })}
        />
        <Slider
          name={t('deals.term')}
          unit={t('deals.monthsUnit')}
          value={facility.term_months}
          least={product?.term_least ?? 1}
          most={product?.term_most ?? 240}
          step={1}
          onChange={(term_months) => onChange({ term_months })}
        />
        <Slider
          name={t('deals.grace')}
          unit={t('deals.monthsUnit')}
          value={facility.grace_months}
          least={0}
          most={Math.max(0, Math.min(product?.grace_most ?? 0, facility.term_months - 1))}
          step={1}
          onChange={(grace_months) => onChange({ grace_months })}
        />
        <Slider
          name={t('deals.rate')}
          unit="%"
          value={facility.rate}
          least={1.5}
          most={8}
          step={0.05}
          onChange={(rate) => onChange({ rate })}
        />
      </div>
      <div className="deal-selects">
        <Field label={t('deals.repayment')}>
          {(control) => (
            <select
              {...control}
              value={facility.repayment}
              onChange={(event) => onChange({ repayment: event.target.value })}
            >
              {repayments.map((each) => (
                <option key={each} value={each}>
                  {choice('repayment', each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('deals.security')}>
          {(control) => (
            <select
              {...control}
              value={facility.security}
              onChange={(event) => onChange({ security: event.target.value })}
            >
              {securities.map((each) => (
                <option key={each} value={each}>
                  {choice('security', each)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </fieldset>
  );
}

/** Customer and bank in one table, a column a variant; the better of each row is marked. */
function Compare({ results, shown }: { results: SchemeResult[]; shown: number }) {
  const { t } = useTranslation();
  const best = (values: (number | null)[], more: boolean) => {
    const known = values.filter((value): value is number => value !== null);
    if (known.length < 2) return null;
    return more ? Math.max(...known) : Math.min(...known);
  };
  const rows: {
    name: string;
    values: (number | null)[];
    show: (value: number) => React.ReactNode;
    more: boolean;
    head?: string;
  }[] = [
    {
      head: t('deals.forCustomer'),
      name: t('deals.customerCost'),
      values: results.map((each) => each.customer_cost),
      show: (value) => percent(value),
      more: false,
    },
    {
      name: t('deals.financed'),
      values: results.map((each) => each.financed),
      show: (value) => <Money fen={value} />,
      more: true,
    },
    {
      name: t('deals.gap'),
      values: results.map((each) => each.gap),
      show: (value) => (Math.abs(value) < 1e6 ? t('deals.balanced') : <Money fen={value} />),
      more: false,
    },
    {
      name: t('deals.leastCover'),
      values: results.map((each) => each.least_cover),
      show: (value) => `${number(value, 2)}×`,
      more: true,
    },
    {
      head: t('deals.forBank'),
      name: 'RAROC',
      values: results.map((each) => each.raroc),
      show: (value) => percent(value),
      more: true,
    },
    {
      name: t('deals.profit'),
      values: results.map((each) => (each.raroc === null ? null : each.profit * 100)),
      show: (value) => <Money fen={value} />,
      more: true,
    },
    {
      name: t('deals.capital'),
      values: results.map((each) => (each.raroc === null ? null : each.capital * 100)),
      show: (value) => <Money fen={value} />,
      more: false,
    },
    {
      name: t('deals.expectedLoss'),
      values: results.map((each) => (each.raroc === null ? null : each.expected_loss * 100)),
      show: (value) => <Money fen={value} />,
      more: false,
    },
    {
      name: 'EVA',
      values: results.map((each) => (each.raroc === null ? null : each.eva * 100)),
      show: (value) => <Money fen={value} />,
      more: true,
    },
    {
      name: t('deals.exposureAfter'),
      values: results.map((each) => each.exposure_after),
      show: (value) => <Money fen={value} />,
      more: false,
    },
  ];
  return (
    <Panel title={t('deals.compare')} flush>
      <TableBox label={t('deals.compare')}>
        <table className="table deal-compare">
          <thead>
            <tr>
              <th />
              {results.map((each, index) => (
                <th key={index} className="number" aria-current={index === shown ? 'true' : undefined}>
                  {each.name ?? index + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const top = best(row.values, row.more);
              return (
                <tr key={row.name} data-head={row.head ? '' : undefined}>
                  <th>
                    {row.head && <small className="deal-head">{row.head}</small>}
                    {row.name}
                  </th>
                  {row.values.map((value, index) => (
                    <td
                      key={index}
                      className="number"
                      data-best={value !== null && value === top ? '' : undefined}
                    >
                      {value === null ? t('deals.notEvaluated') : row.show(value)}
                    </td>
                  ))}
                </tr>
              );
            })}
            <tr>
              <th>{t('deals.level')}</th>
              {results.map((each, index) => (
                <td key={index} className="number">
                  {t(`deals.levels.${each.level as 'branch'}`)}
                </td>
              ))}
            </tr>
            <tr>
              <th>{t('deals.secured')}</th>
              {results.map((each, index) => (
                <td key={index} className="number">
                  {each.secured_share === null ? absent : percent(each.secured_share, 0)}
                  <small className="muted">
                    {' '}
                    / {each.secured_wanted === null ? absent : percent(each.secured_wanted, 0)}
                  </small>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Flow({ result }: { result: SchemeResult }) {
  const { t } = useTranslation();
  const wan = (values: number[]) => values.map((value) => value / 1e6);
  return (
    <Panel title={t('deals.flow')} note={t('deals.wanYuan')}>
      <BarLines
        label={t('deals.flow')}
        names={result.principal.map((_, index) => t('deals.year', { number: index + 1 }))}
        format={(value) => number(value)}
        series={[
          { name: t('deals.principal'), colour: '--c1', kind: 'bar', values: wan(result.principal) },
          { name: t('deals.interest'), colour: '--c4', kind: 'bar', values: wan(result.interest) },
          { name: t('deals.balance'), colour: '--c2', kind: 'line', values: wan(result.balance) },
        ]}
      />
    </Panel>
  );
}

function Brings({ template }: { template: Template }) {
  const { t } = useTranslation();
  const label = useLabel();
  const lists = [
    [t('deals.covenants'), template.covenants],
    [t('deals.risks'), template.risks],
    [t('deals.services'), template.services],
  ] as const;
  return (
    <Panel title={t('deals.brings')}>
      <div className="deal-brings">
        {lists.map(([name, items]) => (
          <div key={name}>
            <b>{name}</b>
            <ul>
              {items.map((item) => (
                <li key={item.label.zh}>{label(item.label)}</li>
              ))}
            </ul>
          </div>
        ))}
        <div>
          <b>{t('deals.ratios')}</b>
          <ul>
            {template.ratios.map((item) => (
              <li key={item.label.zh}>
                {label(item.label)} {item.limit === null ? '' : number(item.limit, 2)}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Panel>
  );
}

/** Kept with the customer, it can be printed as a term sheet. */
function Save({ customer, template, variant }: { customer: string; template: string; variant: Variant }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useMutation({
    mutationFn: () =>
      post<{ id: string }>(`/customer/${customer}/scheme/save`, {
        name: `${t('nav.schemes')} ${variant.name}`,
        variant: variant.name,
        template,
        content: content(variant),
      }),
    onSuccess: (made) =>
      window.open(
        `/api/v1/scheme/${made.id}/term-sheet?language=${language === 'en' ? 'en' : 'zh'}`,
        '_blank',
        'noopener',
      ),
    onError: (error) => toastFailed(t('deals.notDone'), error),
  });
  return (
    <Button
      kind="primary"
      icon={<Download size={14} />}
      busy={save.isPending}
      disabled={!customer || save.isPending}
      onClick={() => save.mutate()}
    >
      {t('deals.termSheet')}
    </Button>
  );
}
