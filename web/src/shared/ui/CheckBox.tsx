import { Check, Minus } from 'lucide-react';

interface Props {
  checked: boolean | 'mixed';
  label: string;
  onChange: () => void;
  focusable?: boolean;
}

export function CheckBox({ checked, label, onChange, focusable = true }: Props) {
  return (
    <span
      className="check"
      role="checkbox"
      aria-checked={checked}
      aria-label={label}
      tabIndex={focusable ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation();
        onChange();
      }}
      onKeyDown={(event) => {
        if (event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        onChange();
      }}
    >
      {checked === 'mixed' ? <Minus size={11} strokeWidth={3} /> : null}
      {checked === true ? <Check size={11} strokeWidth={3} /> : null}
    </span>
  );
}
