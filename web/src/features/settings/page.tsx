import { useNavigate, useParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/api/session';
import { addWords } from '@/i18n';
import words from '@/i18n/zh/system';
import { usePageTitle } from '@/shared/state/page-title';
import { Tabs } from '@/shared/ui/Tabs';
import { Appearance } from './Appearance';
import { Profile } from './Profile';
import { Security } from './Security';
import { System } from './System';
import './settings.css';

addWords(words);

const own = { profile: Profile, security: Security, appearance: Appearance };
const sections = { ...own, system: System };

type Section = keyof typeof sections;

export function Component() {
  const { t } = useTranslation();
  const go = useNavigate();
  const { section } = useParams();
  const runs = useMe().permissions.includes('system.manage');
  const shown = Object.keys(runs ? sections : own) as Section[];
  const current: Section = shown.find((key) => key === section) ?? 'profile';
  const Shown = sections[current];
  usePageTitle(t('nav.settings'), false);
  return (
    <div className="page settings">
      <header className="page-head">
        <h1>{t('nav.settings')}</h1>
      </header>
      <div className="settings-tabs">
        <Tabs
          label={t('nav.settings')}
          current={current}
          onChange={(next) => void go(`/settings/${next}`, { replace: true })}
          tabs={shown.map((key) => ({
            key,
            label: key === 'system' ? t('system.title') : t(`settings.${key}`),
          }))}
        />
      </div>
      <div className="settings-body">
        <Shown />
      </div>
    </div>
  );
}
