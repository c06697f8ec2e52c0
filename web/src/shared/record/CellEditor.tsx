import { useState } from 'react';
import type { FieldMeta, RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { ValueInput } from './ValueInput';
import type { useSave } from './use-save';

interface Props {
  field: FieldMeta;
  row: RecordRow;
  save: ReturnType<typeof useSave>;
  done: () => void;
}

/** The control inside a list's cell: Enter saves, Esc gives up, leaving it saves nothing. */
export function CellEditor({ field, row, save, done }: Props) {
  const label = useLabel();
  const titleName = `${field.name}_title`;
  const [value, setValue] = useState<unknown>(row[field.name] ?? null);

  const commit = (next: unknown, title?: string) => {
    done();
    if (next === (row[field.name] ?? null)) return;
    const titles = field.type === 'link' ? { [titleName]: title ?? '' } : undefined;
    void save({ row, patch: { [field.name]: next }, titles });
  };

  const atOnce =
    field.type === 'enum' || field.type === 'bool' || field.type === 'link' || Boolean(field.code_list);

  return (
    <span
      className="cell-editor full"
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) done();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') done();
        if (event.key === 'Enter') commit(value);
        event.stopPropagation();
      }}
    >
      <ValueInput
        field={field}
        value={value}
        title={String(row[titleName] ?? '')}
        label={label(field.label)}
        autoFocus
        onCancel={done}
        onChange={(next, title) => (atOnce ? commit(next, title) : setValue(next))}
      />
    </span>
  );
}
