import { useId, useRef, useState, type KeyboardEvent } from 'react';

export interface Option {
  value: string;
  label: string;
  note?: string;
}

interface Props {
  /** What to show while nothing is being typed. */
  text: string;
  options: Option[];
  /** Called as the person types; the owner narrows the options, here or at the server. */
  onType: (text: string) => void;
  onSelect: (option: Option | null) => void;
  onCancel?: () => void;
  label?: string;
  placeholder?: string;
  id?: string;
  autoFocus?: boolean;
  busy?: boolean;
  emptyText: string;
}

/** A text box with a list of matches below: arrows move, Enter takes, Esc leaves. */
export function Combobox(props: Props) {
  const { text, options, onType, onSelect, onCancel } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);

  const take = (option: Option | null) => {
    setTyped(null);
    setOpen(false);
    onSelect(option);
  };

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) {
      event.preventDefault();
      setOpen(true);
      setAt((old) => Math.max(0, Math.min(options.length - 1, old + step)));
    } else if (event.key === 'Enter' && open && options[at]) {
      event.preventDefault();
      event.stopPropagation();
      take(options[at]);
    } else if (event.key === 'Escape' && (open || onCancel)) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setTyped(null);
      onCancel?.();
    }
  };

  return (
    <span className="combobox">
      <input
        ref={input}
        id={props.id}
        role="combobox"
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && options[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        autoFocus={props.autoFocus}
        data-autofocus={props.autoFocus ? '' : undefined}
        placeholder={props.placeholder}
        value={typed ?? text}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          if (typed === '') onSelect(null);
          setTyped(null);
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setOpen(true);
          onType(event.target.value);
        }}
        onKeyDown={press}
      />
      <ul id={listId} role="listbox" className="combobox-list" hidden={!open} aria-label={props.label}>
        {options.map((option, index) => (
          <li
            key={option.value}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerDown={(event) => {
              event.preventDefault();
              take(option);
            }}
          >
            <span className="cut">{option.label}</span>
            {option.note && <small className="faint">{option.note}</small>}
          </li>
        ))}
        {options.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled className="faint">
            {props.busy ? '…' : props.emptyText}
          </li>
        )}
      </ul>
    </span>
  );
}
