import { describe, expect, it } from 'vitest';
import { fold, numberAt, pathsOf, put, sections, typedNumber, Words, type Content } from './assumptions';

const content: Content = {
  start: '2026-07',
  capex: [{ name: '土建', amount: 100 }],
  revenues: [{ name: '电费', volume: { value: 10, growth: 0.02 }, price: 0.4 }],
  debt: { max_gearing: 0.8, tranches: [{ name: '长期', rate: 0.04, floating: true }] },
  scenarios: [{ name: 'down', changes: { 'factors.price_factor': 0.9 } }],
};

describe('assumptions', () => {
  it('puts a value where it belongs and leaves the rest as it was', () => {
    const next = put(content, 'debt.tranches.0.rate', 0.05);
    expect(numberAt(next, 'debt.tranches.0.rate')).toBe(0.05);
    expect(numberAt(content, 'debt.tranches.0.rate')).toBe(0.04);
    expect(next.capex).toBe(content.capex);
  });

  it('puts a number into a course over time without losing its growth', () => {
    expect(put(content, 'revenues.0.volume', 12).revenues).toEqual([
      { name: '电费', volume: { value: 12, growth: 0.02 }, price: 0.4 },
    ]);
  });

  it('makes the maps on its way, and takes values out', () => {
    expect(put({}, 'factors.price_factor', 1.1)).toEqual({ factors: { price_factor: 1.1 } });
    expect(put({ tax: { rate: 0.25, half_years: 3 } }, 'tax.half_years', undefined)).toEqual({
      tax: { rate: 0.25 },
    });
  });

  it('folds the levers in; a flag stays a flag', () => {
    const next = fold(content, { 'factors.price_factor': 0.9, 'debt.tranches.0.floating': 0 });
    expect(next.factors).toEqual({ price_factor: 0.9 });
    expect((next.debt as Content).tranches).toEqual([{ name: '长期', rate: 0.04, floating: false }]);
  });

  it('names every number that may be moved once, by the path the server takes', () => {
    const paths = pathsOf(content);
    expect(paths).toContain('revenues.0.volume');
    expect(paths).toContain('revenues.0.volume.growth');
    expect(paths).toContain('debt.tranches.0.rate');
    expect(paths.some((path) => path.startsWith('scenarios'))).toBe(false);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('says a path in words', () => {
    const words = new Words(
      [{ key: 'price', unit: 'money', label: { zh: '单价', en: 'Price' } }],
      (label) => label?.zh ?? '',
    );
    expect(words.path(content, 'revenues.0.price')).toBe('revenues · 电费 · 单价');
    expect(words.unit('revenues.0.price')).toBe('money');
  });

  it.each([
    ['5.4亿', 5.4e8],
    ['1,200万', 1.2e7],
    ['-3', -3],
    ['−3.5', -3.5],
    ['12.5m', 1.25e7],
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['', null],
    ['abc', null],
    ['1..2', null],
    ['5 apples', null],
  ])('reads %s', (text, value) => {
    const read = typedNumber(text);
    if (value === null) expect(read).toBeNull();
    else expect(read).toBeCloseTo(value, 9);
  });

  it('offers fresh items that hold all they must', () => {
    for (const { list } of sections) {
      if (!list) continue;
      const item = list.fresh(content, 'x');
      const needed = list.fields.filter((field) => field.required && (!field.when || field.when(item)));
      for (const field of needed)
        expect(numberAt(item, field.key), `${list.path} ${field.key}`).not.toBeNull();
    }
  });
});
