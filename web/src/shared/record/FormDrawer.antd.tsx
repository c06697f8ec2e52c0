import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError, isStale } from '@/api/problem';
import { changeRecord, createRecord } from '@/api/records';
import { useAccess, useMe } from '@/api/session';
import type { EntityMeta, RecordRow, Saved } from '@/api/types';
import { useLabel } from '@/i18n';
import { useMedia } from '../lib/use-media';
import { toastDone, toastFailed } from '../state/toasts';
import { useUi, type FormRequest } from '../state/ui-store';
import { titleOf, writableFields } from './entity';
import { changesOf, toForm, type FormValues } from './form-values';
import { FormField } from './FormField.antd';

interface Props {
  entity: EntityMeta;
  request: FormRequest;
  record?: RecordRow;
  onClose: () => void;
}

export function FormDrawer({ entity, request, record, onClose }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const access = useAccess(entity.name);
  const client = useQueryClient();
  const narrow = useMedia('(max-width: 640px)');
  const [form] = Form.useForm<FormValues>();
  const [open, setOpen] = useState(true);
  const [busy, setBusy] = useState(false);
  const name = label(entity.label);
  const leave = () => setOpen(false);
  const fields = writableFields(entity).filter(
    (field) => !(record && field.sensitive && access.masked.includes(field.name)),
  );
  const initial = toForm(entity, record ?? { ...defaults(entity, me.id, me.branch), ...request.initial });
  const titles: RecordRow = {
    id: '',
    version: 0,
    owner_title: me.name,
    branch_title: me.branch_title,
    ...request.initial,
    ...record,
  };

  const finish = (saved: Saved | undefined) => {
    for (const key of ['records', 'record']) {
      void client.invalidateQueries({ queryKey: [key, entity.name] });
    }
    setOpen(false);
    if (saved?.pending_change) toastDone(t('record.sentToSecondPerson'));
    else {
      toastDone(t(record ? 'record.saved' : 'record.created', { name }));
      if (saved) request.onSaved?.(saved);
    }
  };

  const showErrors = (error: ApiError) => {
    const known = (error.problem.errors ?? []).filter((each) => each.field);
    form.setFields(known.map((each) => ({ name: each.field!, errors: [each.message] })));
    const first = known[0]?.field;
    if (first) form.scrollToField(first, { block: 'center', focus: true });
    return known.length > 0;
  };

  const submit = async (values: FormValues) => {
    const changes = changesOf(fields, values, record);
    if (record && Object.keys(changes).length === 0) return leave();
    setBusy(true);
    try {
      finish(
        record
          ? await changeRecord(entity.name, record.id, record.version, changes)
          : await createRecord(entity.name, changes),
      );
    } catch (error) {
      if (isStale(error) && record) {
        useUi.getState().set({ conflict: { entity: entity.name, id: record.id, mine: changes } });
        leave();
      } else if (!(error instanceof ApiError && showErrors(error))) {
        toastFailed(t('record.notSaved'), error);
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <Drawer
      open={open}
      size={narrow ? '100vw' : 560}
      title={
        record ? t('record.editTitle', { title: titleOf(entity, record) }) : t('record.create', { name })
      }
      onClose={leave}
      afterOpenChange={(shown) => {
        if (!shown) onClose();
      }}
      footer={
        <div className="form-foot">
          <Button onClick={leave}>{t('common.back')}</Button>
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {record ? t('record.save') : t('record.create', { name })}
          </Button>
        </div>
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        scrollToFirstError={{ block: 'center', focus: true }}
        onFinish={(values) => void submit(values)}
        onKeyDown={(event) => {
          if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') form.submit();
        }}
      >
        <div className="form-grid">
          {fields.map((field, index) => (
            <FormField key={field.name} field={field} titles={titles} autoFocus={index === 0} />
          ))}
        </div>
      </Form>
    </Drawer>
  );
}

/** A new record is mine and my branch's unless it says otherwise. */
function defaults(entity: EntityMeta, person: string, branch: string): Record<string, unknown> {
  const names = new Set(entity.fields.map((field) => field.name));
  const declared = entity.fields.filter((field) => field.default !== null && field.default !== undefined);
  return {
    ...Object.fromEntries(declared.map((field) => [field.name, field.default])),
    ...(names.has('owner') && { owner: person }),
    ...(names.has('branch') && entity.name !== 'person' && { branch }),
  };
}
