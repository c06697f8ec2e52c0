import { useEffect, useRef, useState } from 'react';
import { Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDebounced } from '../lib/use-debounced';

interface Props {
  text: string;
  label: string;
  onText: (text: string) => void;
}

/** Search text: what is typed stands in the box at once and goes on when it has settled. */
export function SearchBox({ text, label, onText }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  const settled = useDebounced(typed);
  const sent = useRef(text);

  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    onText(settled);
    // onText is made anew on every render of the list; only the settled text matters
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);

  useEffect(() => {
    // changed from outside: another view was chosen, or the filters were cleared
    if (text === sent.current) return;
    sent.current = text;
    setTyped(text);
  }, [text]);

  return (
    <span className="field">
      <Search size={14} aria-hidden />
      <input
        type="search"
        data-shortcut="/"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={label}
        aria-label={label}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {typed && (
        <button type="button" aria-label={t('common.clear')} onClick={() => setTyped('')}>
          <X size={13} aria-hidden />
        </button>
      )}
    </span>
  );
}
