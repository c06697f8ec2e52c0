import { describe, expect, it } from 'vitest';
import type { EntityMeta, FieldMeta } from '@/api/types';
import { operatorsOf, parseFilters, queryOf, withFilter } from './filters';

const label = { zh: '字段', en: 'Field' };
const field = (name: string, type: FieldMeta['type'], more: Partial<FieldMeta> = {}): FieldMeta => ({
  name,
  type,
  label,
  ...more,
});
const customer: EntityMeta = {
  name: 'customer',
  label,
  fields: [field('name', 'text'), field('tier', 'enum'), field('pd', 'ratio')],
};

describe('filters in the address', () => {
  it('reads fields with their comparison and leaves the rest', () => {
    const params = new URLSearchParams('name.contains=%E8%BF%9C&tier.in=core,strategic&sort=-pd&q=x&view=3');
    expect(parseFilters(params, customer)).toEqual([
      { field: 'name', operator: 'contains', value: '远' },
      { field: 'tier', operator: 'in', value: 'core,strategic' },
    ]);
  });
  it('takes a bare name as equality and refuses unknown comparisons', () => {
    expect(parseFilters(new URLSearchParams('tier=core&pd.wild=1'), customer)).toEqual([
      { field: 'tier', operator: 'eq', value: 'core' },
    ]);
  });
  it('writes the query back', () => {
    const filters = parseFilters(new URLSearchParams('tier=core&pd.gte=0.01'), customer);
    expect(queryOf(filters)).toEqual({ tier: 'core', 'pd.gte': '0.01' });
  });
  it('replaces a filter of the same field and comparison only', () => {
    const one = withFilter([], { field: 'pd', operator: 'gte', value: '0.01' });
    const two = withFilter(one, { field: 'pd', operator: 'lte', value: '0.05' });
    expect(withFilter(two, { field: 'pd', operator: 'gte', value: '0.02' })).toEqual([
      { field: 'pd', operator: 'lte', value: '0.05' },
      { field: 'pd', operator: 'gte', value: '0.02' },
    ]);
  });
  it('offers equality only on a sealed field', () => {
    expect(operatorsOf(field('phone', 'text', { sensitive: true }))).toEqual(['eq']);
  });
});
