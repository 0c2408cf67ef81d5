import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';

export interface Column<T> {
  header: string;
  cell: (row: T) => ReactNode;
  /** Numbers stand at the end of their column. */
  end?: boolean;
  hideHeader?: boolean;
  width?: number | string;
}

interface Props<T> {
  /** What the table is of, for those who do not see it. */
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  /** Makes the first cell a button, and the whole row a place to click. */
  onOpen?: (row: T) => void;
  /** Rows that there is nothing behind are not buttons. */
  canOpen?: (row: T) => boolean;
  chosen?: (row: T) => boolean;
  /** What rows become on a narrow screen; a matrix of numbers had better scroll. */
  narrow?: 'cards' | 'scroll';
}

function isControl(event: MouseEvent): boolean {
  return (event.target as Element).closest('a,button,input,label') !== null;
}

export function DataTable<T>({ label, columns, rows, rowKey, onOpen, canOpen = () => true, chosen, narrow = 'cards' }: Props<T>) {
  return (
    <div role="region" aria-label={label} tabIndex={0} style={{ overflowX: 'auto' }}>
      <table className="tg-table" role="table" aria-label={label} data-cards={narrow === 'cards' || undefined}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.header} role="columnheader" scope="col" className={column.end ? 'tg-end' : undefined}>
                {column.hideHeader ? <VisuallyHidden>{column.header}</VisuallyHidden> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              role="row"
              data-open={(onOpen && canOpen(row)) || undefined}
              data-chosen={chosen?.(row) ? true : undefined}
              onClick={onOpen && canOpen(row) ? (event) => !isControl(event) && onOpen(row) : undefined}
            >
              {columns.map((column, i) => (
                <td
                  key={column.header}
                  role="cell"
                  className={column.end ? 'tg-end' : undefined}
                  data-label={column.hideHeader ? '' : column.header}
                  style={{ width: column.width }}
                >
                  {i === 0 && onOpen && canOpen(row) ? (
                    <UnstyledButton className="tg-opener" onClick={() => onOpen(row)}>
                      {column.cell(row)}
                    </UnstyledButton>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
