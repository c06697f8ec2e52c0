import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import type { Plugged } from './model-queries';

interface Props {
  before: Plugged | null;
  onClose: () => void;
  onSave: (fields: Record<string, unknown>) => void;
}

/** Where the model is and how long it is waited for; a second person agrees to each change. */
export function ModelDialog({ before, onClose, onSave }: Props) {
  const { t } = useTranslation();
  const [form, setForm] = useState({
    endpoint: before?.endpoint ?? '',
    model: before?.model ?? '',
    timeout: String(before?.timeout_ms ?? 4000),
  });
  const set = (key: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm((old) => ({ ...old, [key]: event.target.value }));
  return (
    <Dialog
      title={t(before ? 'model.edit' : 'model.add')}
      onClose={onClose}
      onSubmit={() =>
        onSave({ endpoint: form.endpoint.trim(), model: form.model.trim(), timeout_ms: Number(form.timeout) })
      }
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit">
            {t('model.handIn')}
          </Button>
        </>
      }
    >
      <Field label={t('model.endpoint')} help={t('model.endpointHelp')}>
        {(control) => (
          <input
            {...control}
            type="url"
            required
            data-autofocus
            value={form.endpoint}
            onChange={set('endpoint')}
          />
        )}
      </Field>
      <Field label={t('model.name')}>
        {(control) => (
          <input {...control} required maxLength={100} value={form.model} onChange={set('model')} />
        )}
      </Field>
      <Field label={t('model.wait')} help={t('model.waitHelp')}>
        {(control) => (
          <input
            {...control}
            type="number"
            required
            min={200}
            max={20000}
            value={form.timeout}
            onChange={set('timeout')}
          />
        )}
      </Field>
    </Dialog>
  );
}

export function KeyDialog({ onClose, onSave }: { onClose: () => void; onSave: (key: string) => void }) {
  const { t } = useTranslation();
  const [key, setKey] = useState('');
  return (
    <Dialog
      title={t('model.key')}
      onClose={onClose}
      onSubmit={() => onSave(key.trim())}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit">
            {t('model.keep')}
          </Button>
        </>
      }
    >
      <Field label={t('model.key')} help={t('model.keyHelp')}>
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="off"
            data-autofocus
            maxLength={400}
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
