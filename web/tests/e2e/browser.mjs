// One headless Chromium; every page it opens watches for console errors and policy violations.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });

/** A page in the wanted look; `problems` gathers what should never happen on it. */
export async function openPage(browser, { theme = 'light', lang = 'zh-CN', width = 1440, height = 900 }) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 1,
    locale: lang,
    timezoneId: 'Asia/Shanghai',
    hasTouch: width < 500,
  });
  await context.addInitScript(
    ([chosenTheme, chosenLang]) => {
      if (!localStorage.getItem('lang')) {
        localStorage.setItem('theme', chosenTheme);
        localStorage.setItem('lang', chosenLang);
      }
      addEventListener('securitypolicyviolation', (event) =>
        console.error(`CSP ${event.effectiveDirective} ${event.blockedURI} ${event.sample ?? ''}`),
      );
    },
    [theme, lang],
  );
  const page = await context.newPage();
  const problems = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected(message))
      problems.push(`${message.text().slice(0, 240)} ${message.location().url}`);
  });
  page.on('pageerror', (error) => problems.push(`page error: ${error.message.slice(0, 240)}`));
  return { page, context, problems };
}

/** The browser logs every refused request by itself; asking who is signed in before signing in is one. */
const expected = (message) =>
  /status of 401/.test(message.text()) && /\/api\/v1\/(me|sign-in)$/.test(message.location().url);

// antd's own date picker panel: reported upstream, not ours to repair.
const allowedRules = new Set(['label-content-name-mismatch', 'scrollable-region-focusable']);

/** Serious and critical violations of WCAG 2.2 A and AA. */
export async function axe(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const result = await globalThis.axe.run(document, { runOnly: tags });
    return result.violations.map((violation) => ({
      id: violation.id,
      impact: violation.impact,
      nodes: violation.nodes.map((node) => ({
        target: node.target.join(' '),
        message: (node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? '',
      })),
    }));
  });
  return found
    .filter((violation) => ['serious', 'critical'].includes(violation.impact))
    .map((violation) => ({
      ...violation,
      nodes: violation.nodes.filter(
        (node) => !(allowedRules.has(violation.id) && node.target.includes('.ant-picker')),
      ),
    }))
    .filter((violation) => violation.nodes.length > 0)
    .map(
      ({ id, nodes }) =>
        `${id} ×${nodes.length}: ${nodes
          .slice(0, 3)
          .map((node) => `${node.target} (${node.message.slice(0, 140)})`)
          .join('; ')}`,
    );
}

export async function settle(page, ms = 350) {
  // the event stream never ends, so 'networkidle' would not come
  await page.waitForLoadState('load');
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .boot'), undefined, {
    timeout: 10_000,
  });
  await page.waitForTimeout(ms);
}

export async function signIn(page, { base, login, password }) {
  await page.goto(`${base}/sign-in`);
  await page.locator('input[name="username"]').fill(login);
  await page.locator('input[name="password"]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'), { timeout: 15_000 });
  await settle(page);
}
