import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { Network } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '@/api/types';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Panel';
import { emptyGraph, withReply } from '../relations/graph';
import { GraphView } from '../relations/GraphView';
import { graphQuery } from '../relations/queries';

const shownNodes = 24;

/** The nearest relations, small; the whole graph has a tab of its own. */
export function RelationsPanel({ row, onTab }: { row: RecordRow; onTab: (tab: string) => void }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const { data } = useQuery(graphQuery(row.id, 1, shownNodes));
  const [selected, setSelected] = useState<string | null>(null);
  const graph = useMemo(() => data && withReply(emptyGraph, data, 1), [data]);
  if (!data || !graph || data.edges.length === 0) return null;
  const layers = new Set(data.nodes.map((node) => node.depth)).size;
  return (
    <Panel
      className="relations-panel"
      title={
        <>
          <Network size={14} aria-hidden /> {t('relations.graph')}
        </>
      }
      note={t('relations.counts', { nodes: graph.nodes.size, edges: graph.edges.size })}
      extra={
        <Button kind="ghost" size="small" onClick={() => onTab('relations')}>
          {t('relations.whole')}
        </Button>
      }
    >
      <GraphView
        still
        graph={graph}
        root={data.root}
        selected={selected}
        onSelect={setSelected}
        onOpen={(id) => {
          if (graph.nodes.get(id)?.visible) void go(`/customers/${id}`);
        }}
        height={layers > 1 ? 270 : 120}
      />
    </Panel>
  );
}
