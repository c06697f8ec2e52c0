import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { api } from '@/api/client';
import { listRecords } from '@/api/records';
import { useMe } from '@/api/session';
import type { Label } from '@/api/types';
import { useLabel } from '@/i18n';
import type words from '@/i18n/zh/portfolio';
import { absent, instant } from '@/shared/lib/format';
import { useEntity } from '@/shared/record/entity';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { Pill, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { shareText, useMoney } from './money';

type Article = keyof (typeof words)['portfolio']['classTab']['articles'];

interface Path {
  class: string;
  stored: string;
  reasons: { class: string; label: Label; article: Article }[];
  inputs: Record<string, number | boolean | null>;
  history: {
    decided_at: string | null;
    class: string;
    rule_class: string;
    judged: boolean;
    reason: string | null;
    decided_by: string | null;
  }[];
}

const tones: Record<string, Tone> = {
  normal: 'green',
  special_mention: 'yellow',
  substandard: 'orange',
  doubtful: 'red',
  loss: 'red',
};

const query = {
  'five_class.in': 'special_mention,substandard,doubtful,loss',
  'status.in': 'live,overdue',
  sort: '-balance',
  limit: 100,
  count: 'none',
};

function useClassLabel() {
  const label = useLabel();
  const loan = useEntity('loan');
  const choices = loan?.fields.find((field) => field.name === 'five_class')?.choices ?? [];
  return {
    choices,
    nameOf: (name: string) => label(choices.find((choice) => choice.name === name)?.label) || name,
  };
}

export default function ClassesTab() {
  const { t } = useTranslation();
  const { money } = useMoney();
  const { nameOf } = useClassLabel();
  const [chosen, setChosen] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['records', 'loan', query],
    queryFn: ({ signal }) => listRecords('loan', query, signal),
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  if (data.items.length === 0) return <Empty title={t('portfolio.classTab.none')} />;
  const loan = data.items.find((each) => each.id === chosen) ?? data.items[0]!;
  return (
    <div className="classes">
      <ul className="class-list" aria-label={t('portfolio.classTab.loans')}>
        {data.items.map((each) => (
          <li key={each.id}>
            <button type="button" aria-current={each.id === loan.id} onClick={() => setChosen(each.id)}>
              <span>
                <b className="cut" translate="no">
                  {String(each.customer_title ?? absent)}
                </b>
                <span className="cut muted" translate="no">
                  {String(each.number)} · {money(each.balance as number | null)}
                </span>
              </span>
              <Pill tone={tones[String(each.five_class)] ?? 'neutral'}>
                {nameOf(String(each.five_class))}
              </Pill>
            </button>
          </li>
        ))}
      </ul>
      <LoanPath key={loan.id} loan={loan.id} />
    </div>
  );
}

function LoanPath({ loan }: { loan: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const { nameOf } = useClassLabel();
  const { data, error } = useQuery({
    queryKey: ['portfolio', 'classification', loan],
    queryFn: ({ signal }) => api.get<Path>(`/api/v1/loan/${loan}/classification`, {}, signal),
  });
  if (error) return <Failed error={error} />;
  if (!data) return <PageSkeleton />;
  const text = (name: string, value: number | boolean | null) =>
    value === null
      ? t('portfolio.classTab.unknown')
      : typeof value === 'boolean'
        ? t(value ? 'portfolio.classTab.yes' : 'portfolio.classTab.no')
        : name.includes('share')
          ? shareText(value, 1)
          : String(value);
  const inputs = Object.entries(data.inputs) as [
    'overdue_days' | 'technical_overdue' | 'npl_elsewhere' | 'restructured' | 'fund_misuse',
    number | boolean | null,
  ][];
  return (
    <div className="portfolio-stack">
      <Panel
        title={t('portfolio.classTab.path')}
        note={
          <>
            {t('portfolio.classTab.floor')} <Pill tone={tones[data.class]}>{nameOf(data.class)}</Pill>{' '}
            {t('portfolio.classTab.stored')} <Pill tone={tones[data.stored]}>{nameOf(data.stored)}</Pill>
          </>
        }
      >
        {data.reasons.length === 0 ? (
          <p className="faint">{t('portfolio.classTab.noReasons')}</p>
        ) : (
          <ul className="class-reasons">
            {data.reasons.map((reason, index) => (
              <li key={index}>
                <Pill tone={tones[reason.class]}>{label(reason.label)}</Pill>
                <span>
                  {t(`portfolio.classTab.articles.${reason.article}`)}{' '}
                  <small className="faint">{reason.article}</small>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t('portfolio.classTab.inputs')}>
        <dl className="portfolio-facts">
          {inputs.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`portfolio.classTab.input.${name}`)}</dt>
              <dd>{text(name, value)}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      {!past && me.permissions.includes('classification.judge') && <Judge loan={loan} floor={data.class} />}
      {data.history.length > 0 && (
        <Panel title={t('portfolio.classTab.history')}>
          <dl className="portfolio-facts">
            {data.history.map((each, index) => (
              <div key={index}>
                <dt>
                  {each.decided_at ? instant(each.decided_at) : absent} · {each.decided_by ?? absent}
                </dt>
                <dd>
                  {nameOf(each.class)} · {each.reason}
                </dd>
              </div>
            ))}
          </dl>
        </Panel>
      )}
    </div>
  );
}

function Judge({ loan, floor }: { loan: string; floor: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const { choices } = useClassLabel();
  const least = choices.findIndex((choice) => choice.name === floor);
  const open = choices.filter((_, index) => index >= least);
  const [chosen, setChosen] = useState(floor);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      api.post<{ pending_change?: string }>(`/api/v1/loan/${loan}/classification`, {
        class: chosen,
        reason: reason.trim(),
      }),
    onSuccess: (reply) =>
      toastDone(t(reply.pending_change ? 'portfolio.classTab.sent' : 'portfolio.classTab.done')),
    onError: (failure) => toastFailed(t('portfolio.classTab.failed'), failure),
    onSettled: () => client.invalidateQueries(),
  });
  return (
    <Panel title={t('portfolio.classTab.judge')} note={t('portfolio.classTab.judgeHelp')}>
      <form
        className="whatif-form"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim()) save.mutate();
        }}
      >
        <Field label={t('portfolio.tab.classes')}>
          {(control) => (
            <select {...control} value={chosen} onChange={(event) => setChosen(event.target.value)}>
              {open.map((choice) => (
                <option key={choice.name} value={choice.name}>
                  {label(choice.label)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={t('portfolio.classTab.reason')}
          error={
            tried && !reason.trim() ? t('form.required', { name: t('portfolio.classTab.reason') }) : undefined
          }
        >
          {(control) => (
            <input
              {...control}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <div className="whatif-foot">
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('portfolio.classTab.judge')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
