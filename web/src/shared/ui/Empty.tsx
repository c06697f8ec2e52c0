import type { ReactNode } from 'react';

interface Props {
  icon?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  action?: ReactNode;
  small?: boolean;
}

/** Nothing here: says why, and offers one thing to do. */
export function Empty({ icon, title, text, action, small }: Props) {
  return (
    <div className="empty" data-small={small ? '' : undefined}>
      {icon}
      <b>{title}</b>
      {text && <p>{text}</p>}
      {action}
    </div>
  );
}
