import {
  Fragment,
  memo,
  useEffect,
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
} from 'react';
import { Link } from 'react-router';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/i18n';
import { Sparkline } from '@/shared/charts/Sparkline';
import { absent } from '@/shared/lib/format';
import { recordPath } from '@/shared/record/entity';
import { cellText, type SheetUnit } from './amounts';
import { inBlock, type Block, type Place } from './block';
import { adjusted, editKey, reported, type Edits } from './edits';
import type { Item, Sheet } from './types';

export type Layer = 'reported' | 'adjusted';

interface Props {
  ref: Ref<HTMLDivElement>;
  sheet: Sheet;
  unit: SheetUnit;
  layer: Layer;
  edits: Edits;
  violated: ReadonlySet<string>;
  cursor: Place;
  block: Block;
  /** What stands in the open cell editor; null while none is open. */
  typing: string | null;
  onTyping: (text: string) => void;
  onEndTyping: (text: string | null, down?: number, right?: number) => void;
  onStand: (place: Place, extend: boolean) => void;
  onEdit: (place: Place) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onCopy: (event: ClipboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
}

const cellId = ({ row, column }: Place) => `sheet-${row}-${column}`;

/** The sheet itself: the first column stays, the cursor is one cell, a block may be selected. */
export function SheetTable(props: Props) {
  const { ref, sheet, layer, cursor, typing } = props;
  const { t } = useTranslation();
  const label = useLabel();

  useEffect(() => {
    document.getElementById(cellId(cursor))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [cursor]);

  const placeOf = (event: MouseEvent): Place | null => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-place]');
    const [row, column] = cell?.dataset.place?.split('-').map(Number) ?? [];
    return row === undefined || column === undefined ? null : { row, column };
  };

  let row = -1;
  return (
    <div
      ref={ref}
      className="sheet"
      role="grid"
      tabIndex={0}
      aria-label={t('statements.sheet')}
      aria-activedescendant={cellId(cursor)}
      aria-readonly={layer === 'adjusted'}
      onKeyDown={props.onKeyDown}
      onCopy={props.onCopy}
      onPaste={props.onPaste}
      onMouseDown={(event) => {
        const place = placeOf(event);
        if (!place || (event.target as HTMLElement).closest('input')) return;
        event.preventDefault();
        props.onStand(place, event.shiftKey);
      }}
      onMouseMove={(event) => {
        const place = event.buttons === 1 && typing === null ? placeOf(event) : null;
        if (place && (place.row !== cursor.row || place.column !== cursor.column)) props.onStand(place, true);
      }}
      onDoubleClick={(event) => {
        const place = placeOf(event);
        if (place) props.onEdit(place);
      }}
    >
      <div role="row" className="sheet-row sheet-head" style={{ gridTemplateColumns: tracks(sheet) }}>
        <span role="columnheader">{t('statements.item')}</span>
        <span role="columnheader" className="sheet-trend">
          {t('statements.trend')}
        </span>
        {sheet.periods.map((period) => (
          <span role="columnheader" key={period.id} className="sheet-period">
            <Link to={recordPath('statement', period.id)} title={period.source ?? undefined}>
              {period.period_end}
            </Link>
            {period.audited && (
              <ShieldCheck
                size={13}
                role="img"
                aria-label={t('statements.audited', { by: period.auditor ?? '' })}
              />
            )}
            {period.months !== null && period.months !== 12 && (
              <small>{t('statements.months', { count: period.months })}</small>
            )}
          </span>
        ))}
      </div>
      {sheet.sections.map((section) => (
        <Fragment key={section.name}>
          <div role="row" className="sheet-row sheet-section" style={{ gridTemplateColumns: tracks(sheet) }}>
            <span role="gridcell">{label(section.label)}</span>
          </div>
          {section.items.map((item) => {
            row += 1;
            return <ItemRow key={item.code} {...props} item={item} row={row} label={label(item.label)} />;
          })}
        </Fragment>
      ))}
    </div>
  );
}

const tracks = (sheet: Sheet) =>
  `minmax(var(--item), 1.4fr) var(--trend) repeat(${sheet.periods.length}, minmax(118px, 1fr))`;

type RowProps = Props & { item: Item; row: number; label: string };

const ItemRow = memo(
  function ItemRow(props: RowProps) {
    const { sheet, item, label, layer, edits } = props;
    const amount = layer === 'reported' ? reported : adjusted;
    const series = sheet.periods.map((_, column) => amount(sheet, item, column, edits)).toReversed();
    return (
      <div
        role="row"
        className="sheet-row"
        data-total={item.total ? '' : undefined}
        style={{ gridTemplateColumns: tracks(sheet) }}
      >
        <span role="rowheader" className="cut" title={label}>
          {label}
        </span>
        <span role="gridcell" className="sheet-trend">
          <Sparkline values={series} width={60} height={18} />
        </span>
        {sheet.periods.map((period, column) => (
          <SheetCell key={period.id} {...props} column={column} value={amount(sheet, item, column, edits)} />
        ))}
      </div>
    );
  },
  (before, after) =>
    before.sheet === after.sheet &&
    before.unit === after.unit &&
    before.layer === after.layer &&
    before.edits === after.edits &&
    before.violated === after.violated &&
    before.label === after.label &&
    !touches(before) &&
    !touches(after),
);

/** Whether cursor, block or editor are on this row: only such rows render when they move. */
const touches = ({ row, cursor, block }: RowProps) =>
  cursor.row === row || (row >= block.top && row <= block.bottom);

function SheetCell(props: RowProps & { column: number; value: number | null }) {
  const { sheet, item, row, column, value, unit, cursor, block, typing, edits, violated, label } = props;
  const period = sheet.periods[column]!;
  const key = editKey(period.id, item.code);
  const here = cursor.row === row && cursor.column === column;
  const adjustment = item.cells[column]?.adjustment;
  const negative = value !== null && value < 0;
  return (
    <span
      id={cellId({ row, column })}
      role="gridcell"
      className="sheet-cell"
      data-place={`${row}-${column}`}
      data-at={here ? '' : undefined}
      data-selected={inBlock(block, { row, column }) ? '' : undefined}
      data-edited={edits.has(key) ? '' : undefined}
      data-violated={violated.has(key) ? '' : undefined}
      data-adjusted={adjustment ? '' : undefined}
      data-negative={negative ? '' : undefined}
    >
      {here && typing !== null ? (
        <CellInput
          label={`${label} ${period.period_end}`}
          text={typing}
          onText={props.onTyping}
          onEnd={props.onEndTyping}
        />
      ) : value === null ? (
        <span className="faint">{absent}</span>
      ) : (
        cellText(value, unit)
      )}
    </span>
  );
}

interface InputProps {
  label: string;
  text: string;
  onText: (text: string) => void;
  onEnd: (text: string | null, down?: number, right?: number) => void;
}

function CellInput({ label, text, onText, onEnd }: InputProps) {
  return (
    <input
      aria-label={label}
      inputMode="decimal"
      autoComplete="off"
      autoFocus
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') onEnd(text, event.shiftKey ? -1 : 1, 0);
        else if (event.key === 'Tab') onEnd(text, 0, event.shiftKey ? -1 : 1);
        else if (event.key === 'ArrowDown') onEnd(text, 1, 0);
        else if (event.key === 'ArrowUp') onEnd(text, -1, 0);
        else if (event.key === 'Escape') onEnd(null);
        else {
          event.stopPropagation();
          return;
        }
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
