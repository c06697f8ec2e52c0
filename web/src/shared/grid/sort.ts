/** The API's sort parameter: one field, a leading minus for descending. */
export interface SortKey {
  field: string;
  descending: boolean;
}

export const parseSort = (text: string): SortKey | null =>
  text ? { field: text.replace(/^-/, ''), descending: text.startsWith('-') } : null;

/** A press on a header: ascending, descending, then no sort. */
export function pressSort(text: string, field: string): string {
  const key = parseSort(text);
  if (key?.field !== field) return field;
  return key.descending ? '' : `-${field}`;
}
