import { describe, expect, it } from 'vitest';
import type { EntityMeta } from '@/api/types';
import { changesOf, toForm } from './form-values';

const label = { zh: '字段', en: 'Field' };
const loan: EntityMeta = {
  name: 'loan',
  label,
  fields: [
    { name: 'name', type: 'text', label },
    { name: 'amount', type: 'money', label },
    { name: 'starts_on', type: 'date', label },
    { name: 'signed_at', type: 'instant', label },
  ],
};
const row = {
  id: '1',
  version: 3,
  name: '甲',
  amount: 123_450,
  starts_on: '2026-01-31',
  signed_at: '2026-01-31T02:00:00Z',
};

describe('what a form sends', () => {
  it('sends nothing when nothing was changed', () => {
    expect(changesOf(loan.fields, toForm(loan, row), row)).toEqual({});
  });
  it('sends only the difference, in the units of the wire', () => {
    const values = { ...toForm(loan, row), amount: '1234.51', name: '' };
    expect(changesOf(loan.fields, values, row)).toEqual({ amount: 123_451, name: null });
  });
  it('leaves empty fields out of a new record', () => {
    expect(changesOf(loan.fields, { name: '乙', amount: undefined }, undefined)).toEqual({ name: '乙' });
  });
});
