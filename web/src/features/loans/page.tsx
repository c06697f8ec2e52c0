import { lazy, Suspense, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { addWords, useLanguage } from '@/i18n';
import facilityWords from '@/i18n/zh/facility';
import lending from '@/i18n/zh/lending';
import { absent, amountExact, amountHeadline, amountText, percent } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Figures, type Figure } from '@/shared/ui/Figures';
import { Notice } from '@/shared/ui/Notice';
import { Pill, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Tabs } from '@/shared/ui/Tabs';
import { Facts } from '@/shared/record/Facts';
import { FieldValue } from '@/shared/record/FieldValue';
import { fieldOf, useEntity } from '@/shared/record/entity';
import { bookQuery } from './queries';
import { EventDialog } from './EventDialog';
import type { LoanBook, LoanState } from './types';
import '@/shared/ui/table.css';
import '@/shared/record/record.css';
import './loans.css';

addWords(lending);
addWords(facilityWords);

const Schedule = lazy(() => import('./Schedule'));
const Events = lazy(() => import('./Events'));
const WhatIf = lazy(() => import('./WhatIf'));
const Compare = lazy(() => import('./Compare'));
const Ratchet = lazy(() => import('./Ratchet'));
const TermsPanel = lazy(() => import('./Terms'));

const tabs = ['schedule', 'events', 'whatIf', 'compare', 'ratchet', 'terms'] as const;
const tones: Record<LoanState['status'], Tone> = {
  approved: 'blue',
  live: 'green',
  overdue: 'red',
  settled: 'neutral',
  written_off: 'red',
};

/** One loan: what it owes and why, its plan line by line, its events, and what would happen if. */
export function Component() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const on = params.get('on') ?? '';
  const { data, error, refetch } = useQuery(bookQuery(id, on));
  usePageTitle(data ? String(data.loan.number) : undefined);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Loan book={data} on={on} />;
}

function Loan({ book, on }: { book: LoanBook; on: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const entity = useEntity('loan');
  const [params, setParams] = useSearchParams();
  const [booking, setBooking] = useState<'event' | 'change' | null>(null);
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'schedule';
  const state = book.state;
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  const product = entity && fieldOf(entity, 'product');
  return (
    <div className="page loan">
      <header className="page-head">
        <div className="record-title">
          <h1 translate="no">{String(book.loan.number)}</h1>
          <p className="page-lead">
            <Link className="link" translate="no" to={`/customers/${String(book.loan.customer)}`}>
              {String(book.loan.customer_title ?? t('nav.customers'))}
            </Link>
            {product && (
              <>
                {' · '}
                <FieldValue field={product} row={book.loan} place="page" />
              </>
            )}
          </p>
        </div>
        {state && <Pill tone={tones[state.status]}>{t(`loan.status.${state.status}`)}</Pill>}
        <div className="grow" />
        <label className="loan-on">
          <span>{t('loan.on')}</span>
          <input type="date" value={on} onChange={(event) => change('on', event.target.value)} />
        </label>
        {state && state.overdue_days > 0 && !past && me.permissions.includes('collection.act') && (
          <CaseButton loan={book.loan.id} />
        )}
        {state && !past && me.permissions.includes('loan.service') && (
          <Button kind="primary" onClick={() => setBooking('event')}>
            {t('loan.book')}
          </Button>
        )}
        {state && !past && me.permissions.includes('loan.change') && (
          <Button onClick={() => setBooking('change')}>{t('loan.change')}</Button>
        )}
      </header>
      {state ? (
        <>
          <Headline state={state} />
          <div className="record-tabs">
            <Tabs
              label={String(book.loan.number)}
              current={tab}
              onChange={(next) => change('tab', next === 'schedule' ? '' : next)}
              tabs={tabs.map((key) => ({ key, label: t(`loan.tab.${key}`) }))}
            />
          </div>
          <Suspense fallback={<PageSkeleton />}>
            {tab === 'schedule' && <Schedule book={book} />}
            {tab === 'events' && <Events book={book} />}
            {tab === 'whatIf' && <WhatIf book={book} />}
            {tab === 'compare' && <Compare book={book} />}
            {tab === 'ratchet' && <Ratchet book={book} />}
            {tab === 'terms' && <TermsPanel book={book} />}
          </Suspense>
        </>
      ) : (
        <Reported book={book} />
      )}
      {booking && <EventDialog book={book} change={booking === 'change'} onClose={() => setBooking(null)} />}
    </div>
  );
}

/** The figures a banker asks for first. */
function Headline({ state }: { state: LoanState }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const headline = (fen: number) => amountHeadline(fen, language);
  const money = (name: string, fen: number, note?: string): Figure => {
    const [value, unit] = headline(fen);
    return { name, value: <span title={amountExact(fen)}>{value}</span>, unit, note };
  };
  const overdue = state.overdue_principal + state.overdue_interest;
  const charges = state.penalty + state.compound + state.fees;
  const items: Figure[] = [
    money(t('loan.balance'), state.balance, t('loan.ofDrawn', { amount: amountText(state.drawn, language) })),
    {
      ...money(t('loan.nextDue'), state.next_principal + state.next_interest),
      ...(state.next_due ? { note: state.next_due } : { value: absent, unit: undefined }),
    },
    money(
      t('loan.overdue'),
      overdue,
      state.overdue_days ? t('loan.overdueSince', { count: state.overdue_days }) : t('loan.noArrears'),
    ),
    money(t('loan.charges'), charges, t('loan.chargesNote')),
    { name: t('loan.rate'), value: percent(state.rate, 4).replace(/0{1,2}%$/, '%'), note: state.matures_on },
    money(t('loan.payoff'), state.payoff, t('loan.payoffNote', { on: state.on })),
  ];
  return <Figures items={items} />;
}

/** A loan without terms here: its figures are the core system's. */
function Reported({ book }: { book: LoanBook }) {
  const { t } = useTranslation();
  const entity = useEntity('loan');
  return (
    <>
      <Notice tone="yellow">{t('loan.reported')}</Notice>
      {entity && <Facts entity={entity} row={book.loan} />}
    </>
  );
}

/** Opens a collection case; one that is open already is simply shown. */
function CaseButton({ loan }: { loan: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const open = useMutation({
    mutationFn: () => api.post<{ known: boolean }>(`/api/v1/loan/${loan}/collection`),
    onSuccess: () => toastDone(t('collection.opened')),
    onError: (error) => toastFailed(t('collection.notNoted'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  return (
    <Button busy={open.isPending} onClick={() => open.mutate()}>
      {t('collection.open')}
    </Button>
  );
}
