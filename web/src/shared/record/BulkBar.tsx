import { useState, type ReactNode } from 'react';
import { PencilLine, X } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeMany } from '@/api/records';
import { useAccess } from '@/api/session';
import type { EntityMeta, FieldMeta, RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { number } from '../lib/format';
import { toastDone, toastFailed } from '../state/toasts';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { writableFields } from './entity';
import { ValueInput } from './ValueInput';

interface Props {
  entity: EntityMeta;
  rows: RecordRow[];
  onClear: () => void;
  children?: ReactNode;
}

/** Appears while rows are selected: how many, what can be done with them all. */
export function BulkBar({ entity, rows, onClear, children }: Props) {
  const { t } = useTranslation();
  const access = useAccess(entity.name);
  const [changing, setChanging] = useState(false);
  return (
    <div className="bulk" role="toolbar" aria-label={t('list.selected', { count: rows.length })}>
      <b>{t('list.selected', { count: rows.length })}</b>
      <i />
      {access.update && (
        <Button kind="ghost" icon={<PencilLine size={14} />} onClick={() => setChanging(true)}>
          {t('list.changeField')}
        </Button>
      )}
      {children}
      <i />
      <Button kind="ghost" aria-label={t('list.clearSelection')} icon={<X size={14} />} onClick={onClear} />
      {changing && (
        <ChangeMany
          entity={entity}
          rows={rows}
          onClose={() => setChanging(false)}
          onDone={() => {
            setChanging(false);
            onClear();
          }}
        />
      )}
    </div>
  );
}

interface ChangeProps {
  entity: EntityMeta;
  rows: RecordRow[];
  onClose: () => void;
  onDone: () => void;
}

function ChangeMany({ entity, rows, onClose, onDone }: ChangeProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const fields = writableFields(entity).filter(
    (field) => !field.unique && field.type !== 'json' && !field.sensitive && field.name !== entity.title,
  );
  const [name, setName] = useState(
    fields.find((field) => field.name === 'owner')?.name ?? fields[0]?.name ?? '',
  );
  const [value, setValue] = useState<unknown>(null);
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const field = fields.find((each) => each.name === name);

  const submit = async () => {
    if (!field) return;
    setBusy(true);
    try {
      const ids = rows.map(({ id, version }) => ({ id, version }));
      const reply = await changeMany(entity.name, ids, { [name]: value });
      const failed = new Set(reply.failed.map((each) => each.id));
      onDone();
      if (reply.pending > 0) toastDone(t('list.sentToSecondPerson', { count: reply.pending }));
      if (reply.changed > 0) {
        const undo = () =>
          void undoMany(
            entity.name,
            rows.filter((row) => !failed.has(row.id)),
            field,
          );
        toastDone(t('list.changed', { count: reply.changed }), undo);
      }
      if (failed.size)
        toastFailed(t('list.notChanged', { count: failed.size }), new Error(reply.failed[0]?.message));
    } catch (error) {
      toastFailed(t('record.notSaved'), error);
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: ['records', entity.name] });
    }
  };

  const undoMany = async (entityName: string, before: RecordRow[], changed: FieldMeta) => {
    const groups = new Map<unknown, RecordRow[]>();
    for (const row of before) {
      const old = row[changed.name] ?? null;
      groups.set(old, [...(groups.get(old) ?? []), row]);
    }
    try {
      for (const [old, members] of groups) {
        const ids = members.map(({ id, version }) => ({ id, version: version + 1 }));
        await changeMany(entityName, ids, { [changed.name]: old });
      }
      toastDone(t('record.undone'));
    } catch (error) {
      toastFailed(t('record.notUndone'), error);
    }
    void client.invalidateQueries({ queryKey: ['records', entityName] });
  };

  return (
    <Dialog
      title={t('list.changeSelected', { number: number(rows.length) })}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button onClick={onClose}>{t('common.back')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={field?.required && value === null}>
            {t('list.changeSelected', { number: number(rows.length) })}
          </Button>
        </>
      }
    >
      <Field label={t('list.field')}>
        {(control) => (
          <select
            {...control}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setValue(null);
              setTitle('');
            }}
          >
            {fields.map((each) => (
              <option key={each.name} value={each.name}>
                {label(each.label)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {field && (
        <Field label={t('list.newValue')}>
          {(control) => (
            <ValueInput
              key={name}
              id={control.id}
              field={field}
              value={value}
              title={title}
              onChange={(next, text) => {
                setValue(next);
                setTitle(text ?? '');
              }}
            />
          )}
        </Field>
      )}
    </Dialog>
  );
}
