/** The API's sort parameter: fields separated by commas, the first decides first, a leading minus for descending. */
export interface SortKey {
  field: string;
  descending: boolean;
}

const mostKeys = 4;

export const parseSort = (text: string): SortKey[] =>
  text
    .split(',')
    .filter(Boolean)
    .map((part) => ({ field: part.replace(/^-/, ''), descending: part.startsWith('-') }));

const write = (keys: SortKey[]) => keys.map((key) => (key.descending ? '-' : '') + key.field).join(',');

/** A press on a header: ascending, descending, then no sort. With `add` the other fields stay and this one comes after them. */
export function pressSort(text: string, field: string, add = false): string {
  const keys = parseSort(text);
  const known = keys.find((key) => key.field === field);
  const next = !known ? { field, descending: false } : known.descending ? null : { field, descending: true };
  if (!add) return known && keys.length > 1 ? field : write(next ? [next] : []);
  if (!known) return write([...keys.slice(0, mostKeys - 1), next!]);
  return write(keys.flatMap((key) => (key.field === field ? (next ? [next] : []) : [key])));
}
