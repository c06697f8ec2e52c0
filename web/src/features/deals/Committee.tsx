import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { percent } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Field } from '@/shared/ui/Field';
import { Pill, type Tone } from '@/shared/ui/Pill';
import { Segments } from '@/shared/ui/Segments';
import { post, type CaseStage, type CaseTask } from './api';

const resultTone: Record<string, Tone> = { carried: 'green', lost: 'red', running: 'blue' };

/** The seats of a committee, what the policy asks for, and how far the vote has come. */
export function Committee({ stage, tasks }: { stage: CaseStage; tasks: CaseTask[] }) {
  const { t } = useTranslation();
  const voteWord = useVoteWord();
  const { vote } = stage;
  if (!vote) return null;
  const present = vote.agree + vote.against + vote.abstain;
  const cast = vote.agree + vote.against;
  const quorum = Math.max(stage.least ?? 0, Math.ceil(stage.quorum * vote.members - 1e-9));
  const majority = Math.ceil(stage.majority * cast - 1e-9);
  const last = Math.max(...tasks.map((task) => task.round));
  const seats = tasks.filter((task) => task.round === last);
  const rules = [
    t('deals.quorumRule', { share: percent(stage.quorum, 0) }),
    t('deals.majorityRule', { share: percent(stage.majority, 0) }),
    ...(stage.least ? [t('deals.leastRule', { count: stage.least })] : []),
    ...(stage.veto ? [t('deals.vetoRule')] : []),
    ...(stage.casting ? [t('deals.castingRule')] : []),
  ];
  return (
    <div className="committee">
      <ol className="committee-seats" aria-label={t('deals.seats')}>
        {seats.map((task) => (
          <li
            key={task.id}
            data-vote={task.decision ?? (task.status === 'cancelled' ? 'unasked' : 'open')}
            data-chair={task.chair || undefined}
            title={`${task.owner_title ?? ''} · ${voteWord(task)}`}
          >
            <span aria-hidden>{task.chair ? '★' : ''}</span>
            <span className="reader-only">
              <span translate="no">{task.owner_title}</span> {voteWord(task)}
            </span>
          </li>
        ))}
      </ol>
      <dl className="committee-count">
        <div data-met={present >= quorum || undefined}>
          <dt>{t('deals.present')}</dt>
          <dd>{t('deals.ofNeeded', { count: present, needed: quorum })}</dd>
        </div>
        <div data-met={(cast > 0 && vote.agree >= majority) || undefined}>
          <dt>{t('deals.inFavour')}</dt>
          <dd>{t('deals.ofNeeded', { count: vote.agree, needed: Math.max(1, majority) })}</dd>
        </div>
        <div>
          <dt>{t('deals.againstCount')}</dt>
          <dd>{vote.against}</dd>
        </div>
        <div>
          <dt>{t('deals.otherSeats')}</dt>
          <dd>
            {t('deals.otherSeatsText', {
              abstain: vote.abstain,
              absent: vote.absent,
              recused: vote.recused,
              open: vote.open,
            })}
          </dd>
        </div>
        {vote.result && (
          <div className="committee-result">
            <dt className="reader-only">{t('deals.result')}</dt>
            <dd>
              <Pill tone={resultTone[vote.result] ?? 'neutral'} size="large">
                {t(`deals.voteResults.${vote.result}`)}
              </Pill>
            </dd>
          </div>
        )}
      </dl>
      <p className="deal-note">{rules.join(t('deals.ruleJoin'))}</p>
    </div>
  );
}

export function useVoteWord(): (task: CaseTask) => string {
  const { t } = useTranslation();
  return (task) =>
    task.decision
      ? t(`deals.decisions.${task.decision as 'agree'}`)
      : task.status === 'cancelled'
        ? t('deals.notAsked')
        : t('deals.notVoted');
}

/** Members recuse themselves; the chair excuses others, and so does whoever oversees. */
export function Excuse({ task, chairing }: { task: CaseTask; chairing: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const past = useAsOf((state) => state.instant) !== null;
  const own = task.owner === me.id;
  const oversees = me.permissions.includes('workflow.oversee');
  const kinds = (['recused', 'absent'] as const).filter(
    (kind) => chairing || oversees || (own && kind === 'recused'),
  );
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<'recused' | 'absent'>('recused');
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () => post(`/workflow/task/${task.id}/excuse`, { kind, reason: reason.trim() }),
    onSuccess: () => toastDone(t('deals.excused')),
    onError: (error) => toastFailed(t('deals.notExcused'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  if (past || kinds.length === 0) return null;
  if (!open)
    return (
      <Button kind="ghost" size="small" onClick={() => setOpen(true)}>
        {own && !chairing ? t('deals.recuse') : t('deals.excuse')}
      </Button>
    );
  return (
    <form
      className="committee-excuse"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      {kinds.length > 1 && (
        <Segments
          label={t('deals.excuse')}
          value={kind}
          options={kinds.map((each) => ({ value: each, label: t(`deals.decisions.${each}`) }))}
          onChange={setKind}
        />
      )}
      <Field label={t('deals.excuseReason')}>
        {(control) => (
          <input
            {...control}
            value={reason}
            maxLength={500}
            autoFocus
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="committee-buttons">
        <Button kind="primary" size="small" type="submit" busy={send.isPending} disabled={!reason.trim()}>
          {t('deals.excuse')}
        </Button>
        <Button kind="ghost" size="small" onClick={() => setOpen(false)}>
          {t('deals.notNow')}
        </Button>
      </div>
    </form>
  );
}
