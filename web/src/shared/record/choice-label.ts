import { useLabel } from '@/i18n';
import { fieldOf, useEntity } from './entity';

/** The reader's word for a value of an enum field; the value itself when the server does not know it. */
export function useChoiceLabel(entity: string): (field: string, value: unknown) => string {
  const meta = useEntity(entity);
  const label = useLabel();
  return (field, value) => {
    if (value === null || value === undefined) return '';
    const choices = meta && fieldOf(meta, field)?.choices;
    return label(choices?.find((choice) => choice.name === value)?.label) || String(value);
  };
}
