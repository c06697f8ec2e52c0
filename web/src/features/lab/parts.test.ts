import { describe, expect, it } from 'vitest';
import { binText, factsDay, ofFacts, readBorders } from './parts';
import type { ModelInput } from './api';

const input: ModelInput = {
  name: 'x',
  kind: 'category',
  levels: ['A', 'B'],
  coefficient: -1,
  iv: 0.1,
  trend: 'rising',
  bins: [],
};
const counts = { good: 1, bad: 1, woe: 0, iv: 0, points: 0 };

describe('bins', () => {
  it('reads borders as a person types them', () => {
    expect(readBorders('1.5, 3，−2 3')).toEqual([-2, 1.5, 3]);
    expect(readBorders('')).toEqual([]);
    expect(readBorders('1, two')).toBeNull();
  });
  it('names what a bin holds', () => {
    expect(binText(input, { ...counts, from: 0.5, below: 1.25 })).toBe('[0.5, 1.25)');
    expect(binText(input, { ...counts, below: -3 })).toBe('< −3');
    expect(binText(input, { ...counts, levels: [1] })).toBe('B');
    expect(binText(input, { ...counts, missing: true })).toBeNull();
  });
});

describe('the data of a model', () => {
  it('tells facts of a day from a file that is called like it', () => {
    expect(factsDay('facts 2025-11-28')).toBe('2025-11-28');
    expect(factsDay('facts')).toBeUndefined();
    expect(ofFacts('facts')).toBe(true);
    expect(ofFacts('facts 2025.csv')).toBe(false);
  });
});
