/** The graph of who owns, controls and guarantees whom, and where its nodes stand. Pure: no drawing, no fetching. */

export interface GraphNode {
  id: string;
  /** Null: this person may not see who it is. */
  title: string | null;
  visible: boolean;
  kind: string | null;
  tier: string | null;
  grade: string | null;
  exposure: number | null;
}

export interface GraphEdge {
  id: string;
  from: string;
  to: string;
  kind: string;
  share: number | null;
  amount: number | null;
  title: string | null;
  confirmed: boolean;
}

export interface Graph {
  nodes: Map<string, GraphNode>;
  edges: Map<string, GraphEdge>;
  /** Nodes whose own relations are all here. */
  expanded: ReadonlySet<string>;
}

export const emptyGraph: Graph = { nodes: new Map(), edges: new Map(), expanded: new Set() };

export interface GraphReply {
  root: string;
  nodes: (GraphNode & { depth: number })[];
  edges: GraphEdge[];
}

/** Adds what the server found around a node. Nodes nearer than `depth` have all their relations here now. */
export function withReply(graph: Graph, reply: GraphReply, depth: number): Graph {
  const nodes = new Map(graph.nodes);
  const edges = new Map(graph.edges);
  const expanded = new Set(graph.expanded);
  for (const node of reply.nodes) {
    nodes.set(node.id, node);
    if (node.depth < depth) expanded.add(node.id);
  }
  for (const edge of reply.edges) {
    if (edge.from === edge.to) continue;
    const key = [edge.from, edge.to, edge.kind, edge.share ?? '', edge.amount ?? ''].join('/');
    edges.set(key, { ...edge, id: key });
  }
  return { nodes, edges, expanded };
}

/** Only edges of the wanted kinds, and the nodes they reach from the root. */
export function filtered(graph: Graph, root: string, kinds: ReadonlySet<string>): Graph {
  const edges = [...graph.edges.values()].filter((edge) => kinds.has(edge.kind));
  const near = neighbours(edges);
  const reached = new Set([root]);
  const queue = [root];
  while (queue.length) {
    for (const next of near.get(queue.shift()!) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      queue.push(next);
    }
  }
  return {
    nodes: new Map([...graph.nodes].filter(([id]) => reached.has(id))),
    edges: new Map(
      edges.filter((edge) => reached.has(edge.from) && reached.has(edge.to)).map((edge) => [edge.id, edge]),
    ),
    expanded: graph.expanded,
  };
}

function neighbours(edges: GraphEdge[]): Map<string, Set<string>> {
  const near = new Map<string, Set<string>>();
  const add = (a: string, b: string) => near.set(a, (near.get(a) ?? new Set()).add(b));
  for (const edge of edges) {
    add(edge.from, edge.to);
    add(edge.to, edge.from);
  }
  return near;
}

export interface Placed {
  id: string;
  x: number;
  y: number;
  /** 0 is the root's layer, owners lie above (negative), what is owned below. */
  layer: number;
}

export interface Layout {
  places: Map<string, Placed>;
  width: number;
  height: number;
}

export const nodeWidth = 168;
export const nodeHeight = 46;
/** Few nodes stand apart, so that what is written on an edge between neighbours fits. */
const gapXOf = (count: number) => (count <= 40 ? 152 : 34);
const gapY = 84;
const labelStep = 19;
const widestRow = 12;

const isOwnership = (edge: GraphEdge) => edge.kind === 'equity' || edge.kind === 'control';

