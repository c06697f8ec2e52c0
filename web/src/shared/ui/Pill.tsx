import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'green' | 'teal' | 'blue' | 'yellow' | 'orange' | 'red';

export function Pill({
  tone = 'neutral',
  size,
  children,
}: {
  tone?: Tone;
  size?: 'large';
  children: ReactNode;
}) {
  return (
    <span className="pill" data-tone={tone} data-size={size}>
      {children}
    </span>
  );
}

/** A coloured dot and always a word: the four Chinese warning levels, and what else is ranked. */
export function Dot({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="dot" data-tone={tone}>
      <i aria-hidden />
      <span>{children}</span>
    </span>
  );
}
