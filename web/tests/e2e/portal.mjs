// The customer's portal: every page in every look, and an evening of a CFO whose network comes and goes.
import fs from 'node:fs';
import { openPage, settle } from './browser.mjs';
import { overflows, rawKeys, untranslated } from './checks.mjs';

const firstOf = (list) => async (page, base) => {
  await page.goto(`${base}/portal${list}`);
  await settle(page);
  await page.locator('.p-application').first().click();
};

export const portalScreens = [
  { name: 'home', path: '/', has: '.p-duty, .p-empty' },
  { name: 'application', go: firstOf('/'), has: '.p-paper' },
  { name: 'loans', path: '/loans', has: '.p-figures' },
  { name: 'loan', go: firstOf('/loans'), has: '.p-table' },
  { name: 'statements', path: '/statements', has: '.p-statement' },
  { name: 'statement-form', path: '/statements/new', has: '.p-section' },
  { name: 'covenants', path: '/covenants', has: '.p-pairs' },
  { name: 'messages', path: '/messages', has: '.p-write' },
  { name: 'files', path: '/files', has: '.p-card' },
  { name: 'sent', path: '/sent', has: '.p-line' },
  { name: 'data', path: '/data', has: '.p-consent' },
  { name: 'users', path: '/users', has: '.p-line' },
  { name: 'me', path: '/me', has: '.p-card' },
];

const login = 'cfo.lin';

/** The browser logs the question who is signed in, asked before anybody is. */
const unexpected = (problems) =>
  problems.filter((text) => !/status of 401.*portal\/(me|sign-in)$/.test(text));

