/** Days as YYYY-MM-DD, without time zones. */
const ms = (day: string) => Date.parse(`${day}T00:00:00Z`);

export const shift = (day: string, by: number): string =>
  new Date(ms(day) + by * 86_400_000).toISOString().slice(0, 10);

/** 1 Monday to 7 Sunday. */
export const weekday = (day: string): number => new Date(ms(day)).getUTCDay() || 7;

export const monday = (day: string): string => shift(day, 1 - weekday(day));

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

export function monthAfter(day: string, by: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10);
}

export type View = 'month' | 'week' | 'agenda';

const agendaDays = 30;

/** The days a view shows, whole weeks for a month. */
export function range(view: View, day: string): { from: string; to: string } {
  if (view === 'agenda') return { from: day, to: shift(day, agendaDays - 1) };
  if (view === 'week') return { from: monday(day), to: shift(monday(day), 6) };
  const from = monday(firstOfMonth(day));
  const last = shift(monthAfter(day, 1), -1);
  return { from, to: shift(monday(last), 6) };
}

/** The day to look at one step on or back. */
export function step(view: View, day: string, by: number): string {
  if (view === 'month') return monthAfter(day, by);
  return shift(day, by * (view === 'week' ? 7 : agendaDays));
}

export function daysOf({ from, to }: { from: string; to: string }): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = shift(day, 1)) days.push(day);
  return days;
}

/** What lies on each day, in the order it comes. */
export function byDay<Item extends { on: string }>(items: Item[]): Map<string, Item[]> {
  const days = new Map<string, Item[]>();
  for (const item of items) days.set(item.on, [...(days.get(item.on) ?? []), item]);
  return days;
}
