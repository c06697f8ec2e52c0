import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { Maximize2, Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { amountText, percent } from '@/shared/lib/format';
import { Button } from '@/shared/ui/Button';
import { useChoiceLabel } from '@/shared/record/choice-label';
import {
  layoutOf,
  lineOf,
  nodeHeight,
  nodeWidth,
  onScreen,
  type Graph,
  type GraphEdge,
  type GraphNode,
  type Placed,
  type View,
} from './graph';
import './relations.css';

interface Props {
  graph: Graph;
  root: string;
  selected: string | null;
  onSelect: (id: string | null) => void;
  /** Opens a node's own page, by Enter or a double press. */
  onOpen?: (id: string) => void;
  /** Nodes to bring out, for example those of a circle. */
  lit?: ReadonlySet<string>;
  height: number;
  /** A small still picture: no zoom, no pan. */
  still?: boolean;
}

const least = 0.15;
const most = 2;
const edgeRoom = 24;

/** The graph drawn: layers of ownership, dashed guarantees. Drag pans, the wheel zooms, arrow keys walk the nodes. */
export function GraphView({ graph, root, selected, onSelect, onOpen, lit, height, still }: Props) {
  const { t } = useTranslation();
  const layout = useMemo(() => layoutOf(graph, root), [graph, root]);
  const box = useRef<HTMLDivElement>(null);
  const [screen, setScreen] = useState({ width: 900, height });
  const [view, setView] = useState<View>({ x: 0, y: 0, scale: 1 });
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setScreen({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const fit = useCallback(() => {
    const fits = Math.min(
      (screen.width - 2 * edgeRoom) / layout.width,
      (screen.height - 2 * edgeRoom) / layout.height,
      1,
    );
    const scale = Math.max(still ? 0.6 : 0.42, fits);
    const at = layout.places.get(root);
    const whole = scale <= fits + 1e-9;
    const x =
      whole || !at
        ? (screen.width - layout.width * scale) / 2
        : screen.width / 2 - (at.x + nodeWidth / 2) * scale;
    const y = whole || !at ? (screen.height - layout.height * scale) / 2 : screen.height / 2 - at.y * scale;
    setView({ x, y, scale });
  }, [layout, root, screen.width, screen.height, still]);

  useEffect(fit, [fit]);

  const zoom = useCallback((factor: number, centre?: { x: number; y: number }) => {
    setView((old) => {
      const scale = Math.max(least, Math.min(most, old.scale * factor));
      const at = centre ?? {
        x: (box.current?.clientWidth ?? 0) / 2,
        y: (box.current?.clientHeight ?? 0) / 2,
      };
      return {
        scale,
        x: at.x - ((at.x - old.x) / old.scale) * scale,
        y: at.y - ((at.y - old.y) / old.scale) * scale,
      };
    });
  }, []);

  useEffect(() => {
    const element = box.current;
    if (!element || still) return;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey || !event.shiftKey) {
        zoom(Math.exp(-event.deltaY / 500), { x: event.clientX - left, y: event.clientY - top });
      } else setView((old) => ({ ...old, x: old.x - event.deltaY }));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [zoom, still]);

  const near = useMemo(() => nearOf(graph, selected), [graph, selected]);
  const dim = (id: string) => (lit ? !lit.has(id) : selected !== null && !near.has(id));

  const press = (event: KeyboardEvent) => {
    const directions: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const direction = directions[event.key];
    if (direction) {
      const next = nextNode([...layout.places.values()], layout.places.get(selected ?? root), direction);
      if (next) {
        onSelect(next.id);
        setView((old) => intoView(old, next, screen));
      }
    } else if (event.key === 'Escape' && selected) onSelect(null);
    else if (event.key === 'Enter' && selected) onOpen?.(selected);
    else if (event.key === '+' || event.key === '=') zoom(1.2);
    else if (event.key === '-') zoom(1 / 1.2);
    else if (event.key === '0') fit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const down = (event: PointerEvent) => {
    if (still || event.button !== 0) return;
    drag.current = { x: event.clientX, y: event.clientY, moved: false };
  };
  const move = (event: PointerEvent) => {
    const from = drag.current;
    if (!from || event.buttons === 0) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!from.moved && Math.abs(dx) + Math.abs(dy) < 4) return;
    if (!from.moved) box.current?.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, moved: true };
    setView((old) => ({ ...old, x: old.x + dx, y: old.y + dy }));
  };
  const click = (id: string | null) => {
    if (drag.current?.moved) return;
    onSelect(id);
  };

  const places = [...layout.places.values()].filter((place) =>
    onScreen({ ...place, width: nodeWidth, height: nodeHeight }, view, screen),
  );
  const detailed = view.scale >= 0.3;

  return (
    <div
      ref={box}
      className="graph"
      data-still={still ? '' : undefined}
      style={{ height }}
      onPointerDown={down}
      onPointerMove={move}
      onClick={() => click(null)}
      onKeyDown={press}
    >
      <svg width="100%" height="100%" role="group" aria-label={t('relations.graph')}>
        <defs>
          {['own', 'guarantee', 'other'].map((kind) => (
            <marker
              key={kind}
              id={`arrow-${kind}`}
              viewBox="0 0 8 8"
              refX={7}
              refY={4}
              markerWidth={7}
              markerHeight={7}
              orient="auto"
            >
              <path d="M1 1l6 3-6 3" className={`arrow arrow-${kind}`} />
            </marker>
          ))}
        </defs>
        <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
          <Edges
            graph={graph}
            places={layout.places}
            view={view}
            screen={screen}
            dim={dim}
            detailed={detailed}
          />
          {places.map((place) => {
            const node = graph.nodes.get(place.id);
            return (
              node && (
                <Node
                  key={place.id}
                  node={node}
                  place={place}
                  root={place.id === root}
                  selected={place.id === selected}
                  dim={dim(place.id)}
                  more={!graph.expanded.has(place.id)}
                  detailed={detailed}
                  onSelect={click}
                  onOpen={onOpen}
                />
              )
            );
          })}
        </g>
      </svg>
      {!still && (
        <div className="graph-tools" onClick={(event) => event.stopPropagation()}>
          <Button
            size="small"
            aria-label={t('relations.zoomIn')}
            icon={<Plus size={14} />}
            onClick={() => zoom(1.25)}
          />
          <Button
            size="small"
            aria-label={t('relations.zoomOut')}
            icon={<Minus size={14} />}
            onClick={() => zoom(0.8)}
          />
          <Button size="small" aria-label={t('relations.fit')} icon={<Maximize2 size={13} />} onClick={fit} />
        </div>
      )}
    </div>
  );
}

function nearOf(graph: Graph, id: string | null): Set<string> {
  const near = new Set<string>(id ? [id] : []);
  for (const edge of graph.edges.values()) {
    if (edge.from === id) near.add(edge.to);
    if (edge.to === id) near.add(edge.from);
  }
  return near;
}

/** The nearest node in a direction; sideways distance counts double. */
function nextNode(
  places: Placed[],
  from: Placed | undefined,
  [dx, dy]: [number, number],
): Placed | undefined {
  if (!from) return places[0];
  let best: Placed | undefined;
  let bestCost = Infinity;
  for (const place of places) {
    const ahead = (place.x - from.x) * dx + (place.y - from.y) * dy;
    const beside = Math.abs((place.x - from.x) * dy) + Math.abs((place.y - from.y) * dx);
    const cost = ahead + beside * 2;
    if (ahead > 1 && cost < bestCost) {
      best = place;
      bestCost = cost;
    }
  }
  return best;
}

/** Moves the view just as far as needed to show a node whole. */
function intoView(view: View, place: Placed, screen: { width: number; height: number }): View {
  const left = place.x * view.scale + view.x;
  const top = place.y * view.scale + view.y;
  const right = left + nodeWidth * view.scale;
  const bottom = top + nodeHeight * view.scale;
  const dx = left < edgeRoom ? edgeRoom - left : Math.min(0, screen.width - edgeRoom - right);
  const dy = top < edgeRoom ? edgeRoom - top : Math.min(0, screen.height - edgeRoom - bottom);
  return dx || dy ? { ...view, x: view.x + dx, y: view.y + dy } : view;
}

interface EdgesProps {
  graph: Graph;
  places: Map<string, Placed>;
  view: View;
  screen: { width: number; height: number };
  dim: (id: string) => boolean;
  detailed: boolean;
}

const styleOf = (kind: string) =>
  kind === 'equity' || kind === 'control' ? 'own' : kind === 'guarantee' ? 'guarantee' : 'other';

function Edges({ graph, places, view, screen, dim, detailed }: EdgesProps) {
  const text = useEdgeText();
  const lanes = new Map<string, number>();
  const arrivals = new Map<string, number>();
  return [...graph.edges.values()].map((edge) => {
    const from = places.get(edge.from);
    const to = places.get(edge.to);
    if (!from || !to) return null;
    const pair = [edge.from, edge.to].sort().join('/');
    const lane = lanes.get(pair) ?? 0;
    lanes.set(pair, lane + 1);
    const box = {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(from.x - to.x) + nodeWidth,
      height: Math.abs(from.y - to.y) + nodeHeight + 40,
    };
    if (!onScreen(box, view, screen)) return null;
    const arrival = `${edge.to}/${Math.sign(to.y - from.y)}`;
    const slot = arrivals.get(arrival) ?? 0;
    arrivals.set(arrival, slot + 1);
    const line = lineOf(from, to, lane, slot);
    const words = detailed ? text(edge) : '';
    const width = widthOf(words) + 12;
    const style = styleOf(edge.kind);
    return (
      <g
        key={edge.id}
        className={`graph-edge edge-${style}`}
        data-dim={dim(edge.from) || dim(edge.to) ? '' : undefined}
      >
        <path d={line.path} markerEnd={`url(#arrow-${style})`} />
        {words && (
          <>
            <rect x={line.labelX - width / 2} y={line.labelY - 9} width={width} height={18} rx={9} />
            <text x={line.labelX} y={line.labelY + 4} textAnchor="middle">
              {words}
            </text>
          </>
        )}
      </g>
    );
  });
}

/** What stands on an edge: the share of ownership, the amount of a guarantee, else the kind of relation. */
function useEdgeText(): (edge: GraphEdge) => string {
  const language = useLanguage();
  const choice = useChoiceLabel('relation');
  return (edge) => {
    if (edge.kind === 'equity' && edge.share !== null) return percent(edge.share, edge.share === 1 ? 0 : 1);
    if (edge.amount !== null) return `${choice('kind', edge.kind)} ${amountText(edge.amount, language)}`;
    return choice('kind', edge.kind);
  };
}

const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 11.5 : 6.6), 0);

