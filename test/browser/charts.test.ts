import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { HtmlValidate } from 'html-validate';
import { PDFDocument } from 'pdf-lib';
import type { Browser, Page } from 'playwright-core';
import type { GuideDocument } from '../../src/plugins/guide-publisher/domain/document/document';
import type { StandardItem } from '../../src/plugins/guide-publisher/domain/document/records';
import { defaultChart } from '../../src/plugins/guide-publisher/domain/flowchart/default-chart';
import { guidePath } from '../../src/plugins/guide-publisher/server/src/site/addresses';
import { buildSite } from '../../src/plugins/guide-publisher/server/src/site/build';
import { sampleItems } from '../unit/flowchart/sample-charts';
import { editionsOf, guide, SITE, sourceOf } from '../unit/site/editions';
import { launchBrowser, newPage } from './support/browser';

// Seconds of Chromium's on a busy machine; nothing here is about time.
jest.setTimeout(120_000);

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const OFFICE = { width: 1440, height: 1000 };
const PHONE = { width: 375, height: 740 };
/** A4 within the margins that browsers print with, in CSS pixels. */
const PAPER = { width: 718, height: 1045 };

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  svg: 'image/svg+xml',
};
/** What the server sends with every file: drawings must look right under it. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:";

/** Guides whose charts differ in more than their words, one for each shape that the sample's charts have. */
const guides = shapesOf(sampleItems()).map(({ name, itemType, steps, specialProcedures }, i) => ({
  ...guide(),
  code: `SHAPE_${i}`,
  name,
  itemType,
  steps,
  specialProcedures,
}));

let browser: Browser;
let page: Page;
let files: Map<string, string | Buffer>;

