import {
  useEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslation } from 'react-i18next';
import { CheckBox } from '../ui/CheckBox';
import { useMedia } from '../lib/use-media';
import { moveCursor, rangeBetween, type Cursor } from './cursor';
import { leastWidth } from './tracks';
import { GridHead } from './GridHead';
import './grid.css';

export interface Column<Row> {
  key: string;
  label: string;
  /** A grid track: '120px', 'minmax(200px, 1.5fr)'. */
  width: string;
  align?: 'end';
  sortable?: boolean;
  render: (row: Row) => ReactNode;
}

export interface GridEdit<Row> {
  canEdit: (row: Row, column: string) => boolean;
  /** The control shown in the cell; it calls `done` when it has saved or given up. */
  editor: (row: Row, column: string, done: () => void) => ReactNode;
}

interface Props<Row> {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  rowLabel?: (row: Row) => string;
  /** All rows that match, when known; the grid holds those loaded so far. */
  total?: number;
  rowHeight: number;
  sort?: string;
  onSort?: (field: string, add: boolean) => void;
  onResize?: (field: string, width: number | null) => void;
  onOpen?: (row: Row) => void;
  /** The rows are about to run out: load more. */
  onEnd?: () => void;
  loading?: boolean;
  selection?: ReadonlySet<string>;
  onSelection?: (selection: ReadonlySet<string>) => void;
  edit?: GridEdit<Row>;
  /** Keys of one's own on the current row; true when taken. */
  onKey?: (key: string, row: Row) => boolean;
  empty: ReactNode;
}

const narrowRow = 62;
const rowsAhead = 30;
const selectTrack = '34px';
const rowPadding = 18;

/**
 * The dense list: virtual rows, keyboard cursor, selection, sort, editing in the cell. Rows come from the server in
 * its order; the grid never sorts or filters itself. On a phone each row becomes two lines.
 */
