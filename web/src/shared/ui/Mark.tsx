/** A coloured letter for a name: square for organisations, round for people. Decoration only. */
export function Mark({ name, round, size }: { name: string; round?: boolean; size?: 28 | 44 }) {
  return (
    <span
      className="mark"
      data-round={round ? '' : undefined}
      data-size={size}
      data-hue={hueOf(name)}
      aria-hidden
      translate="no"
    >
      {round ? name.trim().slice(0, 1) : letterOf(name)}
    </span>
  );
}

const hues = 8;

const hueOf = (name: string) => {
  let hash = 0;
  for (const letter of name) hash = (hash * 33 + (letter.codePointAt(0) ?? 0)) % hues;
  return hash;
};

const place = /^(?:[^省市区县]{2,6}[省市区县])+/;

/** Chinese company names begin with a place: the first character after it says more. */
export function letterOf(name: string): string {
  const text = name.trim();
  if (/^[\x20-\x7e]/.test(text)) return text.slice(0, 1).toUpperCase();
  const rest = text.replace(place, '');
  if (rest !== text && rest !== '') return rest.slice(0, 1);
  return text.length > 4 ? text.slice(2, 3) : text.slice(0, 1);
}
