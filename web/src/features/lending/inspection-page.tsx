import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import type { Label, RecordRow } from '@/api/types';
import { addWords, useLabel } from '@/i18n';
import facilityWords from '@/i18n/zh/facility';
import lendingWords from '@/i18n/zh/lending';
import { absent, amountExact } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { Dot } from '@/shared/ui/Pill';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import '@/shared/record/record.css';
import { Photos, type Photo } from './Photos';
import './lending.css';

addWords(lendingWords);
addWords(facilityWords);

interface Figures {
  loans: {
    number: string;
    balance: number | null;
    overdue_days: number | null;
    next_due_on: string | null;
    next_due_amount: number | null;
  }[];
  flows: { inflow_90d: number | null; bookings_90d: number | null }[];
  statement: { period_end: string; revenue: number | null; net_profit: number | null }[];
  collateral: { name: string; net_value: number | null; insurance_expires_on: string | null }[];
}

interface Form {
  inspection: RecordRow;
  customer: { id: string; name: string; grade: string | null; address: string | null };
  figures: Figures;
  questions: { name: string; label: Label }[];
  photos: Photo[];
}

const marks = ['yes', 'no', 'unknown'] as const;
type Mark = (typeof marks)[number];
const conclusions = ['sound', 'watch', 'act'] as const;

/** The form of an inspection, made for a phone: figures filled in, one thumb for the rest. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['records', 'inspection', 'form', id],
    queryFn: ({ signal }) => api.get<Form>(`/api/v1/inspection/${id}/form`, {}, signal),
  });
  usePageTitle(data ? t('inspection.of', { name: data.customer.name }) : undefined);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Sheet key={id} form={data} />;
}

function Sheet({ form }: { form: Form }) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const client = useQueryClient();
  const past = useAsOf((state) => state.instant) !== null;
  const done = form.inspection.status !== 'planned';
  const [answers, setAnswers] = useState<Record<string, Mark>>(() => answersOf(form.inspection));
  const [conclusion, setConclusion] = useState<(typeof conclusions)[number]>(
    (form.inspection.conclusion as (typeof conclusions)[number]) ?? 'sound',
  );
  const [findings, setFindings] = useState(String(form.inspection.findings ?? ''));
  const [begun, setBegun] = useState(0);
  useEffect(() => setBegun(Date.now()), []);
  const may = !done && !past && me.permissions.includes('inspection.fill');
  const save = useMutation({
    mutationFn: () =>
      api.post<{ next_due: string | null }>(`/api/v1/inspection/${form.inspection.id}/finish`, {
        answers,
        conclusion,
        findings: findings.trim() || undefined,
        minutes: Math.max(1, Math.round((Date.now() - begun) / 60_000)),
      }),
    onSuccess: (reply) => toastDone(t('inspection.finished', { on: reply.next_due ?? absent })),
    onError: (error) => toastFailed(t('inspection.notFinished'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  return (
    <div className="page inspection">
      <header className="page-head">
        <div className="record-title">
          <h1 translate="no">
            <Link to={`/customers/${form.customer.id}`}>{form.customer.name}</Link>
          </h1>
          <p className="page-lead">
            {t('inspection.due', { on: String(form.inspection.due_on) })}
            {form.customer.grade && <> · {form.customer.grade}</>}
            {form.customer.address && (
              <>
                {' '}
                · <span translate="no">{form.customer.address}</span>
              </>
            )}
          </p>
        </div>
        {done && <Dot tone="green">{t('inspection.isDone')}</Dot>}
      </header>
      <FiguresPanel figures={form.figures} />
      <Photos
        customer={form.customer.id}
        inspection={form.inspection.id}
        photos={form.photos}
        may={!past && me.permissions.includes('inspection.fill')}
      />
      <Panel title={t('inspection.questions')}>
        <ul className="inspection-questions">
          {form.questions.map((question) => (
            <li key={question.name}>
              <span>{label(question.label)}</span>
              <Segments
                label={label(question.label)}
                value={answers[question.name] ?? 'unknown'}
                onChange={(mark) => may && setAnswers({ ...answers, [question.name]: mark })}
                options={marks.map((mark) => ({ value: mark, label: t(`inspection.mark.${mark}`) }))}
              />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('inspection.conclusion')}>
        <div className="inspection-end">
          <Segments
            label={t('inspection.conclusion')}
            value={conclusion}
            onChange={(next) => may && setConclusion(next)}
            options={conclusions.map((each) => ({ value: each, label: t(`inspection.conclusions.${each}`) }))}
          />
          <Field label={t('inspection.findings')} help={t('inspection.findingsHelp')}>
            {(control) => (
              <textarea
                {...control}
                rows={4}
                maxLength={2000}
                readOnly={!may}
                value={findings}
                onChange={(event) => setFindings(event.target.value)}
              />
            )}
          </Field>
          {may && (
            <Button kind="primary" busy={save.isPending} onClick={() => save.mutate()}>
              {t('inspection.finish')}
            </Button>
          )}
        </div>
      </Panel>
    </div>
  );
}

function answersOf(row: RecordRow): Record<string, Mark> {
  const given = row.answers;
  if (typeof given === 'string') {
    try {
      return JSON.parse(given) as Record<string, Mark>;
    } catch {
      return {};
    }
  }
  return (given as Record<string, Mark> | null) ?? {};
}

function FiguresPanel({ figures }: { figures: Figures }) {
  const { t } = useTranslation();
  const money = (fen: number | null | undefined) => (fen == null ? absent : amountExact(fen));
  const flow = figures.flows[0];
  const statement = figures.statement[0];
  return (
    <Panel title={t('inspection.figures')} note={t('inspection.figuresNote')}>
      <ul className="inspection-figures">
        {figures.loans.map((loan) => (
          <li key={loan.number}>
            <b translate="no">{loan.number}</b>
            <span className="number">{money(loan.balance)}</span>
            <span className="muted">
              {loan.overdue_days
                ? t('loan.overdueSince', { count: loan.overdue_days })
                : t('inspection.nextDue', {
                    on: loan.next_due_on ?? absent,
                    amount: money(loan.next_due_amount),
                  })}
            </span>
          </li>
        ))}
        <li>
          <b>{t('inspection.inflow')}</b>
          <span className="number">{money(flow?.inflow_90d)}</span>
        </li>
        <li>
          <b>{t('inspection.statement')}</b>
          <span className="number">{money(statement?.revenue)}</span>
          <span className="muted">
            {statement
              ? t('inspection.statementOf', { on: statement.period_end, profit: money(statement.net_profit) })
              : t('loan.notEvaluated')}
          </span>
        </li>
        {figures.collateral.map((piece) => (
          <li key={piece.name}>
            <b translate="no">{piece.name}</b>
            <span className="number">{money(piece.net_value)}</span>
            <span className="muted">
              {t('inspection.insured', { on: piece.insurance_expires_on ?? absent })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
