import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { Button } from '@/shared/ui/Button';
import { Dialog } from '@/shared/ui/Dialog';
import { Field } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';
import { Segments } from '@/shared/ui/Segments';
import type { HookRecord, Kind } from './mail-queries';

interface Props {
  kinds: Kind[];
  /** The one to change; a new one when left out. */
  before?: HookRecord;
  onClose: () => void;
  onSave: (fields: Record<string, unknown>) => void;
}

/** Who is told, where, and of what: each kind of event in words, with what stands in it. */
export function HookDialog({ kinds, before, onClose, onSave }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const [direction, setDirection] = useState<'out' | 'in'>(before?.direction ?? 'out');
  const [values, setValues] = useState({
    partner: before?.partner ?? '',
    code: before?.code ?? '',
    url: before?.url ?? '',
  });
  const [chosen, setChosen] = useState<Record<string, boolean>>(() =>
    Object.fromEntries(
      kinds.map((kind, index) => [kind.name, before ? before[kind.name] === true : index < 2]),
    ),
  );
  const groups = [...new Map(kinds.map((kind) => [label(kind.group), kind.group])).keys()];
  const fields = [
    { key: 'partner', label: t('mail.name') },
    { key: 'code', label: t('mail.code'), help: t('mail.codeHelp') },
    { key: 'url', label: t('mail.url'), help: t('mail.urlHelp') },
  ] as const;
  const submit = () =>
    onSave({ ...values, url: values.url || null, direction, ...(direction === 'out' ? chosen : {}) });
  return (
    <Dialog
      wide
      title={before ? t('mail.editTitle', { name: before.partner }) : t('mail.add')}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('mail.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('mail.save')}
          </Button>
        </>
      }
    >
      {before && <Notice>{t('mail.editWaits')}</Notice>}
      <Segments
        label={t('mail.direction')}
        value={direction}
        onChange={setDirection}
        options={[
          { value: 'out', label: t('mail.out') },
          { value: 'in', label: t('mail.in') },
        ]}
      />
      <div className="mail-fields">
        {fields.map((field) => (
          <Field key={field.key} label={field.label} help={'help' in field ? field.help : undefined}>
            {(control) => (
              <input
                {...control}
                required={field.key !== 'url' || direction === 'out'}
                value={values[field.key]}
                onChange={(event) => setValues({ ...values, [field.key]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      {direction === 'out' &&
        groups.map((group) => (
          <fieldset key={group} className="mail-choose">
            <legend>{group}</legend>
            {kinds
              .filter((kind) => label(kind.group) === group)
              .map((kind) => (
                <label key={kind.name}>
                  <input
                    type="checkbox"
                    checked={chosen[kind.name] ?? false}
                    onChange={(event) => setChosen({ ...chosen, [kind.name]: event.target.checked })}
                  />
                  <span>
                    <b>{label(kind.label)}</b> <code translate="no">{kind.event}</code>
                    <small>
                      {label(kind.help)} · {t('mail.holds')} <span translate="no">{kind.data}</span>
                    </small>
                  </span>
                </label>
              ))}
          </fieldset>
        ))}
    </Dialog>
  );
}
