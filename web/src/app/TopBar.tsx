import { Link, useMatches } from 'react-router';
import { ChevronRight, Languages, Menu as MenuIcon, Moon, PanelLeft, Search, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { chooseLanguage, useLabel, useLanguage, type Words } from '@/i18n';
import { useEntity } from '@/shared/record/entity';
import { usePageTitleStore } from '@/shared/state/page-title';
import { useUi } from '@/shared/state/ui-store';
import { Button } from '@/shared/ui/Button';
import { AsOfBox } from './AsOfBox';
import { Bell } from './Bell';

export function TopBar() {
  const { t } = useTranslation();
  const me = useMe();
  const language = useLanguage();
  const theme = useUi((state) => state.theme);
  const sideOpen = useUi((state) => state.sideOpen);
  const { set, setTheme } = useUi.getState();
  return (
    <header className="top">
      <Button
        kind="ghost"
        className="phone-only"
        aria-label={t('app.openSide')}
        icon={<MenuIcon size={17} strokeWidth={1.75} />}
        onClick={() => set({ sideOver: true })}
      />
      {!sideOpen && (
        <Button
          kind="ghost"
          className="desk-only"
          aria-label={t('app.openSide')}
          icon={<PanelLeft size={16} strokeWidth={1.75} />}
          onClick={() => set({ sideOpen: true })}
        />
      )}
      <Crumbs />
      <div className="grow" />
      <button type="button" className="top-search" onClick={() => set({ palette: true })}>
        <Search size={14} aria-hidden />
        <span className="cut">{t('app.search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <AsOfBox today={me.today} />
      <Bell />
      <Button
        kind="ghost"
        className="desk-only"
        aria-label={t('app.theme')}
        title={t('app.theme')}
        icon={theme === 'dark' ? <Sun size={16} strokeWidth={1.75} /> : <Moon size={16} strokeWidth={1.75} />}
        onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
      />
      <Button
        kind="ghost"
        className="desk-only"
        icon={<Languages size={16} strokeWidth={1.75} />}
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => void chooseLanguage(language === 'en' ? 'zh-CN' : 'en')}
      >
        {t('app.otherLanguage')}
      </Button>
    </header>
  );
}

interface Handle {
  crumb?: keyof Words['nav'];
}

/** Where one is: the page's name, then the record's. */
function Crumbs() {
  const { t } = useTranslation();
  const label = useLabel();
  const title = usePageTitleStore((state) => state.title);
  const matches = useMatches();
  const entity = useEntity(matches.at(-1)?.params.entity ?? '');
  const crumbs = matches.flatMap((match) => {
    const crumb = (match.handle as Handle | undefined)?.crumb;
    return crumb ? [{ text: t(`nav.${crumb}`), to: match.pathname }] : [];
  });
  if (entity) crumbs.push({ text: label(entity.label), to: `/records/${entity.name}` });
  if (title) crumbs.push({ text: title, to: '' });
  return (
    <nav aria-label={t('app.crumbs')} className="crumbs">
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={crumb.text + index}>
            {index > 0 && <ChevronRight size={13} aria-hidden />}
            {index < crumbs.length - 1 ? (
              <Link to={crumb.to}>{crumb.text}</Link>
            ) : (
              <span aria-current="page" className="cut" translate={crumb.to ? undefined : 'no'}>
                {crumb.text}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
