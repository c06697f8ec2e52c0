import { describe, expect, it } from 'vitest';
import { daysOf, monday, monthAfter, range, step, weekday } from './days';

describe('days', () => {
  it('knows the days of the week', () => {
    expect(weekday('2026-11-28')).toBe(6);
    expect(weekday('2026-11-29')).toBe(7);
    expect(monday('2026-11-29')).toBe('2026-11-23');
  });
  it('shows a month as whole weeks', () => {
    expect(range('month', '2026-11-28')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
    expect(range('month', '2027-02-10')).toEqual({ from: '2027-02-01', to: '2027-02-28' });
    expect(daysOf(range('month', '2026-11-28'))).toHaveLength(42);
  });
  it('steps over the end of a year', () => {
    expect(monthAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(step('month', '2027-01-31', -1)).toBe('2026-12-01');
    expect(step('week', '2026-12-30', 1)).toBe('2027-01-06');
    expect(range('week', '2027-01-01')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
  });
});
