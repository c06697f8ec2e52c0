import { Link } from 'react-router';
import type { EntityMeta, FieldMeta, RecordRow } from '@/api/types';
import type { Column } from '../grid/DataGrid';
import { Mark } from '../ui/Mark';
import { FieldValue } from './FieldValue';
import { recordPath, titleOf } from './entity';

const widths: Partial<Record<FieldMeta['type'], string>> = {
  bool: '76px',
  date: '98px',
  instant: '132px',
  int: '92px',
  ratio: '92px',
  rate: '84px',
  money: '120px',
  link: 'minmax(104px, 0.8fr)',
  enum: 'minmax(84px, 0.5fr)',
};

const rightAligned = new Set<FieldMeta['type']>(['int', 'ratio', 'rate', 'money']);

function widthOf(field: FieldMeta): string {
  if (field.name === 'grade') return '76px';
  if (field.name === 'uscc') return '172px';
  if (field.type === 'link' && field.link === 'customer') return 'minmax(180px, 1.4fr)';
  const known = widths[field.type];
  if (known) return known;
  if (field.code_list) return 'minmax(110px, 0.8fr)';
  return (field.max ?? 0) > 100 ? 'minmax(190px, 1.6fr)' : 'minmax(112px, 0.8fr)';
}

interface Words {
  label: (field: FieldMeta) => string;
  amountUnit: string;
}

/** Columns of a list from what the server says about its fields; the title comes first and opens the record. */
export function columnsOf(entity: EntityMeta, fields: FieldMeta[], words: Words): Column<RecordRow>[] {
  const titleField = entity.fields.find((field) => field.name === (entity.title ?? 'name'));
  const others = fields.filter((field) => field.name !== titleField?.name);
  const title: Column<RecordRow> = {
    key: titleField?.name ?? 'id',
    label: titleField ? words.label(titleField) : '#',
    width: 'minmax(220px, 1.8fr)',
    sortable: titleField !== undefined && titleField.type !== 'link',
    render: (row) => <TitleCell entity={entity} row={row} />,
  };
  return [title, ...others.map((field) => columnOf(field, words))];
}

function columnOf(field: FieldMeta, words: Words): Column<RecordRow> {
  const unit = field.type === 'money' ? ` (${words.amountUnit})` : '';
  return {
    key: field.name,
    label: words.label(field) + unit,
    width: widthOf(field),
    align: rightAligned.has(field.type) ? 'end' : undefined,
    sortable: field.type !== 'link' && field.type !== 'json' && !field.sensitive,
    render: (row) => <FieldValue field={field} row={row} />,
  };
}

const withMark = new Set(['customer', 'person', 'customer_group', 'contact']);

function TitleCell({ entity, row }: { entity: EntityMeta; row: RecordRow }) {
  const title = titleOf(entity, row);
  const round = entity.name === 'person' || entity.name === 'contact';
  return (
    <>
      {withMark.has(entity.name) && <Mark name={title} round={round} />}
      <Link className="cut" to={recordPath(entity.name, row.id)} tabIndex={-1} title={title}>
        {title}
      </Link>
    </>
  );
}
