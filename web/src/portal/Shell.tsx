import type { ReactNode } from 'react';
import { useMine } from './me';
import { useOnline, useOutbox } from './outbox';
import { Go, usePath } from './route';
import { useWords, type Words } from './words';
import { Icon } from './Icon';

const places = ['home', 'loans', 'statements', 'messages', 'me'] as const;
const paths: Record<(typeof places)[number], string> = {
  home: '/',
  loans: '/loans',
  statements: '/statements',
  messages: '/messages',
  me: '/me',
};

const below = (path: string, place: string) => path === place || path.startsWith(`${place}/`);

interface TabProps {
  place: (typeof places)[number];
  w: Words;
  path: string;
  count: number;
}

function Tab({ place, w, path, count }: TabProps) {
  const elsewhere = places.some((each) => each !== 'home' && below(path, paths[each]));
  const here = place === 'home' ? !elsewhere : below(path, paths[place]);
  return (
    <Go to={paths[place]} className="p-tab" aria-current={here ? 'page' : undefined}>
      <Icon name={place} />
      <span>{w.nav[place]}</span>
      {count > 0 && <b className="p-count">{count}</b>}
    </Go>
  );
}

/** Tabs at the thumb on a phone, at the left on a desk. */
export function Shell({ children }: { children: ReactNode }) {
  const w = useWords();
  const { me } = useMine();
  const path = usePath();
  const online = useOnline();
  const waiting = useOutbox().filter((item) => !item.refused).length;
  return (
    <div className="p-shell">
      <nav className="p-tabs" aria-label={w.app.menu}>
        <div className="p-firm">
          <img src="/favicon.svg" width="26" height="26" alt="" />
          <span>
            <b translate="no">{me.bank}</b>
            <small translate="no">{me.customer}</small>
          </span>
        </div>
        {places.map((place) => (
          <Tab key={place} place={place} w={w} path={path} count={place === 'messages' ? me.unread : 0} />
        ))}
      </nav>
      <div className="p-main">
        {!online && (
          <p className="p-offline" role="status">
            {w.app.offline}
          </p>
        )}
        {online && waiting > 0 && (
          <p className="p-offline" data-tone="blue" role="status">
            {w.home.waiting(waiting)}
          </p>
        )}
        <main>{children}</main>
      </div>
    </div>
  );
}
