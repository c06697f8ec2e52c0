import '../styles/tokens.css';
import '../styles/base.css';
import './portal.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Portal } from './Portal';
import { speak } from './words';

void speak(document.documentElement.lang.startsWith('en') ? 'en' : 'zh-CN').then(() => {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <Portal />
    </StrictMode>,
  );
});

// Whoever chose neither light nor dark follows the device, also while the page is open.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
  if (!/^(light|dark)$/.test(localStorage.getItem('theme') ?? '')) {
    document.documentElement.dataset.theme = event.matches ? 'dark' : 'light';
  }
});

// The installed portal opens without a network; browsers allow it on https and on this machine only.
if ('serviceWorker' in navigator && isSecureContext) {
  void navigator.serviceWorker.register('/portal/sw.js', { scope: '/portal/' }).catch(() => undefined);
}
