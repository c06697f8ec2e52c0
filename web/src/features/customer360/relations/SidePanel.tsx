import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/i18n';
import { absent, amountText, percent } from '@/shared/lib/format';
import { gradeTone } from '@/shared/record/tone';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Panel';
import { Pill } from '@/shared/ui/Pill';
import { useChoiceLabel } from '@/shared/record/choice-label';
import type { Graph } from './graph';
import type { CustomerGraph, Party } from './queries';

interface Props {
  data: CustomerGraph;
  graph: Graph;
  selected: string | null;
  circle: number | null;
  busy: boolean;
  onSelect: (id: string | null) => void;
  onCircle: (index: number | null) => void;
  onExpand: (id: string) => void;
}

/** Beside the graph: the node pressed, or who in the end owns and controls the customer and which circles it is in. */
export function SidePanel(props: Props) {
  const node = props.selected ? props.graph.nodes.get(props.selected) : undefined;
  return (
    <aside className="relations-side">
      {node && <NodePanel {...props} id={node.id} />}
      <Ownership {...props} />
      <Circles {...props} />
    </aside>
  );
}

function NodePanel({ graph, id, data, busy, onSelect, onExpand }: Props & { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choice = useChoiceLabel('customer');
  const relation = useChoiceLabel('relation');
  const node = graph.nodes.get(id)!;
  const name = (other: string) => {
    const found = graph.nodes.get(other);
    return found?.visible ? (found.title ?? other) : t('relations.hidden');
  };
  const edges = [...graph.edges.values()].filter((edge) => edge.from === id || edge.to === id);
  return (
    <Panel title={<span translate="no">{name(id)}</span>} className="node-panel">
      <dl className="rating-facts">
        <div>
          <dt>{t('c360.kind')}</dt>
          <dd>{choice('kind', node.kind) || absent}</dd>
        </div>
        <div>
          <dt>{t('rating.grade')}</dt>
          <dd>{node.grade ? <Pill tone={gradeTone(node.grade)}>{node.grade}</Pill> : absent}</dd>
        </div>
        <div>
          <dt>{t('relations.exposure')}</dt>
          <dd>{node.exposure === null ? absent : amountText(node.exposure, language)}</dd>
        </div>
      </dl>
      <ul className="edge-list">
        {edges.slice(0, 12).map((edge) => {
          const out = edge.from === id;
          const other = out ? edge.to : edge.from;
          const amount =
            edge.share !== null
              ? percent(edge.share, 1)
              : edge.amount !== null && amountText(edge.amount, language);
          return (
            <li key={edge.id}>
              <span className="faint">
                {out ? '→' : '←'} {relation('kind', edge.kind)}
              </span>
              <button type="button" className="link cut" translate="no" onClick={() => onSelect(other)}>
                {name(other)}
              </button>
              <span className="number">{amount}</span>
            </li>
          );
        })}
      </ul>
      <div className="node-actions">
        {node.visible && !graph.expanded.has(id) && (
          <Button size="small" busy={busy} onClick={() => onExpand(id)}>
            {t('relations.expand')}
          </Button>
        )}
        {node.visible && id !== data.root && (
          <Link className="link" to={`/customers/${id}`}>
            {t('relations.open')}
          </Link>
        )}
      </div>
    </Panel>
  );
}

function Name({ party, onSelect }: { party: Party; onSelect: (id: string) => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="link cut" translate="no" onClick={() => onSelect(party.id)}>
      {party.visible ? (party.title ?? party.id) : t('relations.hidden')}
    </button>
  );
}

function Ownership({ data, onSelect }: Props) {
  const { t } = useTranslation();
  const { owners, controllers, controlled, problem } = data.ownership;
  if (!owners.length && !controllers.length && !controlled.length && !problem) return null;
  return (
    <Panel title={t('relations.ownership')}>
      {problem && <p className="late">{problem}</p>}
      {controllers.length > 0 && (
        <Group title={t('relations.controllers')}>
          {controllers.map((party) => (
            <li key={party.id}>
              <Name party={party} onSelect={onSelect} />
              {party.ultimate && <Pill tone="blue">{t('relations.ultimate')}</Pill>}
            </li>
          ))}
        </Group>
      )}
      {owners.length > 0 && (
        <Group title={t('relations.owners')}>
          {owners.slice(0, 10).map((party) => (
            <li key={party.id}>
              <Name party={party} onSelect={onSelect} />
              <span className="number">{percent(party.share)}</span>
            </li>
          ))}
        </Group>
      )}
      {controlled.length > 0 && (
        <Group title={t('relations.controlled')}>
          {controlled.slice(0, 10).map((party) => (
            <li key={party.id}>
              <Name party={party} onSelect={onSelect} />
            </li>
          ))}
        </Group>
      )}
    </Panel>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <>
      <h3 className="panel-sub">{title}</h3>
      <ul className="party-list">{children}</ul>
    </>
  );
}

function Circles({ data, circle, onCircle }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (data.circles.length === 0) return null;
  return (
    <Panel title={t('relations.circles')} note={data.circles.length}>
      <ul className="circle-list">
        {data.circles.map((each, index) => (
          <li key={index}>
            <button
              type="button"
              aria-pressed={circle === index}
              onClick={() => onCircle(circle === index ? null : index)}
            >
              <b>{t('relations.circle', { count: each.members.length })}</b>
              <span className="number">{amountText(each.amount, language)}</span>
              <small className="faint" translate="no">
                {each.members
                  .slice(0, 4)
                  .map((member) => (member.visible ? member.title : t('relations.hidden')))
                  .join(' · ')}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
