import type { ReactNode } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Column } from './DataGrid';
import { parseSort } from './sort';

interface Props<Row> {
  columns: Column<Row>[];
  sort: string;
  onSort?: (field: string) => void;
  select?: ReactNode;
  narrow: boolean;
}

export function GridHead<Row>({ columns, sort, onSort, select, narrow }: Props<Row>) {
  const key = parseSort(sort);
  return (
    <div className="grid-head" role="row" aria-rowindex={1} data-hidden={narrow ? '' : undefined}>
      {select && (
        <span role="columnheader" className="grid-select">
          {select}
        </span>
      )}
      {columns.map((column, index) => {
        const sorted = key?.field === column.key;
        const direction = sorted ? (key.descending ? 'descending' : 'ascending') : undefined;
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
              <button type="button" tabIndex={-1} onClick={() => onSort(column.key)}>
                <span className="cut">{column.label}</span>
                {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
                {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
              </button>
            ) : (
              <span className="cut">{column.label}</span>
            )}
          </span>
        );
      })}
    </div>
  );
}
