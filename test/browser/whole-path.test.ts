import type { Browser, Page } from 'playwright-core';
import request from 'supertest';
import { startApplication, type Application } from '../integration/support/application';
import { GUIDE_CODE, foundCity, type City } from '../integration/support/city';
import { contentAddress, releasesAreDone } from '../integration/support/guides';
import { listen } from '../integration/support/listen';
import { guidePath } from '../../src/plugins/guide-publisher/server/src/site/addresses';
import { launchBrowser, newPage, signInPage } from './support/browser';

const LIST = '/admin/content-manager/collection-types/api::standard-item.standard-item';

/** From a standard item to a public page, by two people, with the mouse and the keyboard only. */
describe('the whole path in a browser', () => {
  let app: Application;
  let city: City;
  let browser: Browser;
  let base: string;

  beforeAll(async () => {
    app = await startApplication('sqlite', { admin: true });
    city = await foundCity(app);
    base = await listen(app);
    browser = await launchBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const panel = (page: Page) => page.locator('aside');

  const pressInPanel = (page: Page, name: string) =>
    panel(page).getByRole('button', { name, exact: true }).last().click();

  it('a guide goes from the editor’s draft to the site and the API', async () => {
    // The editor takes on the item for an organization.
    const editor = await signInPage(browser, { base, person: city.editor });
    await editor.goto(`${base}${LIST}`);
    await editor.getByText('公共场所卫生许可').first().click();
    await pressInPanel(editor, '由此新建办事指南');
    const dialog = editor.getByRole('dialog');
    await dialog.getByRole('combobox').click();
    await dialog.getByRole('combobox').pressSequentially('卫生健康');
    await editor.getByRole('option', { name: /毕节市卫生健康局/ }).click();
    await dialog.getByRole('button', { name: '新建' }).click();
    await editor.waitForURL(/api::service-guide\.service-guide\/[a-z0-9]+/);

    // What is missing is said before anything is pressed.
    await panel(editor).getByText('错误 2 个').waitFor();
    const documentId = /service-guide\/([a-z0-9]+)/.exec(editor.url())![1]!;

    // The editor mends it; the findings go away while typing.
    await editor.locator('[data-path="promisedLimit/value"]').fill('5');
    await editor.locator('[data-path="promisedLimit/unit"]').selectOption('workday');
    await editor.locator('input[name="consultationPhone"]').fill('0857-8555001');
    await panel(editor).getByRole('heading', { name: /错误/ }).waitFor({ state: 'detached' });
    await panel(editor).getByRole('button', { name: '保存', exact: true }).click();
    await panel(editor).getByRole('button', { name: '提交审核', exact: true }).click();
    await editor.getByRole('dialog').getByRole('button', { name: '提交审核' }).click();
    await panel(editor).getByText('待审核').waitFor();

    // The editor is not offered the approval, and the server would refuse it.
    await expect(
      panel(editor)
        .getByRole('button', { name: '审核通过', exact: true })
        .isEnabled()
        .catch(() => false)
    ).resolves.toBe(false);

    // The reviewer finds it in the queue, reads the exact text, approves and publishes.
    const reviewer = await signInPage(browser, { base, person: city.reviewer });
    await reviewer.goto(`${base}/admin/plugins/guide-publisher`);
    await reviewer.getByText('公共场所卫生许可').first().click();
    await reviewer.waitForURL(new RegExp(documentId));
    await pressInPanel(reviewer, '审核通过');
    const decision = reviewer.getByRole('dialog');
    await decision.getByText('5个工作日').first().waitFor();
    await decision.getByRole('checkbox').check();
    await decision.getByRole('button', { name: '审核通过' }).click();
    await decision.waitFor({ state: 'detached' });
    await pressInPanel(reviewer, '发布');
    const confirmation = reviewer.getByRole('dialog');
    await confirmation.getByRole('button', { name: '发布' }).click();
    await panel(reviewer).getByText('已公开').first().waitFor();

    // The release has run: the page has the right text, the API gives the same edition.
    await releasesAreDone(app);
    const visitor = await newPage(browser);
    await visitor.goto(`${base}/sites/bijie/${guidePath(GUIDE_CODE, 'zh-Hans')}`);
    expect(await visitor.locator('h1').innerText()).toContain('公共场所卫生许可');
    const text = await visitor.locator('main').innerText();
    expect(text).toContain('5个工作日');
    expect(text).toContain('0857-8555001');
    const { body } = await request(base).get(`/api/public/guides/${GUIDE_CODE}`);
    expect(body.data.promisedLimit).toEqual({ value: 5, unit: 'workday', note: '' });
    const edition = await app.strapi.db
      .query('plugin::guide-publisher.edition')
      .findOne({ where: { kind: 'guide', code: GUIDE_CODE } });
    expect(body.data.hash).toBe(edition.hash);

    // A change by the editor stays inside until it is approved.
    await city.editor.put(contentAddress(documentId), { localNote: '尚未审核' });
    await app.service('release').release({ site: 'bijie', dryRun: false });
    await visitor.reload();
    expect(await visitor.locator('main').innerText()).not.toContain('尚未审核');
  }, 180_000);
});
