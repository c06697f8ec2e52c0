/** The API's sort parameter: field names in order of precedence, a leading minus for descending. */
export interface SortKey {
  field: string;
  descending: boolean;
}

export const parseSort = (text: string): SortKey[] =>
  text
    .split(',')
    .filter(Boolean)
    .map((part) => ({ field: part.replace(/^-/, ''), descending: part.startsWith('-') }));

export const formatSort = (keys: SortKey[]): string =>
  keys.map((key) => (key.descending ? '-' : '') + key.field).join(',');

/** A press on a header: ascending, descending, then no sort; with `add` the other keys stay. */
export function pressSort(text: string, field: string, add = false): string {
  const keys = parseSort(text);
  const found = keys.find((key) => key.field === field);
  const others = add ? keys.filter((key) => key.field !== field) : [];
  if (!found) return formatSort([...others, { field, descending: false }]);
  if (!found.descending) return formatSort([...others, { field, descending: true }]);
  return formatSort(others);
}
