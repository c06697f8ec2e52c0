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
export async function openPage(browser, { lang = 'zh-CN', width = 1440, height = 900 }) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 1,
    locale: lang,
    timezoneId: 'Asia/Shanghai',
    hasTouch: width < 500,
  });
  await context.addInitScript((chosenLang) => {
    if (!localStorage.getItem('lang')) localStorage.setItem('lang', chosenLang);
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`CSP ${event.effectiveDirective} ${event.blockedURI} ${event.sample ?? ''}`),
    );
  }, lang);
  const page = await context.newPage();
  const problems = [];
  watchTraffic(page);
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

/** Serious and critical violations of WCAG 2.2 A and AA; `colours` only those that a theme can bring about. */
export async function axe(page, colours = false) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const found = await page.evaluate(async (coloursOnly) => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const rules = ['color-contrast', 'link-in-text-block'];
    const result = await globalThis.axe.run(document, {
      runOnly: coloursOnly ? { type: 'rule', values: rules } : { type: 'tag', values: tags },
      resultTypes: ['violations'],
    });
    return result.violations.map((violation) => ({
      id: violation.id,
      impact: violation.impact,
      nodes: violation.nodes.map((node) => ({
        target: node.target.join(' '),
        message: (node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? '',
      })),
    }));
  }, colours);
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

const traffic = new WeakMap();

/** Counts what the page still waits for; the stream of events never ends and does not count. */
function watchTraffic(page) {
  const state = { open: new Set(), changed: Date.now() };
  traffic.set(page, state);
  const over = (request) => {
    if (state.open.delete(request)) state.changed = Date.now();
  };
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/v1/events') return;
    state.open.add(request);
    state.changed = Date.now();
  });
  page.on('requestfinished', over);
  page.on('requestfailed', over);
  page.on('framenavigated', () => {
    state.changed = Date.now();
  });
}

/** Nothing loads, nothing says it is busy, nothing moves, and the page has nothing left to work out. */
const still = async () =>
  (await new Promise((done) => requestIdleCallback(() => done(true), { timeout: 3_000 }))) &&
  !document.querySelector('[aria-busy="true"], .boot') &&
  document
    .getAnimations()
    .every(
      (animation) =>
        animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity,
    );

/** Waits until the page has come to rest for a moment, however fast the machine is. */
export async function settle(page, quietMs = 120) {
  const state = traffic.get(page);
  const deadline = Date.now() + 30_000;
  await page.waitForLoadState('load');
  for (let since = Date.now(); Date.now() - since < quietMs; await page.waitForTimeout(30)) {
    const calm = await page.evaluate(still).catch(() => false);
    if (!calm || state.open.size > 0 || state.changed > since) since = Date.now();
    if (Date.now() > deadline) throw new Error('the page does not come to rest');
  }
}

export async function signIn(page, { base, login, password }) {
  await page.goto(`${base}/sign-in`);
  await page.locator('input[name="username"]').fill(login);
  await page.locator('input[name="password"]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'), { timeout: 15_000 });
  await settle(page);
}
