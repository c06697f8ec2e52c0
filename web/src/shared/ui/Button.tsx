import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { LoaderCircle } from 'lucide-react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'default' | 'primary' | 'ghost' | 'danger';
  size?: 'small';
  icon?: ReactNode;
  /** The server is working on it: shows progress in the button and takes no second press. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind = 'default', size, icon, busy, disabled, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`button ${rest.className ?? ''}`}
      data-kind={kind}
      data-size={size}
      data-icon-only={children ? undefined : ''}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    >
      {busy ? <LoaderCircle size={14} className="spin" aria-hidden /> : icon}
      {children && <span>{children}</span>}
    </button>
  );
}
