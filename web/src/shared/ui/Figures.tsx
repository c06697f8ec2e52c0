import type { ReactNode } from 'react';
import { Link } from 'react-router';

export interface Figure {
  name: ReactNode;
  value: ReactNode;
  unit?: string;
  note?: ReactNode;
  to?: string;
}

/** A strip of headline figures: one frame, lines between, no cards. */
export function Figures({ items }: { items: Figure[] }) {
  return (
    <div className="figures">
      {items.map((item, index) => {
        const body = (
          <>
            <span className="figure-name">{item.name}</span>
            <span className="figure-value">
              {item.value}
              {item.unit && <small>{item.unit}</small>}
            </span>
            {item.note && <span className="figure-note">{item.note}</span>}
          </>
        );
        return item.to ? (
          <Link key={index} className="figure" to={item.to}>
            {body}
          </Link>
        ) : (
          <div key={index} className="figure">
            {body}
          </div>
        );
      })}
    </div>
  );
}
