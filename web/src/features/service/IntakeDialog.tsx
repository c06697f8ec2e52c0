import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { percent } from '@/shared/lib/format';
import { useDebounced } from '@/shared/lib/use-debounced';
import { LinkPicker } from '@/shared/record/LinkPicker';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { classify, post, type ServiceClass } from './queries';

const channels = ['phone', 'counter', 'mail', 'message', 'visit', 'portal', 'web'];

/** What the customer said, word by word; the class is proposed while it is typed. */
export function IntakeDialog({
  classes,
  customer,
  onClose,
}: {
  classes: ServiceClass[];
  customer?: { id: string; title: string };
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const go = useNavigate();
  const label = useLabel();
  const client = useQueryClient();
  const choice = useChoiceLabel('service_request');
  const [who, setWho] = useState(customer ?? { id: '', title: '' });
  const [about, setAbout] = useState({ id: '', title: '' });
  const [text, setText] = useState('');
  const [channel, setChannel] = useState('phone');
  const [contact, setContact] = useState('');
  const [chosen, setChosen] = useState('');
  const [busy, setBusy] = useState(false);
  const asked = useDebounced(text.trim());
  const { data } = useQuery({
    queryKey: ['service-classify', asked],
    queryFn: () => classify(asked),
    enabled: asked.length > 3,
    placeholderData: (old) => old,
  });

  const save = () => {
    if (!who.id || !text.trim() || busy) return;
    setBusy(true);
    post<{ id: string; due_on: string | null }>('service/request', {
      customer: who.id,
      channel,
      text,
      ...(contact.trim() ? { contact_name: contact } : {}),
      ...(chosen ? { class: chosen } : {}),
      ...(about.id ? { about_person: about.id } : {}),
    })
      .then((made) => {
        toastDone(t('service.saved', { due: made.due_on ?? '' }));
        void client.invalidateQueries({ queryKey: ['records', 'service_request'] });
        onClose();
        void go(`/service/${made.id}`);
      })
      .catch((cause: unknown) => {
        setBusy(false);
        toastFailed(t('service.notSaved'), cause);
      });
  };

  return (
    <Dialog
      wide
      title={t('service.take')}
      onClose={onClose}
      onSubmit={save}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={!who.id || !text.trim()}>
            {t('service.save')}
          </Button>
        </>
      }
    >
      <div className="service-form">
        {!customer && (
          <Field label={t('service.customer')}>
            {(control) => (
              <LinkPicker
                {...control}
                entity="customer"
                title={who.title}
                onSelect={(id, title) => setWho({ id: id ?? '', title })}
              />
            )}
          </Field>
        )}
        <Field label={t('service.channel')}>
          {(control) => (
            <select {...control} value={channel} onChange={(event) => setChannel(event.target.value)}>
              {channels.map((each) => (
                <option key={each} value={each}>
                  {choice('channel', each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('service.contactName')}>
          {(control) => (
            <input
              {...control}
              maxLength={60}
              value={contact}
              onChange={(event) => setContact(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label={t('service.text')}>
        {(control) => (
          <textarea
            {...control}
            rows={5}
            maxLength={8000}
            data-autofocus={customer ? '' : undefined}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <p className="service-proposal" aria-live="polite">
        {asked.length > 3 && data
          ? data.label
            ? `${t('service.proposed', { name: label(data.label) })} · ${t('service.confidence', { share: percent(data.confidence ?? 0, 0) })}`
            : t('service.needsPerson')
          : t('service.auto')}
        {data?.reasons.slice(0, 3).map((reason) => (
          <mark key={reason.words} translate="no">
            {reason.words}
          </mark>
        ))}
      </p>
      <div className="service-form">
        <Field label={t('service.class')}>
          {(control) => (
            <select {...control} value={chosen} onChange={(event) => setChosen(event.target.value)}>
              <option value="">{t('service.auto')}</option>
              {classes.map((each) => (
                <option key={each.name} value={each.name}>
                  {label(each.label)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('service.about')} help={t('service.aboutHelp')}>
          {(control) => (
            <LinkPicker
              {...control}
              entity="person"
              title={about.title}
              onSelect={(id, title) => setAbout({ id: id ?? '', title })}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
