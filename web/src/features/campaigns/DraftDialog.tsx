import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { useEntity } from '@/shared/record/entity';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { saveDraft, type Draft, type RuleEvent, type Rules } from './queries';

interface Props {
  rules: Rules;
  event?: RuleEvent;
  /** The draft to change; a new one when left out. */
  before?: Draft;
  onClose: () => void;
  onSaved: (id: string) => void;
}

type Form = Omit<Draft, 'control_share' | 'move_bp'> & { share: string; move: string };

/** What is said, to whom, why, how and what is hoped for; an event of the policy fills it in. */
export function DraftDialog({ rules, event, before, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const body = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const [form, setForm] = useState<Form>(() => start(rules, label, before, event));
  const set = (key: keyof Form) => (change: { target: { value: string } }) =>
    setForm((old) => ({ ...old, [key]: change.target.value }));

  const insert = (name: string) => {
    const field = body.current;
    const at = field?.selectionStart ?? form.body.length;
    setForm((old) => ({ ...old, body: `${old.body.slice(0, at)}{${name}}${old.body.slice(at)}` }));
    field?.focus();
  };

  const submit = () => {
    setBusy(true);
    const { share, move, ...rest } = form;
    saveDraft({
      ...rest,
      event: rest.event || undefined,
      goal_product: rest.goal === 'product' ? rest.goal_product || undefined : undefined,
      move_bp: move ? Number(move) : undefined,
      control_share: Number(share) / 100,
    })
      .then((reply) => {
        toastDone(t('campaigns.saved'));
        void client.invalidateQueries({ queryKey: ['records', 'campaign'] });
        onSaved(reply.campaign);
        onClose();
      })
      .catch((error: unknown) => {
        setBusy(false);
        toastFailed(t('campaigns.notSaved'), error);
      });
  };

  const purpose = rules.purposes.find((each) => each.name === form.purpose);
  const ready = form.title.trim() && form.audience.trim() && form.subject.trim() && form.body.trim();
  return (
    <Dialog
      wide
      title={t(before ? 'campaigns.edit' : 'campaigns.new')}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={!ready}>
            {t('campaigns.save')}
          </Button>
        </>
      }
    >
      <div className="campaign-form">
        <Field label={t('campaigns.event')}>
          {(control) => (
            <select
              {...control}
              value={form.event ?? ''}
              onChange={(change) => {
                const chosen = rules.events.find((each) => each.name === change.target.value);
                setForm((old) => (chosen ? fill(old, chosen, label) : { ...old, event: '' }));
              }}
            >
              <option value="">{t('campaigns.free')}</option>
              {rules.events.map((each) => (
                <option key={each.name} value={each.name}>
                  {label(each.label)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('campaigns.title')}>
          {(control) => (
            <input {...control} data-autofocus maxLength={160} value={form.title} onChange={set('title')} />
          )}
        </Field>
        <Field
          label={t('campaigns.purpose')}
          help={purpose && t('campaigns.consent', { name: purpose.consent })}
        >
          {(control) => (
            <select {...control} value={form.purpose} onChange={set('purpose')}>
              {rules.purposes.map((each) => (
                <option key={each.name} value={each.name}>
                  {label(each.label)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('campaigns.channel')}>
          {(control) => (
            <select {...control} value={form.channel} onChange={set('channel')}>
              {rules.channels.map((each) => (
                <option key={each.name} value={each.name}>
                  {label(each.label)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label={t('campaigns.audience')} help={t('campaigns.audienceHelp')}>
        {(control) => (
          <input {...control} value={form.audience} maxLength={2000} onChange={set('audience')} />
        )}
      </Field>
      {form.audience.trim() && (
        <p className="campaign-see">
          <Link to={`/customers?${form.audience.replace(/^\?/, '')}`} target="_blank">
            {t('campaigns.audienceSee')}
          </Link>
        </p>
      )}
      <Field label={t('campaigns.subject')}>
        {(control) => <input {...control} value={form.subject} maxLength={120} onChange={set('subject')} />}
      </Field>
      <Field label={t('campaigns.body')}>
        {(control) => (
          <textarea
            {...control}
            ref={body}
            rows={5}
            maxLength={1800}
            value={form.body}
            onChange={set('body')}
          />
        )}
      </Field>
      <div className="campaign-marks" role="group" aria-label={t('campaigns.placeholders')}>
        {rules.placeholders.map((each) => (
          <button key={each.name} type="button" onClick={() => insert(each.name)}>
            {label(each.label)}
          </button>
        ))}
      </div>
      <Goal form={form} set={set} />
    </Dialog>
  );
}

interface GoalProps {
  form: Form;
  set: (key: keyof Form) => (change: { target: { value: string } }) => void;
}

function Goal({ form, set }: GoalProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const goals = useEntity('campaign')?.fields.find((field) => field.name === 'goal')?.choices ?? [];
  const products =
    useEntity('product_holding')?.fields.find((field) => field.name === 'product')?.choices ?? [];
  return (
    <div className="campaign-form">
      <Field label={t('campaigns.move')}>
        {(control) => (
          <input {...control} type="number" min={-500} max={500} value={form.move} onChange={set('move')} />
        )}
      </Field>
      <Field label={t('campaigns.share')}>
        {(control) => (
          <input {...control} type="number" min={0} max={50} value={form.share} onChange={set('share')} />
        )}
      </Field>
      <Field label={t('campaigns.goal')}>
        {(control) => (
          <select {...control} value={form.goal} onChange={set('goal')}>
            {goals.map((each) => (
              <option key={each.name} value={each.name}>
                {label(each.label)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {form.goal === 'product' && (
        <Field label={label(goals.find((each) => each.name === 'product')?.label)}>
          {(control) => (
            <select {...control} value={form.goal_product ?? ''} onChange={set('goal_product')}>
              <option value="" />
              {products.map((each) => (
                <option key={each.name} value={each.name}>
                  {label(each.label)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </div>
  );
}

type Say = ReturnType<typeof useLabel>;

const fill = (old: Form, event: RuleEvent, say: Say): Form => ({
  ...old,
  event: event.name,
  title: say(event.label),
  purpose: event.purpose,
  audience: event.audience,
  subject: say(event.subject),
  body: say(event.text),
  move: event.move_bp ? String(event.move_bp) : '',
  goal: event.goal ? 'product' : 'any',
  goal_product: event.goal ?? '',
});

function start(rules: Rules, say: Say, before?: Draft, event?: RuleEvent): Form {
  if (before) {
    const { control_share, move_bp, ...rest } = before;
    return { ...rest, share: String(Math.round(control_share * 100)), move: move_bp ? String(move_bp) : '' };
  }
  const empty: Form = {
    title: '',
    purpose: rules.purposes[0]?.name ?? '',
    channel: rules.channels[0]?.name ?? 'portal',
    event: '',
    audience: 'status=active',
    subject: '',
    body: '',
    goal: 'any',
    goal_product: '',
    share: String(Math.round(rules.control_share * 100)),
    move: '',
  };
  return event ? fill(empty, event, say) : empty;
}
