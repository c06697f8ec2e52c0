import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/keys';
import { listRecords } from '@/api/records';
import { Combobox } from '../ui/Combobox';
import { useDebounced } from '../lib/use-debounced';
import { titleOf, useEntity } from './entity';

interface Props {
  entity: string;
  /** The title of what is chosen now. */
  title: string;
  onSelect: (id: string | null, title: string) => void;
  onCancel?: () => void;
  label?: string;
  id?: string;
  autoFocus?: boolean;
}

const offered = 12;

/** Finds a record of an entity at the server while typing. */
export function LinkPicker({ entity, title, onSelect, onCancel, label, id, autoFocus }: Props) {
  const { t } = useTranslation();
  const meta = useEntity(entity);
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed);
  const query = { q: text, limit: offered, count: 'none' };
  const { data, isFetching } = useQuery({
    queryKey: keys.records(entity, { ...query, pick: true }),
    queryFn: ({ signal }) => listRecords(entity, query, signal),
    placeholderData: (old) => old,
  });
  const options = (data?.items ?? []).map((row) => ({
    value: row.id,
    label: meta ? titleOf(meta, row) : row.id,
    note: typeof row.branch_title === 'string' ? row.branch_title : undefined,
  }));
  return (
    <Combobox
      id={id}
      label={label}
      placeholder={label}
      text={title}
      options={options}
      busy={isFetching}
      emptyText={t('common.nothingFound')}
      autoFocus={autoFocus}
      onType={setTyped}
      onCancel={onCancel}
      onSelect={(option) => onSelect(option?.value ?? null, option?.label ?? '')}
    />
  );
}
