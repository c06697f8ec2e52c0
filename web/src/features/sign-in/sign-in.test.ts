import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next';

describe('where signing in leads', () => {
  it('goes back to a page of this site', () => {
    expect(safeNext('/customers?tier=core')).toBe('/customers?tier=core');
  });
  it('never leaves the site', () => {
    for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '', null]) {
      expect(safeNext(next)).toBe('/workbench');
    }
  });
  it('does not come back to itself', () => {
    expect(safeNext('/sign-in?next=/x')).toBe('/workbench');
  });
});
