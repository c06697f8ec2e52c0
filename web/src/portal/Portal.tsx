import { Component, lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
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

/** Every page is fetched once at leisure and kept by the service worker, so that it opens without a network, too. */
async function fetchAhead() {
  await new Promise((done) => setTimeout(done, 1_500));
  await Promise.allSettled(pages.map(([, load]) => load()));
  if (!('serviceWorker' in navigator)) return;
  const loaded = performance.getEntriesByType('resource').map((each) => each.name);
  const { active } = await navigator.serviceWorker.ready;
  navigator.serviceWorker.addEventListener('message', () => {
    document.documentElement.dataset.offline = 'ready';
  });
  active?.postMessage(loaded.filter((name) => name.startsWith(`${location.origin}/assets/`)));
}

/** A part that cannot be loaded says so instead of leaving an empty page. */
class Guard extends Component<{ text: string; children: ReactNode }> {
  override state = { failed: false };

  static getDerivedStateFromError = () => ({ failed: true });

  override render() {
    if (!this.state.failed) return this.props.children;
    return <Sorry text={this.props.text} onRetry={() => location.reload()} />;
  }
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
    if (me) void fetchAhead();
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
        <Guard key={path} text={w.app.unreachable}>
          <Suspense fallback={<Loading />}>
            <Page />
          </Suspense>
        </Guard>
      </Shell>
    </MeContext>
  );
}
