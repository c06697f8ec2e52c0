import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { get, isOffline, type Me } from './api';
import { forget, onLost } from './load';
import { startOutbox, useOnline } from './outbox';
import { keep, kept } from './draft';
import { go, usePath } from './route';
import { Shell } from './Shell';
import { Loading, Sorry } from './ui';
import { speak, useWords } from './words';
import { Home } from './pages/Home';
import { SignIn } from './pages/SignIn';
import { MeContext } from './me';

const pages: [RegExp, () => Promise<{ default: (props: { id: string }) => ReactNode }>][] = [
  [/^\/applications\/([^/]+)$/, () => import('./pages/ApplicationPage')],
  [/^\/loans$/, () => import('./pages/LoansPage')],
  [/^\/loans\/([^/]+)$/, () => import('./pages/LoanPage')],
  [/^\/statements$/, () => import('./pages/StatementsPage')],
  [/^\/statements\/new$/, () => import('./pages/StatementForm')],
  [/^\/covenants$/, () => import('./pages/CovenantsPage')],
  [/^\/messages$/, () => import('./pages/MessagesPage')],
  [/^\/files$/, () => import('./pages/FilesPage')],
  [/^\/sent$/, () => import('./pages/SentPage')],
  [/^\/data$/, () => import('./pages/DataPage')],
  [/^\/users$/, () => import('./pages/UsersPage')],
  [/^\/me$/, () => import('./pages/MePage')],
];

const lazyPages = pages.map(([pattern, load]) => [pattern, lazy(load)] as const);

/** Every page is fetched once at leisure, so that the next one opens without a network, too. */
function fetchAhead() {
  setTimeout(() => pages.forEach(([, load]) => void load().catch(() => undefined)), 2_000);
}

const Join = lazy(() => import('./pages/Join'));

function Page() {
  const path = usePath();
  for (const [pattern, Content] of lazyPages) {
    const match = pattern.exec(path);
    if (match) return <Content key={path} id={match[1] ?? ''} />;
  }
  return <Home />;
}

/** Who is signed in; without a network, who was here last, so that a form can be gone on with. */
function useMe() {
  const [me, setMe] = useState<Me | null>();
  const [cut, setCut] = useState(false);
  const ask = async () => {
    try {
      const found = await get<Me>('/me');
      keep('me', found);
      setCut(false);
      setMe(found);
      startOutbox(found.id);
    } catch (error) {
      const before = isOffline(error) ? kept<Me>('me') : undefined;
      setCut(isOffline(error) && !before);
      setMe(before ?? null);
      if (before) startOutbox(before.id);
    }
  };
  return { me, cut, ask, setMe };
}

export function Portal() {
  const w = useWords();
  const path = usePath();
  const online = useOnline();
  const { me, cut, ask, setMe } = useMe();
  useEffect(() => {
    onLost(() => setMe(null));
    if (path !== '/join') void ask();
    // once, and again when the network is back
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [online]);
  useEffect(() => {
    if (me) fetchAhead();
  }, [me]);
  const enter = async () => {
    forget();
    await ask();
    if (path === '/join') go('/', true);
  };
  if (path === '/join')
    return (
      <Suspense fallback={<Loading />}>
        <Join onDone={enter} />
      </Suspense>
    );
  if (me === undefined) return <Loading />;
  if (cut) return <Sorry text={w.app.unreachable} onRetry={() => void ask()} />;
  if (me === null) return <SignIn onDone={enter} />;
  return (
    <MeContext value={{ me, again: ask, left: () => setMe(null), speak: (language) => void speak(language) }}>
      <Shell>
        <Suspense fallback={<Loading />}>
          <Page />
        </Suspense>
      </Shell>
    </MeContext>
  );
}
