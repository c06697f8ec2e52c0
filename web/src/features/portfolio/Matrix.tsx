import { number } from '@/shared/lib/format';
import { TableBox } from '@/shared/ui/TableBox';
import { shareText } from './money';

interface Props {
  label: string;
  corner: string;
  rows: string[];
  columns: string[];
  cells: number[][];
  /** Show the numbers themselves, not shares of the row. */
  counts?: boolean;
}

/** From state to state: shares of each row, the diagonal framed, what got worse warm, what got better cool. */
export function Matrix({ label, corner, rows, columns, cells, counts }: Props) {
  return (
    <TableBox label={label}>
      <table className="table heat matrix">
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((name) => (
              <th scope="col" className="number" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((name, row) => {
            const sum = cells[row]!.reduce((total, value) => total + value, 0);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                {columns.map((column, index) => {
                  const value = cells[row]![index]!;
                  return (
                    <td
                      key={column}
                      className="number"
                      data-diagonal={row === index ? '' : undefined}
                      data-risky={index > row ? '' : undefined}
                      style={{ '--heat': sum > 0 ? Math.sqrt(value / sum) : 0 } as React.CSSProperties}
                    >
                      {value === 0 ? '' : counts ? number(value) : shareText(value / sum, 1)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableBox>
  );
}
