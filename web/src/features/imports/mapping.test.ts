import { describe, expect, it } from 'vitest';
import { constantsOf, fieldsByColumn, isPlain, withColumn, withConstant } from './mapping';

const mapping = {
  source: 'registry',
  records: [
    {
      entity: 'customer',
      key: ['uscc'],
      fields: {
        name: '名称',
        registered_capital: { column: '资本', unit: 'ten_thousand' },
        kind: { value: 'small', assumed: true },
      },
    },
  ],
};

describe('an import mapping', () => {
  it('is read by column', () => {
    expect(isPlain(mapping)).toBe(true);
    expect(fieldsByColumn(mapping).get('名称')).toEqual({ field: 'name', rule: { column: '名称' } });
    expect(fieldsByColumn(mapping).get('资本')?.rule.unit).toBe('ten_thousand');
    expect(constantsOf(mapping)).toEqual([{ field: 'kind', rule: { value: 'small', assumed: true } }]);
  });
  it('lands a column elsewhere and keeps all the rest', () => {
    const changed = withColumn(mapping, '名称', 'short_name');
    expect(changed.source).toBe('registry');
    expect(changed.records?.[0]?.key).toEqual(['uscc']);
    expect(changed.records?.[0]?.fields).toEqual({
      registered_capital: { column: '资本', unit: 'ten_thousand' },
      kind: { value: 'small', assumed: true },
      short_name: { column: '名称' },
    });
  });
  it('lets one column have a field', () => {
    const fields = withColumn(mapping, '资本', 'name', 'yuan').records?.[0]?.fields;
    expect(fields).toEqual({
      kind: { value: 'small', assumed: true },
      name: { column: '资本', unit: 'yuan' },
    });
  });
  it('leaves a column out', () => {
    expect(fieldsByColumn(withColumn(mapping, '名称', '')).has('名称')).toBe(false);
  });
  it('sets and takes out constants', () => {
    expect(constantsOf(withConstant(mapping, 'kind', 'large'))).toEqual([
      { field: 'kind', rule: { value: 'large' } },
    ]);
    expect(constantsOf(withConstant(mapping, 'kind', ''))).toEqual([]);
  });
});
