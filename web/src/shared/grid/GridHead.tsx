import type { ReactNode } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Column } from './DataGrid';
import { parseSort } from './sort';

interface Props<Row> {
  columns: Column<Row>[];
  sort: string;
  onSort?: (field: string, add: boolean) => void;
  select?: ReactNode;
  narrow: boolean;
}

export function GridHead<Row>({ columns, sort, onSort, select, narrow }: Props<Row>) {
  const keys = parseSort(sort);
  return (
    <div className="grid-head" role="row" aria-rowindex={1} data-hidden={narrow ? '' : undefined}>
      {select && (
        <span role="columnheader" className="grid-select">
          {select}
        </span>
      )}
      {columns.map((column, index) => {
        const key = keys.find((each) => each.field === column.key);
        const direction = key ? (key.descending ? 'descending' : 'ascending') : undefined;
        return (
          <span
            key={column.key}
            role="columnheader"
            className="grid-cell"
            data-column={index}
            data-align={column.align}
            aria-sort={direction}
            title={column.label}
          >
            {column.sortable && onSort ? (
              <button type="button" tabIndex={-1} onClick={(event) => onSort(column.key, event.shiftKey)}>
                <span className="cut">{column.label}</span>
                {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
                {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
              </button>
            ) : (
              column.label
            )}
          </span>
        );
      })}
    </div>
  );
}
