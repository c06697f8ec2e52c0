import { useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { useMe } from '@/api/session';
import { amountExact } from '@/shared/lib/format';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Dot, type Tone } from '@/shared/ui/Pill';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import {
  conditionsQuery,
  type Condition,
  type Conditions,
  type ConditionState,
  type FacilityPage,
} from './api';
import { ConditionDialog, type Verb } from './ConditionDialog';

const tones: Record<ConditionState, Tone> = { open: 'yellow', met: 'green', waived: 'blue', breached: 'red' };
const isOpen = (condition: Condition) => condition.state === 'open' || condition.state === 'breached';

/** Conditions before and after the money, and what they do to the gate of drawdowns, at once. */
export function ConditionsTab({ id, page }: { id: string; page: FacilityPage }) {
  const { t } = useTranslation();
  const me = useMe();
  const past = useAsOf((state) => state.instant) !== null;
  const [acting, setActing] = useState<{ verb: Verb; condition: Condition } | null>(null);
  const { data, error, refetch } = useQuery(conditionsQuery(id));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const may = (verb: Verb) =>
    !past && me.permissions.includes(verb === 'waive' ? 'condition.waive' : 'condition.meet');
  const add = me.entities.facility_condition?.create && !past && (
    <Button
      size="small"
      onClick={() =>
        useUi.getState().openForm({
          entity: 'facility_condition',
          initial: {
            customer: page.facility.customer,
            customer_title: page.facility.customer_title,
            facility: id,
            facility_title: page.facility.name,
          },
        })
      }
    >
      {t('around.condition.add')}
    </Button>
  );
  return (
    <div className="lending-columns">
      <Panel flush title={t('around.condition.title')} note={t('around.condition.note')} extra={add}>
        {data.items.length === 0 ? (
          <Empty small title={t('around.condition.none')} text={t('around.condition.noneHelp')} />
        ) : (
          <List items={data.items} may={may} onAct={(verb, condition) => setActing({ verb, condition })} />
        )}
      </Panel>
      <GatePanel data={data} />
      {acting && (
        <ConditionDialog
          {...acting}
          customer={String(page.facility.customer)}
          onClose={() => setActing(null)}
        />
      )}
    </div>
  );
}

interface ListProps {
  items: Condition[];
  may: (verb: Verb) => boolean;
  onAct: (verb: Verb, condition: Condition) => void;
}

/** Arrow keys walk the conditions; one letter each for what is done with them. */
function List({ items, may, onAct }: ListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const act = (verb: Verb, condition: Condition) => {
    if (may(verb) && isOpen(condition) === (verb !== 'reopen')) onAct(verb, condition);
  };
  const press = (event: KeyboardEvent<HTMLLIElement>, at: number) => {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const verb = ({ m: 'meet', w: 'waive', o: 'reopen' } as const)[event.key.toLowerCase() as 'm'];
    if (!step && !verb) return;
    event.preventDefault();
    event.stopPropagation();
    if (verb) act(verb, items[at]!);
    else (list.current?.children[at + step] as HTMLElement | undefined)?.focus();
  };
  return (
    <ul className="condition-list" ref={list} aria-label={t('around.condition.title')}>
      {items.map((condition, at) => (
        <li
          key={condition.id}
          tabIndex={0}
          data-blocks={condition.blocks ? '' : undefined}
          onKeyDown={(event) => press(event, at)}
        >
          <div className="condition-text">
            <b translate="no">{condition.text}</b>
            <span className="muted">
              {t(`around.condition.applies.${condition.applies}`)}
              {condition.basis && (
                <>
                  {' · '}
                  <span translate="no">{condition.basis}</span>
                </>
              )}
            </span>
            {condition.reason && <span translate="no">{condition.reason}</span>}
            <Evidence condition={condition} />
          </div>
          <div className="condition-state">
            <Dot tone={tones[condition.state]}>{t(`around.condition.state.${condition.state}`)}</Dot>
            <When condition={condition} />
            {condition.responsible_name && <span translate="no">{condition.responsible_name}</span>}
          </div>
          <div className="condition-acts">
            {isOpen(condition) && may('meet') && (
              <Button size="small" onClick={() => act('meet', condition)}>
                {t('around.condition.meet')}
              </Button>
            )}
            {isOpen(condition) && may('waive') && (
              <Button size="small" onClick={() => act('waive', condition)}>
                {t('around.condition.waive')}
              </Button>
            )}
            {!isOpen(condition) && may('reopen') && (
              <Button size="small" onClick={() => act('reopen', condition)}>
                {t('around.condition.reopen')}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function When({ condition }: { condition: Condition }) {
  const { t } = useTranslation();
  if (condition.state === 'waived')
    return (
      <span className="muted">
        {t('around.condition.waivedBy', {
          name: condition.decided_by ?? '—',
          role: condition.authority ?? '—',
        })}
      </span>
    );
  if (condition.met_on)
    return <span className="muted">{t('around.condition.metOn', { on: condition.met_on })}</span>;
  if (!condition.due_on) return null;
  const left = condition.days_left ?? 0;
  return (
    <span className="muted">
      {condition.due_on}
      {' · '}
      {left < 0
        ? t('around.condition.late', { count: -left })
        : t('around.condition.daysLeft', { count: left })}
    </span>
  );
}

function Evidence({ condition }: { condition: Condition }) {
  if (condition.evidence.length === 0) return null;
  return (
    <span className="condition-papers">
      {condition.evidence.map((paper) => (
        <a
          key={paper.id}
          className="link"
          translate="no"
          href={`/api/v1/attachment/${paper.id}/content?show=1`}
          target="_blank"
          rel="noreferrer"
        >
          <Paperclip size={13} aria-hidden /> {paper.name}
        </a>
      ))}
    </span>
  );
}

function GatePanel({ data }: { data: Conditions }) {
  const { t } = useTranslation();
  const { gate, waiting } = data;
  return (
    <div className="lending-stack" aria-live="polite">
      <Notice tone={gate.passed ? 'green' : 'red'}>
        <b>{t(gate.passed ? 'around.condition.gateOpen' : 'around.condition.gateShut')}</b>
        <p>
          {gate.passed
            ? t('around.condition.gateOpenNote', { total: gate.total })
            : t('around.condition.gateShutNote', { blocking: gate.blocking })}
        </p>
      </Notice>
      <Panel title={t('around.condition.waiting')}>
        {waiting.length === 0 && <p className="muted">{t('around.condition.nothingElse')}</p>}
        <ul className="waiting-list">
          {waiting.map((each) => (
            <li key={each.id}>
              <Link className="link" translate="no" to={`/drawdowns/${each.id}`}>
                {each.number}
              </Link>
              <span className="number">{amountExact(each.amount)}</span>
              <Dot tone={each.passed ? 'green' : 'red'}>
                {each.passed
                  ? t('around.condition.passes')
                  : t('around.condition.fails', { gates: each.failed })}
              </Dot>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
