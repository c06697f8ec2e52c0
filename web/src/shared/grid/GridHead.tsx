import type { PointerEvent, ReactNode } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Column } from './DataGrid';
import { parseSort } from './sort';

interface Props<Row> {
  columns: Column<Row>[];
  sort: string;
  onSort?: (field: string, add: boolean) => void;
  /** A column was drawn to so many pixels; null gives it its own width back. */
  onResize?: (field: string, width: number | null) => void;
  select?: ReactNode;
  narrow: boolean;
}

export function GridHead<Row>({ columns, sort, onSort, onResize, select, narrow }: Props<Row>) {
  const keys = parseSort(sort);
  return (
    <div className="grid-head" role="row" aria-rowindex={1} data-hidden={narrow ? '' : undefined}>
      {select && (
        <span role="columnheader" className="grid-select">
          {select}
        </span>
      )}
      {columns.map((column, index) => {
        const place = keys.findIndex((key) => key.field === column.key);
        const direction = place < 0 ? undefined : keys[place]!.descending ? 'descending' : 'ascending';
        return (
          <span
            key={column.key}
            role="columnheader"
            className="grid-cell"
            data-column={index}
            data-align={column.align}
            aria-sort={place === 0 ? direction : undefined}
            title={column.label}
          >
            {column.sortable && onSort ? (
              <button type="button" tabIndex={-1} onClick={(event) => onSort(column.key, event.shiftKey)}>
                <span className="cut">{column.label}</span>
                {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
                {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
                {place >= 0 && keys.length > 1 && <small>{place + 1}</small>}
              </button>
            ) : (
              <span className="cut">{column.label}</span>
            )}
            {onResize && (
              <span
                className="grid-resize"
                aria-hidden
                onPointerDown={(event) => draw(event, (width) => onResize(column.key, width))}
                onDoubleClick={() => onResize(column.key, null)}
              />
            )}
          </span>
        );
      })}
    </div>
  );
}

const leastColumn = 48;

/** Follows the pointer from the right edge of a header cell until it is let go. */
function draw(event: PointerEvent<HTMLElement>, resize: (width: number) => void) {
  const handle = event.currentTarget;
  const cell = handle.parentElement!.getBoundingClientRect();
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  const move = (moved: globalThis.PointerEvent) =>
    resize(Math.max(leastColumn, Math.round(moved.clientX - cell.left)));
  const end = () => {
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('lostpointercapture', end);
  };
  handle.addEventListener('pointermove', move);
  handle.addEventListener('lostpointercapture', end);
}
