import { describe, expect, it } from 'vitest';
import { treeOf, visibleNodes } from './tree';

const row = (id: string, parent: string | null) => ({
  id,
  version: 1,
  name: `机构${id}`,
  kind: 'branch',
  parent,
});

describe('branches as a tree', () => {
  const roots = treeOf([row('2', '1'), row('1', null), row('3', '2'), row('9', 'unseen')]);
  it('hangs children below parents, whatever the order', () => {
    expect(roots.map((root) => root.id)).toEqual(['1', '9']);
    expect(roots[0]?.children[0]?.children[0]?.id).toBe('3');
  });
  it('shows only what is open', () => {
    expect(visibleNodes(roots, new Set()).map((each) => each.node.id)).toEqual(['1', '9']);
    expect(visibleNodes(roots, new Set(['1', '2'])).map((each) => [each.node.id, each.level])).toEqual([
      ['1', 1],
      ['2', 2],
      ['3', 3],
      ['9', 1],
    ]);
  });
});
