import { useAccess } from '@/api/session';
import type { EntityMeta, FieldMeta, RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { FieldValue } from './FieldValue';
import { MaskedValue } from './MaskedValue';

interface Props {
  entity: EntityMeta;
  row: RecordRow;
  /** Only these fields, in this order. */
  only?: string[];
}

const longText = 300;

/** All fields of a record; masked ones can be revealed. */
export function Facts({ entity, row, only }: Props) {
  const label = useLabel();
  const { masked } = useAccess(entity.name);
  const fields: FieldMeta[] = only
    ? only.flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])
    : entity.fields;
  return (
    <dl className="facts">
      {fields.map((field) => {
        const wide = field.type === 'json' || (field.type === 'text' && (field.max ?? 0) >= longText);
        return (
          <div key={field.name} data-wide={wide ? '' : undefined}>
            <dt title={label(field.help) || undefined}>{label(field.label)}</dt>
            <dd>
              {masked.includes(field.name) ? (
                <MaskedValue entity={entity.name} field={field} row={row} />
              ) : (
                <FieldValue field={field} row={row} place="page" />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