async function enter(page, { base, password }) {
  await page.goto(`${base}/portal/`);
  await page.locator('input[name="username"]').fill(login);
  await page.locator('input[name="password"]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('.p-hello').waitFor();
  await settle(page);
}

/** `tools`: check, seeThemes and options of the run. */
export async function seePortal(browser, look, { check, seeThemes, options }) {
  const wanted = portalScreens.filter((each) => `${look.name}-portal-${each.name}`.includes(options.only));
  if (wanted.length === 0) return;
  const { page, context, problems } = await openPage(browser, look);
  await page.goto(`${options.base}/portal/`);
  await settle(page);
  await seeThemes(page, look, 'portal-sign-in');
  await enter(page, options);
  for (const each of wanted) {
    const name = `${look.name} portal ${each.name}`;
    try {
      problems.length = 0;
      if (each.go) await each.go(page, options.base);
      else await page.goto(`${options.base}/portal${each.path}`);
      await page.locator(each.has).first().waitFor({ timeout: 20_000 });
      await settle(page);
      await seeThemes(page, look, `portal-${each.name}`);
      check(`${name}: console and policy`, unexpected(problems));
      check(`${name}: words`, await rawKeys(page));
      if (look.lang === 'en') check(`${name}: translated`, await untranslated(page));
      check(`${name}: fits the screen`, (await overflows(page)) ? ['too wide'] : []);
    } catch (error) {
      check(`${name}: reached`, [String(error).split('\n')[0], ...problems]);
    }
  }
  await context.close();
}

const say = (condition, text) => {
  if (!condition) throw new Error(text);
};

/** A period nobody reported yet, so that the walk can be walked again. */
const anyPeriod = () =>
  new Date(Date.UTC(2010, 0, 1 + (Math.floor(Date.now() / 1000) % 4000))).toISOString().slice(0, 10);

async function papers(page) {
  await page.locator('.p-application').first().click();
  const chooser = page.locator('.p-paper input[type="file"]').first();
  if ((await chooser.count()) === 0) return;
  await chooser.setInputFiles({
    name: '购销合同.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('contract\n'),
  });
  await page.locator('.p-note[data-tone="green"]').waitFor();
}

/** Half a statement, the network drops, the rest, sent, closed, opened again, and the network is back: one statement. */
async function statement(page, context, base) {
  const period = anyPeriod();
  await page.goto(`${base}/portal/statements/new`);
  await page.locator('.p-section').first().waitFor();
  await page.locator('html[data-offline="ready"]').waitFor({ state: 'attached', timeout: 15_000 });
  await page.locator('input[type="date"]').fill(period);
  await page.evaluate(() => document.querySelectorAll('.p-section').forEach((each) => (each.open = true)));
  const fill = (code, text) => page.locator(`input[name="${code}"]`).fill(text);
  await fill('total_assets', '10000');
  await fill('total_liabilities', '6000');
  await context.setOffline(true);
  await page.locator('.p-offline').waitFor();
  await page.reload();
  await page.locator('.p-section').first().waitFor();
  await page.evaluate(() => document.querySelectorAll('.p-section').forEach((each) => (each.open = true)));
  say((await page.locator('input[name="total_assets"]').inputValue()) === '10000', 'what was typed is gone');
  await fill('total_equity', '4000');
  await fill('revenue', '9000');
  await fill('net_profit', '300');
  await page.locator('.p-stick .p-button[data-kind="primary"]').click();
  await page.waitForURL(/\/portal\/statements$/);
  await context.setOffline(false);
  const sent = page.locator('.p-line', { hasText: period });
  await sent.first().waitFor({ timeout: 30_000 });
  await page.goto(`${base}/portal/statements`);
  await sent.first().waitFor();
  say((await sent.count()) === 1, `the statement arrived ${await sent.count()} times`);
}

async function message(page, context, base) {
  const text = `放款前还需要什么？ ${Date.now()}`;
  await page.goto(`${base}/portal/messages`);
  await page.locator('.p-write textarea').waitFor();
  await context.setOffline(true);
  await page.locator('.p-write textarea').fill(text);
  await page.locator('.p-write .p-button').click();
  await page.locator('.p-messages [data-waiting]', { hasText: text }).waitFor();
  await context.setOffline(false);
  const kept = page.locator('.p-messages li:not([data-waiting])', { hasText: text });
  await kept.first().waitFor({ timeout: 30_000 });
  say((await kept.count()) === 1, 'the message arrived twice');
}

async function certificate(page, base) {
  await page.goto(`${base}/portal/covenants`);
  await page.locator('.p-card .p-button[data-kind="primary"]').click();
  await page.locator('.p-sheet input[type="checkbox"]').check();
  await page.locator('.p-sheet .p-button[data-kind="primary"]').click();
  await page.locator('.p-note[data-tone="green"]').waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.p-line a[download]').first().click(),
  ]);
  const head = fs
    .readFileSync(await file.path())
    .subarray(0, 4)
    .toString();
  say(head === '%PDF', `the certificate begins with ${head}`);
}

async function consents(page, base) {
  await page.goto(`${base}/portal/data`);
  const row = page.locator('.p-consent').last();
  await row.locator('.p-button[data-kind="primary"]').click();
  await row.locator('.p-button[data-kind="plain"]').click();
  await row.locator('.p-button[data-kind="primary"]').waitFor();
}

async function leave(page, base) {
  await page.goto(`${base}/portal/me`);
  await page.locator('.p-button[data-kind="danger"]').click();
  await page.locator('input[name="password"]').waitFor();
  const left = await page.evaluate(() =>
    Object.keys(localStorage).filter((name) => name.startsWith('portal-')),
  );
  say(left.length === 0, `left on the device: ${left}`);
}

export async function evening(browser, { check, options }) {
  const name = 'walk: an evening of a CFO, with the network coming and going';
  if (!name.includes(options.only) && !'portal'.includes(options.only)) return;
  const { page, context, problems } = await openPage(browser, { width: 390, height: 844 });
  try {
    await enter(page, options);
    await papers(page);
    await statement(page, context, options.base);
    await message(page, context, options.base);
    await certificate(page, options.base);
    await consents(page, options.base);
    await leave(page, options.base);
    check(
      name,
      unexpected(problems).filter((text) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(text)),
    );
  } catch (error) {
    await page
      .screenshot({ path: `${options.shots ?? '/tmp'}/portal-evening-failed.png` })
      .catch(() => undefined);
    check(name, [String(error).split('\n')[0], ...unexpected(problems)]);
  }
  await context.close();
}
