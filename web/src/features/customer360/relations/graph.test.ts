import { describe, expect, it } from 'vitest';
import {
  circlesOf,
  emptyGraph,
  filtered,
  layersOf,
  layoutOf,
  lineOf,
  nodeHeight,
  nodeWidth,
  onScreen,
  withReply,
  type Graph,
  type GraphReply,
} from './graph';

const node = (id: string, depth: number) => ({
  id,
  depth,
  title: id,
  visible: true,
  kind: null,
  tier: null,
  grade: null,
  exposure: null,
});

const edge = (from: string, to: string, kind = 'equity', share = 0.5) => ({
  id: `${from}-${to}-${kind}`,
  from,
  to,
  kind,
  share,
  amount: null,
  title: null,
  confirmed: true,
});

const around = (...edges: ReturnType<typeof edge>[]): GraphReply => {
  const others = new Set(edges.flatMap(({ from, to }) => [from, to]).filter((id) => id !== 'me'));
  return { root: 'me', nodes: [node('me', 0), ...[...others].map((id) => node(id, 1))], edges };
};

const family = (): Graph => {
  const first = around(edge('parent', 'me'), edge('me', 'child'), edge('me', 'friend', 'guarantee'));
  const second = {
    root: 'friend',
    nodes: [node('friend', 0), node('me', 1)],
    edges: [{ ...edge('me', 'friend', 'guarantee'), id: 'twin' }, edge('friend', 'me', 'guarantee')],
  };
  return withReply(withReply(emptyGraph, first, 1), second, 1);
};

describe('the graph', () => {
  it('takes both ends of an edge as one', () => {
    expect(family().edges.size).toBe(4);
    expect([...family().nodes.keys()]).toEqual(['me', 'parent', 'child', 'friend']);
    expect([...family().expanded]).toEqual(['me', 'friend']);
  });
  it('puts owners above, what is owned below, others beside', () => {
    const layers = layersOf(family(), 'me');
    expect(Object.fromEntries(layers)).toEqual({ me: 0, parent: -1, child: 1, friend: 0 });
  });
  it('leaves out what the wanted kinds do not reach', () => {
    const shown = filtered(family(), 'me', new Set(['equity']));
    expect([...shown.nodes.keys()]).toEqual(['me', 'parent', 'child']);
  });
  it('finds guarantee circles', () => {
    expect(circlesOf(family()).map((circle) => [...circle].sort())).toEqual([['friend', 'me']]);
    expect(circlesOf(filtered(family(), 'me', new Set(['equity'])))).toEqual([]);
  });
});

const star = (count: number): Graph =>
  withReply(emptyGraph, around(...Array.from({ length: count }, (_, index) => edge('me', `n${index}`))), 1);

describe('the layout', () => {
  it('never lays one node over another', () => {
    for (const graph of [family(), star(500)]) {
      const places = [...layoutOf(graph, 'me').places.values()];
      for (const a of places) {
        const over = places.filter(
          (b) => a !== b && Math.abs(a.x - b.x) < nodeWidth && Math.abs(a.y - b.y) < nodeHeight,
        );
        expect(over).toEqual([]);
      }
    }
  });
  it('wraps a wide layer and stays quick at 500 nodes', () => {
    const started = performance.now();
    const layout = layoutOf(star(500), 'me');
    expect(performance.now() - started).toBeLessThan(200);
    expect(layout.width).toBeLessThan(13 * (nodeWidth + 40));
  });
  it('draws straight down between nodes in line, and from edge to edge', () => {
    const a = { id: 'a', x: 0, y: 0, layer: 0 };
    expect(lineOf(a, { id: 'b', x: 0, y: 130, layer: 1 }).path).toBe('M84 46V130');
    expect(lineOf(a, { id: 'b', x: 320, y: 0, layer: 0 }).path).toBe('M168 23H320');
  });
  it('knows what is on the screen', () => {
    const screen = { width: 800, height: 600 };
    const box = { x: 0, y: 0, width: 100, height: 40 };
    expect(onScreen(box, { x: 10, y: 10, scale: 1 }, screen)).toBe(true);
    expect(onScreen(box, { x: -2000, y: 10, scale: 1 }, screen)).toBe(false);
  });
});
