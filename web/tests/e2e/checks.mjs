// What every screen must hold to, and walks through the product by keyboard alone.
import { settle } from './browser.mjs';

const han = /[\u3400-\u9fff]/;

/** Texts of the interface itself that are still Chinese when English was asked for; data may be Chinese. */
export async function untranslated(page) {
  const texts = await page.evaluate(() => {
    const selector = 'button, h1, h2, label, th, dt, [role="tab"], [role="columnheader"], .side-link';
    const data = '[translate="no"], [lang="zh-CN"], .grid-body';
    const wordsOf = (element) => {
      const copy = element.cloneNode(true);
      for (const part of copy.querySelectorAll(data)) part.remove();
      return element.getAttribute('aria-label') ?? copy.textContent ?? '';
    };
    return [...document.querySelectorAll(selector)].filter((element) => !element.closest(data)).map(wordsOf);
  });
  return texts.filter((text) => han.test(text) && text !== '中文').slice(0, 5);
}

/** On a phone nothing may be wider than the screen, except what scrolls inside itself. */
export const overflows = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);

/** Words whose key shows because it has no text. */
export const rawKeys = (page) =>
  page.evaluate(() => {
    const copy = document.body.cloneNode(true);
    for (const data of copy.querySelectorAll('.grid-body, [translate="no"]')) data.remove();
    const text = copy.textContent ?? '';
    return (
      text.match(
        /\b(app|nav|list|record|audit|settings|workbench|approvals|key|common)\.[a-z][A-Za-z]+\b/g,
      ) ?? []
    );
  });

const at = (page, path) => page.waitForURL((url) => url.pathname.startsWith(path), { timeout: 15_000 });

/** Presses KEYS until the page has moved: two keys of one shortcut belong together, and a busy machine may part them. */
async function follow(page, keys, path) {
  for (let attempt = 0; attempt < 4; attempt++) {
    for (const key of keys) await page.keyboard.press(key);
    const moved = await page
      .waitForURL((url) => url.pathname.startsWith(path), { timeout: 6_000 })
      .then(
        () => true,
        () => false,
      );
    if (moved) return;
  }
  await at(page, path);
}

/** The rows of a list are there, and its keys are listened to. */
const rows = (page) => page.locator('.grid-row a').first().waitFor();

/** Presses KEY until what it opens is there: on a busy machine a page may be seen before it listens. */
async function press(page, key, opened) {
  for (let attempt = 0; attempt < 4; attempt++) {
    await page.keyboard.press(key);
    const there = await page
      .locator(opened)
      .first()
      .waitFor({ timeout: 6_000 })
      .then(
        () => true,
        () => false,
      );
    if (there) return;
  }
  throw new Error(`${key} does not open ${opened}`);
}

/** Changes a task behind the page's back, as a colleague would; answers with its id and old title. */
const changeElsewhere = (page, title) =>
  page.evaluate(async (wanted) => {
    const read = async (path) => (await fetch(`/api/v1/${path}`)).json();
    const { items } = await read('task?limit=1');
    const [, token] = /steward_csrf=([^;]+)/.exec(document.cookie) ?? [];
    await fetch(`/api/v1/task/${items[0].id}`, {
      method: 'PATCH',
      headers: {
        'Content-Type': 'application/json',
        'X-CSRF-Token': token,
        'If-Match': `"${items[0].version}"`,
      },
      body: JSON.stringify({ title: wanted }),
    });
    return { id: items[0].id, title: items[0].title };
  }, title);

