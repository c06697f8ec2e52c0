// The browser tests against a running server whose data may be changed:
//   npm run e2e -- --base URL --login NAME[,NAME...] --password WORD [--shots DIR] [--only TEXT]
// The first person sees every screen that is open to them and takes all walks; each next one the screens left over.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { axe, launch, openPage, settle, signIn } from './browser.mjs';
import { overflows, rawKeys, untranslated, walks } from './checks.mjs';
import { evening, seePortal } from './portal.mjs';
import { looks, screens } from './screens.mjs';

const { values: options } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:8080' },
    login: { type: 'string', default: '' },
    password: { type: 'string', default: '' },
    shots: { type: 'string' },
    only: { type: 'string', default: '' },
    workers: { type: 'string', default: '2' },
  },
});

const people = options.login.split(',');
let passed = 0;
const failures = [];

function check(name, problems) {
  if (problems.length === 0) {
    passed += 1;
    return;
  }
  failures.push(name);
  console.log(`FAILED ${name}: ${problems.slice(0, 6).join('\n  ')}`);
}

async function shoot(page, name) {
  if (!options.shots) return;
  fs.mkdirSync(options.shots, { recursive: true });
  await page.screenshot({ path: path.join(options.shots, `${name}.png`) });
}

async function visit(page, screen) {
  if (screen.go) await screen.go(page, options.base);
  else await page.goto(options.base + screen.path);
  await settle(page);
  await screen.act?.(page);
  await page.locator(screen.has).first().waitFor({ timeout: 20_000 });
  await settle(page);
}

/** Whether the person may see a screen at all. */
const open = ({ entity, creates, permission }, me) =>
  (!entity || me.entities[entity]?.read) &&
  (!creates || me.entities[creates]?.create) &&
  (!permission || me.permissions.includes(permission));

/** In each theme of the look: a picture, and the accessibility of what is seen; a second theme changes colours alone. */
async function seeThemes(page, look, screen) {
  for (const [i, theme] of look.themes.entries()) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' }); // no look half-way between two themes
    await settle(page);
    await shoot(page, `${theme}-${look.name}-${screen}`);
    check(`${theme} ${look.name} ${screen}: accessibility`, await axe(page, i > 0));
  }
}

/** Looks at the SCREENS open to the person; returns those that are not. */
async function lookAs(browser, look, login, wanted) {
  const { page, context, problems } = await openPage(browser, look);
  await page.goto(`${options.base}/sign-in`);
  await settle(page);
  if (login === people[0]) await seeThemes(page, look, 'sign-in');
  await signIn(page, { ...options, login });
  const me = await page.evaluate(async () => (await fetch('/api/v1/me')).json());
  for (const screen of wanted.filter((each) => open(each, me))) {
    const name = `${look.name} ${screen.name}`;
    try {
      problems.length = 0;
      await visit(page, screen);
      await seeThemes(page, look, screen.name);
      check(`${name}: console and policy`, [...problems]);
      check(`${name}: words`, await rawKeys(page));
      if (look.lang === 'en') check(`${name}: translated`, await untranslated(page));
      if (look.width < 500) check(`${name}: fits the screen`, (await overflows(page)) ? ['too wide'] : []);
    } catch (error) {
      await shoot(page, `${look.name}-${screen.name}-failed`);
      check(`${name}: reached`, [String(error).split('\n')[0], ...problems]);
    }
    await page.evaluate(() => sessionStorage.clear());
  }
  await context.close();
  return wanted.filter((each) => !open(each, me));
}

async function lookAt(browser, look) {
  let left = screens.filter((screen) => `${look.name}-${screen.name}`.includes(options.only));
  for (const login of people) if (left.length > 0) left = await lookAs(browser, look, login, left);
  check(
    `${look.name}: every screen is open to somebody`,
    left.map((screen) => screen.name),
  );
}

/** One sign-in serves every walk: the sign-in itself is looked at above. */
async function cookies(browser) {
  const { page, context } = await openPage(browser, {});
  await signIn(page, { ...options, login: people[0] });
  const found = await context.cookies();
  await context.close();
  return found;
}

async function walk(browser) {
  const wanted = walks.filter((each) => each.name.includes(options.only));
  const signedIn = wanted.length > 0 ? await cookies(browser) : [];
  for (const each of wanted) {
    const { page, context, problems } = await openPage(browser, {});
    try {
      await context.addCookies(signedIn);
      await page.goto(`${options.base}/workbench`);
      await settle(page);
      await each.run(page, { ...options, login: people[0] });
      const unexpected = problems.filter((problem) => !each.expects?.test(problem));
      check(`walk: ${each.name}`, unexpected);
    } catch (error) {
      await shoot(page, `walk-${passed}-failed`);
      check(`walk: ${each.name}`, [String(error).split('\n')[0], ...problems]);
    }
    await context.close();
  }
}

/** What the first page of an application loads, compressed as the server sends it. */
function budget(document, limitKilobytes) {
  const limitBytes = limitKilobytes * 1024;
  const dist = path.resolve('dist');
  if (!fs.existsSync(dist)) return;
  const html = fs.readFileSync(path.join(dist, document), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
  const heavy = files.filter((file) => /antd|echarts/.test(file));
  check(`${document}: first load names neither antd nor echarts`, heavy);
  const bytes = files.reduce((sum, file) => {
    const packed = path.join(dist, `${file}.gz`);
    return sum + fs.statSync(fs.existsSync(packed) ? packed : path.join(dist, file)).size;
  }, 0);
  check(
    `${document}: first load budget`,
    bytes > limitBytes ? [`${bytes} bytes gzip, limit ${limitBytes}`] : [],
  );
  console.log(`${document}: first load ${(bytes / 1024).toFixed(0)} kB gzip`);
}

const browser = await launch();
budget('index.html', 168);
budget('portal.html', 120);
const portal = { check, seeThemes, options };
const [deskZh, deskEn, ...phones] = looks.map((look) => () => lookAt(browser, look));
const portals = looks.map((look) => () => seePortal(browser, look, portal));
const work = [deskZh, deskEn, () => walk(browser), ...phones, ...portals, () => evening(browser, portal)];
await Promise.all(
  Array.from({ length: Number(options.workers) }, async () => {
    for (let next = work.shift(); next; next = work.shift()) await next();
  }),
);
await browser.close();
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
