/**
 * The pictures of the READMEs, taken from a running installation with the sample city:
 *   ADMIN_PASSWORD=… EDITOR_PASSWORD=… node scripts/screenshots.mjs [http://127.0.0.1:1337]
 */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const base = process.argv[2] ?? 'http://127.0.0.1:1337';
const folder = new URL('../docs/images/', import.meta.url).pathname;
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

async function open(viewport) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport });
  return context.newPage();
}

async function shoot(page, name) {
  await page.screenshot({ path: `${folder}${name}.png` });
  console.log(`docs/images/${name}.png`);
}

async function signIn(email, password) {
  const page = await open({ width: 1440, height: 960 });
  await page.goto(`${base}/admin/auth/login`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
  return page;
}

/** A guide of the sample that breaks a rule on purpose, so that the panel shows a finding. */
async function guideWithFinding(page) {
  await page.goto(
    `${base}/admin/content-manager/collection-types/api::service-guide.service-guide`
  );
  await page.waitForSelector('tbody tr');
  await page.locator('tbody tr', { hasText: /错误/ }).first().click();
  await page.waitForURL(/service-guide\/[a-z0-9]+/);
  await page
    .locator('aside')
    .getByText(/错误 \d+ 个/)
    .waitFor();
}

const site = await open({ width: 1200, height: 900 });
await site.goto(`${base}/sites/bijie/`);
await shoot(site, 'site-home');
const guide = await site.evaluate(async (address) => {
  const { data } = await (
    await fetch(`${address}/api/public/guides?filters[itemType][$eq]=01`)
  ).json();
  return data[0].code;
}, base);
await site.goto(`${base}/api/public/guides/${guide}`);
const { data } = JSON.parse(await site.locator('body').innerText());
const page = `${base}/sites/bijie/guides/${data.organization.creditCode.toLowerCase()}/${guide.toLowerCase()}.html`;
await site.goto(page);
await shoot(site, 'site-guide');
const phone = await open({ width: 390, height: 844 });
await phone.goto(page);
await shoot(phone, 'site-guide-phone');

const editor = await signIn('editor@example.com', process.env.EDITOR_PASSWORD);
await editor.waitForTimeout(3000);
await guideWithFinding(editor);
await shoot(editor, 'admin-guide');
await editor.goto(
  `${base}/admin/content-manager/collection-types/api::service-guide.service-guide`
);
await editor.waitForSelector('tbody tr');
await editor.waitForTimeout(2000);
await shoot(editor, 'admin-list');
const administrator = await signIn('admin@example.com', process.env.ADMIN_PASSWORD);
await administrator.goto(`${base}/admin/plugins/guide-publisher/findings`);
await administrator.waitForTimeout(3000);
await shoot(administrator, 'admin-findings');
await browser.close();
