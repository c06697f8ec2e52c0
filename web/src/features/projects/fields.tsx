import { useId, useState } from 'react';
import { LineChart, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { plainNumber } from '@/shared/lib/format';
import { useCodes } from '@/shared/record/codes';
import { useLabel } from '@/i18n';
import { Button } from '@/shared/ui/Button';
import { at, isMap, numberAt, typedNumber, type Content, type Field, type Words } from './assumptions';
import type { Json } from './types';

/** What the fields of an item need to know: where it stands, what it said before, and how it is changed. */
export interface Editing {
  content: Content;
  stored: Content;
  words: Words;
  currency: string;
  /** A number by itself: undefined leaves it out. */
  onNumber: (path: string, value: number | undefined) => void;
  onPut: (path: string, value: Json | undefined) => void;
}

const grouped = (value: number) =>
  plainNumber(value, 6)
    .replace('−', '-')
    .replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

interface NumberProps {
  value: number | null;
  unit: string;
  label: string;
  id?: string;
  placeholder?: string;
  required?: boolean;
  onCommit: (value: number | undefined) => void;
}

/** A number as people type it: with separators, 万 and 亿; shares in per cent. */
export function NumberInput({ value, unit, label, id, placeholder, required, onCommit }: NumberProps) {
  const [bad, setBad] = useState(false);
  const by = unit === 'share' ? 100 : 1;
  const shown = value === null ? '' : grouped(value * by);
  return (
    <input
      id={id}
      className="pj-number"
      translate="no"
      inputMode="decimal"
      autoComplete="off"
      key={shown}
      defaultValue={shown}
      placeholder={placeholder}
      aria-label={id ? undefined : label}
      aria-invalid={bad || undefined}
      onBlur={(event) => {
        const text = event.target.value.trim();
        const typed = text === '' ? undefined : typedNumber(text);
        setBad(typed === null || (typed === undefined && required === true));
        if (text === shown || typed === null || (typed === undefined && required)) return;
        onCommit(typed === undefined ? undefined : typed / by);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape') return;
        event.currentTarget.value = shown;
        event.stopPropagation();
        setBad(false);
      }}
    />
  );
}

interface TextProps {
  value: string;
  label: string;
  id?: string;
  type?: 'text' | 'month' | 'date';
  className?: string;
  required?: boolean;
  onCommit: (value: string | undefined) => void;
}

export function TextInput({ value, label, id, type = 'text', className, required, onCommit }: TextProps) {
  return (
    <input
      id={id}
      className={`pj-text ${className ?? ''}`}
      translate="no"
      type={type}
      key={value}
      defaultValue={value}
      maxLength={120}
      aria-label={id ? undefined : label}
      onBlur={(event) => {
        const text = event.target.value.trim();
        if (text === value) return;
        if (text === '' && required) event.target.value = value;
        else onCommit(text || undefined);
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}

/** The unit beside a number, in words. */
export function useUnit(currency: string) {
  const { t, i18n } = useTranslation();
  return (unit: string): string => {
    if (unit === 'share') return '%';
    if (unit === 'money') return i18n.language.startsWith('zh') && currency === 'CNY' ? '元' : currency;
    return unit ? t(`pj.units.${unit as 'months'}`, { defaultValue: '' }) : '';
  };
}

/** All FIELDS of the item at PATH ('' for the whole) as labelled inputs beside each other. */
export function FieldGrid({
  path,
  fields,
  ...editing
}: { path: string; fields: readonly Field[] } & Editing) {
  const { content } = editing;
  const item = path ? at(content, path) : content;
  const [open, setOpen] = useState<string | null>(null);
  const wanted = fields.filter((field) => !field.when || (isMap(item) && field.when(item)));
  const place = (field: Field) => (path ? `${path}.${field.key}` : field.key);
  const opened = wanted.find((field) => field.key === open);
  return (
    <div className="pj-fields">
      {wanted.map((field) => (
        <OneField
          key={field.key}
          field={field}
          path={place(field)}
          open={open === field.key}
          onOpen={() => setOpen(open === field.key ? null : field.key)}
          {...editing}
        />
      ))}
      {opened?.kind === 'course' && <Course path={place(opened)} {...editing} />}
      {opened?.kind === 'season' && <Season path={place(opened)} {...editing} />}
    </div>
  );
}

interface OneProps extends Editing {
  field: Field;
  path: string;
  open: boolean;
  onOpen: () => void;
}

function OneField({ field, path, open, onOpen, ...editing }: OneProps) {
  const { content, stored, words, currency, onNumber, onPut } = editing;
  const { t } = useTranslation();
  const unitOf = useUnit(currency);
  const id = useId();
  const node = at(content, path);
  const unit = words.unit(path);
  const name = field.name ? t(`pj.field.${field.name}`) : words.word(field.key.split('.').at(-1)!);
  const changed = JSON.stringify(node) !== JSON.stringify(at(stored, path));
  const standard =
    typeof field.standard === 'number' ? grouped(field.standard * (unit === 'share' ? 100 : 1)) : '';
  const text = typeof node === 'string' ? node : '';
  return (
    <div className="pj-field" data-changed={changed ? '' : undefined} data-kind={field.kind}>
      <label htmlFor={id}>
        {name}
        {(field.kind === 'number' || field.kind === 'course') && unitOf(unit) && (
          <small> {unitOf(unit)}</small>
        )}
      </label>
      <div className="pj-field-body">
        {(field.kind === 'number' || field.kind === 'course') && (
          <NumberInput
            id={id}
            label={name}
            unit={unit}
            value={numberAt(content, path)}
            placeholder={standard}
            required={field.required}
            onCommit={(value) => onNumber(path, value)}
          />
        )}
        {(field.kind === 'text' || field.kind === 'month' || field.kind === 'date') && (
          <TextInput
            id={id}
            label={name}
            type={field.kind === 'text' ? 'text' : field.kind}
            value={text}
            required={field.required}
            onCommit={(value) => onPut(path, value)}
          />
        )}
        {field.kind === 'flag' && (
          <input
            id={id}
            type="checkbox"
            checked={node === true || node === 1}
            onChange={(event) => onPut(path, event.target.checked)}
          />
        )}
        {field.kind === 'choice' && (
          <select
            id={id}
            className="pj-text"
            value={String(node ?? field.standard ?? '')}
            onChange={(event) =>
              onPut(path, field.choices!.find((choice) => String(choice) === event.target.value) ?? null)
            }
          >
            {field.choices!.map((choice) => (
              <option key={choice} value={choice}>
                {typeof choice === 'number'
                  ? `${choice} ${t('pj.months')}`
                  : t(`pj.choice.${choice as 'even'}`)}
              </option>
            ))}
          </select>
        )}
        {field.kind === 'currency' && (
          <CurrencyInput
            id={id}
            value={text}
            own={path === 'currency' ? '' : currency}
            onPut={(value) => onPut(path, value)}
          />
        )}
        {field.kind === 'season' && (
          <Button id={id} size="small" aria-expanded={open} onClick={onOpen}>
            {t(Array.isArray(node) ? 'pj.season.own' : 'pj.season.even')}
          </Button>
        )}
        {field.kind === 'course' && (
          <Button
            size="small"
            kind={isCourse(node) ? 'default' : 'ghost'}
            icon={<LineChart size={14} />}
            aria-expanded={open}
            aria-label={t('pj.course.of', { name })}
            title={t('pj.course.of', { name })}
            onClick={onOpen}
          />
        )}
      </div>
      {field.kind === 'course' && isCourse(node) && <CourseText node={node} />}
    </div>
  );
}

const length = (node: Json | undefined) => (Array.isArray(node) ? node.length : 0);
const isCourse = (node: Json | undefined): node is Content =>
  isMap(node) && (Boolean(node.growth) || length(node.ramp) > 0 || length(node.points) > 0);

/** How a number moves over time, in a few words. */
function CourseText({ node }: { node: Content }) {
  const { t } = useTranslation();
  const parts = [];
  if (typeof node.growth === 'number' && node.growth)
    parts.push(t('pj.course.growing', { share: plainNumber(node.growth * 100, 2) }));
  if (length(node.ramp)) parts.push(t('pj.course.ramped', { count: length(node.ramp) }));
  if (length(node.points)) parts.push(t('pj.course.dated', { count: length(node.points) }));
  return <small className="muted">{parts.join(' · ')}</small>;
}

function CurrencyInput(props: {
  id: string;
  value: string;
  own: string;
  onPut: (value: string | undefined) => void;
}) {
  const label = useLabel();
  const codes = useCodes('currency');
  const { t } = useTranslation();
  const known = codes.some((code) => code.code === props.value) || props.value === '';
  return (
    <select
      id={props.id}
      className="pj-text"
      translate="no"
      value={props.value}
      onChange={(event) => props.onPut(event.target.value || undefined)}
    >
      {props.own && <option value="">{t('pj.ownCurrency', { currency: props.own })}</option>}
      {!known && <option value={props.value}>{props.value}</option>}
      {codes.map((code) => (
        <option key={code.code} value={code.code}>
          {code.code} {label(code.label)}
        </option>
      ))}
    </select>
  );
}

/* --- over time ---------------------------------------------------------------------------------------------------- */

/** A number over the years: growth, the first years of operation, values from a month on, and where it is from. */
function Course({ path, ...editing }: { path: string } & Editing) {
  const { content, words, currency, onPut } = editing;
  const { t } = useTranslation();
  const unitOf = useUnit(currency);
  const node = at(content, path);
  const own: Content = isMap(node) ? node : typeof node === 'number' ? { value: node } : {};
  const unit = words.unit(path);
  const name = words.word(path.split('.').at(-1)!);
  const set = (key: string, value: Json | undefined) => {
    const next = { ...own };
    if (value === undefined || (Array.isArray(value) && value.length === 0)) delete next[key];
    else next[key] = value;
    onPut(path, next);
  };
  const ramp = Array.isArray(own.ramp) ? own.ramp.map(Number) : [];
  const points = Array.isArray(own.points) ? (own.points as [string, number][]) : [];
  const sorted = (list: [string, number][]) => [...list].sort(([a], [b]) => a.localeCompare(b));
  return (
    <div className="pj-course">
      <h3>{t('pj.course.of', { name })}</h3>
      <div className="pj-course-part">
        <span className="pj-course-name">{words.word('growth')} %</span>
        <NumberInput
          unit="share"
          label={`${name} ${words.word('growth')}`}
          value={numberAt(own, 'growth')}
          placeholder="0"
          onCommit={(value) => set('growth', value)}
        />
        <span className="muted">{t('pj.course.growthHelp')}</span>
      </div>
      <div className="pj-course-part">
        <span className="pj-course-name">{words.word('ramp')} %</span>
        {ramp.map((share, year) => (
          <NumberInput
            key={year}
            unit="share"
            label={t('pj.course.rampYear', { year: year + 1 })}
            value={share}
            onCommit={(value) =>
              set(
                'ramp',
                value === undefined
                  ? ramp.filter((_, index) => index !== year)
                  : ramp.map((each, index) => (index === year ? value : each)),
              )
            }
          />
        ))}
        <Button size="small" icon={<Plus size={14} />} onClick={() => set('ramp', [...ramp, 1])}>
          {t('pj.course.addRamp')}
        </Button>
        <span className="muted">{t('pj.course.rampHelp')}</span>
      </div>
      <div className="pj-course-part">
        <span className="pj-course-name">
          {words.word('points')} {unitOf(unit)}
        </span>
        {points.map(([month, value], index) => (
          <span key={index} className="pj-point">
            <TextInput
              type="month"
              label={t('pj.course.from', { name })}
              value={month.slice(0, 7)}
              required
              onCommit={(text) =>
                set('points', sorted(points.map((each, i) => (i === index ? [text!, each[1]] : each))))
              }
            />
            <NumberInput
              unit={unit}
              label={`${name} ${month}`}
              value={value}
              required
              onCommit={(typed) =>
                set(
                  'points',
                  points.map((each, i) => (i === index ? [each[0], typed!] : each)),
                )
              }
            />
            <Button
              size="small"
              kind="ghost"
              icon={<X size={14} />}
              aria-label={t('pj.course.dropPoint', { month })}
              onClick={() =>
                set(
                  'points',
                  points.filter((_, i) => i !== index),
                )
              }
            />
          </span>
        ))}
        <Button
          size="small"
          icon={<Plus size={14} />}
          onClick={() =>
            set('points', [...points, [nextMonth(points, content), numberAt(content, path) ?? 0]])
          }
        >
          {t('pj.course.addPoint')}
        </Button>
        <span className="muted">{t('pj.course.pointsHelp')}</span>
      </div>
      <div className="pj-course-part">
        <span className="pj-course-name">{words.word('source')}</span>
        {(['source', 'dated', 'note'] as const).map((key) => (
          <label key={key} className="pj-course-source">
            <span>{words.word(key)}</span>
            <TextInput
              label={words.word(key)}
              type={key === 'dated' ? 'date' : 'text'}
              value={typeof own[key] === 'string' ? own[key] : ''}
              onCommit={(value) => set(key, value)}
            />
          </label>
        ))}
      </div>
    </div>
  );
}

/** A year after the last point, or the start of the project. */
function nextMonth(points: [string, number][], content: Content): string {
  const last = points.at(-1)?.[0];
  if (!last) return typeof content.start === 'string' ? content.start.slice(0, 7) : '2026-01';
  return `${Number(last.slice(0, 4)) + 1}${last.slice(4, 7)}`;
}

/** How a year's volume falls on its months. */
function Season({ path, ...editing }: { path: string } & Editing) {
  const { content, words, onPut } = editing;
  const { t } = useTranslation();
  const node = at(content, path);
  const weights = Array.isArray(node) ? node.map(Number) : Array.from({ length: 12 }, () => 1);
  return (
    <div className="pj-course">
      <h3>{words.word('season')}</h3>
      <div className="pj-course-part">
        {weights.map((weight, month) => (
          <label key={month} className="pj-course-month">
            <span>{t('pj.season.month', { month: month + 1 })}</span>
            <NumberInput
              unit="times"
              label={t('pj.season.month', { month: month + 1 })}
              value={weight}
              required
              onCommit={(value) =>
                onPut(
                  path,
                  weights.map((each, index) => (index === month ? value! : each)),
                )
              }
            />
          </label>
        ))}
        <Button size="small" disabled={!Array.isArray(node)} onClick={() => onPut(path, undefined)}>
          {t('pj.season.even')}
        </Button>
      </div>
      <p className="muted">{t('pj.season.help')}</p>
    </div>
  );
}
