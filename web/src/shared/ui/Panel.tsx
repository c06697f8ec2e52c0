import type { ReactNode } from 'react';

interface Props {
  title?: ReactNode;
  note?: ReactNode;
  extra?: ReactNode;
  /** The body reaches the panel's edges: lists and tables. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

export function Panel({ title, note, extra, flush, className = '', children }: Props) {
  return (
    <section className={`panel ${className}`} data-flush={flush ? '' : undefined}>
      {title && (
        <header className="panel-head">
          <h2>{title}</h2>
          {note && <span className="panel-note">{note}</span>}
          <div className="grow" />
          {extra}
        </header>
      )}
      <div className="panel-body">{children}</div>
    </section>
  );
}
