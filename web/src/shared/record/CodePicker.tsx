import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { Combobox } from '../ui/Combobox';
import { useCodeLabel, useCodes } from './codes';

interface Props {
  list: string;
  value: string;
  onSelect: (code: string | null) => void;
  onCancel?: () => void;
  label?: string;
  id?: string;
  autoFocus?: boolean;
}

const offered = 60;

/** Picks a code by its code or its words. */
export function CodePicker({ list, value, onSelect, ...rest }: Props) {
  const { t } = useTranslation();
  const codes = useCodes(list);
  const codeLabel = useCodeLabel(list);
  const label = useLabel();
  const [typed, setTyped] = useState('');
  const options = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    const all = codes.map((each) => ({ value: each.code, label: label(each.label), note: each.code }));
    const fits = all.filter(
      (each) => each.value.toLowerCase().startsWith(wanted) || each.label.toLowerCase().includes(wanted),
    );
    return (wanted ? fits : all).slice(0, offered);
  }, [codes, typed, label]);
  return (
    <Combobox
      {...rest}
      text={value ? codeLabel(value) : ''}
      options={options}
      emptyText={t('common.nothingFound')}
      onType={setTyped}
      onSelect={(option) => onSelect(option?.value ?? null)}
    />
  );
}
