import { useTranslation } from 'react-i18next';
import type { FieldMeta } from '@/api/types';
import { useLabel } from '@/i18n';
import { fenOf, yuanOf } from '../lib/format';
import { CodePicker } from './CodePicker';
import { LinkPicker } from './LinkPicker';

interface Props {
  field: FieldMeta;
  /** As on the wire, null when empty. */
  value: unknown;
  /** The title of a link's value. */
  title?: string;
  onChange: (value: unknown, title?: string) => void;
  onCancel?: () => void;
  id?: string;
  label?: string;
  autoFocus?: boolean;
}

/** One light control for any field: cells, filters and bulk changes. Whole forms use RecordForm. */
export function ValueInput({ field, value, title = '', onChange, onCancel, id, label, autoFocus }: Props) {
  const { t } = useTranslation();
  const pick = useLabel();
  const common = { id, 'aria-label': label, autoFocus, 'data-autofocus': autoFocus ? '' : undefined };

  if (field.type === 'link' && field.link) {
    const taken = (chosen: string | null, name: string) => onChange(chosen, name);
    return (
      <LinkPicker
        entity={field.link}
        title={title}
        onSelect={taken}
        onCancel={onCancel}
        id={id}
        label={label}
        autoFocus={autoFocus}
      />
    );
  }
  if (field.code_list) {
    return (
      <CodePicker
        list={field.code_list}
        value={textOf(value)}
        onSelect={onChange}
        onCancel={onCancel}
        id={id}
        label={label}
        autoFocus={autoFocus}
      />
    );
  }
  if (field.type === 'enum' || field.type === 'bool') {
    const choices =
      field.type === 'bool'
        ? [
            { value: 'true', text: t('common.yes') },
            { value: 'false', text: t('common.no') },
          ]
        : (field.choices ?? []).map((choice) => ({ value: choice.name, text: pick(choice.label) }));
    return (
      <select
        {...common}
        value={textOf(value)}
        onChange={(event) => onChange(valueOf(field, event.target.value))}
      >
        <option value="">{t('common.none')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...common}
      key={field.name}
      type={field.type === 'date' ? 'date' : field.type === 'instant' ? 'datetime-local' : 'text'}
      inputMode={['int', 'ratio', 'rate', 'money'].includes(field.type) ? 'decimal' : undefined}
      defaultValue={inputText(field, value)}
      maxLength={field.type === 'text' ? (field.max ?? undefined) : undefined}
      onChange={(event) => onChange(valueOf(field, event.target.value))}
    />
  );
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** A wire value as it stands in a text box: yuan for money, per cent for shares and rates. */
export function inputText(field: FieldMeta, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.type === 'money' && typeof value === 'number') return yuanOf(value);
  if (field.type === 'instant') return localInput(String(value));
  return String(value);
}

/** What was typed, as it goes on the wire; null when empty or not a value of the type. */
export function valueOf(field: FieldMeta, text: string): unknown {
  if (text.trim() === '') return null;
  switch (field.type) {
    case 'money':
      return fenOf(text);
    case 'int':
    case 'ratio':
    case 'rate': {
      const value = Number(text.replaceAll(',', ''));
      return Number.isFinite(value) ? value : null;
    }
    case 'bool':
      return text === 'true';
    case 'instant':
      return new Date(text).toISOString();
    default:
      return text;
  }
}

/** An instant for a datetime-local box, in the reader's zone. */
export function localInput(text: string): string {
  const value = new Date(text);
  if (Number.isNaN(value.getTime())) return '';
  return new Date(value.getTime() - value.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
