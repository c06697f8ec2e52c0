import type { ReactNode } from 'react';
import './table.css';

/** A table that scrolls inside itself when it is wider than the screen, also by keyboard. */
export function TableBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="table-box" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
