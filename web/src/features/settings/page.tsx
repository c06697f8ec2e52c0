import { useNavigate, useParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '@/shared/state/page-title';
import { Tabs } from '@/shared/ui/Tabs';
import { Appearance } from './Appearance';
import { Profile } from './Profile';
import { Security } from './Security';
import './settings.css';

const sections = { profile: Profile, security: Security, appearance: Appearance };

type Section = keyof typeof sections;

export function Component() {
  const { t } = useTranslation();
  const go = useNavigate();
  const { section } = useParams();
  const current: Section = section && section in sections ? (section as Section) : 'profile';
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
          tabs={(Object.keys(sections) as Section[]).map((key) => ({ key, label: t(`settings.${key}`) }))}
        />
      </div>
      <div className="settings-body">
        <Shown />
      </div>
    </div>
  );
}
