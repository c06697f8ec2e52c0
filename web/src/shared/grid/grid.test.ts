import { describe, expect, it } from 'vitest';
import { moveCursor, rangeBetween } from './cursor';
import { parseSort, pressSort } from './sort';

describe('cursor', () => {
  const at = { row: 3, column: 1 };
  it('moves by j, k and the arrows and stops at the edges', () => {
    expect(moveCursor(at, 'j', 10, 4)).toEqual({ row: 4, column: 1 });
    expect(moveCursor(at, 'ArrowUp', 10, 4)).toEqual({ row: 2, column: 1 });
    expect(moveCursor({ row: 9, column: 3 }, 'j', 10, 4)).toEqual({ row: 9, column: 3 });
    expect(moveCursor({ row: 9, column: 3 }, 'ArrowRight', 10, 4)).toEqual({ row: 9, column: 3 });
  });
  it('jumps to the ends', () => {
    expect(moveCursor(at, 'End', 10, 4)).toEqual({ row: 9, column: 1 });
    expect(moveCursor(at, 'Home', 10, 4)).toEqual({ row: 0, column: 1 });
  });
  it('leaves other keys and empty grids alone', () => {
    expect(moveCursor(at, 'q', 10, 4)).toBeNull();
    expect(moveCursor(at, 'j', 0, 4)).toBeNull();
  });
  it('knows a range in both directions', () => {
    expect(rangeBetween(5, 3)).toEqual([3, 4, 5]);
    expect(rangeBetween(2, 2)).toEqual([2]);
  });
});

describe('sort', () => {
  it('goes through ascending, descending and none', () => {
    expect(pressSort('', 'name')).toBe('name');
    expect(pressSort('name', 'name')).toBe('-name');
    expect(pressSort('-name', 'name')).toBe('');
  });
  it('replaces the sort by another field', () => {
    expect(pressSort('-name', 'kind')).toBe('kind');
  });
  it('adds fields behind the first and turns or drops them', () => {
    expect(pressSort('tier', 'name', true)).toBe('tier,name');
    expect(pressSort('tier,name', 'name', true)).toBe('tier,-name');
    expect(pressSort('tier,-name', 'name', true)).toBe('tier');
    expect(pressSort('tier,-name', 'tier', true)).toBe('-tier,-name');
    expect(pressSort('a,b,c,d', 'e', true)).toBe('a,b,c,e');
    expect(pressSort('tier,-name', 'name')).toBe('name');
  });
  it('reads the parameter', () => {
    expect(parseSort('-a,b')).toEqual([
      { field: 'a', descending: true },
      { field: 'b', descending: false },
    ]);
    expect(parseSort('')).toEqual([]);
  });
});
