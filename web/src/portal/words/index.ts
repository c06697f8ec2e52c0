import { useSyncExternalStore } from 'react';
import type { Label } from '@/api/types';
import zh, { type Words } from './zh';

export type { Words };

let words: Words = zh;
const listeners = new Set<() => void>();

export const isEnglish = () => document.documentElement.lang.startsWith('en');

/** English comes only when it is asked for. */
export async function speak(language: 'zh-CN' | 'en') {
  words = language === 'en' ? (await import('./en')).default : zh;
  document.documentElement.lang = language;
  localStorage.setItem('lang', language);
  document.title = `${words.app.name} · ${words.app.bank}`;
  listeners.forEach((listener) => listener());
}

export function useWords(): Words {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => words,
  );
}

/** The reader's side of a label from the server. */
export const say = (label: Label) => (isEnglish() ? label.en : label.zh);
