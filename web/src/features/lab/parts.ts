import type { Tone } from '@/shared/ui/Pill';
import type { TFunction } from 'i18next';
import { absent, number } from '@/shared/lib/format';
import type { Bin, CheckLevel, Finding, ModelInput, ModelRow } from './api';

export const statusTone: Record<ModelRow['status'], Tone> = {
  candidate: 'blue',
  approved: 'green',
  retired: 'neutral',
};

export const checkTone: Record<CheckLevel, Tone> = {
  green: 'green',
  yellow: 'yellow',
  red: 'red',
  unknown: 'neutral',
};

export const levelTone: Record<Finding['level'], Tone> = {
  leak: 'red',
  unfit: 'orange',
  check: 'yellow',
  note: 'neutral',
};

/** "[0.5, 1.2)", "A11 A12"; null stands for the missing. */
export function binText(input: ModelInput, bin: Bin): string | null {
  if (bin.missing) return null;
  if (bin.levels && input.levels) return bin.levels.map((level) => input.levels?.[level] ?? level).join(' ');
  if (bin.levels) return bin.levels.join(' ');
  if (bin.from === undefined && bin.below === undefined) return '−∞ … ∞';
  if (bin.from === undefined) return `< ${short(bin.below)}`;
  if (bin.below === undefined) return `≥ ${short(bin.from)}`;
  return `[${short(bin.from)}, ${short(bin.below)})`;
}

const short = (value: number | undefined) =>
  value === undefined ? '' : String(Number(value.toPrecision(8))).replace('-', '−');

export const badRate = (bin: Bin) => (bin.good + bin.bad > 0 ? bin.bad / (bin.good + bin.bad) : null);

export const signed = (value: number, digits: number) =>
  value > 0 ? `+${number(value, digits)}` : number(value, digits);

/** Borders as typed: numbers apart by commas or spaces, rising; null when something is no number. */
export function readBorders(text: string): number[] | null {
  const numbers = text
    .split(/[\s,，;；]+/)
    .filter(Boolean)
    .map((part) => Number(part.replace('−', '-')));
  if (numbers.some((value) => !Number.isFinite(value))) return null;
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** What the server calls the bank's own facts: "facts" of today, "facts 2025-01-31" of a day in the past. */
export const ofFacts = (name: string | null | undefined) => name === 'facts' || !!factsDay(name);
export const factsDay = (name: string | null | undefined) =>
  /^facts (\d{4}-\d\d-\d\d)$/.exec(name ?? '')?.[1];

export function dataName(name: string | null | undefined, t: TFunction): string {
  const day = factsDay(name);
  if (day) return t('lab.factsOf', { day });
  return name === 'facts' ? t('lab.facts') : (name ?? absent);
}
