import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EntityMeta, FieldChange, FieldMeta } from '@/api/types';
import { useLabel } from '@/i18n';
import { FieldValue } from './FieldValue';
import { fieldOf } from './entity';
import './record.css';

interface Props {
  entity?: EntityMeta;
  changes: FieldChange[];
  /** The first version: there is nothing it was before. */
  created?: boolean;
}

/** What changed: each field's old value beside its new one. */
export function ChangeList({ entity, changes, created }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  if (changes.length === 0) return null;
  return (
    <dl className="changes">
      {changes.map((change) => {
        const field: FieldMeta = (entity && fieldOf(entity, change.field)) ?? {
          name: change.field,
          type: 'text',
          label: { zh: change.field, en: change.field },
        };
        return (
          <div key={change.field}>
            <dt>{label(field.label)}</dt>
            <dd>
              {!created && (
                <>
                  <span className="old">
                    <span className="reader-only">{t('record.old')} </span>
                    <ChangedValue field={field} value={change.old} />
                  </span>
                  <ArrowRight size={12} aria-hidden />
                </>
              )}
              <span className="new">
                <span className="reader-only">{t('record.new')} </span>
                <ChangedValue field={field} value={change.new} />
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function ChangedValue({ field, value }: { field: FieldMeta; value: unknown }) {
  const shown = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  return <FieldValue field={field} row={{ id: '', version: 0, [field.name]: shown }} place="page" />;
}
