import type { Flow } from '@/api/warnings';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Drawn {
  width: number;
  height: number;
  boxes: Box[];
  bands: { edge: number; path: string; thick: number; x: number; y: number; back: boolean }[];
}

const column = 250;
const boxWidth = 168;
const boxHeight = 46;
const gap = 22;
const margin = 16;

/** Places accounts in columns by how far they are from the drawdown; payments are bands as thick as their traced money. */
export function layout(flow: Flow): Drawn {
  const depth = Math.max(0, ...flow.nodes.map((node) => node.depth));
  const rows = new Map<number, number>();
  const order = flow.nodes
    .map((node, index) => ({ node, index }))
    .sort((a, b) => a.node.depth - b.node.depth || b.node.received - a.node.received);
  const boxes: Box[] = [];
  for (const { node, index } of order) {
    const row = rows.get(node.depth) ?? 0;
    rows.set(node.depth, row + 1);
    boxes[index] = {
      x: margin + node.depth * column,
      y: margin + row * (boxHeight + gap),
      width: boxWidth,
      height: boxHeight,
    };
  }
  const tallest = Math.max(1, ...rows.values());
  const height = margin * 2 + tallest * (boxHeight + gap);
  // shorter columns stand in the middle
  for (const { node, index } of order) {
    const own = rows.get(node.depth) ?? 1;
    boxes[index]!.y += ((tallest - own) * (boxHeight + gap)) / 2;
  }
  const most = Math.max(1, ...flow.edges.map((edge) => edge.traced));
  const back = flow.edges.some((edge) => flow.nodes[edge.to]!.depth <= flow.nodes[edge.from]!.depth) ? 70 : 0;
  const bands = flow.edges.map((edge, index) => {
    const from = boxes[edge.from]!;
    const to = boxes[edge.to]!;
    const thick = Math.max(1.5, (edge.traced / most) * 14);
    const twins = flow.edges.filter((each) => each.from === edge.from && each.to === edge.to);
    const shift = (twins.indexOf(edge) - (twins.length - 1) / 2) * 16;
    const y1 = from.y + from.height / 2 + shift;
    const y2 = to.y + to.height / 2 + shift;
    if (to.x > from.x) {
      const x1 = from.x + from.width;
      const mid = (x1 + to.x) / 2;
      return {
        edge: index,
        thick,
        back: false,
        x: mid,
        y: (y1 + y2) / 2,
        path: `M${x1},${y1} C${mid},${y1} ${mid},${y2} ${to.x},${y2}`,
      };
    }
    // money that comes back goes round below
    const x1 = from.x + from.width / 2;
    const x2 = to.x + to.width / 2;
    const low = height + back / 2;
    return {
      edge: index,
      thick,
      back: true,
      x: (x1 + x2) / 2,
      y: low - 6,
      path: `M${x1},${from.y + from.height} C${x1},${low} ${x1},${low} ${(x1 + x2) / 2},${low} S${x2},${low} ${x2},${to.y + to.height}`,
    };
  });
  return { width: margin * 2 + depth * column + boxWidth, height: height + back, boxes, bands };
}