/** The layer of every node: each step up an ownership edge is one less, down one more; others stand beside. */
export function layersOf(graph: Graph, root: string): Map<string, number> {
  const edges = [...graph.edges.values()];
  const layers = new Map([[root, 0]]);
  const spread = (wanted: (edge: GraphEdge) => boolean, step: (edge: GraphEdge, from: string) => number) => {
    const queue = [...layers.keys()];
    const by = new Map<string, GraphEdge[]>();
    for (const edge of edges.filter(wanted)) {
      by.set(edge.from, [...(by.get(edge.from) ?? []), edge]);
      by.set(edge.to, [...(by.get(edge.to) ?? []), edge]);
    }
    for (let at = 0; at < queue.length; at++) {
      const id = queue[at]!;
      for (const edge of by.get(id) ?? []) {
        const other = edge.from === id ? edge.to : edge.from;
        if (layers.has(other)) continue;
        layers.set(other, layers.get(id)! + step(edge, id));
        queue.push(other);
      }
    }
  };
  const down = (edge: GraphEdge, from: string) => (edge.from === from ? 1 : -1);
  spread(isOwnership, down);
  spread(
    () => true,
    (edge, from) => (isOwnership(edge) ? down(edge, from) : 0),
  );
  for (const id of graph.nodes.keys()) if (!layers.has(id)) layers.set(id, 0);
  return layers;
}

/**
 * Layers below each other; within a layer nodes are ordered by the mean place of their neighbours in the layer before
 * (barycentre, a few sweeps), which keeps edges short and crossings few. A layer wider than a screen wraps to rows.
 */
export function layoutOf(graph: Graph, root: string): Layout {
  const layers = layersOf(graph, root);
  const rows = new Map<number, string[]>();
  for (const [id, layer] of layers) rows.set(layer, [...(rows.get(layer) ?? []), id]);
  const order = [...rows.keys()].sort((a, b) => a - b);
  const near = neighbours([...graph.edges.values()]);
  const at = new Map<string, number>();
  const place = (ids: string[]) => ids.forEach((id, index) => at.set(id, index - (ids.length - 1) / 2));
  for (const layer of order) place(rows.get(layer)!);
  for (let sweep = 0; sweep < 4; sweep++) {
    for (const layer of sweep % 2 ? order.toReversed() : order) {
      const ids = rows.get(layer)!;
      const weight = new Map(
        ids.map((id) => {
          const others = [...(near.get(id) ?? [])].filter((other) => at.has(other));
          const sum = others.reduce((all, other) => all + at.get(other)!, 0);
          return [id, others.length ? sum / others.length : at.get(id)!];
        }),
      );
      ids.sort((a, b) => weight.get(a)! - weight.get(b)! || (a < b ? -1 : 1));
      if (layer === 0) centre(ids, root);
      place(ids);
    }
  }
  return position(order, rows, gapXOf(graph.nodes.size));
}

/** The root stands in the middle of its own layer. */
function centre(ids: string[], root: string) {
  const from = ids.indexOf(root);
  if (from < 0) return;
  ids.splice(from, 1);
  ids.splice(Math.floor(ids.length / 2), 0, root);
}

function position(order: number[], rows: Map<number, string[]>, gapX: number): Layout {
  const places = new Map<string, Placed>();
  const lines = order.flatMap((layer) => {
    const ids = rows.get(layer)!;
    const count = Math.ceil(ids.length / widestRow);
    const each = Math.ceil(ids.length / count);
    return Array.from({ length: count }, (_, line) => ({
      layer,
      ids: ids.slice(line * each, (line + 1) * each),
    }));
  });
  const widest = Math.max(1, ...lines.map((line) => line.ids.length));
  const width = widest * (nodeWidth + gapX) - gapX;
  lines.forEach(({ layer, ids }, line) => {
    const left = (width - (ids.length * (nodeWidth + gapX) - gapX)) / 2;
    ids.forEach((id, index) => {
      places.set(id, { id, layer, x: left + index * (nodeWidth + gapX), y: line * (nodeHeight + gapY) });
    });
  });
  return { places, width, height: Math.max(1, lines.length) * (nodeHeight + gapY) - gapY };
}

export interface Drawn {
  path: string;
  labelX: number;
  labelY: number;
}

/**
 * The line of an edge: down the layers with rounded corners, sideways for neighbours in one layer. LANE counts edges of
 * the same pair, SLOT edges that arrive at the same node, so that neither lines nor words lie on each other.
 */
