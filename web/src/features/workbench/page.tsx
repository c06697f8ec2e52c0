import { useState, type KeyboardEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { PartyPopper } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { workbenchQuery, type Workbench, type WorkItem } from '@/api/workbench';
import { useLabel } from '@/i18n';
import { instant, number } from '@/shared/lib/format';
import { usePageTitle } from '@/shared/state/page-title';
import { Empty } from '@/shared/ui/Empty';
import { Failed } from '@/shared/ui/Failed';
import { Panel } from '@/shared/ui/Panel';
import { Tabs } from '@/shared/ui/Tabs';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { useAct } from './use-act';
import { WorkRow } from './WorkRow';
import './workbench.css';

/** What matters today, in the order policy ranks it, each with its reason and what to do about it. */
export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const label = useLabel();
  const [params, setParams] = useSearchParams();
  const kind = params.get('kind') ?? '';
  const { data, error, isPending, refetch } = useQuery(workbenchQuery(kind));
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
        <span className="faint">
          {t('workbench.asOf')} <time>{instant(data.as_of)}</time>
        </span>
      </header>
      <div className="work-kinds">
        <Tabs
          label={t('workbench.today')}
          current={kind}
          onChange={(next) => setParams(next ? { kind: next } : {}, { replace: true })}
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
      <WorkList key={kind} items={data.items} />
    </div>
  );
}

const everything = (kinds: Workbench['kinds']) => kinds.reduce((sum, each) => sum + each.count, 0);

function greeting() {
  const hour = new Date().getHours();
  if (hour < 11) return 'workbench.morning' as const;
  return hour < 18 ? ('workbench.afternoon' as const) : ('workbench.evening' as const);
}

function WorkList({ items }: { items: WorkItem[] }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const act = useAct();
  const [at, setAt] = useState(0);
  const current = items[Math.min(at, items.length - 1)];

  const move = (list: HTMLElement, to: number) => {
    const next = Math.max(0, Math.min(items.length - 1, to));
    setAt(next);
    list.querySelectorAll<HTMLElement>('[data-row]')[next]?.focus();
  };

  const press = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target as HTMLElement).matches('[data-row]')) return;
    if (event.key === 'j' || event.key === 'ArrowDown') move(event.currentTarget, at + 1);
    else if (event.key === 'k' || event.key === 'ArrowUp') move(event.currentTarget, at - 1);
    else if (event.key === 'd' && current) act(current);
    else if (event.key === 'Enter' && current) void go(current.link);
    else return;
    event.preventDefault();
  };

  return (
    <Panel
      flush
      className="work-panel"
      title={t('workbench.today')}
      note={t('workbench.ranked')}
      extra={
        <span className="hints" aria-hidden>
          <kbd>J</kbd>
          <kbd>K</kbd> {t('key.move')} <kbd>D</kbd> {t('key.do')} <kbd>↵</kbd> {t('key.open')}
        </span>
      }
    >
      {items.length === 0 ? (
        <Empty
          icon={<PartyPopper size={22} strokeWidth={1.5} />}
          title={t('workbench.nothing')}
          text={t('workbench.nothingHelp')}
        />
      ) : (
        <ul className="work-list" onKeyDown={press}>
          {items.map((item, index) => (
            <WorkRow
              key={`${item.kind}-${item.customer ?? ''}-${index}`}
              item={item}
              current={index === at}
              onFocus={() => setAt(index)}
              onAct={() => act(item)}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}
