import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { instant, number } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { answerExpert, expertQuery, touched, type Opinion, type Question, type Sheet } from './opinions';

/** What an expert answered to the sheet for this customer, when, and how each answer stands between its anchors. */
export function Expert({ customer }: { customer: RecordRow }) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const { data } = useQuery(expertQuery(customer.id));
  const [open, setOpen] = useState(false);
  if (!data || (!data.sheet && data.opinions.length === 0)) return null;
  const latest = data.opinions[0];
  const may = !past && data.sheet && me.permissions.includes('rating.expert');
  return (
    <Panel
      title={t('opinions.expert')}
      note={latest && t('opinions.expertScore', { score: number(latest.score, 1) })}
      extra={
        may && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t(latest ? 'opinions.answerAgain' : 'opinions.answer')}
          </Button>
        )
      }
    >
      {latest ? (
        <OneOpinion opinion={latest} />
      ) : (
        <p className="muted">
          {t('opinions.noExpert', { sheet: data.sheet ? label(data.sheet.document.label) : '' })}
        </p>
      )}
      {data.opinions.length > 1 && (
        <ul className="opinion-earlier">
          {data.opinions.slice(1).map((each) => (
            <li key={each.answered_at}>
              <time>{instant(each.answered_at).slice(0, 10)}</time>{' '}
              <span translate="no">{each.answered_by}</span> {number(each.score, 1)}
            </li>
          ))}
        </ul>
      )}
      {data.sheet && (
        <p className="muted opinion-foot">
          <Link className="link" to={`/policies?file=${encodeURIComponent(data.sheet.document.file)}`}>
            {label(data.sheet.document.label)} v{data.sheet.document.version}
          </Link>{' '}
          · {t('opinions.validMonths', { count: data.sheet.valid_months })}
        </p>
      )}
      {open && data.sheet && (
        <ExpertDialog
          customer={customer}
          sheet={data.sheet}
          before={latest?.sheet === data.sheet.document.name ? latest : undefined}
          onClose={() => setOpen(false)}
        />
      )}
    </Panel>
  );
}

function OneOpinion({ opinion }: { opinion: Opinion }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <>
      {opinion.stale && <Notice tone="yellow">{t('opinions.stale', { date: opinion.valid_until })}</Notice>}
      <ul className="expert-answers">
        {opinion.answers.map((answer) => (
          <li key={answer.name}>
            <b>{label(answer.label)}</b>
            <span
              className="anchor-dots"
              role="img"
              aria-label={t('opinions.anchorOf', { at: answer.anchor + 1, of: answer.anchors })}
            >
              {Array.from({ length: answer.anchors }, (_, index) => (
                <i key={index} data-on={index === answer.anchor ? '' : undefined} />
              ))}
            </span>
            <span className="number">{number(answer.points)}</span>
            <span className="anchor-label">
              {label(answer.anchor_label)}
              {answer.evidence && (
                <small className="faint" translate="no">
                  {answer.evidence}
                </small>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">
        <span translate="no">{opinion.answered_by}</span> · {instant(opinion.answered_at).slice(0, 10)} ·{' '}
        {t('opinions.validUntil', { date: opinion.valid_until })}
      </p>
    </>
  );
}

interface DialogProps {
  customer: RecordRow;
  sheet: Sheet;
  before?: Opinion;
  onClose: () => void;
}

type Answers = Record<string, { anchor: number; evidence: string }>;

function ExpertDialog({ customer, sheet, before, onClose }: DialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(
      (before?.answers ?? []).map((each) => [
        each.name,
        { anchor: each.anchor, evidence: each.evidence ?? '' },
      ]),
    ),
  );
  const [tried, setTried] = useState(false);
  const faultOf = (question: Question): 'answer' | 'evidence' | null => {
    const answer = answers[question.name];
    if (!answer) return 'answer';
    const extreme = question.anchors[answer.anchor]?.extreme;
    return extreme && answer.evidence.trim().length < sheet.least_evidence ? 'evidence' : null;
  };
  const save = useMutation({
    mutationFn: () =>
      answerExpert(customer.id, {
        sheet: sheet.document.name,
        answers: Object.fromEntries(
          Object.entries(answers).map(([name, each]) => [
            name,
            { anchor: each.anchor, evidence: each.evidence.trim() || undefined },
          ]),
        ),
      }),
    onSuccess: (reply) => {
      toastDone(t('opinions.expertDone', { score: number(reply.score, 1) }));
      onClose();
    },
    onError: (error) => toastFailed(t('opinions.expertFailed'), error),
    onSettled: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => touched.includes(String(queryKey[1])) }),
  });
  return (
    <Dialog
      wide
      title={t('opinions.expert')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (sheet.questions.every((question) => !faultOf(question))) save.mutate();
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('opinions.save')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('opinions.expertIntro', { count: sheet.least_evidence })}</p>
      {sheet.questions.map((question) => (
        <OneQuestion
          key={question.name}
          question={question}
          least={sheet.least_evidence}
          answer={answers[question.name]}
          fault={tried ? faultOf(question) : null}
          onChange={(answer) => setAnswers({ ...answers, [question.name]: answer })}
        />
      ))}
    </Dialog>
  );
}

interface QuestionProps {
  question: Question;
  least: number;
  answer?: { anchor: number; evidence: string };
  fault: 'answer' | 'evidence' | null;
  onChange: (answer: { anchor: number; evidence: string }) => void;
}

function OneQuestion({ question, least, answer, fault, onChange }: QuestionProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const extreme = answer !== undefined && question.anchors[answer.anchor]?.extreme;
  return (
    <fieldset className="expert-question">
      <legend>
        {label(question.label)} <small className="faint">{label(question.help)}</small>
      </legend>
      {question.anchors.map((anchor, index) => (
        <label key={index}>
          <input
            type="radio"
            name={question.name}
            checked={answer?.anchor === index}
            onChange={() => onChange({ anchor: index, evidence: answer?.evidence ?? '' })}
          />
          <span>{label(anchor.label)}</span>
          <span className="faint number">{number(anchor.points)}</span>
        </label>
      ))}
      {answer && (
        <textarea
          rows={2}
          maxLength={1000}
          aria-label={`${label(question.label)} ${t('opinions.evidence')}`}
          placeholder={t(extreme ? 'opinions.evidenceNeeded' : 'opinions.evidenceFree', { count: least })}
          value={answer.evidence}
          onChange={(event) => onChange({ anchor: answer.anchor, evidence: event.target.value })}
        />
      )}
      {fault && (
        <p className="labelled-error" role="alert">
          {t(fault === 'answer' ? 'opinions.chooseAnswer' : 'opinions.evidenceNeeded', { count: least })}
        </p>
      )}
    </fieldset>
  );
}
