import { describe, expect, it } from 'vitest';
import { ticksOf } from './BarLines';

describe('ticks of a chart', () => {
  it('are round, cover the range and include zero', () => {
    expect(ticksOf(0, 93)).toEqual([0, 25, 50, 75, 100]);
    expect(ticksOf(-840, 690)).toEqual([-1000, -500, 0, 500, 1000]);
    expect(ticksOf(0, 0.8)).toHaveLength(5);
  });
  it('survive a range of nothing', () => {
    expect(ticksOf(0, 0)).toContain(0);
  });
});
