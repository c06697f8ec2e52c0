import type { ReactNode } from 'react';

interface Props<Value extends string> {
  value: Value;
  options: { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
  label: string;
}

export function Segments<Value extends string>({ value, options, onChange, label }: Props<Value>) {
  return (
    <div className="segments" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
