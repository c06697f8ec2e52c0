import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { MatchWeights } from '@/shared/matching/MatchWeights';
import { percent } from '@/shared/lib/format';
import { fieldOf, useEntity } from '@/shared/record/entity';
import { FieldValue } from '@/shared/record/FieldValue';
import { Panel } from '@/shared/ui/Panel';
import { Pill, type Tone } from '@/shared/ui/Pill';
import { Popover } from '@/shared/ui/Popover';
import { TableBox } from '@/shared/ui/TableBox';
import type { ImportRow, Preview } from './api';

export const actionTones: Record<string, Tone> = {
  created: 'green',
  updated: 'blue',
  unchanged: 'neutral',
  duplicate: 'yellow',
  refused: 'red',
  skipped: 'neutral',
};

/** The first rows as they would land, with what is wrong in each cell and who they might already be. */
export function PreviewTable({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const label = useLabel();
  const entity = useEntity(preview.entity ?? '');
  if (!entity || preview.items.length === 0) return null;
  const records = preview.items.flatMap((item) => item.records).filter((each) => each.entity === entity.name);
  const wrong = new Set(preview.problems.map((problem) => problem.field));
  const fields = entity.fields.filter(
    (field) =>
      !(field.read_only && field.type !== 'link') &&
      (wrong.has(field.name) || records.some((record) => record.values[field.name] != null)),
  );
  return (
    <Panel
      flush
      title={t('imports.preview')}
      note={t('imports.previewNote', { count: preview.items.length })}
    >
      <TableBox label={t('imports.preview')}>
        <table className="table import-preview">
          <thead>
            <tr>
              <th scope="col">{t('imports.row')}</th>
              <th scope="col">{t('imports.action')}</th>
              {fields.map((field) => (
                <th scope="col" key={field.name}>
                  {label(field.label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.items.map((item) => {
              const record = item.records.find((each) => each.entity === entity.name);
              const problems = preview.problems.filter((problem) => problem.row === item.row);
              return (
                <tr key={item.row}>
                  <td className="number">{item.row}</td>
                  <td>
                    <Action item={item} />
                  </td>
                  {fields.map((field) => {
                    const problem = problems.find((each) => each.field === field.name);
                    return (
                      <td key={field.name} data-problem={problem ? '' : undefined} title={problem?.message}>
                        {problem ? (
                          <>
                            <span className="import-value">{problem.value ?? '—'}</span>
                            <small>{problem.message}</small>
                          </>
                        ) : (
                          record && <FieldValue field={fieldOf(entity, field.name)!} row={record.values} />
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableBox>
    </Panel>
  );
}

function Action({ item }: { item: ImportRow }) {
  const { t } = useTranslation();
  const pill = (
    <Pill tone={actionTones[item.action] ?? 'neutral'}>{t(`imports.count.${item.action as 'created'}`)}</Pill>
  );
  if (item.matches.length === 0) return pill;
  return (
    <Popover
      label={t('imports.matches')}
      width={380}
      trigger={({ toggle, props }) => (
        <button type="button" className="sourced import-match" onClick={toggle} {...props}>
          {pill} <span className="faint">{percent(item.matches[0]!.probability, 0)}</span>
        </button>
      )}
    >
      {() => (
        <div className="source">
          {item.matches.map((match, index) => (
            <MatchWeights key={index} match={match} />
          ))}
        </div>
      )}
    </Popover>
  );
}
