// Every screen, how to reach it and what must be on it. Looks: light and dark, Chinese and English, desk and phone.
import { settle } from './browser.mjs';

const firstRow = '.grid-row[aria-rowindex="2"]';

async function openFirst(page, list) {
  await page.goto(list);
  await settle(page);
  await page.locator(`${firstRow} [data-column="0"] a`).first().click();
  await settle(page);
}

export const screens = [
  { name: 'workbench', path: '/workbench', has: 'h1' },
  { name: 'customers', path: '/customers', has: firstRow },
  {
    name: 'customers-selected',
    path: '/customers',
    has: '.bulk',
    act: async (page) => {
      await page.locator('.grid').focus();
      for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    },
  },
  {
    name: 'customers-filter',
    path: '/customers?tier.in=strategic,core&pd.gte=0.001',
    has: '.filter-form',
    act: (page) => page.locator('.chip button').first().click(),
  },
  { name: 'tasks', path: '/records/task?view=all', has: '.grid' },
  { name: 'visits', path: '/records/visit?view=all', has: '.grid' },
  {
    name: 'record',
    has: '.facts',
    go: (page, base) => openFirst(page, `${base}/records/contact`),
  },
  {
    name: 'record-history',
    has: '.history',
    go: async (page, base) => {
      await openFirst(page, `${base}/records/task`);
      await page.getByRole('tab').nth(1).click();
    },
  },
  {
    name: 'record-form',
    path: '/records/task?view=all',
    has: '.ant-drawer .form-grid',
    act: async (page) => {
      await page.locator('[data-shortcut="n"]').click();
      await page.waitForTimeout(700);
    },
  },
  {
    name: 'palette',
    path: '/workbench',
    has: '.palette [cmdk-item]',
    act: (page) => page.keyboard.press('Control+k'),
  },
  { name: 'help', path: '/workbench', has: '.help', act: (page) => page.keyboard.press('?') },
  { name: 'approvals', path: '/approvals', has: 'h1' },
  { name: 'organisation', path: '/organisation', has: '.tree' },
  { name: 'audit', path: '/audit', has: '.grid-row' },
  {
    name: 'audit-entry',
    path: '/audit',
    has: '.entry',
    act: async (page) => {
      await page.locator('.grid').focus();
      await page.keyboard.press('Enter');
    },
  },
  { name: 'settings', path: '/settings', has: '.facts' },
  { name: 'security', path: '/settings/security', has: '.sessions' },
  { name: 'appearance', path: '/settings/appearance', has: '.segments' },
  {
    name: 'past',
    path: '/customers',
    has: '.past-banner',
    act: async (page) => {
      await page.locator('.as-of').click();
      await page.locator('.as-of-quick button').first().click();
      await settle(page);
    },
  },
];

export const looks = [
  { name: 'light-zh', theme: 'light', lang: 'zh-CN', width: 1440, height: 900 },
  { name: 'dark-zh', theme: 'dark', lang: 'zh-CN', width: 1440, height: 900 },
  { name: 'light-en', theme: 'light', lang: 'en', width: 1440, height: 900 },
  { name: 'dark-en', theme: 'dark', lang: 'en', width: 1440, height: 900 },
  { name: 'phone-zh', theme: 'light', lang: 'zh-CN', width: 390, height: 844 },
  { name: 'phone-en', theme: 'dark', lang: 'en', width: 390, height: 844 },
];
