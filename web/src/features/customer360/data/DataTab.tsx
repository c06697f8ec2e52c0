import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useAccess } from '@/api/session';
import type { EntityMeta, FieldMeta, RecordRow } from '@/api/types';
import { useLabel } from '@/i18n';
import { instant } from '@/shared/lib/format';
import { CellEditor } from '@/shared/record/CellEditor';
import { FieldValue } from '@/shared/record/FieldValue';
import { History } from '@/shared/record/History';
import { MaskedValue } from '@/shared/record/MaskedValue';
import { useSave } from '@/shared/record/use-save';
import { Panel } from '@/shared/ui/Panel';
import { Popover } from '@/shared/ui/Popover';
import { overviewQuery } from '../overview/queries';
import { useOfCustomer } from '../queries';
import { QualityPanel } from './QualityPanel';
import './data.css';

const groupOrder = ['identity', 'registration', 'business', 'contact', 'relations', 'other'] as const;
type Group = (typeof groupOrder)[number];

const groupOf = (field: FieldMeta): Group => groupOrder.find((each) => each === field.group) ?? 'other';

function grouped<Item, Key>(items: Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

/** Every field by group, changed in place, with where its value came from; beside it the quality and the history. */
export default function DataTab({ entity, row }: { entity: EntityMeta; row: RecordRow }) {
  const { t } = useTranslation();
  const overview = useQuery({ ...overviewQuery(row.id), retry: false });
  const sources = useOfCustomer('field_source', row.id, '', 500);
  const byField = grouped(sources.rows, (source) => String(source.field));
  const groups = grouped(entity.fields, groupOf);
  return (
    <div className="data-columns">
      <div className="data-main">
        {groupOrder.map((group) => {
          const fields = groups.get(group);
          return (
            fields && (
              <Panel key={group} title={t(`data.group.${group}`)}>
                <dl className="data-fields">
                  {fields.map((field) => (
                    <DataField
                      key={field.name}
                      entity={entity}
                      field={field}
                      row={row}
                      sources={byField.get(field.name) ?? []}
                    />
                  ))}
                </dl>
              </Panel>
            )
          );
        })}
      </div>
      <div className="data-side">
        {overview.data && <QualityPanel customer={row.id} quality={overview.data.quality} />}
        <Panel title={t('record.history')}>
          <History entity={entity} id={row.id} />
        </Panel>
      </div>
    </div>
  );
}

interface FieldProps {
  entity: EntityMeta;
  field: FieldMeta;
  row: RecordRow;
  sources: RecordRow[];
}

function DataField({ entity, field, row, sources }: FieldProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const access = useAccess(entity.name);
  const past = useAsOf((state) => state.instant) !== null;
  const save = useSave(entity.name);
  const [editing, setEditing] = useState(false);
  const masked = access.masked.includes(field.name);
  const editable = access.update && !past && !field.read_only && !masked && field.type !== 'json';
  const name = label(field.label);
  return (
    <div data-editing={editing ? '' : undefined}>
      <dt title={label(field.help) || undefined}>{name}</dt>
      <dd
        onDoubleClick={() => {
          if (editable) setEditing(true);
        }}
      >
        {editing ? (
          <span className="field">
            <CellEditor field={field} row={row} save={save} done={() => setEditing(false)} />
          </span>
        ) : (
          <>
            {masked ? (
              <MaskedValue entity={entity.name} field={field} row={row} />
            ) : (
              <FieldValue field={field} row={row} place="page" />
            )}
            {sources.length > 0 && <Sources name={name} sources={sources} />}
            {editable && (
              <button
                type="button"
                className="data-edit"
                aria-label={t('data.edit', { name })}
                title={t('data.edit', { name })}
                onClick={() => setEditing(true)}
              >
                <PencilLine size={13} aria-hidden />
              </button>
            )}
          </>
        )}
      </dd>
    </div>
  );
}

/** Every value there was for the field, who gave it and why one of them won. */
function Sources({ name, sources }: { name: string; sources: RecordRow[] }) {
  const { t } = useTranslation();
  const won = sources.find((source) => source.won);
  const sorted = sources.toSorted((a, b) => Number(Boolean(b.won)) - Number(Boolean(a.won)));
  return (
    <Popover
      label={t('data.sources', { name })}
      width={360}
      trigger={({ toggle, props }) => (
        <button type="button" className="data-source" onClick={toggle} {...props}>
          {String(won?.source ?? sources[0]?.source ?? '')}
          {sources.length > 1 && ` +${sources.length - 1}`}
        </button>
      )}
    >
      {() => (
        <div className="source">
          <b>{t('data.sources', { name })}</b>
          <ul className="source-list">
            {sorted.map((source) => (
              <li key={source.id} data-won={source.won ? '' : undefined}>
                <span>
                  <b>{String(source.value ?? '')}</b>{' '}
                  <span className="faint">{String(source.source ?? '')}</span>
                </span>
                {Boolean(source.reason) && <small>{String(source.reason)}</small>}
                {Boolean(source.seen_at) && (
                  <small className="faint">{instant(String(source.seen_at))}</small>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Popover>
  );
}
