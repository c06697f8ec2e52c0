// How soon something shows and what came over the wire, each load with an empty cache: one line a page, for ./bench.
//   node tests/bench/paint.mjs --base URL --login NAME --password WORD [--rounds N]
import { parseArgs } from 'node:util';
import { launch, openPage, settle, signIn } from '../e2e/browser.mjs';

const { values: options } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:8080' },
    login: { type: 'string', default: '' },
    password: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
  },
});

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Loads the address in a page of its own and reads the browser's own clock and the bytes it received. */
async function load(browser, address, cookies) {
  const { page, context } = await openPage(browser, {});
  await context.addCookies(cookies);
  const wire = await context.newCDPSession(page);
  let bytes = 0;
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  wire.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength;
  });
  await page.goto(address);
  await settle(page);
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
  );
  await context.close();
  return { paint, bytes };
}

async function measure(browser, name, address, cookies) {
  const loads = [];
  for (let i = 0; i < Number(options.rounds); i += 1) loads.push(await load(browser, address, cookies));
  const paint = median(loads.map((each) => each.paint));
  const bytes = median(loads.map((each) => each.bytes));
  console.log(`${name}\t${paint.toFixed(0)}\t${bytes}`);
}

const browser = await launch();
await measure(browser, 'sign-in', `${options.base}/sign-in`, []);
const { page, context } = await openPage(browser, {});
await signIn(page, options);
const cookies = await context.cookies();
const customer = await page.evaluate(
  async () => (await (await fetch('/api/v1/customer?limit=1&sort=id')).json()).items[0].id,
);
await context.close();
await measure(browser, 'customer', `${options.base}/customers/${customer}`, cookies);
await browser.close();
