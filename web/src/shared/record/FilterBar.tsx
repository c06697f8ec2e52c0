import type { ReactNode } from 'react';
import { ListFilter, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EntityMeta, FieldMeta } from '@/api/types';
import { useLabel } from '@/i18n';
import { Button } from '../ui/Button';
import { Popover } from '../ui/Popover';
import { useCodeLabel } from './codes';
import { useFilterField } from './entity';
import { SearchBox } from './SearchBox';
import { FilterForm } from './FilterForm';
import { parameterOf, withFilter, type Filter } from './filters';
import { inputText } from './ValueInput';

interface Props {
  entity: EntityMeta;
  text: string;
  onText: (text: string) => void;
  filters: Filter[];
  /** Titles of links named in filters, by id. */
  titles: Record<string, string>;
  onFilters: (filters: Filter[], titles?: Record<string, string>) => void;
  children?: ReactNode;
}

/** The search box, one chip for each filter, and the button that adds one. */
export function FilterBar({ entity, text, onText, filters, titles, onFilters, children }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const name = label(entity.label);
  return (
    <div className="filters">
      <SearchBox text={text} label={t('list.search', { name })} onText={onText} />
      {filters.map((filter) => (
        <FilterChip
          key={parameterOf(filter)}
          entity={entity}
          filter={filter}
          title={titles[filter.value]}
          onChange={(next, title) =>
            onFilters(
              withFilter(
                filters.filter((each) => each !== filter),
                next,
              ),
              title,
            )
          }
          onRemove={() => onFilters(filters.filter((each) => each !== filter))}
        />
      ))}
      <Popover
        label={t('list.addFilter')}
        width={280}
        trigger={({ toggle, props }) => (
          <Button size="small" icon={<ListFilter size={14} />} onClick={toggle} data-shortcut="f" {...props}>
            {t('list.filter')}
          </Button>
        )}
      >
        {(close) => (
          <FilterForm
            entity={entity}
            onApply={(filter, title) => {
              close();
              onFilters(withFilter(filters, filter), title);
            }}
          />
        )}
      </Popover>
      {filters.length > 1 && (
        <Button kind="ghost" size="small" onClick={() => onFilters([])}>
          {t('list.clearFilters')}
        </Button>
      )}
      <div className="grow" />
      {children}
    </div>
  );
}

interface ChipProps {
  entity: EntityMeta;
  filter: Filter;
  title?: string;
  onChange: (filter: Filter, titles?: Record<string, string>) => void;
  onRemove: () => void;
}

function FilterChip({ entity, filter, title, onChange, onRemove }: ChipProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { field, of, none } = useFilterField(entity, filter.field);
  const words = useFilterWords(field, filter, title);
  return (
    <span className="chip">
      <Popover
        label={t('list.editFilter')}
        width={280}
        trigger={({ toggle, props }) => (
          <button type="button" onClick={toggle} {...props}>
            {none && <span>{t('list.noneOf')}</span>}
            {of && <span>{label(of.label)} ·</span>}
            <span>{field ? label(field.label) : filter.field}</span>
            <span className="muted">{t(`operator.${filter.operator}`)}</span>
            {filter.operator !== 'null' && <b className="cut">{words}</b>}
          </button>
        )}
      >
        {(close) => (
          <FilterForm
            entity={of ?? entity}
            initial={of ? { ...filter, field: field?.name ?? filter.field } : filter}
            initialTitle={title}
            onApply={(next, titles) => {
              close();
              onChange(
                of ? { ...next, field: `${none ? 'no.' : ''}${of.name}.${next.field}` } : next,
                titles,
              );
            }}
          />
        )}
      </Popover>
      <button type="button" aria-label={t('list.removeFilter')} onClick={onRemove}>
        <X size={13} aria-hidden />
      </button>
    </span>
  );
}

function useFilterWords(field: FieldMeta | undefined, filter: Filter, title?: string): string {
  const { t } = useTranslation();
  const label = useLabel();
  const codeLabel = useCodeLabel(field?.code_list);
  if (!field) return filter.value;
  if (filter.value === 'me') return t('list.me');
  if (field.type === 'bool') return t(filter.value === 'true' ? 'common.yes' : 'common.no');
  if (field.choices?.length) {
    return filter.value
      .split(',')
      .map((name) => label(field.choices?.find((choice) => choice.name === name)?.label) || name)
      .join(t('common.listSeparator'));
  }
  if (field.code_list) return codeLabel(filter.value);
  if (field.type === 'money') return `${inputText(field, Number(filter.value))} ${t('common.yuan')}`;
  return title ?? filter.value;
}
