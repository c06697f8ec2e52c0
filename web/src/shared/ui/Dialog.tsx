import { useEffect, useId, useRef, type FormEvent, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';

interface Props {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot; the primary one has type="submit" when onSubmit is given. */
  foot?: ReactNode;
  onSubmit?: () => void;
  wide?: boolean;
}

/** A modal dialog on the browser's own <dialog>: focus is trapped and given back, Esc closes. */
export function Dialog({ title, onClose, children, foot, onSubmit, wide }: Props) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };

  const content = (
    <>
      <div className="dialog-body" tabIndex={onSubmit ? undefined : 0}>
        {children}
      </div>
      {foot && <div className="dialog-foot">{foot}</div>}
    </>
  );

  return (
    <dialog
      ref={ref}
      className="dialog"
      data-wide={wide ? '' : undefined}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <Button
          kind="ghost"
          size="small"
          aria-label={t('common.close')}
          icon={<X size={15} />}
          onClick={onClose}
        />
      </header>
      {onSubmit ? (
        <form className="dialog-form" onSubmit={submit} noValidate>
          {content}
        </form>
      ) : (
        content
      )}
    </dialog>
  );
}
