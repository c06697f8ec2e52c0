import i18n from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import type { Label } from '@/api/types';
import zh from './zh';
import type allocation from './zh/allocation';
import type assistant from './zh/assistant';
import type brief from './zh/brief';
import type calendar from './zh/calendar';
import type contacts from './zh/contacts';
import type campaigns from './zh/campaigns';
import type climate from './zh/climate';
import type risks from './zh/risks';
import type customer360 from './zh/customer360';
import type day from './zh/day';
import type around from './zh/around';
import type facility from './zh/facility';
import type contracts from './zh/contracts';
import type deals from './zh/deals';
import type files from './zh/files';
import type lab from './zh/lab';
import type lending from './zh/lending';
import type mail from './zh/mail';
import type model from './zh/model';
import type manage from './zh/manage';
import type opinions from './zh/opinions';
import type portal from './zh/portal';
import type pool from './zh/pool';
import type portfolio from './zh/portfolio';
import type outlook from './zh/outlook';
import type worth from './zh/worth';
import type warnings from './zh/warnings';
import type process from './zh/process';
import type projects from './zh/projects';
import type service from './zh/service';
import type system from './zh/system';

export type Language = 'zh-CN' | 'en';

/** The words of the interface. Chinese is the master: an English text that is missing does not compile. */
export type Words = typeof zh &
  typeof assistant &
  typeof brief &
  typeof calendar &
  typeof contacts &
  typeof campaigns &
  typeof climate &
  typeof risks &
  typeof customer360 &
  typeof day &
  typeof around &
  typeof facility &
  typeof contracts &
  typeof deals &
  typeof files &
  typeof lab &
  typeof lending &
  typeof mail &
  typeof model &
  typeof manage &
  typeof opinions &
  typeof portal &
  typeof pool &
  typeof portfolio &
  typeof allocation &
  typeof outlook &
  typeof worth &
  typeof warnings &
  typeof process &
  typeof projects &
  typeof service &
  typeof system;

/** Chinese words that come with the pages that use them, so that the first page does not wait for them. */
export const addWords = (words: object) =>
  void i18n.addResourceBundle('zh-CN', 'translation', words, true, true);

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Words };
  }
}

export async function startLanguage(language: string) {
  await i18n.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zh } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  if (language !== 'zh-CN') await setLanguage('en');
}

export async function setLanguage(language: Language) {
  if (language === 'en' && !i18n.hasResourceBundle('en', 'translation')) {
    i18n.addResourceBundle('en', 'translation', (await import('./en')).default);
  }
  document.documentElement.lang = language;
  localStorage.setItem('lang', language);
  await i18n.changeLanguage(language);
}

/** Changes the language and lets the server remember it for the person. */
export async function chooseLanguage(language: Language) {
  await setLanguage(language);
  // without the server the choice still holds on this device
  await api.post('/api/v1/me/language', { language: language === 'en' ? 'en' : 'zh' }).catch(() => undefined);
}

export const languageOf = (text: string): Language => (text.startsWith('zh') ? 'zh-CN' : 'en');

export function useLanguage(): Language {
  return languageOf(useTranslation().i18n.language);
}

/** Picks the reader's side of a bilingual label that came from the server. */
export function useLabel(): (label: Label | string | null | undefined) => string {
  const language = useLanguage();
  return (label) => (typeof label === 'string' ? label : label ? pickLabel(label, language) : '');
}

export const pickLabel = (label: Label, language: Language): string =>
  language === 'zh-CN' ? label.zh : label.en;
