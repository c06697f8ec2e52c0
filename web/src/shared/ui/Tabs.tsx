import type { KeyboardEvent, ReactNode } from 'react';

export interface Tab {
  key: string;
  label: ReactNode;
  count?: ReactNode;
}

interface Props {
  tabs: Tab[];
  current: string;
  onChange: (key: string) => void;
  label: string;
}

export function Tabs({ tabs, current, onChange, label }: Props) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const index = tabs.findIndex((tab) => tab.key === current);
    const next = (index + step + tabs.length) % tabs.length;
    onChange(tabs[next]!.key);
    (event.currentTarget.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          aria-selected={tab.key === current}
          tabIndex={tab.key === current ? 0 : -1}
          onClick={() => onChange(tab.key)}
        >
          {tab.label}
          {tab.count !== undefined && <em>{tab.count}</em>}
        </button>
      ))}
    </div>
  );
}