beforeAll(async () => {
  files = await build(guides);
  browser = await launchBrowser();
  page = await newPage(browser);
  await page.route(`${SITE.origin}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(SITE.basePath.length + 1);
    const body = files.get(path);
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({
      body,
      contentType: TYPES[path.split('.').pop()!] ?? 'application/octet-stream',
      headers: { 'Content-Security-Policy': POLICY },
    });
  });
}, 60_000);

afterAll(() => browser?.close());

const addressOf = (path: string) => `${SITE.origin}${SITE.basePath}/${path}`;
const openGuide = (code: string) => page.goto(addressOf(guidePath(code, 'zh-Hans')));

describe('the pages of guides, one for each shape of chart of the sample city', () => {
  it('are valid HTML', async () => {
    expect(guides.length).toBeGreaterThan(10);
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      // As in the unit tests of pages: `.tel` has nowrap, official names are as long as they are.
      rules: { 'tel-non-breaking': 'off', 'long-title': 'off' },
    });
    for (const { code } of guides) {
      const html = String(files.get(guidePath(code, 'zh-Hans')));
      const { results } = await validator.validateString(html);
      expect([code, results.flatMap(({ messages }) => messages)]).toEqual([code, []]);
    }
  });

  it('pass axe', async () => {
    await page.setViewportSize(OFFICE);
    await page.emulateMedia({ colorScheme: 'light' });
    for (const [i, { code, name }] of guides.entries()) {
      await openGuide(code);
      // Around their charts, these pages are the same: the whole is looked at once.
      expect([name, await axeFaults(page, i === 0 ? 'html' : '.process')]).toEqual([name, []]);
    }
  });

  it('pass axe in the dark, where only the colours are others', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await openGuide(guides[0]!.code);
    expect(await axeFaults(page, 'html')).toEqual([]);
  });

  it('show the chart with the words beneath on a wide screen, the words first on a narrow one', async () => {
    const tops = async () => {
      const [chart, outline] = await Promise.all(
        ['.drawn', '.outline'].map((part) => page.locator(part).boundingBox())
      );
      return { chart: chart!.y, outline: outline!.y };
    };
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(OFFICE);
    await openGuide(guides[0]!.code);
    const wide = await tops();
    expect(wide.chart).toBeLessThan(wide.outline);
    await page.setViewportSize(PHONE);
    const narrow = await tops();
    expect(narrow.outline).toBeLessThan(narrow.chart);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  });

  it('load a chart only when it comes near, in at most 60 KB and four requests', async () => {
    const sizes = new Map<string, number>();
    page.on('response', async (response) => {
      const path = new URL(response.url()).pathname;
      sizes.set(path, (await response.body().catch(() => Buffer.alloc(0))).length);
    });
    await page.setViewportSize(PHONE);
    await openGuide(guides[0]!.code);
    await page.waitForLoadState('networkidle');
    expect([...sizes.keys()].filter((path) => path.endsWith('.svg'))).toEqual([]);
    await page.locator('.chart img').scrollIntoViewIfNeeded();
    await page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('.chart img')!.complete
    );
    await page.waitForLoadState('networkidle');
    expect(sizes.size).toBeLessThanOrEqual(4);
    expect([...sizes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
  });

  it('print each chart on one sheet of A4', async () => {
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: 'print' });
    for (const { code, name } of guides) {
      await openGuide(code);
      const box = (await page.locator('.drawn').boundingBox())!;
      expect([name, box.width <= PAPER.width, box.height <= PAPER.height]).toEqual([
        name,
        true,
        true,
      ]);
      const breaks = await page
        .locator('.drawn')
        .evaluate((element) => getComputedStyle(element).breakInside);
      expect(breaks).toBe('avoid');
    }
    await page.emulateMedia({ media: null });
  });
});

describe('the drawings, as files', () => {
  const drawings = () => [...files].filter(([path]) => path.endsWith('.svg'));

  it('are smaller than 30 KB, with title and description', () => {
    for (const [path, body] of drawings()) {
      expect([path, Buffer.byteLength(body) < 30_000]).toEqual([path, true]);
      expect(String(body)).toMatch(
        /<title id="[^"]+">[^<]+<\/title>\s*<desc id="[^"]+">[^<]+<\/desc>/
      );
    }
  });

  it('print on one sheet of A4 each', async () => {
    for (const [path] of drawings()) {
      await page.goto(addressOf(path));
      const pdf = await PDFDocument.load(await page.pdf({ format: 'A4' }));
      expect([path, pdf.getPageCount()]).toEqual([path, 1]);
    }
  });

  it('are dark on a dark page', async () => {
    const brightness = async (colorScheme: 'light' | 'dark') => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(OFFICE);
      await openGuide(guides[0]!.code);
      const picture = page.locator('.chart img');
      await picture.scrollIntoViewIfNeeded();
      await picture.evaluate((image: HTMLImageElement) => image.decode());
      return meanOf(await picture.screenshot());
    };
    expect(await brightness('light')).toBeGreaterThan(180);
    expect(await brightness('dark')).toBeLessThan(90);
  });
});

async function meanOf(png: Buffer): Promise<number> {
  const { default: sharp } = await import('sharp');
  const { channels } = await sharp(png).greyscale().stats();
  return channels[0]!.mean;
}

async function build(documents: readonly GuideDocument[]): Promise<Map<string, string | Buffer>> {
  const site = { ...SITE, locales: ['zh-Hans'] as const };
  const editions = sourceOf(editionsOf(documents));
  const built = new Map<string, string | Buffer>();
  for await (const { path, body } of buildSite({ site, editions, asOf: 1000 }))
    built.set(path, body);
  return built;
}

function shapesOf(items: readonly StandardItem[]): StandardItem[] {
  const first = new Map<string, StandardItem>();
  for (const item of items) {
    const { itemType, steps, specialProcedures } = item;
    const chart = defaultChart({
      title: '',
      itemType,
      steps,
      specialProcedures,
      locale: 'zh-Hans',
    });
    const shape = JSON.stringify([
      chart.nodes.map(({ id, type, lane }) => [id, type, lane]),
      chart.edges.map(({ from, to }) => [from, to]),
    ]);
    if (!first.has(shape)) first.set(shape, item);
  }
  return [...first.values()];
}

/** What axe finds against WCAG 2.2 A and AA and its best practices. The policy of the pages allows no script, so it comes by the debugger. */
async function axeFaults(page: Page, part: string): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(async (within) => {
    const { axe } = globalThis as unknown as { axe: { run(at: string): Promise<AxeResults> } };
    return axe.run(within);
  }, part);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`)
  );
}
