import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, Info } from 'lucide-react';

interface Props {
  tone?: 'blue' | 'green' | 'yellow' | 'red';
  children: ReactNode;
}

export function Notice({ tone = 'blue', children }: Props) {
  const Icon = tone === 'green' ? CircleCheck : tone === 'blue' ? Info : CircleAlert;
  return (
    <div className="notice" data-tone={tone} role={tone === 'red' ? 'alert' : undefined}>
      <Icon size={15} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
