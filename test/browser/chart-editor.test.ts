import type { Browser, Page } from 'playwright-core';
import type { Chart } from '../../src/plugins/guide-publisher/domain/flowchart/chart';
import { parseChart } from '../../src/plugins/guide-publisher/domain/flowchart/parse';
import { startApplication, type Application } from '../integration/support/application';
import { ITEM, foundCity, type City } from '../integration/support/city';
import { listen } from '../integration/support/listen';
import { VENDOR } from '../unit/flowchart/bpmn-files';
import { launchBrowser, signInPage } from './support/browser';

const UID = 'api::flowchart.flowchart';
const NEW = `/admin/content-manager/collection-types/${UID}/create?plugins[i18n][locale]=zh-Hans`;

/** One session of an editor, in order: each test goes on with the chart that the one before has left. */
describe('the flowchart editor', () => {
  let app: Application;
  let city: City;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    app = await startApplication('sqlite', { admin: true });
    city = await foundCity(app);
    const base = await listen(app);
    browser = await launchBrowser();
    page = await signInPage(browser, { base, person: city.editor });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${base}${NEW}`);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const node = (label: string | RegExp) =>
    page.locator('[data-canvas-node]').and(page.getByLabel(label));
  const cellHasFocus = (field: string) =>
    page.waitForFunction(
      (ending) => document.activeElement?.getAttribute('data-path')?.endsWith(ending),
      field
    );
  const names = () =>
    page
      .locator('[data-path^="chart/nodes/"][data-path$="/label"]')
      .evaluateAll((cells) => cells.map((cell) => (cell as HTMLTextAreaElement).value));

  test('draws the step table of the chosen item by one click', async () => {
    await page.fill('input[name=code]', 'LCT-1');
    await page.fill('input[name=name]', '公共场所卫生许可流程图');
    await page.getByRole('combobox', { name: /标准事项/ }).click();
    await page.getByRole('option', { name: ITEM.name }).click();
    await button('按步骤表绘制').click();
    await node(/^收件，办理/).waitFor();
    expect(await names()).toEqual(
      expect.arrayContaining(['收件', '是否受理', '不予受理通知书', '送达'])
    );
  });

  test('with the keyboard alone a decision with two labelled exits is made, and what it lacks stands at it', async () => {
    await node(/^颁证，办理/).focus();
    await press('d');
    await cellHasFocus('/label');
    await page.keyboard.type('是否邮寄');
    const decision = node(/^是否邮寄，判断/);
    await node(/^是否邮寄，.*至少要有两个出口/).waitFor();

    await decision.focus();
    await press('e', 'Enter');
    await cellHasFocus('/condition');
    await page.keyboard.type('是');
    await decision.focus();
    await press('c', 'End', 'Enter');
    await cellHasFocus('/condition');
    await page.keyboard.type('否');
    await node(/^是否邮寄(?!.*出口)/).waitFor();
    const exits = page
      .locator('[data-canvas-edge]')
      .and(page.getByLabel(/^是否邮寄 → .*，[是否]$/));
    await exits.nth(1).waitFor({ state: 'attached' });
    expect(await exits.count()).toBe(2);
  });

  test('undo takes back every step, redo does it again, in the table and the drawing', async () => {
    const after = await names();
    const undone = async () => !(await names()).some((name) => name === '是否邮寄' || name === '');
    let steps = 0;
    while (!(await undone())) {
      expect(steps++).toBeLessThan(20);
      await press('Control+z');
    }
    await node(/^是否邮寄/).waitFor({ state: 'detached' });
    for (let i = 0; i < steps; i++) await press(i % 2 === 0 ? 'Control+y' : 'Control+Shift+z');
    await node(/^是否邮寄，判断/).waitFor();
    expect(await names()).toEqual(after);
  });

  test('rows of a spreadsheet are pasted over the steps', async () => {
    const rows = '步骤\t岗位\t时限\n收件登记\t综合窗口\t当场\n受理\t受理岗\t2个工作日';
    await page.evaluate((text) => navigator.clipboard.writeText(text), rows);
    await page.locator('[data-path="chart/nodes/0/label"]').focus();
    await press('Control+v');
    await node(/^收件登记，办理，.*综合窗口，当场/).waitFor();
    await node(/^受理，.*受理岗，2个工作日/).waitFor();
    expect(await names()).toContain('是否受理');
  });

  test('a BPMN file says what was kept and dropped before it replaces the chart, and undo brings the chart back', async () => {
    const before = await names();
    const file = { name: 'permit.bpmn', mimeType: 'application/xml', buffer: Buffer.from(VENDOR) };
    await page.locator('input[type=file]').setInputFiles(file);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('permit.bpmn').waitFor();
    for (const part of ['保留', '简化', '未画出'])
      await dialog.getByRole('region', { name: part }).waitFor();
    await dialog.getByText(`现有流程图（${before.length} 个节点）将被替换`).waitFor();
    await dialog.getByRole('button', { name: '替换现有流程图' }).click();
    await node(/^Check papers/).waitFor();
    await button('撤销').click();
    await node(/^收件登记/).waitFor();
    expect(await names()).toEqual(before);
  });

  test('what is saved is the chart that was seen', async () => {
    const shown = await names();
    await page.locator('aside').getByRole('button', { name: '保存', exact: true }).click();
    await page.waitForURL(/flowchart\/[a-z0-9]{20,}/);
    const saved = await app.strapi
      .documents(UID)
      .findFirst({ filters: { code: 'LCT-1' }, locale: 'zh-Hans', populate: ['standardItem'] });
    const chart = saved!.chart as unknown as Chart;
    expect(parseChart(chart)).toMatchObject({ ok: true });
    expect(chart.nodes.map(({ label }) => label)).toEqual(shown);
    expect(saved!.standardItem).toMatchObject({ name: ITEM.name });
  });
});
