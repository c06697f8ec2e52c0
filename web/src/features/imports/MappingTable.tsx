import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { fieldOf, useEntity, writableFields } from '@/shared/record/entity';
import { Button } from '@/shared/ui/Button';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { TableBox } from '@/shared/ui/TableBox';
import { mappingsQuery, type Mapping, type Preview } from './api';
import { constantsOf, fieldsByColumn, isPlain, withColumn, withConstant } from './mapping';

interface Props {
  preview: Preview;
  busy: boolean;
  onMapping: (mapping: Mapping) => void;
  onRemember: (name: string) => void;
}

const units = ['yuan', 'thousand', 'ten_thousand', 'million', 'hundred_million'] as const;

/** Which column lands in which field, with samples of what stands in it. */
export function MappingTable({ preview, busy, onMapping, onRemember }: Props) {
  const { t } = useTranslation();
  const label = useLabel();
  const known = useQuery(mappingsQuery);
  const entity = useEntity(preview.entity ?? '');
  const [name, setName] = useState('');
  const { mapping } = preview;
  const byColumn = fieldsByColumn(mapping);
  const plain = isPlain(mapping);
  const mappingName = (name: string) => {
    const found = known.data?.items.find((each) => each.name === name);
    return found ? label(found.label) || name : t('imports.own');
  };
  const fields = entity ? writableFields(entity) : [];
  return (
    <Panel
      flush
      title={t('imports.mapping')}
      note={
        entity
          ? `${label(entity.label)} · ${preview.mapping_from === 'guessed' ? t('imports.guessed') : mappingName(preview.mapping_from)}`
          : undefined
      }
      extra={
        <span className="field import-known">
          <select
            aria-label={t('imports.known')}
            value=""
            disabled={busy}
            onChange={(event) => {
              const chosen = known.data?.items.find((each) => each.name === event.target.value);
              if (chosen) onMapping(chosen.mapping);
            }}
          >
            <option value="">{t('imports.known')}</option>
            {known.data?.items.map((each) => (
              <option key={each.name} value={each.name}>
                {label(each.label) || each.name}
              </option>
            ))}
          </select>
        </span>
      }
    >
      {!mapping?.records?.length && <Notice tone="yellow">{t('imports.noMapping')}</Notice>}
      {mapping && !plain && (
        <p className="muted panel-text">
          {t('imports.severalRecords', { count: mapping.records?.length ?? 0 })}
        </p>
      )}
      <TableBox label={t('imports.mapping')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('imports.column')}</th>
              <th scope="col">{t('imports.samples')}</th>
              <th scope="col">{t('imports.field')}</th>
              <th scope="col">{t('imports.unit')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column) => {
              const landed = byColumn.get(column.name);
              const field = entity && landed && fieldOf(entity, landed.field);
              return (
                <tr key={column.name}>
                  <th scope="row" translate="no">
                    {column.name}
                  </th>
                  <td className="import-samples" translate="no">
                    {column.samples.slice(0, 3).join(' · ')}
                  </td>
                  <td>
                    {plain && mapping ? (
                      <span className="field" data-off={landed ? undefined : ''}>
                        <select
                          aria-label={t('imports.fieldOf', { column: column.name })}
                          value={landed?.field ?? ''}
                          disabled={busy}
                          onChange={(event) =>
                            onMapping(withColumn(mapping, column.name, event.target.value))
                          }
                        >
                          <option value="">{t('imports.leaveOut')}</option>
                          {fields.map((each) => (
                            <option key={each.name} value={each.name}>
                              {label(each.label)}
                            </option>
                          ))}
                        </select>
                      </span>
                    ) : (
                      <span className="faint">—</span>
                    )}
                  </td>
                  <td>
                    {plain && mapping && landed && field?.type === 'money' && (
                      <span className="field">
                        <select
                          aria-label={t('imports.unitOf', { column: column.name })}
                          value={landed.rule.unit ?? 'yuan'}
                          disabled={busy}
                          onChange={(event) =>
                            onMapping(withColumn(mapping, column.name, landed.field, event.target.value))
                          }
                        >
                          {units.map((unit) => (
                            <option key={unit} value={unit}>
                              {t(`imports.units.${unit}`)}
                            </option>
                          ))}
                        </select>
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
      {plain && mapping && entity && (
        <div className="import-constants">
          {constantsOf(mapping).map(({ field: fieldName, rule }) => {
            const field = fieldOf(entity, fieldName);
            return (
              <label key={fieldName}>
                <span>
                  {t('imports.everyRow', { name: label(field?.label) || fieldName })}
                  {rule.assumed && <Pill tone="yellow">{t('imports.assumed')}</Pill>}
                </span>
                <span className="field">
                  {field?.choices ? (
                    <select
                      value={rule.value}
                      disabled={busy}
                      onChange={(event) => onMapping(withConstant(mapping, fieldName, event.target.value))}
                    >
                      {field.choices.map((choice) => (
                        <option key={choice.name} value={choice.name}>
                          {label(choice.label)}
                        </option>
                      ))}
                    </select>
                  ) : (
                    <input
                      defaultValue={rule.value}
                      onBlur={(event) => onMapping(withConstant(mapping, fieldName, event.target.value))}
                    />
                  )}
                </span>
              </label>
            );
          })}
          <span className="grow" />
          <form
            className="import-remember"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim()) onRemember(name.trim());
            }}
          >
            <span className="field">
              <input
                aria-label={t('imports.mappingName')}
                placeholder={t('imports.mappingName')}
                maxLength={100}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            </span>
            <Button size="small" type="submit" busy={busy} disabled={!name.trim()}>
              {t('imports.remember')}
            </Button>
          </form>
        </div>
      )}
    </Panel>
  );
}