/** Everything by keyboard: palette, pages, list, selection, editing, undo, search, help. */
export const walks = [
  {
    name: 'palette opens a page and Esc closes it',
    run: async (page) => {
      await press(page, 'Control+k', '.palette input:focus');
      await page.keyboard.type('audit');
      await page.keyboard.press('Escape');
      await page.locator('.palette').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'palette finds a customer at the server and opens it',
    run: async (page, { base }) => {
      await page.goto(`${base}/customers`);
      await settle(page);
      const name = await page.locator('.grid-row [data-column="0"] a').first().innerText();
      await press(page, 'Control+k', '.palette input:focus');
      await page.keyboard.type(name.slice(0, 6));
      await page.locator('.palette [aria-selected="true"][data-value^="customer-"]').first().waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/customers\/.+/);
    },
  },
  {
    name: 'g then c goes to the customers, j moves, Enter opens',
    run: async (page, { base }) => {
      await page.goto(`${base}/workbench`);
      await settle(page);
      await follow(page, ['g', 'c'], '/customers');
      await settle(page);
      await page.locator('.grid-row a').first().waitFor();
      await page.locator('.grid').focus();
      await follow(page, ['j', 'Enter'], '/customers/');
    },
  },
  {
    name: 'a cell is edited by e and Enter, and Z takes it back',
    run: async (page, { base }) => {
      await page.goto(`${base}/records/task?view=all`);
      await settle(page);
      const cell = page.locator('.grid-row[aria-rowindex="2"] [data-column="0"]');
      const before = await cell.innerText();
      await page.locator('.grid').focus();
      await press(page, 'e', '.grid-row[aria-rowindex="2"] [data-column="0"] input');
      await cell.locator('input').fill(`${before} ·`);
      await page.keyboard.press('Enter');
      await page.locator('.toast[data-kind="done"]').first().waitFor();
      if ((await cell.innerText()) !== `${before} ·`) throw new Error('the cell does not show the new value');
      await page.keyboard.press('z');
      await page.waitForFunction(
        (text) =>
          document.querySelector('.grid-row[aria-rowindex="2"] [data-column="0"]')?.innerText === text,
        before,
      );
    },
  },
  {
    name: 'what a colleague changes appears by itself',
    run: async (page, { base }) => {
      await page.goto(`${base}/records/task?view=all`);
      await settle(page, 1500);
      const { title } = await changeElsewhere(page, 'Changed by a colleague');
      await page.getByText('Changed by a colleague').first().waitFor({ timeout: 15_000 });
      await changeElsewhere(page, title);
    },
  },
  {
    name: 'a colleague who was faster is shown, and mine can still be kept',
    run: async (page, { base }) => {
      await page.route('**/api/v1/events', () => {});
      await page.goto(`${base}/records/task?view=all`);
      await settle(page);
      const cell = page.locator('.grid-row[aria-rowindex="2"] [data-column="0"]');
      const { title } = await changeElsewhere(page, 'Faster');
      await page.locator('.grid').focus();
      await press(page, 'e', '.grid-row[aria-rowindex="2"] [data-column="0"] input');
      await cell.locator('input').fill(title);
      await cell.locator('input').fill(`${title} ·`);
      await page.keyboard.press('Enter');
      await page.locator('.conflict').waitFor();
      await page.locator('.dialog-foot .button[data-kind="primary"]').click();
      await page.locator('.dialog').waitFor({ state: 'detached' });
      await page.waitForFunction(
        (text) =>
          document.querySelector('.grid-row[aria-rowindex="2"] [data-column="0"]')?.innerText === text,
        `${title} ·`,
      );
      await changeElsewhere(page, title);
    },
    expects: /status of 412/,
  },
  {
    name: 'a masked value is revealed for a reason',
    run: async (page, { base }) => {
      await page.goto(`${base}/records/contact?mobile.null=false`);
      await settle(page);
      await rows(page);
      await page.locator('.grid').focus();
      await press(page, 'Enter', '.masked .button');
      await page.locator('.masked .button').first().click();
      await page.locator('.dialog textarea').fill('回访客户');
      await page.locator('.dialog-foot .button[data-kind="primary"]').click();
      await page.locator('.dialog').waitFor({ state: 'detached' });
      const shown = await page.locator('.masked').first().innerText();
      if (shown.includes('*')) throw new Error(`still masked: ${shown}`);
    },
  },
  {
    name: 'a list is exported by the server and downloaded',
    run: async (page, { base }) => {
      await page.goto(`${base}/customers?tier.in=strategic,core`);
      await settle(page);
      const [file] = await Promise.all([
        page.waitForEvent('download', { timeout: 20_000 }),
        page.locator('.page-head .button:not([data-kind="primary"])').first().click(),
      ]);
      if (!file.suggestedFilename().endsWith('.xlsx')) throw new Error(file.suggestedFilename());
      await page.locator('.toast[data-kind="done"]').waitFor();
    },
  },
  {
    name: 'x selects rows, Esc clears the selection',
    run: async (page, { base }) => {
      await page.goto(`${base}/customers`);
      await settle(page);
      await rows(page);
      await page.locator('.grid').focus();
      for (const key of ['x', 'j', 'x']) await page.keyboard.press(key);
      await page.locator('.bulk').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.bulk').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'slash searches the list at the server',
    run: async (page, { base }) => {
      await page.goto(`${base}/customers`);
      await settle(page);
      await rows(page);
      await press(page, '/', '[data-shortcut="/"]:focus');
      await page.keyboard.type('zzzz-nothing-is-called-this');
      await page.locator('.empty').waitFor();
    },
  },
  {
    name: 'a form says beside the field what is missing',
    run: async (page, { base }) => {
      await page.goto(`${base}/records/task?view=all`);
      await settle(page);
      await press(page, 'n', '.ant-drawer .form-grid');
      await page.waitForTimeout(400);
      await page.locator('.form-foot .ant-btn-primary').click();
      await page.locator('.ant-form-item-explain-error').first().waitFor();
    },
  },
  {
    name: 'looking at the past shows the banner, refuses changes, and returns',
    run: async (page, { base }) => {
      await page.goto(`${base}/records/task?view=all`);
      await settle(page);
      await page.locator('.as-of').click();
      await page.locator('.as-of-quick button').first().click();
      await page.locator('.past-banner').waitFor();
      if (await page.locator('[data-shortcut="n"]').isEnabled())
        throw new Error('the past can be written to');
      await page.locator('.past-banner button').click();
      await page.locator('.past-banner').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'the statement sheet takes typed and pasted amounts and undoes them',
    run: async (page, { base }) => {
      await page.goto(`${base}/customers`);
      await settle(page);
      await page.locator('.grid-row[aria-rowindex="2"] [data-column="0"] a').click();
      await settle(page);
      await page.goto(`${page.url().split('?')[0]}?tab=statements`);
      await page.locator('.sheet').waitFor();
      const cell = (row, column) => page.locator(`[data-place="${row}-${column}"]`);
      const before = await cell(0, 0).innerText();
      await page.locator('.sheet').focus();
      await page.keyboard.type('123.45');
      await page.keyboard.press('Enter');
      if ((await cell(0, 0).innerText()) !== '123.45') throw new Error('the typed amount does not show');
      await page.locator('.checks[data-bad]').waitFor();
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text/plain', '1\t2\n3\t4\n');
        document
          .querySelector('.sheet')
          .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
      });
      if ((await cell(2, 1).innerText()) !== '4.00') throw new Error('the pasted block does not show');
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      if ((await cell(0, 0).innerText()) !== before) throw new Error('undo does not bring the amount back');
      if (await page.locator('[data-edited]').count()) throw new Error('undo leaves edits');
    },
  },
  {
    name: 'the relationship graph is walked by arrow keys',
    run: async (page, { base }) => {
      await page.goto(`${base}/customers`);
      await settle(page);
      await page.locator('.grid-row[aria-rowindex="2"] [data-column="0"] a').click();
      await settle(page);
      await page.goto(`${page.url().split('?')[0]}?tab=relations`);
      await page.locator('.graph-node[data-root]').focus();
      for (const key of ['ArrowUp', 'ArrowLeft', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
      await page.locator('.graph-node[data-selected]').waitFor();
      await page.locator('.node-panel').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.graph-node[data-selected]').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'a tranche is added to the model of a project, solved at once, and taken back',
    run: async (page, { base }) => {
      const id = await page.evaluate(
        async () => (await (await fetch('/api/v1/project?limit=1')).json()).items[0].id,
      );
      await page.goto(`${base}/projects/${id}?tab=model`);
      await page.locator('.pj-solved').waitFor();
      const tab = page.locator('.pj-assumptions .segments button').nth(5);
      await tab.focus();
      await page.keyboard.press('Enter');
      const items = page.locator('.pj-item');
      const before = await items.count();
      await page.locator('.pj-assumptions .panel-body > .button').focus();
      await page.keyboard.press('Enter');
      await items.nth(before).waitFor();
      const share = (item) => item.locator('.pj-field input').first();
      const debt = await page.locator('.pj-strip .figure').first().innerText();
      await share(items.nth(before)).fill('40');
      await share(items.nth(0)).fill('60');
      await share(items.nth(0)).press('Enter');
      await page.locator('.pj-sum:not([data-tone])').waitFor();
      await page.reload();
      await page.locator('.pj-solved').waitFor();
      await page.locator('.pj-charts .notice .button').click(); // what was not saved is still there
      await page.waitForFunction(
        (text) => document.querySelector('.pj-strip .figure')?.innerText === text,
        debt,
      );
    },
    expects: /status of 422/,
  },
  {
    name: 'Tab reaches the skip link first and then the navigation',
    run: async (page, { base }) => {
      await page.goto(`${base}/workbench`);
      await settle(page);
      await page.locator('.skip').waitFor({ state: 'attached' });
      await page.keyboard.press('Tab');
      const first = await page.evaluate(() => document.activeElement?.className);
      if (first !== 'skip') throw new Error(`the first stop is ${first}`);
    },
  },
];
