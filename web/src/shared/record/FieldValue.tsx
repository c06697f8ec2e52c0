import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { recordQuery } from '@/api/records';
import type { FieldMeta, RecordRow } from '@/api/types';
import { useLabel, useLanguage } from '@/i18n';
import { absent, amount, amountExact, instant, number, percent, plainNumber } from '../lib/format';
import { useUi } from '../state/ui-store';
import { Dot, Pill } from '../ui/Pill';
import { useCodeLabel } from './codes';
import { recordPath, titleOf, useEntity } from './entity';
import { gradeTone, toneOf } from './tone';

interface Props {
  field: FieldMeta;
  row: RecordRow;
  /** In a list amounts follow the page's unit; on a record's own page they are exact. */
  place?: 'cell' | 'page';
}

/** One value of a record as people read it. Absent is a dash, never an empty cell. */
export function FieldValue({ field, row, place = 'cell' }: Props) {
  const value = row[field.name];
  if (value === null || value === undefined || value === '') return <span className="faint">{absent}</span>;
  switch (field.type) {
    case 'enum':
      return <EnumValue field={field} value={String(value)} />;
    case 'link':
      return <LinkValue field={field} row={row} id={String(value)} />;
    case 'money':
      return <MoneyValue value={value} place={place} />;
    case 'bool':
      return <BoolValue value={Boolean(value)} />;
    case 'instant':
      return <time dateTime={String(value)}>{instant(String(value))}</time>;
    case 'date':
      return <time>{String(value)}</time>;
    case 'int':
      return (
        <NumberValue text={typeof value === 'number' ? number(value) : String(value)} unit={field.unit} />
      );
    case 'rate':
      return typeof value === 'number' ? percent(value, 4).replace(/0{1,2}%$/, '%') : String(value);
    case 'ratio':
      return <RatioValue field={field} value={value} />;
    case 'json':
      return <code className={place === 'cell' ? 'cut' : 'json'}>{jsonText(value, place)}</code>;
    default:
      return <TextValue field={field} value={String(value)} place={place} />;
  }
}

function EnumValue({ field, value }: { field: FieldMeta; value: string }) {
  const label = useLabel();
  const text = label(field.choices?.find((choice) => choice.name === value)?.label) || value;
  const tone = toneOf(value);
  if (tone === 'neutral') return <span>{text}</span>;
  return <Dot tone={tone}>{text}</Dot>;
}

function LinkValue({ field, row, id }: { field: FieldMeta; row: RecordRow; id: string }) {
  const bank = useMe().bank;
  const title = nameOf(row[`${field.name}_title`], bank);
  if (!field.link) return <span>{title || id}</span>;
  return (
    <Link className="cut" to={recordPath(field.link, id)} tabIndex={-1}>
      {title || <LinkTitle entity={field.link} id={id} />}
    </Link>
  );
}

/** Branches are called after their bank; inside it that says nothing. */
function nameOf(title: unknown, bank: string): string {
  const text = title ? String(title) : '';
  return text.startsWith(bank) && text.length > bank.length ? text.slice(bank.length) : text;
}

/** The name of a record that came without one: old and new values of a change hold ids only. */
function LinkTitle({ entity, id }: { entity: string; id: string }) {
  const meta = useEntity(entity);
  const { data } = useQuery({ ...recordQuery(entity, id), retry: false });
  return meta && data ? titleOf(meta, data) : id;
}

function MoneyValue({ value, place }: { value: unknown; place: 'cell' | 'page' }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const unit = useUi((state) => state.amountUnit);
  if (typeof value !== 'number') return <span>{String(value)}</span>;
  if (place === 'cell') return <span title={amountExact(value)}>{amount(value, unit, language)}</span>;
  return (
    <span>
      {amountExact(value)} {t('common.yuan')}
    </span>
  );
}

function BoolValue({ value }: { value: boolean }) {
  const { t } = useTranslation();
  return value ? (
    <span aria-label={t('common.yes')} role="img">
      <Check size={14} aria-hidden />
    </span>
  ) : (
    <span className="faint">{t('common.no')}</span>
  );
}

function NumberValue({ text, unit }: { text: string; unit?: string | null }) {
  return (
    <span>
      {text}
      {unit && <small className="faint"> {unit}</small>}
    </span>
  );
}

/** Which ratios without a unit of their own are shares of one. */
const shareNames = /(^|_)(pd|share|confidence|probability)(_|$)/;

/** Shares of one are read as percentages; multiples and the rest as plain numbers. */
function RatioValue({ field, value }: { field: FieldMeta; value: unknown }) {
  if (typeof value !== 'number') return <span>{String(value)}</span>;
  if (!field.unit && shareNames.test(field.name)) return <span>{percent(value)}</span>;
  return <NumberValue text={plainNumber(value)} unit={field.unit} />;
}

function TextValue({ field, value, place }: { field: FieldMeta; value: string; place: 'cell' | 'page' }) {
  const codeLabel = useCodeLabel(field.code_list);
  if (field.name === 'grade') return <Pill tone={gradeTone(value)}>{value}</Pill>;
  const text = field.code_list ? codeLabel(value) : value;
  return (
    <span className={place === 'cell' ? 'cut' : undefined} title={place === 'cell' ? text : undefined}>
      {text}
    </span>
  );
}

const jsonText = (value: unknown, place: 'cell' | 'page') => {
  const parsed: unknown = typeof value === 'string' ? safeParse(value) : value;
  return JSON.stringify(parsed, null, place === 'page' ? 2 : 0);
};

function safeParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
