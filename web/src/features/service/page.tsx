import { useSearchParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { addWords } from '@/i18n';
import words from '@/i18n/zh/service';
import { usePageTitle } from '@/shared/state/page-title';
import { Tabs } from '@/shared/ui/Tabs';
import { Desk } from './Desk';
import { FiguresTab } from './FiguresTab';
import { Improvements } from './Improvements';
import { SatisfactionTab } from './SatisfactionTab';
import './service.css';

addWords(words);

const tabs = ['desk', 'figures', 'satisfaction', 'improvement'] as const;

/** The service desk: what customers ask, how well it is answered, how content they are and what is changed for it. */
export function Component() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const asked = params.get('tab') as (typeof tabs)[number] | null;
  const tab = asked && tabs.includes(asked) ? asked : 'desk';
  usePageTitle(t('nav.service'), false);
  return (
    <div className="page service">
      <header className="page-head">
        <div>
          <h1>{t('nav.service')}</h1>
          <p className="page-lead">{t('service.lead')}</p>
        </div>
      </header>
      <Tabs
        label={t('nav.service')}
        current={tab}
        onChange={(next) => setParams(next === 'desk' ? {} : { tab: next }, { replace: true })}
        tabs={tabs.map((key) => ({ key, label: t(`service.tabs.${key}`) }))}
      />
      <div className="service-tab">
        {tab === 'desk' && <Desk />}
        {tab === 'figures' && <FiguresTab />}
        {tab === 'satisfaction' && <SatisfactionTab />}
        {tab === 'improvement' && <Improvements />}
      </div>
    </div>
  );
}
