import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { api } from '@/api/client';
import { listRecords } from '@/api/records';
import type { RecordRow } from '@/api/types';
import { levels, warningQuery, type FactValue, type Level, type WarningDetail } from '@/api/warnings';
import { addWords, useLabel } from '@/i18n';
import warnings from '@/i18n/zh/warnings';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Dot, Pill } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { useFactText } from '@/shared/lib/fact-text';
import { Rule } from '@/shared/ui/Rule';
import { Plan } from './Plan';
import '@/shared/ui/table.css';
import './warnings.css';

addWords(warnings);

type Asking = 'respond' | 'close' | 'lower' | null;

/** One warning: why it fired, what was answered, and the plan that follows. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(warningQuery(id));
  usePageTitle(data ? `${data.customer_title} · ${t('warn.title')}` : undefined);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Detail id={id} data={data} />;
}

function Detail({ id, data }: { id: string; data: WarningDetail }) {
  const { t } = useTranslation();
  const label = useLabel();
  const past = useAsOf((state) => state.instant) !== null;
  const [asking, setAsking] = useState<Asking>(null);
  const { warning, indicator } = data;
  const level = warning.level as Level;
  const active = warning.status === 'open' || warning.status === 'working';
  const may = (right: boolean) => right && active && !past;
  return (
    <div className="page warn-detail">
      <header className="page-head">
        <div>
          <h1>
            <Dot tone={level}>{t(`warn.level.${level}`)}</Dot>{' '}
            {indicator ? label(indicator.label) : String(warning.indicator)}
          </h1>
          <p className="page-lead">
            <Link className="link" translate="no" to={`/customers/${String(warning.customer)}?tab=monitor`}>
              {data.customer_title}
            </Link>{' '}
            · {String(warning.indicator)} · {t(`warn.status.${warning.status as 'open'}`)}
            {Boolean(warning.shadow) && <Pill>{t('warn.shadow')}</Pill>}
          </p>
        </div>
        <div className="grow" />
        {may(data.may.respond) && (
          <Button kind="primary" onClick={() => setAsking('respond')}>
            {t('warn.detail.respond')}
          </Button>
        )}
        {may(data.may.lower) && level !== 'blue' && (
          <Button onClick={() => setAsking('lower')}>{t('warn.detail.lower')}</Button>
        )}
        {may(data.may.close) && <Button onClick={() => setAsking('close')}>{t('warn.detail.close')}</Button>}
      </header>
      {Boolean(warning.booking_reversed) && <Notice tone="yellow">{t('warn.detail.reversed')}</Notice>}
      <div className="warn-columns">
        <div className="warn-main">
          <Panel title={t('warn.head.reason')}>
            <p className="warn-why">
              {label({ zh: String(warning.reason_zh), en: String(warning.reason_en) })}
            </p>
            {indicator && (
              <p className="muted">
                {t('warn.detail.action')}：{label(indicator.action)}
              </p>
            )}
            <Facts facts={factsOf(warning.facts)} />
          </Panel>
          <Plan data={data} past={past} />
        </div>
        <aside className="warn-side">
          <About data={data} />
          <Flows warning={warning} />
        </aside>
      </div>
      {asking && <Ask id={id} kind={asking} level={level} onClose={() => setAsking(null)} />}
    </div>
  );
}

function factsOf(text: unknown): FactValue[] {
  try {
    return (typeof text === 'string' ? JSON.parse(text) : (text ?? [])) as FactValue[];
  } catch {
    return [];
  }
}

function Facts({ facts }: { facts: FactValue[] }) {
  const { t } = useTranslation();
  const factText = useFactText();
  const label = useLabel();
  if (facts.length === 0) return null;
  return (
    <table className="table warn-facts">
      <caption>{t('warn.detail.facts')}</caption>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.name}>
            <th scope="row">{label(fact.label)}</th>
            <td className="number">{factText(fact.value, fact.unit, fact.type)}</td>
            <td className="faint">
              <code>{fact.name}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function About({ data }: { data: WarningDetail }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { warning, indicator } = data;
  const rows: [string, unknown][] = [
    [t('warn.detail.owner'), warning.owner_title],
    [t('warn.head.due'), warning.due_on],
    [
      t('warn.detail.fired'),
      `${String(warning.fired_on)} · ${t('warn.times', { count: Number(warning.times ?? 1) })}`,
    ],
    [t('warn.detail.window'), indicator ? label(indicator.window) : null],
    [t('warn.detail.found'), t(`warn.level.${warning.found_level as Level}`)],
    [t('warn.detail.why'), warning.escalation],
    [t('warn.detail.response'), warning.response],
    [t('warn.detail.evidence'), warning.evidence],
    [t('warn.detail.version'), warning.policy_version],
  ];
  return (
    <Panel>
      <dl className="warn-about">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
            </div>
          ))}
        {indicator && (
          <div>
            <dt>{t('warn.detail.rule')}</dt>
            <dd className="warn-rules">
              {levels
                .filter((each) => indicator.rules[0]?.[each])
                .map((each) => (
                  <div key={each}>
                    <Dot tone={each}>{t(`warn.level.${each}`)}</Dot>{' '}
                    <Rule text={indicator.rules[0]?.[each]} />
                  </div>
                ))}
            </dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}

/** Drawdowns of the customer whose money can be traced, for warnings about the use of a loan. */
function Flows({ warning }: { warning: RecordRow }) {
  const { t } = useTranslation();
  const wanted = warning.family === 'loan_use';
  const { data } = useQuery({
    queryKey: ['records', 'purpose_plan', { customer: String(warning.customer) }],
    queryFn: ({ signal }) =>
      listRecords('purpose_plan', { customer: String(warning.customer), limit: 10 }, signal),
    enabled: wanted,
  });
  if (!wanted || !data?.items.length) return null;
  return (
    <Panel title={t('warn.detail.flow')}>
      <ul className="warn-links">
        {data.items.map((plan) => (
          <li key={plan.id}>
            <Link className="link" to={`/flows/${plan.id}`}>
              {String(plan.number)}
            </Link>{' '}
            <span className="muted">{String(plan.drawn_on)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Ask({
  id,
  kind,
  level,
  onClose,
}: {
  id: string;
  kind: 'respond' | 'close' | 'lower';
  level: Level;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const lower = levels.slice(levels.indexOf(level) + 1);
  const [text, setText] = useState('');
  const [choice, setChoice] = useState<string>(kind === 'lower' ? (lower[0] ?? 'blue') : 'closed');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      api.post<{ pending_change?: string }>(
        `/api/v1/warning/${id}/${kind}`,
        kind === 'respond'
          ? { response: text.trim() }
          : kind === 'close'
            ? { outcome: choice, evidence: text.trim() }
            : { level: choice, evidence: text.trim() },
      ),
    onSuccess: (reply) => {
      toastDone(t(reply.pending_change ? 'record.sentToSecondPerson' : 'warn.detail.saved'));
      onClose();
    },
    onError: (error) => toastFailed(t('warn.detail.failed'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['record', 'warning'] }),
  });
  return (
    <Dialog
      title={t(`warn.detail.${kind}`)}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (text.trim()) save.mutate();
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t(`warn.detail.${kind}`)}
          </Button>
        </>
      }
    >
      {kind !== 'respond' && (
        <Field
          label={kind === 'close' ? t('warn.detail.outcome') : t('warn.head.level')}
          help={t('warn.detail.second')}
        >
          {(control) => (
            <select {...control} value={choice} onChange={(event) => setChoice(event.target.value)}>
              {kind === 'close' ? (
                <>
                  <option value="closed">{t('warn.detail.gone')}</option>
                  <option value="false_alarm">{t('warn.detail.falseAlarm')}</option>
                </>
              ) : (
                lower.map((each) => (
                  <option key={each} value={each}>
                    {t(`warn.level.${each}`)}
                  </option>
                ))
              )}
            </select>
          )}
        </Field>
      )}
      <Field
        label={kind === 'respond' ? t('warn.detail.response') : t('warn.detail.evidence')}
        error={tried && !text.trim() ? t('form.required', { name: t('warn.detail.evidence') }) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            data-autofocus=""
            rows={4}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
