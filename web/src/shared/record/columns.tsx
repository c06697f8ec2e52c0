import { Link } from 'react-router';
import type { Choice, EntityMeta, FieldMeta, RecordRow } from '@/api/types';
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
};

const rightAligned = new Set<FieldMeta['type']>(['int', 'ratio', 'rate', 'money']);

const wide = /[\u2e80-\uffef]/;

/** About the pixels of a text of 12.5px: a Han character takes twice the room of a letter. */
const textPixels = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 13 : 7), 0);

/** Room for the longest of these words: the head of the column and what the field may hold. */
function choiceWidth(labels: string[]): string {
  const longest = Math.max(...labels.map(textPixels));
  return `minmax(${Math.min(148, longest + 24)}px, 0.5fr)`;
}

function widthOf(field: FieldMeta, words: Words): string {
  if (field.name === 'grade') return '76px';
  if (field.name === 'uscc') return '172px';
  if (field.type === 'link' && field.link === 'customer') return 'minmax(180px, 1.4fr)';
  if (field.type === 'enum')
    return choiceWidth([words.label(field), ...(field.choices ?? []).map(words.choice)]);
  const known = widths[field.type];
  if (known) return known;
  if (field.code_list) return 'minmax(110px, 0.8fr)';
  return (field.max ?? 0) > 100 ? 'minmax(190px, 1.6fr)' : 'minmax(112px, 0.8fr)';
}

interface Words {
  label: (field: FieldMeta) => string;
  choice: (choice: Choice) => string;
  amountUnit: string;
}

/** Columns of a list from what the server says about its fields; the title comes first and opens the record. */
export function columnsOf(entity: EntityMeta, fields: FieldMeta[], words: Words): Column<RecordRow>[] {
  const titleField = entity.fields.find((field) => field.name === (entity.title ?? 'name'));
  const others = fields.filter((field) => field.name !== titleField?.name);
  const title: Column<RecordRow> = {
    key: titleField?.name ?? 'id',
    label: titleField ? words.label(titleField) : '#',
    width: (titleField?.max ?? 200) > 60 ? 'minmax(220px, 1.8fr)' : 'minmax(148px, 1fr)',
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
    width: widthOf(field, words),
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
