import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import type { FieldMeta, RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { fenOf } from '../lib/format';
import { useDebounced } from '../lib/use-debounced';
import { useCodes } from './codes';
import { titleOf, useEntity } from './entity';
import './form.css';

interface Props {
  field: FieldMeta;
  /** Titles of links already chosen, under <field>_title. */
  titles: RecordRow;
  autoFocus?: boolean;
}

const longText = 200;

export function FormField({ field, titles, autoFocus }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const name = label(field.label);
  const wide =
    field.type === 'json' ||
    field.link === 'customer' ||
    (field.type === 'text' && (field.max ?? 0) >= longText);
  const rules = [
    ...(field.required ? [{ required: true, message: t('form.required', { name }) }] : []),
    ...(field.type === 'money' ? [{ validator: amountRule(t('form.amount')) }] : []),
  ];
  return (
    <Form.Item
      name={field.name}
      className={wide ? 'form-wide' : undefined}
      label={field.type === 'bool' ? undefined : name}
      required={field.required}
      extra={label(field.help)}
      rules={rules}
      valuePropName={field.type === 'bool' ? 'checked' : 'value'}
    >
      <Control field={field} name={name} titles={titles} autoFocus={autoFocus} />
    </Form.Item>
  );
}

const amountRule = (message: string) => (_: unknown, value: unknown) =>
  value === null || value === undefined || value === '' || fenOf(String(value)) !== null
    ? Promise.resolve()
    : Promise.reject(new Error(message));

/** antd gives a form's control its id, value and onChange; they pass through. */
interface ControlProps extends Props {
  name: string;
  id?: string;
}

function Control({ field, name, titles, autoFocus, ...given }: ControlProps) {
  const { t } = useTranslation();
  const label = useLabel();
  if (field.type === 'link' && field.link) {
    return <LinkSelect {...given} field={field} entity={field.link} titles={titles} autoFocus={autoFocus} />;
  }
  if (field.code_list) return <CodeSelect {...given} list={field.code_list} autoFocus={autoFocus} />;
  switch (field.type) {
    case 'enum':
      return (
        <Select
          {...given}
          allowClear={!field.required}
          options={(field.choices ?? []).map((choice) => ({
            value: choice.name,
            label: label(choice.label),
          }))}
        />
      );
    case 'bool':
      return <Checkbox {...given}>{name}</Checkbox>;
    case 'date':
      return <DatePicker {...given} className="full" />;
    case 'instant':
      return (
        <DatePicker {...given} className="full" showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
      );
    case 'money':
      return (
        <InputNumber
          {...given}
          className="full"
          stringMode
          precision={2}
          controls={false}
          suffix={t('common.yuan')}
        />
      );
    case 'int':
      return (
        <InputNumber
          {...given}
          className="full"
          precision={0}
          min={field.min ?? undefined}
          max={field.max ?? undefined}
          suffix={field.unit ?? undefined}
        />
      );
    case 'ratio':
    case 'rate':
      return (
        <InputNumber
          {...given}
          className="full"
          controls={false}
          min={field.min ?? undefined}
          max={field.max ?? undefined}
        />
      );
    case 'json':
      return <Input.TextArea {...given} rows={6} className="form-json" />;
    default:
      return (field.max ?? 0) >= longText && (field.max ?? 0) > 300 ? (
        <Input.TextArea {...given} rows={4} maxLength={field.max ?? undefined} />
      ) : (
        <Input {...given} maxLength={field.max ?? undefined} autoFocus={autoFocus} />
      );
  }
}

interface LinkSelectProps {
  field: FieldMeta;
  entity: string;
  titles: RecordRow;
  value?: string;
  onChange?: (value: string) => void;
  autoFocus?: boolean;
}

const offered = 20;

function LinkSelect({ field, entity, titles, autoFocus, ...given }: LinkSelectProps) {
  const { t } = useTranslation();
  const meta = useEntity(entity);
  const [typed, setTyped] = useState('');
  const query = { q: useDebounced(typed), limit: offered, count: 'none' };
  const { data, isFetching } = useQuery({
    queryKey: keys.records(entity, { ...query, pick: true }),
    queryFn: ({ signal }) => listRecords(entity, query, signal),
    placeholderData: (old) => old,
  });
  const found = (data?.items ?? []).map((row) => ({
    value: row.id,
    label: meta ? titleOf(meta, row) : row.id,
  }));
  const chosen = given.value;
  const known = !chosen || found.some((option) => option.value === chosen);
  const title = titles[`${field.name}_title`];
  const options = known ? found : [{ value: chosen, label: String(title ?? chosen) }, ...found];
  return (
    <Select
      {...given}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear={!field.required}
      options={options}
      loading={isFetching}
      autoFocus={autoFocus}
      notFoundContent={t('common.nothingFound')}
    />
  );
}

interface CodeSelectProps {
  list: string;
  value?: string;
  onChange?: (value: string) => void;
  autoFocus?: boolean;
}

function CodeSelect({ list, autoFocus, ...given }: CodeSelectProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const codes = useCodes(list);
  return (
    <Select
      {...given}
      allowClear
      autoFocus={autoFocus}
      showSearch={{
        filterOption: (typed, option) => {
          const wanted = typed.toLowerCase();
          return (
            String(option?.label).toLowerCase().includes(wanted) ||
            String(option?.value).toLowerCase().startsWith(wanted)
          );
        },
      }}
      options={codes.map((code) => ({ value: code.code, label: label(code.label) }))}
      notFoundContent={t('common.nothingFound')}
    />
  );
}