export function DataGrid<Row>(props: Props<Row>) {
  const { label, columns, rows, rowId, rowLabel, total, selection, onSelection, edit, onEnd, onOpen } = props;
  const { t } = useTranslation();
  const narrow = useMedia('(max-width: 640px)');
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<Cursor>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<{ id: string; column: string } | null>(null);
  const anchor = useRef(0);
  const rowHeight = narrow ? narrowRow : props.rowHeight;

  // The compiler does not memoize around react-virtual; the grid re-renders on scroll by design.
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });

  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;

  useEffect(() => {
    virtual.measure();
  }, [rowHeight, virtual]);

  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - rowsAhead) onEnd?.();
  }, [lastShown, rows.length, onEnd]);

  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    setCursor((old) => ({ ...old, row: 0 }));
  }, [props.sort, label]);

  const current = rows[Math.min(cursor.row, rows.length - 1)];
  const currentColumn = columns[cursor.column];

  const toggle = (index: number, extend: boolean) => {
    if (!selection || !onSelection) return;
    const next = new Set(selection);
    const id = rowId(rows[index]!);
    if (extend) for (const each of rangeBetween(anchor.current, index)) next.add(rowId(rows[each]!));
    else if (next.has(id)) next.delete(id);
    else next.add(id);
    anchor.current = index;
    onSelection(next);
  };

  const beginEdit = (row: Row, column: string) => {
    if (!edit?.canEdit(row, column)) return false;
    setEditing({ id: rowId(row), column });
    return true;
  };

  const endEdit = () => {
    setEditing(null);
    scroller.current?.focus();
  };

  const press = (event: KeyboardEvent) => {
    if (editing || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target !== scroller.current) return;
    if (takeKey(event)) event.preventDefault();
  };

  const takeKey = (event: KeyboardEvent): boolean => {
    const moved = moveCursor(cursor, event.key, rows.length, columns.length);
    if (moved) {
      setCursor(moved);
      virtual.scrollToIndex(moved.row);
      return true;
    }
    if (!current) return false;
    if (event.key === 'Enter') {
      if (!onOpen) return false;
      onOpen(current);
      return true;
    }
    if (event.key === 'x' || event.key === ' ' || event.key === 'X') {
      toggle(cursor.row, event.shiftKey);
      return Boolean(selection);
    }
    if (event.key === 'e') return editCurrent(current);
    if ((event.key === 's' || event.key === 'S') && currentColumn?.sortable && props.onSort) {
      props.onSort(currentColumn.key, event.shiftKey);
      return true;
    }
    if ((event.key === '<' || event.key === '>') && currentColumn && props.onResize) {
      const cell = document.getElementById(cellId(current, currentColumn.key));
      const width = cell?.getBoundingClientRect().width ?? 120;
      props.onResize(currentColumn.key, Math.max(48, Math.round(width) + (event.key === '>' ? 24 : -24)));
      return true;
    }
    if (event.key === 'Escape' && selection?.size) {
      onSelection?.(new Set());
      return true;
    }
    return props.onKey?.(event.key, current) ?? false;
  };

  /** The cell under the cursor, or the first cell of the row that can be edited. */
  const editCurrent = (row: Row): boolean => {
    if (currentColumn && beginEdit(row, currentColumn.key)) return true;
    const first = columns.findIndex((column) => edit?.canEdit(row, column.key));
    if (first < 0) return props.onKey?.('e', row) ?? false;
    setCursor({ ...cursor, column: first });
    return beginEdit(row, columns[first]!.key);
  };

  const cellId = (row: Row, column: string) => `cell-${rowId(row)}-${column}`;
  const tracks = [...(selection ? [selectTrack] : []), ...columns.map((column) => column.width)];
  const allSelected = rows.length > 0 && selection?.size === rows.length;

  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={(total ?? rows.length) + 1}
      aria-colcount={columns.length + (selection ? 1 : 0)}
      aria-multiselectable={selection ? true : undefined}
      aria-busy={props.loading}
      aria-activedescendant={current && currentColumn ? cellId(current, currentColumn.key) : undefined}
      data-narrow={narrow ? '' : undefined}
      style={
        { '--tracks': tracks.join(' '), '--least': `${leastWidth(tracks, rowPadding)}px` } as CSSProperties
      }
      onKeyDown={press}
    >
      <GridHead
        columns={columns}
        sort={props.sort ?? ''}
        onSort={props.onSort}
        onResize={narrow ? undefined : props.onResize}
        narrow={narrow}
        select={
          selection && (
            <CheckBox
              checked={allSelected ? true : selection.size > 0 ? 'mixed' : false}
              label={t('grid.selectLoaded')}
              focusable={false}
              onChange={() => onSelection?.(allSelected ? new Set() : new Set(rows.map(rowId)))}
            />
          )
        }
      />
      {rows.length === 0 ? (
        props.loading ? (
          <GridBones height={rowHeight} />
        ) : (
          <div className="grid-empty" role="row">
            <div role="gridcell">{props.empty}</div>
          </div>
        )
      ) : (
        <div className="grid-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index]!;
            const id = rowId(row);
            const selected = selection?.has(id);
            return (
              <div
                key={id}
                role="row"
                className="grid-row"
                aria-rowindex={item.index + 2}
                aria-selected={selection ? selected : undefined}
                data-current={item.index === cursor.row ? '' : undefined}
                style={{ transform: `translateY(${item.start}px)`, height: rowHeight }}
                onClick={(event) => {
                  setCursor({ row: item.index, column: columnOf(event, cursor.column) });
                  if (narrow && onOpen) onOpen(row);
                }}
                onDoubleClick={(event) => {
                  const column = columns[columnOf(event, 0)];
                  if (column && !beginEdit(row, column.key)) onOpen?.(row);
                }}
              >
                {selection && (
                  <span role="gridcell" className="grid-select" onDoubleClick={stop}>
                    <CheckBox
                      checked={Boolean(selected)}
                      label={rowLabel?.(row) ?? id}
                      focusable={false}
                      onChange={() => toggle(item.index, false)}
                    />
                  </span>
                )}
                {columns.map((column, index) => (
                  <span
                    key={column.key}
                    id={cellId(row, column.key)}
                    role="gridcell"
                    className="grid-cell"
                    data-column={index}
                    data-align={column.align}
                    data-at={item.index === cursor.row && index === cursor.column ? '' : undefined}
                    data-editable={edit?.canEdit(row, column.key) ? '' : undefined}
                  >
                    {editing?.id === id && editing.column === column.key
                      ? edit?.editor(row, column.key, endEdit)
                      : column.render(row)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}

const stop = (event: MouseEvent) => event.stopPropagation();

function columnOf(event: MouseEvent, otherwise: number): number {
  const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-column]');
  return cell ? Number(cell.dataset.column) : otherwise;
}

function GridBones({ height }: { height: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: 14 }, (_, index) => (
        <div key={index} className="grid-bone" style={{ height }}>
          <div className="bone" style={{ width: `${38 + ((index * 17) % 45)}%`, height: 12 }} />
        </div>
      ))}
    </div>
  );
}
