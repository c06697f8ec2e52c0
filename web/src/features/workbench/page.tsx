import { useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Moon, PartyPopper } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { keys } from '@/api/keys';
import { putOff, workbenchQuery, type Workbench, type WorkItem } from '@/api/workbench';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/day';
import { instant, number } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { usePageTitle } from '@/shared/state/page-title';
import { Button } from '@/shared/ui/Button';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Tabs } from '@/shared/ui/Tabs';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { CallDialog } from './CallDialog';
import { PutOffDialog } from './PutOffDialog';
import { useAct } from './use-act';
import { WorkRow } from './WorkRow';
import './workbench.css';

addWords(words);

/** What matters today, in the order policy ranks it, each with its reason and what to do about it. */
export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const label = useLabel();
  const [params, setParams] = useSearchParams();
  const kind = params.get('kind') ?? '';
  const resting = params.get('show') === 'put-off';
  const { data, error, isPending, refetch } = useQuery(workbenchQuery(kind, resting));
  usePageTitle(t('nav.workbench'), false);
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page workbench">
      <header className="page-head">
        <div>
          <h1 translate="no">{t(greeting(), { name: me.name })}</h1>
          <p className="page-lead">
            {everything(data.kinds)
              ? t('workbench.lead', { count: everything(data.kinds) })
              : t('workbench.leadNothing')}
          </p>
        </div>
        <div className="grow" />
        {(data.put_off > 0 || resting) && (
          <Button
            size="small"
            kind="ghost"
            icon={<Moon size={14} />}
            onClick={() => setParams(resting ? {} : { show: 'put-off' }, { replace: true })}
          >
            {resting ? t('day.showToday') : t('day.showPutOff', { count: data.put_off })}
          </Button>
        )}
        <span className="faint">
          {t('workbench.asOf')} <time>{instant(data.as_of)}</time>
        </span>
      </header>
      <div className="work-kinds">
        <Tabs
          label={t('workbench.today')}
          current={kind}
          onChange={(next) =>
            setParams(
              { ...(next ? { kind: next } : {}), ...(resting ? { show: 'put-off' } : {}) },
              { replace: true },
            )
          }
          tabs={[
            { key: '', label: t('list.all'), count: number(everything(data.kinds)) },
            ...data.kinds
              .filter((each) => each.count > 0 || each.kind === kind)
              .map((each) => ({
                key: each.kind,
                label: label(each.label),
                count: number(each.count) + (each.more ? '+' : ''),
              })),
          ]}
        />
      </div>
      <WorkList key={`${kind}-${resting}`} items={data.items} resting={resting} />
    </div>
  );
}

const everything = (kinds: Workbench['kinds']) => kinds.reduce((sum, each) => sum + each.count, 0);

function greeting() {
  const hour = new Date().getHours();
  if (hour < 11) return 'workbench.morning' as const;
  return hour < 18 ? ('workbench.afternoon' as const) : ('workbench.evening' as const);
}

interface ListProps {
  items: WorkItem[];
  resting: boolean;
}

type Asked = { what: 'call' | 'later'; item: WorkItem } | null;

/** The whole day by keyboard: each key below does something to the line in focus. */
function WorkList({ items, resting }: ListProps) {
  const { t } = useTranslation();
  const go = useNavigate();
  const client = useQueryClient();
  const actOn = useAct();
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  const [asked, setAsked] = useState<Asked>(null);
  const current = items[Math.min(at, items.length - 1)];

  const move = (to: number) => {
    const next = Math.max(0, Math.min(items.length - 1, to));
    setAt(next);
    list.current?.querySelectorAll<HTMLElement>('[data-row]')[next]?.focus();
  };

  const bringBack = (item: WorkItem) =>
    putOff(item, 0)
      .then(() => {
        toastDone(t('day.backDone'));
        return client.invalidateQueries({ queryKey: keys.workbench });
      })
      .catch((error: unknown) => toastFailed(t('day.notPutOff'), error));

  const act = (item: WorkItem) => {
    if (resting) void bringBack(item);
    else if (item.action.kind === 'note_call') setAsked({ what: 'call', item });
    else actOn(item);
  };

  const press = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target as HTMLElement).matches('[data-row]') || !current) return;
    if (event.key === 'j' || event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'k' || event.key === 'ArrowUp') move(at - 1);
    else if (event.key === 'd') act(current);
    else if (event.key === 'c' && current.customer) setAsked({ what: 'call', item: current });
    else if (event.key === 's' && !resting) setAsked({ what: 'later', item: current });
    else if (event.key === 'b' && current.customer) void go(`/customers/${current.customer}/brief`);
    else if (event.key === 'Enter') void go(current.link);
    else return;
    event.preventDefault();
  };

  const close = () => {
    setAsked(null);
    requestAnimationFrame(() => move(at));
  };

  return (
    <Panel
      flush
      className="work-panel"
      title={resting ? t('day.showPutOff', { count: items.length }) : t('workbench.today')}
      note={<span title={t('day.help')}>{t('workbench.ranked')}</span>}
      extra={<Keys />}
    >
      {items.length === 0 ? (
        <Empty
          icon={resting ? <Moon size={22} strokeWidth={1.5} /> : <PartyPopper size={22} strokeWidth={1.5} />}
          title={resting ? t('day.nothingPutOff') : t('workbench.nothing')}
          text={resting ? t('day.nothingPutOffHelp') : t('workbench.nothingHelp')}
        />
      ) : (
        <ul className="work-list" ref={list} onKeyDown={press}>
          {items.map((item, index) => (
            <WorkRow
              key={`${item.kind}-${item.id}`}
              item={item}
              current={index === at}
              resting={resting}
              onFocus={() => setAt(index)}
              onAct={() => act(item)}
              onCall={() => setAsked({ what: 'call', item })}
              onLater={() => setAsked({ what: 'later', item })}
            />
          ))}
        </ul>
      )}
      {asked?.what === 'call' && <CallDialog item={asked.item} onClose={close} />}
      {asked?.what === 'later' && <PutOffDialog item={asked.item} onClose={close} />}
    </Panel>
  );
}

function Keys() {
  const { t } = useTranslation();
  return (
    <span className="hints" aria-hidden>
      <kbd>J</kbd>
      <kbd>K</kbd> {t('key.move')} <kbd>D</kbd> {t('day.doing.act')} <kbd>C</kbd> {t('day.doing.call')}{' '}
      <kbd>S</kbd> {t('day.doing.later')} <kbd>B</kbd> {t('day.doing.brief')} <kbd>↵</kbd>{' '}
      {t('day.doing.open')}
    </span>
  );
}
