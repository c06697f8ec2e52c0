import { useCallback, useState } from 'react';

const place = (name: string) => `portal-draft:${name}`;

/** A half-filled form that survives a lost network, a closed page and an empty battery; it stays on this device. */
export function useDraft<T extends object>(name: string, empty: T) {
  const [value, setValue] = useState<T>(() => {
    try {
      const kept = localStorage.getItem(place(name));
      return kept ? { ...empty, ...(JSON.parse(kept) as Partial<T>) } : empty;
    } catch {
      return empty;
    }
  });
  const change = useCallback(
    (part: Partial<T>) =>
      setValue((before) => {
        const next = { ...before, ...part };
        try {
          localStorage.setItem(place(name), JSON.stringify(next));
        } catch {
          /* storage refused: the form holds what was typed as long as it is open */
        }
        return next;
      }),
    [name],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(place(name));
    setValue(empty);
    // the empty form is the same for the life of a page
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [name]);
  return { value, change, clear };
}

export function clearDrafts() {
  for (const name of Object.keys(localStorage)) if (name.startsWith('portal-')) localStorage.removeItem(name);
}

/** What a form needs to be filled without a network: names of items, never figures of the firm. */
export function keep<T>(name: string, value: T) {
  localStorage.setItem(`portal-kept:${name}`, JSON.stringify(value));
}

export function kept<T>(name: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(`portal-kept:${name}`) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
