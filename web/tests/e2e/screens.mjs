// Every screen, how to reach it and what must be on it. Looks: light and dark, Chinese and English, desk and phone.
import { settle } from './browser.mjs';

const firstRow = '.grid-row[aria-rowindex="2"]';

async function openFirst(page, list) {
  await page.goto(list);
  await settle(page);
  await page.locator(`${firstRow} [data-column="0"] a`).first().click();
  await settle(page);
}

const openCustomer = (page, base) => openFirst(page, `${base}/customers`);

const addresses = new WeakMap();

/** A tab of the first customer, whose address each page looks up once. */
const tab = (query) => async (page, base) => {
  if (!addresses.has(page)) {
    await openCustomer(page, base);
    addresses.set(page, page.url().split('?')[0]);
  }
  await page.goto(`${addresses.get(page)}?tab=${query}`);
};

/** `entity`, `creates` and `permission` say what the person signed in needs; without it the screen is left out. */
export const screens = [
  { name: 'workbench', path: '/workbench', has: 'h1' },
  { name: 'workbench-put-off', path: '/workbench?show=put-off', has: 'h1' },
  ...['month', 'week', 'agenda'].map((view) => ({
    name: `calendar-${view}`,
    entity: 'visit',
    path: `/calendar?view=${view}`,
    has: '.cal-date, .cal-line',
  })),
  ...['map', 'growth', 'weakest', 'book'].map((part) => ({
    name: `relations-${part}`,
    entity: 'customer_value',
    path: `/relations?tab=${part}`,
    has: '.relations .table',
  })),
  ...['leave', 'offer', 'convert', 'keep', 'rules', 'models'].map((part) => ({
    name: `outlook-${part}`,
    entity: 'customer_outlook',
    path: `/outlook?tab=${part}`,
    has: '.outlook .panel',
  })),
  { name: 'campaigns', entity: 'campaign', path: '/campaigns', has: '.campaigns .panel' },
  {
    name: 'campaign',
    entity: 'campaign',
    path: '/campaigns',
    has: '.campaign-funnel',
    act: (page) => page.locator('.campaigns tbody a').last().click(),
  },
  ...['', 'notice', 'handovers'].map((part) => ({
    name: `pool-${part || 'waiting'}`,
    permission: 'pool.see',
    path: part ? `/pool?tab=${part}` : '/pool',
    has: '.pool .panel',
  })),
  {
    name: 'handover-pack',
    entity: 'handover',
    path: '/pool?tab=handovers',
    has: '.pool-pack .panel',
    act: (page) => page.locator('.pool tbody a').first().click(),
  },
  { name: 'customers', entity: 'customer', path: '/customers', has: firstRow },
  ...['', 'figures', 'satisfaction', 'improvement'].map((tab) => ({
    name: `service-${tab || 'desk'}`,
    entity: 'service_request',
    path: tab ? `/service?tab=${tab}` : '/service',
    has: '.service .panel, .service-card',
  })),
  {
    name: 'service-request',
    entity: 'service_request',
    path: '/service?show=closed',
    has: '.service-thread',
    act: (page) => page.locator('.service-subject').first().click(),
  },
  { name: 'assistant', path: '/assistant', has: '.ask-page textarea' },
  { name: 'projects', entity: 'project', path: '/projects', has: firstRow },
  { name: 'projects-priors', entity: 'project', path: '/projects?tab=priors', has: '.pj .panel' },
  { name: 'projects-green', entity: 'project', path: '/projects?tab=green', has: '.pj .panel' },
  ...['', 'model', 'risk', 'following', 'risks'].map((tab) => ({
    name: `project-${tab || 'overview'}`,
    entity: 'project',
    has: '.pj .panel, .pj .grid',
    go: async (page, base) => {
      await openFirst(page, `${base}/projects`);
      if (tab) await page.goto(`${page.url().split('?')[0]}?tab=${tab}`);
      await settle(page);
    },
  })),
  {
    name: 'customers-selected',
    entity: 'customer',
    path: '/customers',
    has: '.bulk',
    act: async (page) => {
      await page.locator('.grid').focus();
      for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    },
  },
  {
    name: 'customers-filter',
    entity: 'customer',
    path: '/customers?tier.in=strategic,core&pd.gte=0.001',
    has: '.filter-form',
    act: (page) => page.locator('.chip button').first().click(),
  },
  {
    name: 'customer',
    entity: 'customer',
    has: '.c360-overview .figures',
    go: (page, base) => openCustomer(page, base),
  },
  {
    name: 'customer-source',
    entity: 'customer',
    has: '.source',
    go: async (page, base) => {
      await openCustomer(page, base);
      await page.locator('.figures .sourced').first().click();
    },
  },
  { name: 'customer-statements', entity: 'statement', has: '.sheet', go: tab('statements') },
  { name: 'customer-ratios', entity: 'statement', has: '.table', go: tab('statements&part=ratios') },
  { name: 'customer-dupont', entity: 'statement', has: '.dupont', go: tab('statements&part=dupont') },
  { name: 'customer-relations', entity: 'relation', has: '.graph-node', go: tab('relations') },
  { name: 'customer-ledger', entity: 'loan', has: '.grid', go: tab('ledger') },
  { name: 'customer-feed', entity: 'customer', has: '.feed', go: tab('feed') },
  {
    name: 'customer-files',
    entity: 'attachment',
    creates: 'attachment',
    has: '.files-sent [data-state="kept"]',
    go: tab('files&of=attachment'),
    act: async (page) => {
      const give = page.locator('.files-box input[type="file"]');
      await give.setInputFiles({
        name: '说明.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('客户说明\n'),
      });
      await give.setInputFiles({
        name: 'run.exe',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('MZ'),
      });
      await page.locator('.files-sent [data-state="refused"]').waitFor();
    },
  },
  { name: 'customer-rating', entity: 'assessment', has: '.score-table', go: tab('rating') },
  { name: 'customer-data', entity: 'customer', has: '.data-fields', go: tab('data') },
  {
    name: 'loan',
    entity: 'loan',
    has: '.loan-table',
    go: async (page, base) => {
      await openFirst(page, `${base}/records/loan`);
      await page.locator('.loan-table tbody tr').first().click();
    },
  },
  { name: 'customer-facilities', entity: 'facility', has: '.facilities, .empty', go: tab('facilities') },
  { name: 'collections', entity: 'collection_case', path: '/collections', has: 'h1' },
  { name: 'day-end', permission: 'servicing.load', path: '/day-end', has: '.table, .empty' },
  {
    name: 'inspection',
    entity: 'inspection',
    has: '.inspection-questions',
    go: (page, base) => openFirst(page, `${base}/records/inspection?view=all`),
  },
  {
    name: 'facility-conditions',
    entity: 'facility',
    has: '.condition-list, .empty',
    go: (page, base) => openFirst(page, `${base}/records/facility?view=all&level=product`),
  },
  {
    name: 'facility-guarantees',
    entity: 'guarantee_contract',
    has: '.figures',
    go: async (page, base) => {
      await openFirst(page, `${base}/records/facility?view=all&level=product`);
      await page.waitForSelector('[role=tab]');
      await page.locator('[role=tab]').nth(1).click();
    },
  },
  {
    name: 'syndicate-notice',
    entity: 'syndicate_notice',
    has: '.trial',
    go: (page, base) => openFirst(page, `${base}/records/syndicate_notice?view=all`),
  },
  { name: 'tasks', entity: 'task', path: '/records/task?view=all', has: '.grid' },
  { name: 'visits', entity: 'visit', path: '/records/visit?view=all', has: '.grid' },
  {
    name: 'brief',
    entity: 'customer',
    has: '.brief-points, .empty',
    go: async (page, base) => {
      await openCustomer(page, base);
      await page.goto(`${page.url().split('?')[0]}/brief`);
      await settle(page);
    },
  },
  { name: 'contacts', entity: 'visit', path: '/contacts', has: '.meter-groups' },
  {
    name: 'record',
    entity: 'contact',
    has: '.facts',
    go: (page, base) => openFirst(page, `${base}/records/contact`),
  },
  {
    name: 'record-history',
    entity: 'task',
    has: '.history',
    go: async (page, base) => {
      await openFirst(page, `${base}/records/task`);
      await page.getByRole('tab').nth(1).click();
    },
  },
  {
    name: 'record-form',
    creates: 'task',
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
  { name: 'warnings', entity: 'warning', path: '/warnings', has: '.warn-table, .empty' },
  { name: 'warnings-board', entity: 'warning', path: '/warnings?view=board', has: '.kanban, .empty' },
  { name: 'warnings-indicators', entity: 'warning', path: '/warnings?view=indicators', has: '.warn-library' },
  {
    name: 'warning',
    entity: 'warning',
    has: '.warn-detail',
    go: async (page, base) => {
      await page.goto(`${base}/warnings`);
      await settle(page);
      await page.locator('.warn-table .warn-name').first().click();
    },
  },
  { name: 'covenants', entity: 'covenant', path: '/covenants', has: 'h1' },
  { name: 'customer-monitor', entity: 'warning', has: '.monitor', go: tab('monitor') },
  { name: 'customer-risks', entity: 'risk_incident', has: '.risks-cube', go: tab('risks') },
  { name: 'customer-portal', entity: 'portal_user', has: '.portal-tab', go: tab('portal') },
  { name: 'approvals', entity: 'pending_change', path: '/approvals', has: 'h1' },
  { name: 'organisation', entity: 'branch', path: '/organisation', has: '.tree' },
  { name: 'imports', permission: 'import.run', path: '/imports', has: '.drop' },
  {
    name: 'import-preview',
    permission: 'import.run',
    path: '/imports',
    has: '.import-preview [data-problem]',
    act: async (page) => {
      const text = '客户名称,行业,注册资本(万元)\n测试导入甲有限公司,C34,1000\n测试导入乙有限公司,C34,abc\n';
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await page.waitForURL(/\/imports\/.+/);
      await settle(page);
    },
  },
  { name: 'duplicates', entity: 'duplicate_pair', path: '/duplicates', has: 'h1' },
  { name: 'lab', permission: 'model.promote', path: '/lab', has: '.lab table' },
  {
    name: 'lab-monitoring',
    entity: 'model_check',
    permission: 'model.promote',
    path: '/lab',
    has: '.lab-checks',
    act: async (page) => {
      await page.locator('.lab a[href^="/lab/"]').first().click();
      await page.locator('.lab [role="tab"]').nth(1).click();
    },
  },
  { name: 'policies', permission: 'policy.read', path: '/policies', has: '.editor' },
  { name: 'roles', permission: 'policy.read', path: '/policies?show=roles', has: '.roles' },
  { name: 'portfolio', permission: 'portfolio.read', path: '/portfolio', has: '.mix' },
  { name: 'portfolio-limits', permission: 'portfolio.read', path: '/portfolio?tab=limits', has: '.use' },
  {
    name: 'portfolio-industries',
    permission: 'portfolio.read',
    path: '/portfolio?tab=industries',
    has: '.table',
  },
  {
    name: 'portfolio-industry',
    permission: 'portfolio.read',
    path: '/portfolio?tab=industries&section=C',
    has: '.plot',
  },
  { name: 'portfolio-history', permission: 'portfolio.read', path: '/portfolio?tab=history', has: '.matrix' },
  { name: 'portfolio-loss', permission: 'portfolio.read', path: '/portfolio?tab=loss', has: '.bars' },
  {
    name: 'portfolio-climate',
    permission: 'portfolio.read',
    path: '/portfolio?tab=climate',
    has: '.climate-sections',
  },
  { name: 'portfolio-ecl', permission: 'portfolio.read', path: '/portfolio?tab=ecl', has: '.panel' },
  {
    name: 'portfolio-classes',
    permission: 'portfolio.read',
    path: '/portfolio?tab=classes',
    has: '.class-list',
  },
  {
    name: 'portfolio-whatif',
    permission: 'portfolio.read',
    path: '/portfolio?tab=whatif',
    has: '.whatif [data-worse]',
    act: async (page) => {
      await page.locator('select').first().selectOption('severe');
      await page.locator('.whatif-foot button').first().click();
      await settle(page);
    },
  },
  {
    name: 'portfolio-allocation',
    permission: 'portfolio.allocate',
    path: '/portfolio?tab=allocation',
    has: '.allocation-words',
    act: async (page) => {
      await page.locator('.whatif-form input').first().fill('30000');
      await page.locator('.whatif-foot button').first().click();
      await settle(page);
    },
  },
  { name: 'audit', permission: 'audit.read', path: '/audit', has: '.grid-row' },
  {
    name: 'audit-entry',
    permission: 'audit.read',
    path: '/audit',
    has: '.entry',
    act: async (page) => {
      await page.locator('.grid-row').nth(1).waitFor({ timeout: 20_000 });
      await page.locator('.grid').focus();
      await page.keyboard.press('Enter');
    },
  },
  { name: 'pipeline', entity: 'opportunity', path: '/pipeline', has: '.deal-card' },
  { name: 'schemes', permission: 'scheme.design', path: '/schemes', has: '.deal-compare' },
  { name: 'process', permission: 'workflow.oversee', path: '/process', has: '.deal-process table, .empty' },
  { name: 'cases', entity: 'workflow_case', path: '/cases?tab=all', has: '.table, .empty' },
  {
    name: 'case',
    entity: 'workflow_case',
    has: '.deal-stages',
    go: async (page, base) => {
      const answer = await page.request.get(`${base}/api/v1/workflow_case?limit=1`);
      await page.goto(`${base}/cases/${(await answer.json()).items[0].id}`);
      await settle(page);
    },
  },
  {
    name: 'contract',
    entity: 'deal_contract',
    has: '.contract-clauses',
    go: async (page, base) => {
      const answer = await page.request.get(`${base}/api/v1/deal_contract?kind=amendment&limit=1`);
      await page.goto(`${base}/contracts/${(await answer.json()).items[0].id}`);
      await settle(page);
    },
  },
  {
    name: 'application',
    entity: 'application',
    has: '.deal-columns',
    go: async (page, base) => {
      const answer = await page.request.get(`${base}/api/v1/application?limit=1`);
      await page.goto(`${base}/applications/${(await answer.json()).items[0].id}`);
      await settle(page);
    },
  },
  { name: 'documents', entity: 'application_document', path: '/documents', has: '.figures' },
  { name: 'products', entity: 'application', path: '/products', has: '.deal-catalogue' },
  { name: 'settings', path: '/settings', has: '.facts' },
  { name: 'security', path: '/settings/security', has: '.sessions' },
  { name: 'appearance', path: '/settings/appearance', has: '.segments' },
  { name: 'mail', entity: 'webhook_subscription', path: '/settings/mail', has: '.figures' },
  { name: 'model', permission: 'audit.read', path: '/settings/model', has: '.mail-table, .model-none' },
  {
    name: 'webhooks',
    entity: 'webhook_subscription',
    path: '/settings/mail',
    has: '.mail-hooks',
    act: async (page) => {
      await page.locator('.settings-body .segments').first().locator('button').last().click();
      await settle(page);
      await page.locator('.mail-hooks .mail-acts button').first().click();
      await settle(page);
    },
  },
  {
    name: 'past',
    entity: 'customer',
    path: '/customers',
    has: '.past-banner',
    act: async (page) => {
      await page.locator('.as-of').click();
      await page.locator('.as-of-quick button').first().click();
      await settle(page);
    },
  },
];

/** A page follows the theme of the system, so one visit shows it in each. */
export const looks = [
  { name: 'zh', themes: ['light', 'dark'], lang: 'zh-CN', width: 1440, height: 900 },
  { name: 'en', themes: ['light', 'dark'], lang: 'en', width: 1440, height: 900 },
  { name: 'phone-zh', themes: ['light'], lang: 'zh-CN', width: 390, height: 844 },
  { name: 'phone-en', themes: ['dark'], lang: 'en', width: 390, height: 844 },
];
