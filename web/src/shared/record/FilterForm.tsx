import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityMeta, FieldMeta } from '@/api/types';
import { useLabel } from '@/i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { fieldOf } from './entity';
import { operatorsOf, type Filter, type Operator } from './filters';
import { ValueInput, valueOf } from './ValueInput';

interface Props {
  entity: EntityMeta;
  initial?: Filter;
  initialTitle?: string;
  onApply: (filter: Filter, titles?: Record<string, string>) => void;
}

/** Field, comparison, value. */
export function FilterForm({ entity, initial, initialTitle = '', onApply }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const fields = entity.fields.filter((field) => field.type !== 'json');
  const first = initial ?? { field: fields[0]?.name ?? '', operator: undefined, value: '' };
  const [name, setName] = useState(first.field);
  const field = fieldOf(entity, name);
  const operators = field ? operatorsOf(field) : [];
  const [operator, setOperator] = useState<Operator>(first.operator ?? operators[0] ?? 'eq');
  const [value, setValue] = useState<unknown>(initial && field ? fromWire(field, initial.value) : null);
  const [title, setTitle] = useState(initialTitle);

  const choose = (next: string) => {
    const chosen = fieldOf(entity, next);
    setName(next);
    setOperator(chosen ? (operatorsOf(chosen)[0] ?? 'eq') : 'eq');
    setValue(null);
    setTitle('');
  };

  const wire = operator === 'null' ? (value ?? 'true') : value;
  const ready = wire !== null && wire !== undefined && wire !== '';

  return (
    <form
      className="filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onApply({ field: name, operator, value: String(wire) }, { [String(wire)]: title });
      }}
    >
      <Field label={t('list.field')}>
        {(control) => (
          <select {...control} data-autofocus value={name} onChange={(event) => choose(event.target.value)}>
            {fields.map((each) => (
              <option key={each.name} value={each.name}>
                {label(each.label)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('list.operator')}>
        {(control) => (
          <select
            {...control}
            value={operator}
            onChange={(event) => setOperator(event.target.value as Operator)}
          >
            {operators.map((each) => (
              <option key={each} value={each}>
                {t(`operator.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {field && operator === 'in' && (
        <Choices
          field={field}
          value={typeof value === 'string' ? value : ''}
          onChange={(next) => setValue(next || null)}
        />
      )}
      {field && operator !== 'in' && operator !== 'null' && (
        <Field label={t('list.value')}>
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
      <Button kind="primary" type="submit" disabled={!ready}>
        {t('list.apply')}
      </Button>
    </form>
  );
}

function Choices({
  field,
  value,
  onChange,
}: {
  field: FieldMeta;
  value: string;
  onChange: (value: string) => void;
}) {
  const label = useLabel();
  const chosen = new Set(value.split(',').filter(Boolean));
  const toggle = (name: string) => {
    if (chosen.has(name)) chosen.delete(name);
    else chosen.add(name);
    onChange([...chosen].join(','));
  };
  return (
    <fieldset className="choices" aria-label={label(field.label)}>
      {field.choices?.map((choice) => (
        <label key={choice.name}>
          <input type="checkbox" checked={chosen.has(choice.name)} onChange={() => toggle(choice.name)} />
          {label(choice.label)}
        </label>
      ))}
    </fieldset>
  );
}

const fromWire = (field: FieldMeta, text: string): unknown =>
  ['int', 'ratio', 'rate', 'money'].includes(field.type)
    ? Number(text)
    : text && field.type === 'instant'
      ? text
      : field.type === 'bool'
        ? valueOf(field, text)
        : text;
