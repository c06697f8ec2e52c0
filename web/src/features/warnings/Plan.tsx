import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import type { RecordRow } from '@/api/types';
import type { WarningDetail } from '@/api/warnings';
import { useLabel } from '@/i18n';
import { instant, number, percent } from '@/shared/lib/format';
import { useEntity } from '@/shared/record/entity';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Empty } from '@/shared/ui/Empty';
import { Field } from '@/shared/ui/Field';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';

interface Recovery {
  sources: {
    source: 'deposit' | 'mortgage' | 'pledge' | 'guarantee' | 'credit';
    number: string | null;
    base: number;
    share: number;
    amount: number;
  }[];
  cost: number;
  rate: number;
  months: number;
}

const ten = (fen: unknown) => number(Number(fen ?? 0) / 1e6, 2);

/** Steps, effects, the way out and the signatures of a warning's plan. */
export function Plan({ data, past }: { data: WarningDetail; past: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const save = useSave();
  const [proving, setProving] = useState<RecordRow | null>(null);
  const [signing, setSigning] = useState(false);
  const entity = useEntity('warning_plan');
  const { plan, steps } = data;
  const id = data.warning.id;
  if (!plan)
    return (
      <Panel title={t('warn.detail.plan')}>
        <Empty
          small
          title={t('warn.detail.noPlan')}
          action={
            data.may.respond &&
            !past && (
              <Button busy={save.isPending} onClick={() => save.mutate({ path: `/warning/${id}/plan` })}>
                {t('warn.detail.startPlan')}
              </Button>
            )
          }
        />
      </Panel>
    );
  const open = plan.status === 'open' && !past;
  const choice = entity?.fields
    .find((field) => field.name === 'exit')
    ?.choices?.find((each) => each.name === plan.exit);
  return (
    <>
      <Panel
        flush
        title={
          <>
            {t('warn.detail.plan')} · <span translate="no">{String(plan.title)}</span>
          </>
        }
        note={plan.due_on ? String(plan.due_on) : undefined}
        extra={
          open &&
          data.may.respond && (
            <Button size="small" onClick={() => save.mutate({ path: `/warning_plan/${plan.id}/close` })}>
              {t('warn.detail.closePlan')}
            </Button>
          )
        }
      >
        <ol className="warn-steps">
          {steps.map((step) => (
            <li key={step.id} data-done={step.status !== 'open' ? '' : undefined}>
              <i aria-hidden>{step.status === 'open' ? Number(step.number) : <Check size={13} />}</i>
              <div>
                <b>{label({ zh: String(step.action), en: String(step.action_en ?? step.action) })}</b>
                <small>
                  <span translate="no">{String(step.owner_title ?? '—')}</span> · {String(step.due_on ?? '—')}
                  {Boolean(step.proof) && ` · ${t('warn.detail.proof')}`}
                </small>
                {Boolean(step.evidence) && <p>{String(step.evidence)}</p>}
              </div>
              {open && data.may.respond && step.status === 'open' && (
                <Button size="small" onClick={() => setProving(step)}>
                  {t('warn.detail.done')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </Panel>
      <div className="warn-pair">
        <Panel title={t('warn.detail.effects')}>
          <p className="warn-effects">
            {Boolean(plan.freeze) && <Pill tone="red">{t('warn.detail.freeze')}</Pill>}
            {Number(plan.limit_cut ?? 0) > 0 && (
              <Pill tone="orange">
                {t('warn.detail.cut')} {percent(Number(plan.limit_cut), 0)}
              </Pill>
            )}
            {Number(plan.notches ?? 0) !== 0 && (
              <Pill tone="orange">
                {t('warn.detail.notches')} {number(Number(plan.notches))}
              </Pill>
            )}
            {!plan.freeze && !plan.limit_cut && !plan.notches && (
              <span className="muted">{t('warn.detail.noEffect')}</span>
            )}
          </p>
          <dl className="warn-about">
            <div>
              <dt>{t('warn.detail.exit')}</dt>
              <dd>{choice ? label(choice.label) : '—'}</dd>
            </div>
            <div>
              <dt>{t('warn.detail.drill')}</dt>
              <dd>{String(plan.drill_on ?? '—')}</dd>
            </div>
            <div>
              <dt>{t('warn.detail.contingency')}</dt>
              <dd>{String(plan.contingency ?? '—')}</dd>
            </div>
          </dl>
        </Panel>
        <RecoveryPanel plan={plan} />
      </div>
      <Lines
        data={data}
        onSign={open && data.may.sign && data.line > 0 ? () => setSigning(true) : undefined}
      />
      {proving && (
        <TextDialog
          title={t('warn.detail.done')}
          name={t('warn.detail.evidence')}
          needed={Boolean(proving.proof)}
          onClose={() => setProving(null)}
          onSave={(evidence) =>
            save.mutate({
              path: `/warning_step/${proving.id}/done`,
              body: { status: 'done', evidence: evidence || undefined },
            })
          }
        />
      )}
      {signing && (
        <TextDialog
          title={t('warn.detail.sign')}
          name={t('warn.detail.opinion')}
          needed
          onClose={() => setSigning(false)}
          onSave={(opinion) => save.mutate({ path: `/warning_plan/${plan.id}/sign`, body: { opinion } })}
        />
      )}
    </>
  );
}

function RecoveryPanel({ plan }: { plan: RecordRow }) {
  const { t } = useTranslation();
  const path = (
    typeof plan.recovery_path === 'string' ? JSON.parse(plan.recovery_path) : plan.recovery_path
  ) as Recovery | null;
  const exposure = Number(plan.exposure ?? 0);
  return (
    <Panel title={t('warn.detail.recovery')} note="万元">
      <table className="table">
        <tbody>
          {path?.sources.map((each, index) => (
            <tr key={index}>
              <th scope="row">
                {t(`warn.recoverySource.${each.source}`)}{' '}
                {each.number && <small className="faint">{each.number}</small>}
              </th>
              <td className="number">
                {ten(each.base)} × {percent(each.share, 0)}
              </td>
              <td className="number">{ten(each.amount)}</td>
            </tr>
          ))}
          <tr className="warn-total">
            <th scope="row">{t('warn.detail.net')}</th>
            <td className="number">
              {t('warn.detail.exposure')} {ten(exposure)}
            </td>
            <td className="number">
              <b>{ten(plan.recovery)}</b>{' '}
              {exposure > 0 && <small>{percent(Number(plan.recovery ?? 0) / exposure, 0)}</small>}
            </td>
          </tr>
        </tbody>
      </table>
      {path && (
        <p className="faint">
          {t('warn.recoveryNote', {
            cost: percent(path.cost, 0),
            rate: percent(path.rate),
            months: path.months,
          })}
        </p>
      )}
    </Panel>
  );
}

function Lines({ data, onSign }: { data: WarningDetail; onSign?: () => void }) {
  const { t } = useTranslation();
  const plan = data.plan!;
  const names = t('warn.detail.line', { returnObjects: true }) as unknown as string[];
  return (
    <Panel title={t('warn.detail.lines')}>
      <ul className="warn-lines">
        {(['first', 'second', 'third'] as const).map((line, index) => (
          <li key={line} data-done={plan[`${line}_by`] ? '' : undefined}>
            <b>{names[index]}</b>
            {plan[`${line}_by`] ? (
              <>
                <span translate="no">{String(plan[`${line}_by_title`] ?? plan[`${line}_by`])}</span>
                <small className="muted">{instant(String(plan[`${line}_at`]))}</small>
                <p>{String(plan[`${line}_opinion`] ?? '')}</p>
              </>
            ) : (
              <>
                <span className="muted">{t('warn.detail.unsigned')}</span>
                {onSign && data.line === index + 1 && (
                  <Button size="small" onClick={onSign}>
                    {t('warn.detail.sign')}
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function useSave() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body?: unknown }) => api.post(`/api/v1${path}`, body ?? {}),
    onSuccess: () => toastDone(t('warn.detail.saved')),
    onError: (error) => toastFailed(t('warn.detail.failed'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['record', 'warning'] }),
  });
}

interface TextDialogProps {
  title: string;
  name: string;
  needed: boolean;
  onSave: (text: string) => void;
  onClose: () => void;
}

function TextDialog({ title, name, needed, onSave, onClose }: TextDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (needed && !text.trim()) return;
        onSave(text.trim());
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit">
            {title}
          </Button>
        </>
      }
    >
      <Field label={name} error={tried && needed && !text.trim() ? t('form.required', { name }) : undefined}>
        {(control) => (
          <textarea
            {...control}
            data-autofocus=""
            rows={4}
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
