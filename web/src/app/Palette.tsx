import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { ArrowRight, History, Keyboard, Languages, Moon, Plus, Search, Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useAsOf } from '@/api/as-of';
import { keys } from '@/api/keys';
import { useMe, useMeta } from '@/api/session';
import type { Answer } from '@/api/schema-types';
import { chooseLanguage, useLabel, useLanguage } from '@/i18n';
import { useDebounced } from '@/shared/lib/use-debounced';
import { recordPath } from '@/shared/record/entity';
import { useFavourites } from '@/shared/record/favourites';
import { useUi } from '@/shared/state/ui-store';
import { Mark } from '@/shared/ui/Mark';
import { pagesFor } from './pages';
import { goKeys } from './shortcuts';
import './palette.css';

type SearchHit = Answer<'/search'>['items'][number];

const settleMs = 120;
const shownHits = 8;

/** Anything by name: customers first (the server searches while one types), then pages, then actions. */
export default function Palette() {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const settled = useDebounced(wanted, settleMs);
  const { hits, searching } = useHits(settled);
  const pageItems = usePages().filter((item) => fits(item, wanted));
  const actions = useActions().filter((item) => fits(item, wanted));
  const nothing = hits.length + pageItems.length + actions.length === 0;
  const asksFirst = isQuestion(text);
  const asksLast = !asksFirst && !searching && settled === wanted && text.trim().length >= 6;
  const { chosen, choose } = useChoice([
    ...(asksFirst ? ['ask'] : []),
    ...[...hits, ...pageItems, ...actions].map((item) => item.key),
    ...(asksLast ? ['ask'] : []),
  ]);

  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    // cmdk's root can take the focus too, and showModal would leave it there
    element?.querySelector('input')?.focus();
  }, []);

  const close = () => useUi.getState().set({ palette: false });
  const run = (act: () => void) => () => {
    close();
    act();
  };

  const ask = (
    <Command.Item
      value="ask"
      onSelect={run(() => useUi.getState().set({ assistant: { first: text.trim() } }))}
    >
      <Sparkles size={15} aria-hidden />
      <span className="grow cut">{t('palette.ask', { text: text.trim() })}</span>
    </Command.Item>
  );
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('palette.placeholder')}
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <Command
        shouldFilter={false}
        loop
        label={t('palette.placeholder')}
        value={chosen}
        onValueChange={choose}
      >
        <div className="palette-input">
          <Search size={16} aria-hidden />
          <Command.Input value={text} onValueChange={setText} placeholder={t('palette.placeholder')} />
          <kbd>Esc</kbd>
        </div>
        <Command.List>
          {nothing && (
            <Command.Empty>
              {searching || settled !== wanted ? t('palette.searching') : t('palette.nothing', { text })}
            </Command.Empty>
          )}
          {asksFirst && ask}
          {hits.length > 0 && (
            <Command.Group heading={t(wanted ? 'palette.records' : 'nav.favourites')}>
              {hits.map((hit) => (
                <Command.Item key={hit.key} value={hit.key} onSelect={run(hit.act)}>
                  <Mark name={hit.title} />
                  <span className="cut">{hit.title}</span>
                  {hit.matched && <span className="palette-matched cut">{hit.matched}</span>}
                  <span className="grow" />
                  <code className="cut">{hit.note}</code>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          <Group heading={t('palette.pages')} items={pageItems} run={run} />
          <Group heading={t('palette.actions')} items={actions} run={run} />
          {asksLast && ask}
        </Command.List>
        <div className="palette-foot">
          <span>
            <kbd>↑</kbd>
            <kbd>↓</kbd> {t('key.move')}
          </span>
          <span>
            <kbd>↵</kbd> {t('key.open')}
          </span>
        </div>
      </Command>
    </dialog>
  );
}

/** What Enter opens: the first of the KEYS shown until one moves. Answers come in while one types, and cmdk alone would
 *  keep what it had chosen before them, which may be gone. */
function useChoice(shown: string[]) {
  const list = shown.join(' ');
  const [picked, pick] = useState({ list: '', key: '' });
  const chosen = picked.list === list ? picked.key : (shown[0] ?? '');
  return { chosen, choose: (key: string) => pick({ list, key }) };
}

/** What reads like a question is asked first; a name is looked for, and asked about last. */
const isQuestion = (text: string): boolean => /[<>=?？]|\s\S+\s/.test(text);

interface Item {
  key: string;
  text: string;
  icon: typeof Search;
  shortcut: string[];
  act: () => void;
}

function Group(props: { heading: string; items: Item[]; run: (act: () => void) => () => void }) {
  if (props.items.length === 0) return null;
  return (
    <Command.Group heading={props.heading}>
      {props.items.map((item) => (
        <Command.Item key={item.key} value={item.key} onSelect={props.run(item.act)}>
          <item.icon size={15} aria-hidden />
          <span className="grow">{item.text}</span>
          {item.shortcut.map((name) => (
            <kbd key={name}>{name}</kbd>
          ))}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

const fits = (item: Item, wanted: string) =>
  wanted === '' || item.text.toLowerCase().includes(wanted) || item.key.includes(wanted);

function useHits(text: string) {
  const go = useNavigate();
  const label = useLabel();
  const meta = useMeta();
  const { favourites } = useFavourites();
  const { data, isFetching } = useQuery({
    queryKey: keys.search(text),
    queryFn: ({ signal }) =>
      api.get<Answer<'/search'>>('/api/v1/search', { q: text, limit: shownHits }, signal),
    enabled: text !== '',
    placeholderData: (old) => (text ? old : undefined),
  });
  if (!text) {
    const kept = favourites.slice(0, 5).map((each) => ({
      key: `customer-${each.customer}`,
      title: each.title,
      note: '',
      matched: '',
      act: () => void go(recordPath('customer', each.customer)),
    }));
    return { hits: kept, searching: false };
  }
  /** Which field fitted, when it is not the title that one sees anyway. */
  const matchedBy = (hit: SearchHit): string => {
    const entity = meta.entities.find((each) => each.name === hit.entity);
    if (!hit.matched || hit.matched === entity?.title) return '';
    return label(entity?.fields.find((field) => field.name === hit.matched)?.label);
  };

  const hits = (data?.items ?? []).map((hit) => ({
    key: `${hit.entity}-${hit.id}`,
    title: hit.title ?? hit.id,
    note:
      hit.subtitle ||
      (hit.entity === 'customer' ? '' : label(meta.entities.find((each) => each.name === hit.entity)?.label)),
    matched: matchedBy(hit),
    act: () => void go(recordPath(hit.entity, hit.id)),
  }));
  return { hits, searching: isFetching };
}

function usePages(): Item[] {
  const { t } = useTranslation();
  const go = useNavigate();
  const me = useMe();
  return pagesFor(me).map((page) => {
    const key = Object.keys(goKeys).find((each) => goKeys[each] === page.to);
    return {
      key: page.key,
      text: t(`nav.${page.key}`),
      icon: ArrowRight,
      shortcut: key ? ['G', key.toUpperCase()] : [],
      act: () => void go(page.to),
    };
  });
}

const quickCreate = ['customer', 'task', 'visit', 'note', 'contact'];

function useActions(): Item[] {
  const { t } = useTranslation();
  const label = useLabel();
  const language = useLanguage();
  const me = useMe();
  const meta = useMeta();
  const past = useAsOf((state) => state.instant) !== null;
  const { openForm, setTheme, set } = useUi.getState();
  const theme = useUi((state) => state.theme);
  const creating = quickCreate.flatMap((name): Item[] => {
    const entity = meta.entities.find((each) => each.name === name);
    if (past || !entity || !me.entities[name]?.create) return [];
    return [
      {
        key: `create-${name}`,
        text: t('record.create', { name: label(entity.label) }),
        icon: Plus,
        shortcut: [],
        act: () => openForm({ entity: name }),
      },
    ];
  });
  return [
    ...creating,
    ...(past
      ? [
          {
            key: 'now',
            text: t('asOf.back'),
            icon: History,
            shortcut: [],
            act: () => useAsOf.getState().set(null),
          },
        ]
      : []),
    {
      key: 'assistant',
      text: t('nav.assistant'),
      icon: Sparkles,
      shortcut: ['A'],
      act: () => set({ assistant: {} }),
    },
    {
      key: 'theme',
      text: t(theme === 'dark' ? 'account.light' : 'account.dark'),
      icon: Moon,
      shortcut: [],
      act: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    {
      key: 'language',
      text: t('account.otherLanguage'),
      icon: Languages,
      shortcut: [],
      act: () => void chooseLanguage(language === 'en' ? 'zh-CN' : 'en'),
    },
    {
      key: 'help',
      text: t('account.keys'),
      icon: Keyboard,
      shortcut: ['?'],
      act: () => set({ help: true }),
    },
  ];
}
