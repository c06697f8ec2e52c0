import { useState } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FieldMeta, RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { absent } from '../lib/format';
import { useUi } from '../state/ui-store';
import { Button } from '../ui/Button';
import './record.css';

/** A value this person sees masked; it can be revealed for a reason, which is logged. */
export function MaskedValue({ entity, field, row }: { entity: string; field: FieldMeta; row: RecordRow }) {
  const { t } = useTranslation();
  const label = useLabel();
  const [shown, setShown] = useState<string | null>(null);
  const value = row[field.name];
  if (value === null || value === undefined || value === '') return <span className="faint">{absent}</span>;

  const reveal = () =>
    useUi.getState().set({
      reveal: {
        entity,
        id: row.id,
        field: field.name,
        label: label(field.label),
        onValue: (revealed) => setShown(String(revealed ?? absent)),
      },
    });

  return (
    <span className="masked">
      <span>{shown ?? String(value)}</span>
      <Button
        kind="ghost"
        size="small"
        aria-label={t(shown === null ? 'reveal.title' : 'reveal.hide', { field: label(field.label) })}
        icon={shown === null ? <Eye size={14} /> : <EyeOff size={14} />}
        onClick={() => (shown === null ? reveal() : setShown(null))}
      />
    </span>
  );
}