interface NodeProps {
  node: GraphNode;
  place: Placed;
  root: boolean;
  selected: boolean;
  dim: boolean;
  more: boolean;
  detailed: boolean;
  onSelect: (id: string) => void;
  onOpen?: (id: string) => void;
}

function Node({ node, place, root, selected, dim, more, detailed, onSelect, onOpen }: NodeProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choice = useChoiceLabel('customer');
  const name = node.visible ? (node.title ?? node.id) : t('relations.hidden');
  const exposure = node.exposure ? amountText(node.exposure, language) : '';
  const note = [node.grade, exposure || (node.kind && choice('kind', node.kind))].filter(Boolean).join(' · ');
  return (
    <g
      className="graph-node"
      transform={`translate(${place.x} ${place.y})`}
      tabIndex={0}
      role="button"
      aria-pressed={selected}
      aria-label={[name, note, more && t('relations.more')].filter(Boolean).join(', ')}
      data-root={root ? '' : undefined}
      data-hidden={node.visible ? undefined : ''}
      data-dim={dim ? '' : undefined}
      data-selected={selected ? '' : undefined}
      onClick={(event) => {
        event.stopPropagation();
        onSelect(node.id);
      }}
      onDoubleClick={() => onOpen?.(node.id)}
      onKeyDown={(event) => {
        if (event.key !== ' ') return;
        event.preventDefault();
        onSelect(node.id);
      }}
    >
      <rect width={nodeWidth} height={nodeHeight} rx={9} />
      {detailed && (
        <>
          <text x={nodeWidth / 2} y={note ? 19 : 27} textAnchor="middle" className="node-name">
            {cut(name, 148)}
          </text>
          {note && (
            <text x={nodeWidth / 2} y={36} textAnchor="middle" className="node-note">
              {cut(note, 152)}
            </text>
          )}
          {more && node.visible && (
            <circle cx={nodeWidth - 1} cy={nodeHeight / 2} r={4} className="node-more" aria-hidden />
          )}
        </>
      )}
      <title>{name}</title>
    </g>
  );
}

/** SVG text does not wrap: what is too long ends in an ellipsis. */
function cut(text: string, width: number): string {
  if (widthOf(text) * 1.06 <= width) return text;
  let out = '';
  for (const letter of text) {
    if (widthOf(out + letter) * 1.06 > width - 10) break;
    out += letter;
  }
  return `${out}…`;
}
