import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, useLanguage } from '@/i18n';
import { useUi } from '@/shared/state/ui-store';
import { Panel } from '@/shared/ui/Panel';
import { Segments } from '@/shared/ui/Segments';

export function Appearance() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { themeChoice, density, amountUnit, setTheme, setDensity, setAmountUnit } = useUi();
  return (
    <Panel>
      <Row name={t('settings.language')}>
        <Segments
          label={t('settings.language')}
          value={language}
          onChange={(next) => void chooseLanguage(next)}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Row>
      <Row name={t('settings.theme')}>
        <Segments
          label={t('settings.theme')}
          value={themeChoice}
          onChange={setTheme}
          options={[
            { value: 'light', label: t('settings.light') },
            { value: 'dark', label: t('settings.dark') },
            { value: 'system', label: t('settings.system') },
          ]}
        />
      </Row>
      <Row name={t('settings.density')}>
        <Segments
          label={t('settings.density')}
          value={density}
          onChange={setDensity}
          options={[
            { value: 'compact', label: t('settings.compact') },
            { value: 'comfortable', label: t('settings.comfortable') },
          ]}
        />
      </Row>
      <Row name={t('list.unit')}>
        <Segments
          label={t('list.unit')}
          value={amountUnit}
          onChange={setAmountUnit}
          options={[
            { value: 'small', label: t('settings.smallUnit') },
            { value: 'large', label: t('settings.largeUnit') },
          ]}
        />
      </Row>
    </Panel>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="settings-row">
      <span>{name}</span>
      {children}
    </div>
  );
}
