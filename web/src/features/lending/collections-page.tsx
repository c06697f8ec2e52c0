import { useState } from 'react';
import { Link } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { addWords, useLanguage } from '@/i18n';
import facilityWords from '@/i18n/zh/facility';
import lendingWords from '@/i18n/zh/lending';
import { absent, amountExact, amountHeadline, fenOf, percent } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Figures } from '@/shared/ui/Figures';
import { Dot } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import './lending.css';

addWords(lendingWords);
addWords(facilityWords);

const stages = ['reminder', 'dunning', 'promised', 'legal', 'disposal'] as const;
const actions = [
  'call',
  'message',
  'visit',
  'promise',
  'promise_kept',
  'promise_broken',
  'lawsuit',
  'judgement',
  'enforcement',
  'auction',
  'disposal',
  'close',
] as const;
const outcomes = ['cured', 'paid', 'restructured', 'written_off', 'disposed'] as const;

interface Case {
  id: string;
  number: string;
  customer: string;
  customer_title: string;
  loan: string;
  loan_title: string;
  stage: (typeof stages)[number];
  amount: number | null;
  overdue_days: number | null;
  next_on: string | null;
  promised_on: string | null;
  promised_amount: number | null;
  recovery_share: number | null;
  recovery_amount: number | null;
  recovered: number | null;
  owner: string | null;
  late: boolean;
}

interface Board {
  items: Case[];
  totals: { cases: number; amount: number; recovery_amount: number; recovered: number };
}

/** Bad debts by stage; a card says what is claimed, what is likely to come back, and what is next. */
export function Component() {
  const { t } = useTranslation();
  const language = useLanguage();
  usePageTitle(t('nav.collections'), false);
  const [chosen, setChosen] = useState<Case | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['records', 'collection_case', 'board'],
    queryFn: ({ signal }) => api.get<Board>('/api/v1/collection/board', {}, signal),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const money = (name: string, fen: number) => {
    const [value, unit] = amountHeadline(fen, language);
    return { name, value, unit };
  };
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.collections')}</h1>
        <span className="page-count">{data.totals.cases}</span>
      </header>
      {data.items.length === 0 ? (
        <Empty title={t('collection.none')} text={t('collection.noneHelp')} />
      ) : (
        <>
          <Figures
            items={[
              money(t('collection.claim'), data.totals.amount),
              money(t('collection.likely'), data.totals.recovery_amount),
              money(t('collection.recovered'), data.totals.recovered),
            ]}
          />
          <div className="board">
            {stages.map((stage) => {
              const cases = data.items.filter((each) => each.stage === stage);
              return (
                <section key={stage} className="board-column" aria-label={t(`collection.stage.${stage}`)}>
                  <h2>
                    {t(`collection.stage.${stage}`)} <span className="muted">{cases.length}</span>
                  </h2>
                  {cases.map((each) => (
                    <Card key={each.id} item={each} onAct={() => setChosen(each)} />
                  ))}
                </section>
              );
            })}
          </div>
        </>
      )}
      {chosen && <ActDialog item={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}

function Card({ item, onAct }: { item: Case; onAct: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  return (
    <article className="card">
      <p className="card-title">
        <Link className="link" translate="no" to={`/customers/${item.customer}`}>
          {item.customer_title}
        </Link>
      </p>
      <p className="muted small">
        <Link translate="no" to={`/loans/${item.loan}`}>
          {item.loan_title}
        </Link>
        {' · '}
        {t('loan.overdueSince', { count: item.overdue_days ?? 0 })}
      </p>
      <p className="number">{item.amount === null ? absent : amountExact(item.amount)}</p>
      <p className="small">
        {t('collection.likelyShare', {
          share: item.recovery_share === null ? t('loan.notEvaluated') : percent(item.recovery_share, 0),
        })}
      </p>
      {item.promised_on && item.stage === 'promised' && (
        <p className="small">
          {t('collection.promise', { on: item.promised_on, amount: amountExact(item.promised_amount ?? 0) })}
        </p>
      )}
      <p className="card-foot">
        {item.next_on && (
          <Dot tone={item.late ? 'red' : 'blue'}>{t('collection.next', { on: item.next_on })}</Dot>
        )}
        <span className="grow" />
        {!past && me.permissions.includes('collection.act') && (
          <Button size="small" onClick={onAct}>
            {t('collection.act')}
          </Button>
        )}
      </p>
    </article>
  );
}

function ActDialog({ item, onClose }: { item: Case; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [kind, setKind] = useState<(typeof actions)[number]>('call');
  const [money, setMoney] = useState('');
  const [promised, setPromised] = useState('');
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('cured');
  const [text, setText] = useState('');
  const takesMoney = kind === 'promise' || kind === 'promise_kept' || kind === 'disposal';
  const save = useMutation({
    mutationFn: () =>
      api.post(`/api/v1/collection_case/${item.id}/act`, {
        kind,
        amount: takesMoney ? (fenOf(money) ?? undefined) : undefined,
        promised_on: kind === 'promise' ? promised || undefined : undefined,
        outcome: kind === 'close' ? outcome : undefined,
        text: text.trim() || undefined,
      }),
    onSuccess: () => {
      toastDone(t('collection.noted'));
      onClose();
    },
    onError: (error) => toastFailed(t('collection.notNoted'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  return (
    <Dialog
      title={<span translate="no">{item.customer_title}</span>}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('collection.note')}
          </Button>
        </>
      }
    >
      <Field label={t('collection.step')}>
        {(control) => (
          <select
            {...control}
            data-autofocus=""
            value={kind}
            onChange={(event) => setKind(event.target.value as (typeof actions)[number])}
          >
            {actions.map((each) => (
              <option key={each} value={each}>
                {t(`collection.kind.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {takesMoney && (
        <Field label={t('loan.amountYuan')}>
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              value={money}
              onChange={(event) => setMoney(event.target.value)}
            />
          )}
        </Field>
      )}
      {kind === 'promise' && (
        <Field label={t('collection.promisedOn')}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={promised}
              onChange={(event) => setPromised(event.target.value)}
            />
          )}
        </Field>
      )}
      {kind === 'close' && (
        <Field label={t('collection.outcome')}>
          {(control) => (
            <select
              {...control}
              value={outcome}
              onChange={(event) => setOutcome(event.target.value as (typeof outcomes)[number])}
            >
              {outcomes.map((each) => (
                <option key={each} value={each}>
                  {t(`collection.outcomes.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t('collection.said')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
