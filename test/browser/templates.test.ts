import type { Browser, Locator, Page } from 'playwright-core';
import { addDays, chinaDay } from '../../src/plugins/guide-publisher/domain/codes/days';
import { startApplication, type Application } from '../integration/support/application';
import { foundCity, type City } from '../integration/support/city';
import { GUIDE_UID, contentAddress, newDraft, removeGuides } from '../integration/support/guides';
import { listen } from '../integration/support/listen';
import { PASSWORD, type Person } from '../integration/support/people';
import { newItemVersion } from '../integration/support/versions';
import { launchBrowser, newPage } from './support/browser';

const PAGES = '/admin/plugins/guide-publisher';
const TOMORROW = addDays(chinaDay(new Date()), 1);

/** What officials do with templates, standard items and rules, with the mouse and the keyboard only. */
describe('templates, updates and waivers in a browser', () => {
  let app: Application;
  let city: City;
  let browser: Browser;
  let base: string;
  let editor: Page;
  let reviewer: Page;

  beforeAll(async () => {
    app = await startApplication('sqlite', { admin: true });
    city = await foundCity(app);
    base = await listen(app);
    browser = await launchBrowser();
    [editor, reviewer] = await Promise.all([signInPage(city.editor), signInPage(city.reviewer)]);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  afterEach(async () => {
    await app.service('recheck').idle();
    await removeGuides(app);
  });

  async function signInPage(person: Person): Promise<Page> {
    const page = await newPage(browser);
    await page.goto(`${base}/admin/auth/login`);
    await page.fill('input[name=email]', person.email);
    await page.fill('input[name=password]', PASSWORD);
    await page.click('button[type=submit]');
    await page.waitForURL((url) => !url.pathname.includes('/auth/'));
    return page;
  }

  const open = (page: Page, place: string) => page.goto(`${base}${PAGES}/${place}`);
  const press = (place: Page | Locator, name: string) =>
    place.getByRole('button', { name, exact: true }).click();
  const guidePage = (documentId: string) =>
    `${base}/admin/content-manager/collection-types/${GUIDE_UID}/${documentId}?plugins[i18n][locale]=zh-Hans`;

  it('a rule is switched off with a reason, its impact seen, and the version approved with a date', async () => {
    await newDraft(app, city.editor);
    await open(editor, 'templates');
    await editor.getByText('现行第 1 版').waitFor();
    await press(editor, '修改（打开工作稿）');
    await editor.getByText('填写咨询电话').click();
    const rule = editor.getByRole('dialog');
    await press(rule, '修改规则');

    // A mistake is told at its place, and nothing is saved.
    const field = rule.getByLabel('检查的字段 1');
    await field.fill('consultationPhnoe');
    await rule.getByText('所适用的文档没有字段').waitFor();
    expect(await rule.getByRole('button', { name: '保存到工作稿' }).isDisabled()).toBe(true);
    await field.fill('consultationPhone');
    await rule.getByText('所适用的文档没有字段').waitFor({ state: 'detached' });
    await rule.getByRole('radio', { name: '停用' }).click();
    await rule.getByRole('textbox', { name: '调整理由' }).fill('电话由大厅统一公布');
    await press(rule, '保存到工作稿');
    await rule.waitFor({ state: 'detached' });
    await editor.getByText('调整理由：电话由大厅统一公布').waitFor();
    await editor.getByText('修改 1 条').waitFor();
    await press(editor, '提出新版本');
    await press(editor.getByRole('dialog'), '提出新版本');
    await editor.getByText('已提出第 2 版').first().waitFor();

    await open(reviewer, 'versions');
    await press(reviewer, '查看影响');
    await reviewer.getByText('受影响的办事指南（显示 1 份，共 1 份）').waitFor();
    await reviewer.getByText('填写咨询电话', { exact: true }).waitFor();
    const [download] = await Promise.all([
      reviewer.waitForEvent('download'),
      press(reviewer, '下载全部（Excel）'),
    ]);
    expect(download.suggestedFilename()).toBe('模板影响清单.xlsx');
    await press(reviewer, '批准');
    const decision = reviewer.getByRole('dialog');
    const from = decision.getByRole('combobox', { name: '生效日期' });
    await from.fill(TOMORROW.replaceAll('-', '/'));
    await from.press('Tab');
    await press(decision, '批准');
    await reviewer.getByText('第 2 版已批准').first().waitFor();

    // It waits for its day: what is in effect is still the first.
    await open(reviewer, 'templates');
    await reviewer.getByText('现行第 1 版').waitFor();
    await reviewer.getByRole('tab', { name: '版本' }).click();
    await reviewer.getByText('已批准，待生效').waitFor();
  }, 60_000);

  it('a guide behind its standard item takes over the field that its editor chooses', async () => {
    const documentId = await newDraft(app, city.editor);
    await city.editor.put(contentAddress(documentId), { summary: '本单位的说明' });
    await newItemVersion(app, city, { summary: '开办公共场所前先办理。' });

    await editor.goto(guidePage(documentId));
    await editor.getByText('依据第 1 版，现行第 2 版').waitFor();
    await editor.getByRole('link', { name: '比对并更新' }).click();
    const summary = editor.getByRole('region', { name: '一句话说明' });
    await summary.getByText('本单位的说明').waitFor();
    await summary.getByText('开办公共场所前先办理。').waitFor();
    await press(summary, '取用标准内容');
    await editor.getByText('已依据现行第 2 版').waitFor();
    const { summary: own, itemVersion } = (await app.strapi
      .documents(GUIDE_UID as never)
      .findOne({ documentId, locale: 'zh-Hans' } as never)) as unknown as {
      summary: string | null;
      itemVersion: number;
    };
    expect([own, itemVersion]).toEqual([null, 2]);
  }, 60_000);

  it('a finding is accepted for a time by the reviewer, and listed with its end date', async () => {
    const documentId = await newDraft(app, city.editor);
    await reviewer.goto(guidePage(documentId));
    const finding = reviewer.locator('aside li').filter({ hasText: '咨询电话' });
    await press(finding, '豁免');
    const dialog = reviewer.getByRole('dialog');
    await dialog.getByRole('textbox', { name: '理由' }).fill('新号码下月启用');
    await press(dialog, '豁免');
    await reviewer.locator('aside').getByText('已豁免 1 个').waitFor();
    await open(reviewer, 'waivers');
    await reviewer.getByText('新号码下月启用').waitFor();
    await press(reviewer, '提前结束');
    const ending = reviewer.getByRole('dialog');
    await ending.getByRole('textbox', { name: '结束理由' }).fill('号码已启用');
    await press(ending, '提前结束');
    await reviewer.getByText('没有豁免').waitFor();
  }, 60_000);
});
