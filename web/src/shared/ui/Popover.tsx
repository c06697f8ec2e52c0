import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface Trigger {
  open: boolean;
  toggle: () => void;
  props: { 'aria-expanded': boolean; 'aria-haspopup': 'dialog' | 'menu' };
}

interface Props {
  trigger: (trigger: Trigger) => ReactNode;
  children: (close: () => void) => ReactNode;
  /** A menu moves with the arrow keys between its menu items. */
  role?: 'menu' | 'dialog';
  label: string;
  align?: 'start' | 'end';
  width?: number;
}

const gap = 5;
const edge = 8;

/** A layer hung below its trigger: closes on Esc, outside press and focus elsewhere; gives the focus back. */
export function Popover({ trigger, children, role = 'dialog', label, align = 'start', width }: Props) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const layer = useRef<HTMLDivElement>(null);

  const close = () => {
    setOpen(false);
    anchor.current?.querySelector<HTMLElement>('button')?.focus();
  };

  useLayoutEffect(() => {
    if (!open || !anchor.current || !layer.current) return;
    place(anchor.current, layer.current, align);
    const first = layer.current.querySelector<HTMLElement>(
      '[data-autofocus], [role^="menuitem"]:not(:disabled), input, select, button, a',
    );
    first?.focus();
  }, [open, align]);

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      const target = event.target as Node;
      if (!layer.current?.contains(target) && !anchor.current?.contains(target)) setOpen(false);
    };
    const again = () => anchor.current && layer.current && place(anchor.current, layer.current, align);
    document.addEventListener('pointerdown', outside);
    addEventListener('resize', again);
    return () => {
      document.removeEventListener('pointerdown', outside);
      removeEventListener('resize', again);
    };
  }, [open, align]);

  return (
    <span className="popover-anchor" ref={anchor}>
      {trigger({
        open,
        toggle: () => setOpen(!open),
        props: { 'aria-expanded': open, 'aria-haspopup': role },
      })}
      {open &&
        createPortal(
          <div
            ref={layer}
            className="popover"
            role={role}
            aria-label={label}
            style={{ width }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                event.stopPropagation();
                close();
              } else if (role === 'menu') {
                moveInMenu(event.nativeEvent, layer.current!);
              }
            }}
          >
            {children(close)}
          </div>,
          document.body,
        )}
    </span>
  );
}

function place(anchor: HTMLElement, layer: HTMLElement, align: 'start' | 'end') {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = layer;
  const wanted = align === 'end' ? at.right - width : at.left;
  const left = Math.max(edge, Math.min(wanted, innerWidth - width - edge));
  const below = at.bottom + gap;
  const top = below + height > innerHeight - edge ? Math.max(edge, at.top - gap - height) : below;
  layer.style.left = `${left}px`;
  layer.style.top = `${top}px`;
}

function moveInMenu(event: KeyboardEvent, layer: HTMLElement) {
  const items = [...layer.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)')];
  const index = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined || items.length === 0) return;
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
}
