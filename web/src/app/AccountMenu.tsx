import { useNavigate } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronsUpDown, Keyboard, Languages, LogOut, MonitorCog, Moon, Sun, UserCog } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { signOut, useMe } from '@/api/session';
import { chooseLanguage, useLabel, useLanguage } from '@/i18n';
import { toastFailed } from '@/shared/state/toasts';
import { useUi } from '@/shared/state/ui-store';
import { Mark } from '@/shared/ui/Mark';
import { Menu } from '@/shared/ui/Menu';

export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const go = useNavigate();
  const client = useQueryClient();
  const language = useLanguage();
  const theme = useUi((state) => state.theme);
  const role = useLabel()(me.role_label);
  const { set, setTheme } = useUi.getState();

  const leave = async () => {
    try {
      await signOut();
    } catch (error) {
      toastFailed(t('account.notSignedOut'), error);
      return;
    }
    client.clear();
    void go('/sign-in');
  };

  return (
    <Menu
      label={t('account.menu')}
      items={[
        {
          key: 'settings',
          label: t('nav.settings'),
          icon: <UserCog size={15} aria-hidden />,
          onSelect: () => void go('/settings'),
        },
        {
          key: 'theme',
          label: t(theme === 'dark' ? 'account.light' : 'account.dark'),
          icon: theme === 'dark' ? <Sun size={15} aria-hidden /> : <Moon size={15} aria-hidden />,
          onSelect: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
        },
        {
          key: 'system',
          label: t('account.system'),
          icon: <MonitorCog size={15} aria-hidden />,
          onSelect: () => setTheme('system'),
        },
        {
          key: 'language',
          label: t('account.otherLanguage'),
          icon: <Languages size={15} aria-hidden />,
          onSelect: () => void chooseLanguage(language === 'en' ? 'zh-CN' : 'en'),
        },
        {
          key: 'keys',
          label: t('account.keys'),
          icon: <Keyboard size={15} aria-hidden />,
          hint: <kbd>?</kbd>,
          onSelect: () => set({ help: true }),
        },
        {
          key: 'leave',
          label: t('account.signOut'),
          icon: <LogOut size={15} aria-hidden />,
          line: true,
          onSelect: () => void leave(),
        },
      ]}
      trigger={({ toggle, props }) => (
        <button type="button" className="account" translate="no" onClick={toggle} {...props}>
          <Mark name={me.name} round size={28} />
          <span className="cut">
            <b className="cut">{me.name}</b>
            <small className="cut">{[role, me.branch_title].filter(Boolean).join(' · ')}</small>
          </span>
          <ChevronsUpDown size={14} aria-hidden />
        </button>
      )}
    />
  );
}
