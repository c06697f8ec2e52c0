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
import { Mail } from './Mail';
import { Model } from './Model';
import { System } from './System';
import './settings.css';

addWords(words);

const own = { profile: Profile, security: Security, appearance: Appearance };
const sections = { ...own, mail: Mail, model: Model, system: System };

type Section = keyof typeof sections;

export function Component() {
  const { t } = useTranslation();
  const go = useNavigate();
  const { section } = useParams();
  const may = useMe().permissions;
  const shown = (Object.keys(sections) as Section[]).filter(
    (key) =>
      key in own ||
      (key === 'system' && may.includes('system.manage')) ||
      (key === 'model' && (may.includes('system.manage') || may.includes('audit.read'))) ||
      (key === 'mail' && (may.includes('mail.see') || may.includes('mail.assign'))),
  );
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
            label:
              key === 'system' || key === 'mail' || key === 'model'
                ? t(`${key}.title`)
                : t(`settings.${key}`),
          }))}
        />
      </div>
      <div className="settings-body">
        <Shown />
      </div>
    </div>
  );
}
