import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { CalendarPlus, ChevronLeft, ChevronRight, Rss } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { addWords, useLabel } from '@/i18n';
import words from '@/i18n/zh/calendar';
import { number } from '@/shared/lib/format';
import { useMedia } from '@/shared/lib/use-media';
import { LinkPicker } from '@/shared/record/LinkPicker';
import { usePageTitle } from '@/shared/state/page-title';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Failed } from '@/shared/ui/Failed';
import { Notice } from '@/shared/ui/Notice';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Agenda } from './Agenda';
import { range, step, type View } from './days';
import { FeedDialog } from './FeedDialog';
import { Grid } from './Grid';
import { calendarQuery, type Calendar } from './queries';
import './calendar.css';

addWords(words);

/** Every date of one person's customers: by month, by week, one after another. */
export function Component() {
  const { t } = useTranslation();
  const me = useMe();
  const narrow = useMedia('(max-width: 720px)');
  const [params, setParams] = useSearchParams();
  const [feeding, setFeeding] = useState(false);
  const view = (params.get('view') ?? (narrow ? 'agenda' : 'month')) as View;
  const day = params.get('day') ?? me.today;
  const person = params.get('person') ?? '';
  const kinds = params.get('kinds') ?? '';
  const days = range(view, day);
  const { data, error, isPending, refetch } = useQuery(calendarQuery({ ...days, person, kinds }));
  usePageTitle(t('nav.calendar'), false);

  const set = (next: Record<string, string>) => {
    const all = { view, day, person, kinds, name: params.get('name') ?? '', ...next };
    setParams(Object.fromEntries(Object.entries(all).filter(([, value]) => value)), { replace: true });
  };

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (
        (event.target as HTMLElement).closest('input, textarea, dialog') ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      const views: Record<string, View> = { m: 'month', w: 'week', a: 'agenda' };
      const chosen = views[event.key];
      if (chosen) set({ view: chosen });
      else if (event.key === '.') set({ day: me.today });
      else if (event.key === 'ArrowLeft') set({ day: step(view, day, -1) });
      else if (event.key === 'ArrowRight') set({ day: step(view, day, 1) });
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });

  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const title = view === 'month' ? day.slice(0, 7) : `${days.from} – ${days.to}`;
  return (
    <div className="page cal">
      <header className="page-head">
        <div>
          <h1>{t('nav.calendar')}</h1>
          <p className="page-lead">{t('calendar.lead')}</p>
        </div>
        <div className="grow" />
        {me.role !== 'relationship_manager' && (
          <div className="cal-person">
            <LinkPicker
              entity="person"
              label={t('calendar.whose')}
              title={params.get('name') ?? t('calendar.me')}
              onSelect={(id, name) => set({ person: id ?? '', name: id ? name : '' })}
            />
          </div>
        )}
        <Button icon={<Rss size={14} />} onClick={() => setFeeding(true)}>
          {t('calendar.feed')}
        </Button>
        <Button
          kind="primary"
          icon={<CalendarPlus size={15} />}
          onClick={() => useUi.getState().openForm({ entity: 'visit' })}
        >
          {t('calendar.plan')}
        </Button>
      </header>
      <Panel
        flush
        title={<span className="cal-title">{title}</span>}
        extra={
          <span className="cal-move">
            <Button size="small" onClick={() => set({ day: me.today })}>
              {t('calendar.today')} <kbd aria-hidden>.</kbd>
            </Button>
            <Button
              size="small"
              kind="ghost"
              aria-label={t('calendar.before')}
              icon={<ChevronLeft size={16} />}
              onClick={() => set({ day: step(view, day, -1) })}
            />
            <Button
              size="small"
              kind="ghost"
              aria-label={t('calendar.after')}
              icon={<ChevronRight size={16} />}
              onClick={() => set({ day: step(view, day, 1) })}
            />
            <Segments
              label={t('calendar.view')}
              value={view}
              onChange={(next) => set({ view: next })}
              options={(['month', 'week', 'agenda'] as const).map((value) => ({
                value,
                label: t(`calendar.${value}`),
              }))}
            />
          </span>
        }
      >
        <Kinds calendar={data} chosen={kinds} onChange={(next) => set({ kinds: next })} />
        {data.more && <Notice tone="yellow">{t('calendar.cut')}</Notice>}
        {view === 'agenda' ? (
          <Agenda calendar={data} />
        ) : (
          <Grid
            days={days}
            month={view === 'month' ? day.slice(0, 7) : ''}
            today={data.today}
            events={data.items}
            most={view === 'month' ? 4 : 14}
            title={title}
            onDay={(on) => set({ view: 'agenda', day: on })}
          />
        )}
      </Panel>
      {feeding && <FeedDialog onClose={() => setFeeding(false)} />}
    </div>
  );
}

/** What is shown: all kinds, or those that are pressed. */
function Kinds({
  calendar,
  chosen,
  onChange,
}: {
  calendar: Calendar;
  chosen: string;
  onChange: (kinds: string) => void;
}) {
  const { t } = useTranslation();
  const label = useLabel();
  const list = chosen ? chosen.split(',') : [];
  const toggle = (kind: string) =>
    onChange((list.includes(kind) ? list.filter((each) => each !== kind) : [...list, kind]).join(','));
  return (
    <div className="cal-kinds" role="group" aria-label={t('calendar.kinds')}>
      <button type="button" aria-pressed={list.length === 0} onClick={() => onChange('')}>
        {t('calendar.all')}
      </button>
      {calendar.kinds
        .filter((each) => each.count > 0 || list.includes(each.kind))
        .map((each) => (
          <button
            key={each.kind}
            type="button"
            data-kind={each.kind}
            aria-pressed={list.includes(each.kind)}
            onClick={() => toggle(each.kind)}
          >
            <i aria-hidden />
            {label(each.label)} <em>{number(each.count)}</em>
          </button>
        ))}
    </div>
  );
}
