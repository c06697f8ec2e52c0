import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Network } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useAccess } from '@/api/session';
import type { RecordRow } from '@/api/types';
import { useMedia } from '@/shared/lib/use-media';
import { toastFailed } from '@/shared/state/toasts';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { useChoiceLabel } from '@/shared/record/choice-label';
import { emptyGraph, filtered, withReply, type Graph } from './graph';
import { GraphView } from './GraphView';
import { graphQuery, type CustomerGraph } from './queries';
import { SidePanel } from './SidePanel';

const depths = ['1', '2', '3', '4'] as const;

/** Who owns, controls and guarantees whom around the customer, as far as one cares to look. */
export default function RelationsTab({ customer }: { customer: RecordRow }) {
  const [depth, setDepth] = useState<(typeof depths)[number]>('2');
  const { data, error, refetch } = useQuery({
    ...graphQuery(customer.id, Number(depth)),
    placeholderData: (old) => old,
  });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Loaded customer={customer} data={data} depth={depth} onDepth={setDepth} />;
}

interface Props {
  customer: RecordRow;
  data: CustomerGraph;
  depth: (typeof depths)[number];
  onDepth: (depth: (typeof depths)[number]) => void;
}

function Loaded({ customer, data, depth, onDepth }: Props) {
  const { t } = useTranslation();
  const go = useNavigate();
  const client = useQueryClient();
  const choice = useChoiceLabel('relation');
  const access = useAccess('relation');
  const past = useAsOf((state) => state.instant) !== null;
  const narrow = useMedia('(max-width: 720px)');
  const first = useMemo(() => withReply(emptyGraph, data, Number(depth)), [data, depth]);
  const [graph, setGraph] = useState<Graph>(first);
  const [selected, setSelected] = useState<string | null>(null);
  const [circle, setCircle] = useState<number | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);

  useEffect(() => setGraph(first), [first]);

  const kinds = [...new Set([...graph.edges.values()].map((edge) => edge.kind))].toSorted();
  const shown = useMemo(
    () =>
      hidden.size === 0
        ? graph
        : filtered(
            graph,
            data.root,
            new Set([...graph.edges.values()].map((edge) => edge.kind).filter((kind) => !hidden.has(kind))),
          ),
    [graph, hidden, data.root],
  );
  const lit = useMemo(
    () => (circle === null ? undefined : new Set(data.circles[circle]?.members.map((member) => member.id))),
    [circle, data.circles],
  );

  const expand = async (id: string) => {
    setBusy(true);
    try {
      const reply = await client.fetchQuery(graphQuery(id, 1));
      setGraph((old) => withReply(old, reply, 1));
    } catch (error) {
      toastFailed(t('relations.notExpanded'), error);
    } finally {
      setBusy(false);
    }
  };

  const add = access.create && !past && (
    <Button
      size="small"
      onClick={() =>
        useUi.getState().openForm({
          entity: 'relation',
          initial: { customer: customer.id, customer_title: customer.name, side: 'out' },
          onSaved: () => void client.invalidateQueries({ queryKey: ['graph', 'relation'] }),
        })
      }
    >
      {t('relations.add')}
    </Button>
  );

  if (data.edges.length === 0) {
    return (
      <Empty
        icon={<Network size={22} strokeWidth={1.5} />}
        title={t('relations.none')}
        text={t('relations.noneHelp')}
        action={add}
      />
    );
  }

  return (
    <div className="relations">
      <div className="sheet-bar">
        <Segments
          label={t('relations.depth')}
          value={depth}
          onChange={onDepth}
          options={depths.map((value) => ({ value, label: t('relations.levels', { count: Number(value) }) }))}
        />
        <div className="kind-filter" role="group" aria-label={t('relations.kinds')}>
          {kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              aria-pressed={!hidden.has(kind)}
              data-kind={kind}
              onClick={() => {
                const next = new Set(hidden);
                if (!next.delete(kind)) next.add(kind);
                setHidden(next);
              }}
            >
              <i aria-hidden />
              {choice('kind', kind)}
            </button>
          ))}
        </div>
        <span className="faint">
          {t('relations.counts', { nodes: shown.nodes.size, edges: shown.edges.size })}
        </span>
        {!data.complete && <span className="faint">{t('relations.incomplete')}</span>}
        <span className="grow" />
        {add}
      </div>
      <div className="relations-columns">
        <GraphView
          graph={shown}
          root={data.root}
          selected={selected}
          lit={lit}
          height={narrow ? 420 : 620}
          onSelect={(id) => {
            setCircle(null);
            setSelected(id);
          }}
          onOpen={(id) => {
            if (graph.nodes.get(id)?.visible) void go(`/customers/${id}?tab=relations`);
          }}
        />
        <SidePanel
          data={data}
          graph={graph}
          selected={selected}
          circle={circle}
          busy={busy}
          onSelect={setSelected}
          onCircle={(index) => {
            setSelected(null);
            setCircle(index);
          }}
          onExpand={(id) => void expand(id)}
        />
      </div>
    </div>
  );
}