export function lineOf(from: Placed, to: Placed, lane = 0, slot = lane): Drawn {
  const middle = (place: Placed) => place.x + nodeWidth / 2;
  if (from.y === to.y) {
    const right = from.x < to.x;
    const startX = right ? from.x + nodeWidth : from.x;
    const endX = right ? to.x : to.x + nodeWidth;
    const beside = Math.abs(endX - startX) <= gapXOf(0) + 1;
    if (beside) {
      const y = from.y + nodeHeight / 2 + (lane % 2 ? -1 : 1) * Math.ceil(lane / 2) * (labelStep - 2);
      return { path: `M${startX} ${y}H${endX}`, labelX: (startX + endX) / 2, labelY: y };
    }
    const y = from.y + nodeHeight + 20 + lane * 10;
    const [a, b] = [middle(from) + lane * 8, middle(to) - lane * 8];
    const s = Math.sign(b - a);
    return {
      path: `M${a} ${from.y + nodeHeight}V${y - 8}q0 8 ${s * 8} 8H${b - s * 8}q${s * 8} 0 ${s * 8} -8V${to.y + nodeHeight}`,
      labelX: (a + b) / 2,
      labelY: y,
    };
  }
  const below = to.y > from.y;
  const startY = below ? from.y + nodeHeight : from.y;
  const endY = below ? to.y : to.y + nodeHeight;
  const [a, b] = [middle(from) + lane * 14, middle(to) + lane * 14];
  const v = below ? 1 : -1;
  const turn = endY - v * (gapY / 2 + lane * 7);
  const s = Math.sign(b - a);
  const r = Math.min(9, Math.abs(b - a) / 2);
  if (r < 0.5) {
    return { path: `M${a} ${startY}V${endY}`, labelX: a, labelY: (startY + endY) / 2 - slot * labelStep };
  }
  return {
    path: `M${a} ${startY}V${turn - v * r}q0 ${v * r} ${s * r} ${v * r}H${b - s * r}q${s * r} 0 ${s * r} ${v * r}V${endY}`,
    labelX: b,
    labelY: endY - v * (gapY / 4 + slot * labelStep),
  };
}

export interface View {
  x: number;
  y: number;
  scale: number;
}

/** Whether a box of the drawing is on the screen, with some room around it. */
export const onScreen = (
  box: { x: number; y: number; width: number; height: number },
  view: View,
  screen: { width: number; height: number },
  room = 120,
): boolean => {
  const left = box.x * view.scale + view.x;
  const top = box.y * view.scale + view.y;
  return (
    left + box.width * view.scale > -room &&
    left < screen.width + room &&
    top + box.height * view.scale > -room &&
    top < screen.height + room
  );
};

/** Guarantee circles: who guarantees each other in a ring, found as strongly connected sets. */
export function circlesOf(graph: Graph): Set<string>[] {
  const out = new Map<string, string[]>();
  for (const edge of graph.edges.values()) {
    if (edge.kind === 'guarantee') out.set(edge.from, [...(out.get(edge.from) ?? []), edge.to]);
  }
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const circles: Set<string>[] = [];
  const visit = (id: string) => {
    index.set(id, index.size);
    low.set(id, index.get(id)!);
    stack.push(id);
    onStack.add(id);
    for (const next of out.get(id) ?? []) {
      if (!index.has(next)) {
        visit(next);
        low.set(id, Math.min(low.get(id)!, low.get(next)!));
      } else if (onStack.has(next)) low.set(id, Math.min(low.get(id)!, index.get(next)!));
    }
    if (low.get(id) !== index.get(id)) return;
    const circle = new Set<string>();
    for (;;) {
      const member = stack.pop()!;
      onStack.delete(member);
      circle.add(member);
      if (member === id) break;
    }
    if (circle.size > 1) circles.push(circle);
  };
  for (const id of graph.nodes.keys()) if (!index.has(id)) visit(id);
  return circles;
}
