import { useState } from 'react';
import type { EntityMeta, FieldMeta } from '@/api/types';
import { listedFields } from './entity';

/** Which fields a list shows, remembered per entity on this device. */
export function useColumns(entity: EntityMeta, standard?: string[]) {
  const place = `columns-${entity.name}`;
  const [chosen, setChosen] = useState<string[] | undefined>(() => stored(place));

  const choose = (names: string[] | undefined) => {
    if (names) localStorage.setItem(place, JSON.stringify(names));
    else localStorage.removeItem(place);
    setChosen(names);
  };

  const names = chosen ?? standard;
  const fields: FieldMeta[] = names
    ? names.flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])
    : listedFields(entity);

  return { fields, choose, isOwn: chosen !== undefined };
}

function stored(place: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return Array.isArray(value) ? value.map(String) : undefined;
  } catch {
    return undefined;
  }
}
