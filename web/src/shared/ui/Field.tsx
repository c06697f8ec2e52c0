import { useId, type ReactNode } from 'react';

interface Props {
  label: ReactNode;
  error?: string;
  help?: ReactNode;
  /** Receives the ids to wire the control to its label and message. */
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }) => ReactNode;
}

/** A labelled control with its help or error beside it. */
export function Field({ label, error, help, children }: Props) {
  const id = useId();
  const note = error || help;
  return (
    <div className="labelled">
      <span>
        <label htmlFor={id}>{label}</label>
      </span>
      <div className="field" data-invalid={error ? '' : undefined}>
        {children({
          id,
          'aria-describedby': note ? `${id}-note` : undefined,
          'aria-invalid': error ? true : undefined,
        })}
      </div>
      {note && (
        <span id={`${id}-note`} className={error ? 'labelled-error' : 'labelled-help'}>
          {note}
        </span>
      )}
    </div>
  );
}
