import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileText, Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/deals';
import { absent, instant, number } from '@/shared/lib/format';
import { LinkPicker } from '@/shared/record/LinkPicker';
import { usePageTitle } from '@/shared/state/page-title';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { caseQuery, post, type CasePage, type CaseStage, type CaseTask } from './api';
import { Committee, Excuse, useVoteWord } from './Committee';
import { decisionTone, Money, TimeLeft } from './parts';
import './deals.css';

addWords(words);

/** One case: where it stands, who has said what, what I have to do, and when it may end. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(caseQuery(id));
  usePageTitle(data ? String(data.record.title) : t('nav.cases'), true);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const mine = data.tasks.find((task) => task.mine);
  return (
    <div className="page">
      <Head page={data} />
      <Stages stages={data.stages} />
      <div className="deal-columns">
        <div>
          {mine && <Decide key={mine.id} task={mine} page={data} />}
          <Opinions page={data} />
        </div>
        <aside>
          <Estimate page={data} />
          <Events page={data} />
        </aside>
      </div>
    </div>
  );
}

function Head({ page }: { page: CasePage }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { record, stages } = page;
  const end = page.workflow.ends.find((each) => each.name === record.outcome);
  const current = stages.find((stage) => stage.state === 'current');
  return (
    <header className="page-head">
      <div>
        <h1 translate="no">{String(record.title)}</h1>
        <p className="page-lead">
          {String(record.number)} · {label(page.workflow.label)} v{page.workflow.version} ·{' '}
          <Money fen={record.amount as number | null} />
        </p>
      </div>
      <div className="grow" />
      {end ? (
        <Pill size="large" tone={end.good ? 'green' : 'red'}>
          {label(end.label)}
        </Pill>
      ) : (
        current && (
          <Pill size="large" tone="blue">
            {label(current.label)}
          </Pill>
        )
      )}
      {Boolean(record.subject) && record.entity === 'application' && (
        <Link className="button" to={`/applications/${String(record.subject)}`}>
          <FileText size={14} /> {t('deals.openApplication')}
        </Link>
      )}
    </header>
  );
}

function Stages({ stages }: { stages: CaseStage[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <ol className="deal-stages" tabIndex={0} aria-label={t('deals.stages')}>
      {stages
        .filter((stage) => stage.state !== 'skipped')
        .map((stage) => (
          <li
            key={stage.name}
            data-state={stage.state}
            aria-current={stage.state === 'current' ? 'step' : undefined}
          >
            <b>{label(stage.label)}</b>
            <small>
              {stage.state === 'ahead'
                ? t('deals.ahead')
                : stage.state === 'current'
                  ? t('deals.doneOf', { done: stage.done, all: stage.done + stage.open })
                  : instant(stage.left_at ?? stage.entered_at ?? '')}
            </small>
          </li>
        ))}
    </ol>
  );
}

function Estimate({ page }: { page: CasePage }) {
  const { t } = useTranslation();
  const { estimate, record } = page;
  if (record.status !== 'open') return null;
  return (
    <Panel title={t('deals.estimate')}>
      <dl className="facts">
        <div>
          <dt>{t('deals.likely')}</dt>
          <dd className="nowrap">{estimate.median_at ? instant(estimate.median_at) : absent}</dd>
        </div>
        <div>
          <dt>{t('deals.latest')}</dt>
          <dd className="nowrap">{estimate.late_at ? instant(estimate.late_at) : absent}</dd>
        </div>
      </dl>
      <p className="deal-note">
        <Timer size={13} aria-hidden />{' '}
        {estimate.from_history
          ? t('deals.fromHistory', { count: estimate.cases })
          : t('deals.fromLimits', { count: estimate.cases })}
      </p>
    </Panel>
  );
}

const choices = ['agree', 'conditions', 'against', 'returned', 'abstain'] as const;

function Decide({ task, page }: { task: CaseTask; page: CasePage }) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const past = useAsOf((state) => state.instant) !== null;
  const [decision, setDecision] = useState<(typeof choices)[number]>('agree');
  const [opinion, setOpinion] = useState('');
  const [conditions, setConditions] = useState('');
  const [returnTo, setReturnTo] = useState(task.returns[0] ?? '');
  const send = useMutation({
    mutationFn: () =>
      post(`/workflow/task/${task.id}/decide`, {
        decision,
        opinion: opinion.trim() || null,
        conditions: decision === 'conditions' ? conditions.trim() : null,
        return_to: decision === 'returned' ? returnTo : null,
      }),
    onSuccess: () => toastDone(t('deals.decided')),
    onError: (error) => toastFailed(t('deals.notDecided'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  if (past) return <Notice tone="yellow">{t('asOf.readOnly')}</Notice>;
  const chaired = page.stages.some((stage) => stage.name === task.stage && stage.chair);
  const offered = choices.filter((each) =>
    each === 'abstain'
      ? task.votes
      : each === 'returned'
        ? task.returns.length > 0 && (!chaired || task.chair)
        : true,
  );
  const needsOpinion = decision === 'against' || decision === 'returned';
  const ready =
    (!needsOpinion || opinion.trim() !== '') && (decision !== 'conditions' || conditions.trim() !== '');
  return (
    <Panel
      title={label(task.label)}
      note={<TimeLeft minutes={task.minutes_left} />}
      extra={<Delegate task={task} />}
    >
      <Segments
        label={t('deals.decision')}
        value={decision}
        options={offered.map((each) => ({ value: each, label: t(`deals.decisions.${each}`) }))}
        onChange={setDecision}
      />
      <div className="deal-form">
        {decision === 'returned' && (
          <Field label={t('deals.returnTo')}>
            {(control) => (
              <select {...control} value={returnTo} onChange={(event) => setReturnTo(event.target.value)}>
                {task.returns.map((name) => (
                  <option key={name} value={name}>
                    {label(page.stages.find((stage) => stage.name === name)?.label) || name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {decision === 'conditions' && (
          <Field label={t('deals.conditions')} help={t('deals.conditionsHelp')}>
            {(control) => (
              <textarea
                {...control}
                value={conditions}
                maxLength={2000}
                onChange={(event) => setConditions(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field
          label={t('deals.opinion')}
          help={needsOpinion ? t('deals.opinionNeeded') : t('deals.opinionHelp')}
        >
          {(control) => (
            <textarea
              {...control}
              value={opinion}
              maxLength={4000}
              onChange={(event) => setOpinion(event.target.value)}
            />
          )}
        </Field>
        <div>
          <Button
            kind="primary"
            busy={send.isPending}
            disabled={!ready || send.isPending}
            onClick={() => send.mutate()}
          >
            {t('deals.submitOpinion')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function Delegate({ task }: { task: CaseTask }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const send = useMutation({
    mutationFn: (person: string) =>
      post(`/workflow/task/${task.id}/delegate`, { person, reason: t('deals.delegateReason') }),
    onSuccess: () => toastDone(t('deals.delegated')),
    onError: (error) => toastFailed(t('deals.notDelegated'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  if (!open)
    return (
      <Button kind="ghost" size="small" onClick={() => setOpen(true)}>
        {t('deals.delegate')}
      </Button>
    );
  return (
    <LinkPicker
      entity="person"
      title=""
      label={t('deals.delegateTo')}
      autoFocus
      onSelect={(person) => person && send.mutate(person)}
      onCancel={() => setOpen(false)}
    />
  );
}

/** Every opinion by stage; in a committee the votes are counted, and dissent stands first. */
function Opinions({ page }: { page: CasePage }) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const voteWord = useVoteWord();
  const stages = page.stages.filter((stage) => page.tasks.some((task) => task.stage === stage.name));
  return (
    <>
      {[...stages].reverse().map((stage) => {
        const tasks = page.tasks
          .filter((task) => task.stage === stage.name && (stage.votes || task.status !== 'cancelled'))
          .sort(
            (a, b) =>
              Number(b.decision === 'against') - Number(a.decision === 'against') || b.round - a.round,
          );
        const chairing = tasks.some(
          (task) => task.chair && task.owner === me.id && task.round === page.record.round,
        );
        return (
          <Panel key={stage.name} title={label(stage.label)}>
            {stage.votes && <Committee stage={stage} tasks={tasks} />}
            <ul className="deal-opinions">
              {tasks.map((task) => (
                <li key={task.id} data-dissent={task.decision === 'against' ? '' : undefined}>
                  <header>
                    <b translate="no">{task.owner_title ?? t('deals.unassigned')}</b>
                    <span className="muted">{label(task.label)}</span>
                    {task.cover_for && <Pill tone="blue">{t('deals.covers', { name: task.cover_for })}</Pill>}
                    {task.round > 1 && <Pill tone="orange">{t('deals.round', { number: task.round })}</Pill>}
                    <span className="grow" />
                    {task.decision ? (
                      <Pill tone={decisionTone[task.decision]}>{voteWord(task)}</Pill>
                    ) : task.status === 'cancelled' ? (
                      <span className="muted">{voteWord(task)}</span>
                    ) : (
                      <TimeLeft minutes={task.minutes_left} />
                    )}
                    {task.owner === me.id && !task.decision && <Pill tone="blue">{t('deals.yours')}</Pill>}
                    <time className="muted">{task.done_at ? instant(task.done_at) : ''}</time>
                  </header>
                  {stage.votes && task.status === 'open' && <Excuse task={task} chairing={chairing} />}
                  {task.opinion && <p>{task.opinion}</p>}
                  {task.conditions && (
                    <p className="deal-conditions">
                      <b>{t('deals.conditions')}</b> {task.conditions}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </Panel>
        );
      })}
    </>
  );
}

function Events({ page }: { page: CasePage }) {
  const { t } = useTranslation();
  const label = useLabel();
  const names = new Map<string, string>([
    ...page.stages.map((stage) => [stage.name, label(stage.label)] as const),
    ...page.tasks.map((task) => [task.name, label(task.label)] as const),
    ...page.workflow.ends.map((end) => [end.name, label(end.label)] as const),
  ]);
  return (
    <Panel title={t('deals.events')} note={number(page.events.length)}>
      <ol className="deal-events" tabIndex={0}>
        {[...page.events].reverse().map((event) => (
          <li key={event.position} data-kind={event.transition}>
            <time>{instant(event.at)}</time>
            <span>
              {names.get(event.activity) ?? event.activity} ·{' '}
              {t(`deals.transitions.${event.transition as 'enter'}`)}
              {event.resource && <small className="muted"> {event.resource}</small>}
              {event.note && <small> — {event.note}</small>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
