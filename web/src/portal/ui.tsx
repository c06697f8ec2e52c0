import { useEffect, useId, useRef, type ButtonHTMLAttributes, type ReactNode } from 'react';
import { ApiError } from '@/api/problem';
import { isOffline } from './api';
import { messageOf } from './outbox';
import { Go } from './route';
import { useWords } from './words';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
};

export const Button = ({ kind = 'plain', className = '', ...rest }: ButtonProps) => (
  <button type="button" {...rest} className={`p-button ${className}`} data-kind={kind} />
);

export function Loading() {
  const w = useWords();
  return (
    <div className="p-loading" aria-busy="true" role="status">
      {w.app.loading}
    </div>
  );
}

export function Sorry({ text, onRetry }: { text: string; onRetry?: () => void }) {
  const w = useWords();
  return (
    <div className="p-sorry" role="alert">
      <p>{text}</p>
      {onRetry && <Button onClick={onRetry}>{w.app.retry}</Button>}
    </div>
  );
}

interface LoadedProps<T> {
  of: { data: T | undefined; error?: ApiError; again: () => void };
  children: (data: T) => ReactNode;
}

/** What was loaded, or why it is not there. */
export function Loaded<T>({ of, children }: LoadedProps<T>) {
  const w = useWords();
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error)
    return <Sorry text={isOffline(of.error) ? w.app.unreachable : messageOf(of.error)} onRetry={of.again} />;
  return <Loading />;
}

interface CardProps {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  tone?: string;
}

export const Card = ({ title, aside, children, tone }: CardProps) => (
  <section className="p-card" data-tone={tone}>
    {title && (
      <header className="p-card-head">
        <h2>{title}</h2>
        {aside}
      </header>
    )}
    {children}
  </section>
);

export const Pill = ({ tone = 'grey', children }: { tone?: string; children: ReactNode }) => (
  <span className="p-pill" data-tone={tone}>
    {children}
  </span>
);

interface FieldProps {
  label: ReactNode;
  help?: ReactNode;
  error?: string;
  children: (id: string) => ReactNode;
}

export function Field({ label, help, error, children }: FieldProps) {
  const id = useId();
  return (
    <div className="p-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help && <small>{help}</small>}
      {error && (
        <small className="p-wrong" role="alert">
          {error}
        </small>
      )}
    </div>
  );
}

/** The head of a page below the first: where one is and the way back. */
export function Head({ title, back, children }: { title: ReactNode; back?: string; children?: ReactNode }) {
  const w = useWords();
  return (
    <header className="p-head">
      {back && (
        <Go to={back} className="p-back" aria-label={w.app.cancel}>
          ‹
        </Go>
      )}
      <h1>{title}</h1>
      {children}
    </header>
  );
}

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Comes up from below on a phone, stands in the middle of a desk. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const w = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!ref.current?.open) ref.current?.showModal();
  }, []);
  return (
    <dialog ref={ref} className="p-sheet" aria-label={title} onClose={onClose}>
      <header className="p-card-head">
        <h2>{title}</h2>
        <Button kind="quiet" aria-label={w.app.close} onClick={onClose}>
          ✕
        </Button>
      </header>
      {children}
    </dialog>
  );
}

export const Note = ({ tone = 'blue', children }: { tone?: string; children: ReactNode }) => (
  <p className="p-note" data-tone={tone} role="status">
    {children}
  </p>
);

export const sorry = (error: unknown): string =>
  error instanceof ApiError ? messageOf(error) : String(error);
