// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { bodyOf, fenOfWan, noAsk } from './allocation';

describe('what is sent to divide a quota', () => {
  it('turns ten thousands of yuan into fen', () => {
    expect(fenOfWan('50000')).toBe(50000_0000_00);
    expect(fenOfWan('1.5')).toBe(1_500_000);
    expect(fenOfWan('')).toBeNull();
    expect(fenOfWan('a lot')).toBeNull();
  });
  it('leaves out what is not set', () => {
    expect(bodyOf(noAsk, false)).toEqual({ source: 'pipeline', objective: 'eva', growth: 0.2 });
  });
  it('sends the limits that were set and the candidates left out', () => {
    const ask = {
      ...noAsk,
      quota: '100',
      least: '80',
      leftOut: ['x'],
      limits: { 'industry:C': '30', b: '' },
    };
    expect(bodyOf(ask, true, 'plan')).toEqual({
      source: 'pipeline',
      objective: 'eva',
      quota: 100_000_000,
      growth: 0.2,
      least_share: 0.8,
      limits: [{ key: 'industry:C', limit: 30_000_000 }],
      left_out: ['x'],
      name: 'plan',
    });
  });
});
