import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { listRecords } from '@/api/records';
import { useLabel } from '@/i18n';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { Segments } from '@/shared/ui/Segments';
import type { CustomerPortal } from './queries';

const channels = ['phone', 'paper', 'counter', 'mail'] as const;

/** What the customer said outside the portal: the firm as a whole, or one contact about mail. */
export function ConsentDialog({
  customer,
  data,
  onClose,
}: {
  customer: string;
  data: CustomerPortal;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const channelWord = useChoiceLabel('consent');
  const client = useQueryClient();
  const contacts = useQuery({
    queryKey: ['records', 'contact', 'of', customer],
    queryFn: ({ signal }) => listRecords('contact', { customer, limit: 50, count: 'none' }, signal),
  });
  const [form, setForm] = useState({
    purpose:
      data.consents.find((each) => each.purpose === 'marketing')?.purpose ?? data.consents[0]?.purpose ?? '',
    contact: '',
    channel: 'phone',
  });
  const [given, setGiven] = useState<'yes' | 'no'>('no');
  const set = (key: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm((old) => ({ ...old, [key]: event.target.value }));
  const submit = () =>
    void api
      .post(`/api/v1/customer/${customer}/consent`, {
        ...form,
        contact: form.contact || undefined,
        given: given === 'yes',
      })
      .then(() => {
        toastDone(t('portal.consentNoted'));
        void client.invalidateQueries({ queryKey: ['records'] });
        onClose();
      })
      .catch((cause: unknown) => toastFailed(t('portal.consentNot'), cause));
  return (
    <Dialog
      title={t('portal.noteConsent')}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit">
            {t('portal.noteConsentDo')}
          </Button>
        </>
      }
    >
      <Segments
        label={t('portal.consents')}
        value={given}
        onChange={setGiven}
        options={[
          { value: 'yes', label: t('portal.agrees') },
          { value: 'no', label: t('portal.takesBack') },
        ]}
      />
      <Field label={t('portal.consentFor')}>
        {(control) => (
          <select {...control} value={form.purpose} onChange={set('purpose')}>
            {data.consents.map((each) => (
              <option key={each.purpose} value={each.purpose}>
                {label(each.label)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('portal.consentWho')} help={t('portal.consentWhoHelp')}>
        {(control) => (
          <select {...control} value={form.contact} onChange={set('contact')}>
            <option value="">{t('portal.wholeFirm')}</option>
            {contacts.data?.items.map((each) => (
              <option key={String(each.id)} value={String(each.id)} translate="no">
                {String(each.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('portal.consentHow')}>
        {(control) => (
          <select {...control} value={form.channel} onChange={set('channel')}>
            {channels.map((each) => (
              <option key={each} value={each}>
                {channelWord('channel', each)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Dialog>
  );
}
