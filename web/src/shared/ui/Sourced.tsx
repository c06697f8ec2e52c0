import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { Popover } from './Popover';
import './table.css';

export interface Source {
  title: string;
  /** What it was made from: records, facts or cells, each with the way there. */
  rows: { name: ReactNode; value?: ReactNode; to?: string }[];
  /** How it was made, in words. */
  note?: ReactNode;
  asOf?: string;
  to?: string;
}

const shownRows = 12;

/** A number that opens to where it comes from. */
export function Sourced({ source, text, children }: { source: Source; text: string; children: ReactNode }) {
  return (
    <Popover
      label={source.title}
      width={320}
      trigger={({ toggle, props }) => (
        <button
          type="button"
          className="sourced"
          aria-label={`${source.title} ${text}`}
          onClick={toggle}
          {...props}
        >
          {children}
        </button>
      )}
    >
      {(close) => <SourceBody source={source} onGo={close} />}
    </Popover>
  );
}

function SourceBody({ source, onGo }: { source: Source; onGo: () => void }) {
  const { t } = useTranslation();
  const { rows } = source;
  return (
    <div className="source">
      <b>{source.title}</b>
      {source.note && <p className="muted">{source.note}</p>}
      {rows.length > 0 && (
        <ul className="source-rows">
          {rows.slice(0, shownRows).map((row, index) => (
            <li key={index}>
              {row.to ? (
                <Link className="link cut" to={row.to} onClick={onGo}>
                  {row.name}
                </Link>
              ) : (
                <span className="cut">{row.name}</span>
              )}
              <span className="number">{row.value}</span>
            </li>
          ))}
        </ul>
      )}
      {rows.length > shownRows && (
        <p className="faint">{t('source.more', { count: rows.length - shownRows })}</p>
      )}
      {source.asOf && (
        <p className="faint">
          {t('source.asOf')} {source.asOf}
        </p>
      )}
      {source.to && (
        <Link className="link" to={source.to} onClick={onGo}>
          {t('source.open')}
        </Link>
      )}
    </div>
  );
}
