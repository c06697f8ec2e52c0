import { expect, test } from 'vitest';
import { notchesOf, oddsTimes } from './climate-shift';

test('a shift of nothing leaves the odds', () => expect(oddsTimes(0)).toBe(1));
test('the odds double at ln 2', () => expect(oddsTimes(Math.log(2))).toBeCloseTo(2, 12));
test('a notch of the master scale is worth its ratio', () =>
  expect(notchesOf(Math.log(1.5426))).toBeCloseTo(1, 12));
