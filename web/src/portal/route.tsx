import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react';

const base = '/portal';

function path(): string {
  const { pathname } = location;
  const rest = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return rest === '' ? '/' : rest;
}

const moved = new EventTarget();

export function go(to: string, replace = false) {
  history[replace ? 'replaceState' : 'pushState'](null, '', base + to);
  moved.dispatchEvent(new Event('move'));
  scrollTo(0, 0);
}

export function usePath(): string {
  return useSyncExternalStore((listener) => {
    moved.addEventListener('move', listener);
    addEventListener('popstate', listener);
    return () => {
      moved.removeEventListener('move', listener);
      removeEventListener('popstate', listener);
    };
  }, path);
}

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string };

/** A link inside the portal. */
export function Go({ to, onClick, ...rest }: Props) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={base + to} onClick={follow} />;
}
