import { createContext, use } from 'react';
import type { Me } from './api';

interface Held {
  me: Me;
  again: () => Promise<void>;
  left: () => void;
  speak: (language: 'zh-CN' | 'en') => void;
}

export const MeContext = createContext<Held | null>(null);

/** Only inside the signed-in part. */
export function useMine(): Held {
  const held = use(MeContext);
  if (!held) throw new Error('nobody is signed in');
  return held;
}

export const useMay = (permission: string) => useMine().me.permissions.includes(permission);
