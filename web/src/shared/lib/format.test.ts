import { describe, expect, it } from 'vitest';
import {
  ago,
  amount,
  amountExact,
  amountHeadline,
  amountText,
  daysBetween,
  fenOf,
  number,
  percent,
  yuanOf,
} from './format';

describe('amounts', () => {
  it('shows whole 万元 and two decimals of 亿元', () => {
    expect(amount(186_000_000_000, 'small', 'zh-CN')).toBe('186,000');
    expect(amount(186_000_000_000, 'large', 'zh-CN')).toBe('18.60');
  });
  it('shows millions and billions in English', () => {
    expect(amount(186_000_000_000, 'small', 'en')).toBe('1,860.00');
    expect(amount(186_000_000_000, 'large', 'en')).toBe('1.86');
  });
  it('picks the unit of a headline by size', () => {
    expect(amountHeadline(186_000_000_000, 'zh-CN')).toEqual(['18.60', '亿元']);
    expect(amountHeadline(4_186_000_000, 'zh-CN')).toEqual(['4,186', '万元']);
  });
  it('says an amount within a line in the order of the language', () => {
    expect(amountText(186_000_000_000, 'en')).toBe('CNY 1.86 bn');
    expect(amountText(4_186_000_000, 'zh-CN')).toBe('4,186 万元');
  });
  it('is exact to the fen, also beyond what a float of yuan could hold', () => {
    expect(amountExact(123_456_789)).toBe('1,234,567.89');
    expect(amountExact(-5)).toBe('\u22120.05');
    expect(amountExact(9_007_199_254_740_991)).toBe('90,071,992,547,409.91');
  });
  it('reads what is typed', () => {
    expect(fenOf('1,234.5')).toBe(123_450);
    expect(fenOf('-0.07')).toBe(-7);
    expect(fenOf('0.29')).toBe(29);
    expect(fenOf('1.005')).toBeNull();
    expect(fenOf('twelve')).toBeNull();
  });
  it('goes there and back', () => {
    for (const fen of [0, 1, 99, 100, -12_345, 900_719_925_474_099]) expect(fenOf(yuanOf(fen))).toBe(fen);
  });
});

describe('numbers', () => {
  it('uses the true minus sign', () => {
    expect(number(-1234.5, 1)).toBe('\u22121,234.5');
    expect(percent(-0.0345)).toBe('\u22123.45%');
  });
});

describe('dates', () => {
  it('counts days', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
    expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
  });
  it('says how long ago', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    expect(ago('2026-11-20T11:00:00Z', now, 'en')).toBe('yesterday');
    expect(ago('2026-11-21T09:00:00Z', now, 'zh-CN')).toBe('3小时前');
  });
});
