import { Suspense, useEffect } from 'react';
import { Navigate, Outlet, useLocation, useNavigation } from 'react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '@/api/as-of';
import { ApiError } from '@/api/problem';
import { metaQuery, meQuery } from '@/api/session';
import { useUi } from '@/shared/state/ui-store';
import { Failed } from '@/shared/ui/Failed';
import { PageSkeleton } from '@/shared/ui/Skeleton';
import { Toasts } from '@/shared/ui/Toasts';
import { AsOfBanner } from './AsOfBanner';
import { FirstPassword } from './FirstPassword';
import { useLiveUpdates } from './live';
import { Overlays } from './Overlays';
import { useShortcuts } from './shortcuts';
import { SideBar } from './SideBar';
import { TopBar } from './TopBar';
import './shell.css';

/** Lets in who is signed in; everybody else goes to the sign-in page and comes back here. */
export function Shell() {
  const me = useQuery(meQuery);
  const meta = useQuery({ ...metaQuery, enabled: me.isSuccess });
  const location = useLocation();
  const error = me.error ?? meta.error;
  if (error instanceof ApiError && error.status === 401) {
    const next = location.pathname + location.search;
    return <Navigate to={`/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  if (error) {
    const again = () => void (me.error ? me.refetch() : meta.refetch());
    return <Failed error={error} onRetry={again} />;
  }
  if (!me.data || !meta.data) return <PageSkeleton />;
  if (me.data.must_change) return <FirstPassword />;
  return <SignedIn />;
}

/** What stays as it is whatever the instant: who is asking, and what the fields are called. */
const timeless = new Set<unknown>(['me', 'meta', 'codes', 'sessions']);

function SignedIn() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigation = useNavigation();
  const location = useLocation();
  const instant = useAsOf((state) => state.instant);
  const sideOpen = useUi((state) => state.sideOpen);
  const sideOver = useUi((state) => state.sideOver);
  useShortcuts();
  useLiveUpdates();

  useEffect(
    () =>
      useAsOf.subscribe(() => {
        void client.resetQueries({ predicate: (query) => !timeless.has(query.queryKey[0]) });
      }),
    [client],
  );

  useEffect(() => useUi.getState().set({ sideOver: false }), [location.pathname]);

  return (
    <div className="shell" data-side={sideOpen ? 'open' : 'closed'} data-over={sideOver ? '' : undefined}>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <SideBar />
      {sideOver && (
        <button
          type="button"
          className="side-shade"
          aria-label={t('app.closeSide')}
          onClick={() => useUi.getState().set({ sideOver: false })}
        />
      )}
      <div className="work">
        <TopBar />
        <AsOfBanner />
        <div className="progress" data-on={navigation.state === 'idle' ? undefined : ''} />
        <main id="main" tabIndex={-1} data-past={instant ? '' : undefined}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet key={instant ?? 'now'} />
          </Suspense>
        </main>
      </div>
      <Overlays />
      <Toasts />
    </div>
  );
}
