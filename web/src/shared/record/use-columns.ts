import { useState } from 'react';
import type { EntityMeta, FieldMeta } from '@/api/types';
import { listedFields } from './entity';

export type Widths = Record<string, number>;

const noWidths: Widths = {};

/** Which fields a list shows, and how wide each view draws them; remembered on this device. */
export function useColumns(entity: EntityMeta, view: string, standard?: string[]) {
  const place = `columns-${entity.name}`;
  const widthPlace = `widths-${entity.name}-${view}`;
  const [chosen, setChosen] = useState<string[] | undefined>(() => names(stored(place)));
  const [drawn, setDrawn] = useState<{ place: string; widths: Widths }>({ place: '', widths: noWidths });
  const widths = drawn.place === widthPlace ? drawn.widths : sizes(stored(widthPlace));

  const choose = (next: string[] | undefined) => {
    keep(place, next);
    setChosen(next);
  };
  const setWidths = (next: Widths, of = view) => {
    const at = `widths-${entity.name}-${of}`;
    keep(at, Object.keys(next).length ? next : undefined);
    setDrawn({ place: at, widths: next });
  };
  const resize = (field: string, width: number | null) => {
    const others = Object.entries(widths).filter(([name]) => name !== field);
    setWidths(Object.fromEntries(width === null ? others : [...others, [field, width]]));
  };

  const shown = chosen ?? standard;
  const fields: FieldMeta[] = shown
    ? shown.flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])
    : listedFields(entity);

  return { fields, choose, widths, setWidths, resize };
}

function keep(place: string, value: unknown) {
  if (value === undefined) localStorage.removeItem(place);
  else localStorage.setItem(place, JSON.stringify(value));
}

function stored(place: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null');
  } catch {
    return null;
  }
}

const names = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.map(String) : undefined;

const sizes = (value: unknown): Widths =>
  value && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).filter((each): each is [string, number] => Number(each[1]) > 0),
      )
    : noWidths;
