import type { ReactNode } from 'react';
import { App, ConfigProvider, theme as antdTheme, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useLanguage } from '@/i18n';
import { useUi, type Theme } from '@/shared/state/ui-store';
import { nonce } from './csp';

const formSpacing = { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' };

const look: Record<Theme, { token: ThemeConfig['token']; components: ThemeConfig['components'] }> = {
  light: {
    token: {
      colorPrimary: '#2b4fd6',
      colorLink: '#2b4fd6',
      colorBgElevated: '#ffffff',
      colorBgContainer: '#ffffff',
      colorBorder: '#c9cdd6',
      colorTextPlaceholder: '#6b7280',
      colorTextDescription: '#5b6372',
      colorTextDisabled: '#737b89',
      boxShadowSecondary: '0 0 0 1px rgba(16,24,40,.06), 0 12px 32px -8px rgba(16,24,40,.2)',
    },
    components: { Button: { primaryColor: '#ffffff' }, Drawer: { paddingLG: 20 }, Form: formSpacing },
  },
  dark: {
    token: {
      colorPrimary: '#6b8afd',
      colorLink: '#8ea6ff',
      colorBgElevated: '#1b1e24',
      colorBgContainer: '#15171b',
      colorBorder: '#3d434e',
      colorTextPlaceholder: '#8b929f',
      colorTextDescription: '#a0a7b4',
      colorTextDisabled: '#8b929f',
      boxShadowSecondary: '0 0 0 1px rgba(255,255,255,.1), 0 16px 40px -8px rgba(0,0,0,.8)',
    },
    components: { Button: { primaryColor: '#0a0f20' }, Drawer: { paddingLG: 20 }, Form: formSpacing },
  },
};

/** Everything made of antd lives under here and is loaded only when it is first needed. */
export default function AntdBoundary({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const theme = useUi((state) => state.theme);
  const chinese = language === 'zh-CN';
  dayjs.locale(chinese ? 'zh-cn' : 'en');
  const { darkAlgorithm, defaultAlgorithm } = antdTheme;
  return (
    <ConfigProvider
      csp={nonce ? { nonce } : undefined}
      locale={chinese ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      theme={{
        hashed: false,
        algorithm: theme === 'dark' ? darkAlgorithm : defaultAlgorithm,
        token: {
          borderRadius: 6,
          fontSize: 13,
          controlHeight: 32,
          fontFamily: 'var(--font)',
          motionDurationMid: '0.14s',
          motionDurationSlow: '0.2s',
          ...look[theme].token,
        },
        components: look[theme].components,
      }}
    >
      <App>{children}</App>
    </ConfigProvider>
  );
}
