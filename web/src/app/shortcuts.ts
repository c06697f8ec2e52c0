import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useToasts } from '@/shared/state/toasts';
import { useUi } from '@/shared/state/ui-store';

/** After g, one letter goes to a page. The help dialog and the palette show the same table. */
export const goKeys: Record<string, string> = {
  w: '/workbench',
  c: '/customers',
  t: '/records/task',
  v: '/records/visit',
  d: '/calendar',
  p: '/approvals',
  o: '/organisation',
  a: '/audit',
  s: '/settings',
};

const goWindowMs = 1200;

/** Keys that work on every page. Never while typing, never while an input method composes. */
export function useShortcuts() {
  const go = useNavigate();
  useEffect(() => {
    let pressedG = 0;

    const act = (key: string): boolean => {
      const ui = useUi.getState();
      switch (key) {
        case 'g':
          pressedG = Date.now();
          return true;
        case '[':
          ui.set({ sideOpen: !ui.sideOpen });
          return true;
        case '?':
          ui.set({ help: true });
          return true;
        case 'a':
          ui.set({ assistant: ui.assistant ? null : {} });
          return true;
        case 'z':
          return undoLast();
        case '/':
          return focusOn('/');
        case 'f':
        case 'n':
          return pressOn(key);
        default:
          return false;
      }
    };

    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        useUi.setState((ui) => ({ palette: !ui.palette }));
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      if (act(event.key)) event.preventDefault();
    };

    /** The letter after g belongs to nobody else, so it is taken before a list that has the keyboard sees it. */
    const pressAfterG = (event: KeyboardEvent) => {
      const page = Date.now() - pressedG < goWindowMs ? goKeys[event.key] : undefined;
      if (
        !page ||
        event.isComposing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target)
      )
        return;
      pressedG = 0;
      event.preventDefault();
      event.stopPropagation();
      void go(page);
    };

    addEventListener('keydown', pressAfterG, true);
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', pressAfterG, true);
      removeEventListener('keydown', press);
    };
  }, [go]);
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return Boolean(element?.closest('input, textarea, select, [contenteditable="true"], [role="menu"]'));
}

function undoLast(): boolean {
  const { items, drop } = useToasts.getState();
  const last = items.findLast((toast) => toast.undo);
  if (!last) return false;
  drop(last.id);
  last.undo?.();
  return true;
}

const byShortcut = (key: string) => document.querySelector<HTMLElement>(`[data-shortcut="${key}"]`);

function focusOn(key: string): boolean {
  const element = byShortcut(key);
  element?.focus();
  return element !== null;
}

function pressOn(key: string): boolean {
  const element = byShortcut(key);
  element?.click();
  return element !== null;
}
