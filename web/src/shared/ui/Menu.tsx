import type { ReactNode } from 'react';
import { Popover } from './Popover';

export interface MenuItem {
  key: string;
  label: ReactNode;
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  hint?: ReactNode;
  /** A line above the item. */
  line?: boolean;
  onSelect: () => void;
}

interface Props {
  trigger: Parameters<typeof Popover>[0]['trigger'];
  items: MenuItem[];
  label: string;
  align?: 'start' | 'end';
  head?: ReactNode;
}

export function Menu({ trigger, items, label, align, head }: Props) {
  return (
    <Popover trigger={trigger} role="menu" label={label} align={align}>
      {(close) => (
        <>
          {head}
          {items.map((item) => (
            <div key={item.key} role="none">
              {item.line && <div className="menu-line" role="separator" />}
              <button
                type="button"
                role="menuitem"
                className="menu-item"
                tabIndex={-1}
                data-danger={item.danger ? '' : undefined}
                disabled={item.disabled}
                onClick={() => {
                  close();
                  item.onSelect();
                }}
              >
                {item.icon}
                <span className="grow">{item.label}</span>
                {item.hint}
              </button>
            </div>
          ))}
        </>
      )}
    </Popover>
  );
}
