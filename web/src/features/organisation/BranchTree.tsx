import { useRef, useState, type KeyboardEvent } from 'react';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { visibleNodes, type FlatNode, type TreeNode } from './tree';

interface Props {
  roots: TreeNode[];
  current: string;
  onSelect: (id: string) => void;
}

/** The organisation as a tree: arrows move, right opens, left closes. */
export function BranchTree({ roots, current, onSelect }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(roots.map((root) => root.id)));
  const list = useRef<HTMLUListElement>(null);
  const nodes = visibleNodes(roots, open);
  const at = Math.max(
    0,
    nodes.findIndex((each) => each.node.id === current),
  );

  const setOpened = (id: string, opened: boolean) => {
    const next = new Set(open);
    if (opened) next.add(id);
    else next.delete(id);
    setOpen(next);
  };

  const select = (index: number) => {
    const next = nodes[Math.max(0, Math.min(nodes.length - 1, index))];
    if (!next) return;
    onSelect(next.node.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${next.node.id}"]`)?.focus();
  };

  const press = (event: KeyboardEvent) => {
    const here = nodes[at];
    if (!here) return;
    if (!takeKey(event.key, here)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const takeKey = (key: string, here: FlatNode): boolean => {
    switch (key) {
      case 'j':
      case 'ArrowDown':
        select(at + 1);
        return true;
      case 'k':
      case 'ArrowUp':
        select(at - 1);
        return true;
      case 'ArrowRight':
        if (here.node.children.length && !open.has(here.node.id)) setOpened(here.node.id, true);
        else select(at + 1);
        return true;
      case 'ArrowLeft':
        if (open.has(here.node.id)) setOpened(here.node.id, false);
        else if (here.parent) select(nodes.findIndex((each) => each.node.id === here.parent));
        return true;
      default:
        return false;
    }
  };

  return (
    <ul ref={list} className="tree" role="tree" aria-label={t('organisation.branches')} onKeyDown={press}>
      {nodes.map(({ node, level }, index) => {
        const hasChildren = node.children.length > 0;
        const opened = open.has(node.id);
        return (
          <li
            key={node.id}
            role="treeitem"
            data-id={node.id}
            aria-level={level}
            aria-selected={node.id === current}
            aria-expanded={hasChildren ? opened : undefined}
            tabIndex={index === at ? 0 : -1}
            style={{ paddingLeft: 8 + (level - 1) * 16 }}
            onClick={() => onSelect(node.id)}
            onDoubleClick={() => hasChildren && setOpened(node.id, !opened)}
          >
            <span
              className="tree-arrow"
              data-open={opened ? '' : undefined}
              aria-hidden
              onClick={(event) => {
                if (!hasChildren) return;
                event.stopPropagation();
                setOpened(node.id, !opened);
              }}
            >
              {hasChildren && <ChevronRight size={14} />}
            </span>
            <span className="cut">{node.name}</span>
            {hasChildren && <em>{node.children.length}</em>}
            {node.closed && <small className="faint">{t('organisation.closed')}</small>}
          </li>
        );
      })}
    </ul>
  );
}
