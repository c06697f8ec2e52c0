import type { RecordRow } from '@/api/types';

export interface TreeNode {
  id: string;
  name: string;
  kind: string;
  closed: boolean;
  children: TreeNode[];
}

/** Branches as a tree. A branch whose parent is out of sight is a root, so nothing is lost. */
export function treeOf(rows: RecordRow[]): TreeNode[] {
  const nodes = new Map<string, TreeNode>();
  for (const row of rows) {
    nodes.set(row.id, {
      id: row.id,
      name: String(row.name ?? row.id),
      kind: String(row.kind ?? ''),
      closed: Boolean(row.closed_on),
      children: [],
    });
  }
  const roots: TreeNode[] = [];
  for (const row of rows) {
    const node = nodes.get(row.id)!;
    const parent = row.parent && row.parent !== row.id ? nodes.get(String(row.parent)) : undefined;
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

export interface FlatNode {
  node: TreeNode;
  level: number;
  parent: string | null;
}

/** The nodes on screen, in order, given which are open. */
export function visibleNodes(roots: TreeNode[], open: ReadonlySet<string>): FlatNode[] {
  const out: FlatNode[] = [];
  const walk = (nodes: TreeNode[], level: number, parent: string | null) => {
    for (const node of nodes) {
      out.push({ node, level, parent });
      if (open.has(node.id)) walk(node.children, level + 1, node.id);
    }
  };
  walk(roots, 1, null);
  return out;
}
