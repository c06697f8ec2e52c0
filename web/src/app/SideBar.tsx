import { Fragment } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { PanelLeft, Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { countQuery } from '@/api/records';
import { useMe } from '@/api/session';
import { useFavourites } from '@/shared/record/favourites';
import { number } from '@/shared/lib/format';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { Mark } from '@/shared/ui/Mark';
import { AccountMenu } from './AccountMenu';
import { Brand } from './Brand';
import { pagesFor, type AppPage } from './pages';

export function SideBar() {
  const { t } = useTranslation();
  const me = useMe();
  const shown = pagesFor(me);
  const counts = useCounts(me.id, new Set(shown.map((page) => page.key)));
  const work = shown.filter((page) => page.section === 'work');
  const sections = (['risk', 'lending', 'manage'] as const)
    .map((section) => ({ section, pages: shown.filter((page) => page.section === section) }))
    .filter((each) => each.pages.length > 0);
  return (
    <aside className="side" aria-label={t('app.name')}>
      <div className="side-brand">
        <Brand />
        <Button
          kind="ghost"
          className="side-collapse"
          aria-label={t('app.closeSide')}
          icon={<PanelLeft size={16} strokeWidth={1.75} />}
          onClick={() => useUi.getState().set({ sideOpen: false, sideOver: false })}
        />
      </div>
      <nav aria-label={t('app.pages')}>
        {work.map((page) => (
          <PageLink key={page.key} page={page} count={counts[page.key]} />
        ))}
        {sections.map((each) => (
          <Fragment key={each.section}>
            <div className="side-title">{t(`nav.${each.section}`)}</div>
            {each.pages.map((page) => (
              <PageLink key={page.key} page={page} />
            ))}
          </Fragment>
        ))}
        <Favourites />
      </nav>
      <AccountMenu />
    </aside>
  );
}

function PageLink({ page, count }: { page: AppPage; count?: number }) {
  const { t } = useTranslation();
  return (
    <NavLink to={page.to} className="side-link">
      <page.icon size={16} strokeWidth={1.75} aria-hidden />
      <span className="cut grow">{t(`nav.${page.key}`)}</span>
      {Boolean(count) && <em>{number(count ?? 0)}</em>}
    </NavLink>
  );
}

/** Numbers only beside pages where something waits for the person. */
function useCounts(person: string, shown: Set<string>): Partial<Record<AppPage['key'], number>> {
  const tasks = useQuery({
    ...countQuery('task', { owner: person, status: 'open' }),
    enabled: shown.has('tasks'),
  });
  const approvals = useQuery({
    ...countQuery('pending_change', { status: 'waiting' }),
    enabled: shown.has('approvals'),
  });
  return { tasks: tasks.data?.value, approvals: approvals.data?.value };
}

function Favourites() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { favourites } = useFavourites();
  if (favourites.length === 0) return null;
  return (
    <>
      <div className="side-title">
        <Star size={11} aria-hidden /> {t('nav.favourites')}
      </div>
      {favourites.map((each) => (
        <NavLink
          key={each.id}
          to={`/customers/${each.customer}`}
          className="side-link"
          data-current={pathname === `/customers/${each.customer}` ? '' : undefined}
        >
          <Mark name={each.title} />
          <span className="cut grow" translate="no">
            {each.title}
          </span>
        </NavLink>
      ))}
    </>
  );
}
