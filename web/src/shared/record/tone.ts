import type { Tone } from '../ui/Pill';

/** Colour is for meaning: only these values carry one, whatever the field. */
const tones: Record<string, Tone> = {
  red: 'red',
  orange: 'orange',
  yellow: 'yellow',
  blue: 'blue',
  urgent: 'red',
  high: 'orange',
  overdue: 'red',
  waiting: 'yellow',
  open: 'blue',
  planned: 'blue',
  done: 'green',
  held: 'green',
  approved: 'green',
  rejected: 'red',
  normal_class: 'green',
  special_mention: 'yellow',
  substandard: 'orange',
  doubtful: 'red',
  loss: 'red',
  confidential: 'red',
  team: 'yellow',
};

export const toneOf = (value: string): Tone => tones[value] ?? 'neutral';

/** Internal grades run from green to red; the letter is always shown with the colour. */
export function gradeTone(grade: string): Tone {
  const letters = grade.replace(/[+-]$/, '').toUpperCase();
  if (letters === 'AAA') return 'green';
  if (letters === 'AA') return 'teal';
  if (letters === 'A') return 'blue';
  if (letters === 'BBB') return 'yellow';
  if (letters === 'BB') return 'orange';
  return 'red';
}
