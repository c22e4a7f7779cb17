import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import type { ReleaseChange } from '../../../src/plugins/guide-publisher/server/src/release/types';
import { pathFault } from '../../../src/plugins/guide-publisher/server/src/release/paths';
import { guidePath, pathsOf } from '../../../src/plugins/guide-publisher/server/src/site/addresses';
import { buildSite } from '../../../src/plugins/guide-publisher/server/src/site/build';
import {
  cityEditions,
  CITY_OFFICE,
  COUNTY_OFFICE,
  editionsOf,
  guide,
  SITE,
  sourceOf,
} from './editions';
import type { Edition } from '../../../src/plugins/guide-publisher/server/src/editions/types';

async function build(editions: readonly Edition[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const file of buildSite({ site: SITE, editions: sourceOf(editions), asOf: 1000 })) {
    if (file.part === 'state') continue;
    expect(files.has(file.path)).toBe(false);
    files.set(file.path, textOf(file));
  }
  return files;
}

const textOf = ({ body }: ReleaseChange): string =>
  typeof body === 'string' ? body : Buffer.from(body ?? []).toString('utf8');
const htmlOf = (files: Map<string, string>) =>
  [...files].filter(([path]) => path.endsWith('.html'));

const ZH = pathsOf('zh-Hans');
const FOOD = guidePath(guide().code, 'zh-Hans');

let city: Map<string, string>;
beforeAll(async () => {
  city = await build(cityEditions());
});

describe('the pages of a city', () => {
  it('are all there', () => {
    const expected = [
      'index.html',
      '404.html',
      'about.html',
      'feed.xml',
      'robots.txt',
      'sitemap.xml',
      'sitemaps/1.xml',
      'withdrawn.json',
      FOOD,
      guidePath('LOCAL_7', 'zh-Hans'),
      guidePath(guide().code, 'en'),
      'en/index.html',
      'organizations/index.html',
      ZH.organization(CITY_OFFICE),
      ZH.organization(COUNTY_OFFICE),
      ZH.region('520502000000'),
      'types/01/index.html',
      'modes/time-limited/index.html',
      'topics/index.html',
      'halls/index.html',
      'catalogues/index.html',
      'catalogues/cancelled-certificates/index.html',
      'catalogues/cleaned-up-intermediaries/index.html',
      'catalogues/powers/index.html',
      'catalogues/editions/licences-2026/index.html',
      'flowcharts/index.html',
    ];
    expect(expected.filter((path) => !city.has(path))).toEqual([]);
  });

  it('have addresses that a release takes', () => {
    expect([...city.keys()].filter((path) => pathFault(path) !== '')).toEqual([]);
  });

  it('are valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: {
        // A number in the middle of a line breaks at no hyphen: the style sheet says nowrap for `.tel`.
        'tel-non-breaking': 'off',
        // Titles carry the name of the site, as users see them in bookmarks; long official names are not ours to cut.
        'long-title': 'off',
      },
    });
    const faults: string[] = [];
    for (const [path, html] of htmlOf(city)) {
      const report = await validator.validateString(html);
      for (const { messages } of report.results) {
        for (const { ruleId, message, line, column } of messages) {
          faults.push(`${path}:${line}:${column} ${ruleId}: ${message}`);
        }
      }
    }
    expect([...new Set(faults)].slice(0, 20)).toEqual([]);
  });

  it('link only to pages and anchors that are there', () => {
    const dead: string[] = [];
    for (const [path, html] of htmlOf(city)) {
      for (const [, href] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
        if (!href!.startsWith(`${SITE.basePath}/`) && !href!.startsWith('#')) continue;
        const [address, anchor] = href!
          .slice(href!.startsWith('#') ? 0 : SITE.basePath.length + 1)
          .split('#');
        const target = href!.startsWith('#') ? path : address!.replace(/(^|\/)$/, '$1index.html');
        const found = city.get(target);
        if (found === undefined) dead.push(`${path} → ${href}`);
        else if (anchor && !found.includes(` id="${anchor}"`)) dead.push(`${path} → ${href}`);
      }
    }
    expect(dead).toEqual([]);
  });

  it('need no script, no inline style and no other origin', () => {
    for (const [path, html] of htmlOf(city)) {
      expect([path, /<script(?! type="application\/ld\+json")/.test(html)]).toEqual([path, false]);
      expect([path, /\sstyle=|<style|\son[a-z]+=/.test(html)]).toEqual([path, false]);
      expect([path, /<(?:img|link[^>]*stylesheet[^>]*|iframe)[^>]*https?:/.test(html)]).toEqual([
        path,
        false,
      ]);
    }
  });

  it('have one h1 each and no step left out in the order of headings', () => {
    for (const [path, html] of htmlOf(city)) {
      const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
      expect([path, levels.filter((level) => level === 1)]).toEqual([path, [1]]);
      levels.forEach((level, i) =>
        expect([path, i === 0 || level <= levels[i - 1]! + 1]).toEqual([path, true])
      );
    }
  });

  it('have titles of their own', () => {
    const titles = htmlOf(city).map(
      ([path, html]) => `${path.startsWith('en/')}${/<title>(.*?)<\/title>/.exec(html)![1]}`
    );
    // A guide in the other language may bear the same name; a topic for persons the one for companies.
    expect(new Set(titles).size).toBeGreaterThanOrEqual(titles.length - 2);
  });
});

describe('a guide page', () => {
  it('has its parts in the order in which people need them', () => {
    const parts = [
      'class="key"',
      ...[
        'conditions',
        'materials',
        'process',
        'special',
        'intermediaries',
        'fees',
        'place',
        'legal',
        'result',
        'consult',
        'remedies',
        'faqs',
        'about',
      ].map((id) => `<section id="${id}"`),
    ];
    const places = parts.map((part) => city.get(FOOD)!.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
  });

  it('shows both limits, the cost, the visits, the day of the last check', () => {
    const html = city.get(FOOD)!;
    for (const text of [
      '5个工作日',
      '法定 10个工作日',
      '10元/证',
      '1 次',
      '2026年1月15日',
      'href="tel:08578555001"',
      'href="tel:12345"',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('never makes up what is blank', () => {
    const html = city.get(guidePath(`${CITY_OFFICE}3000220002000`, 'zh-Hans'))!;
    expect(html).toContain('未填写');
    expect(html).toContain('法律未规定时限');
    expect(html).not.toContain('不收费');
    expect(html).not.toContain('不需要提交材料');
  });

  it('links to its translation and to the certificate that a paper is', () => {
    const html = city.get(FOOD)!;
    expect(html).toContain(`hreflang="en" href="${SITE.origin}${SITE.basePath}/en/guides/`);
    expect(html).toContain('catalogues/retained-certificates/#r-bjzm001');
  });

  it('tells the chart in words before it draws it', () => {
    const html = city.get(FOOD)!;
    expect(html.indexOf('class="stage"')).toBeGreaterThan(0);
    expect(html.indexOf('class="stage"')).toBeLessThan(html.indexOf('<img'));
  });

  it('with its style sheet costs at most 14 KB on the wire', () => {
    const css = [...city].find(([path]) => path.endsWith('.css'))![1];
    const bytes =
      gzipSync(city.get(FOOD)!, { level: 6 }).length + gzipSync(css, { level: 6 }).length;
    expect(bytes).toBeLessThanOrEqual(14 * 1024);
  });

  it('describes itself to search engines', () => {
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(city.get(FOOD)!)!;
    expect(JSON.parse(json!)).toMatchObject({
      '@type': 'GovernmentService',
      identifier: guide().code,
      provider: { identifier: CITY_OFFICE },
    });
  });
});

describe('a withdrawn guide', () => {
  it('says why at its old address, leads to its successor, and is listed for 410', () => {
    const path = guidePath(`${CITY_OFFICE}3000130009000`, 'zh-Hans');
    const html = city.get(path)!;
    expect(html).toContain('事项已合并');
    expect(html).toContain(`href="${SITE.basePath}/${FOOD}"`);
    expect(html).toContain('noindex');
    expect(JSON.parse(city.get('withdrawn.json')!)).toEqual([path]);
    expect(city.get('sitemaps/1.xml')).not.toContain(path);
  });
});

describe('feeds and site map', () => {
  it('name every guide with the day of its approval', () => {
    expect(city.get('sitemaps/1.xml')).toContain(`${FOOD}</loc><lastmod>2026-01-15</lastmod>`);
    expect(city.get('feed.xml')).toContain('<updated>2026-01-18T02:00:00.000Z</updated>');
  });
});

describe('what is built', () => {
  it('has the same bytes every time', async () => {
    expect([...(await build(cityEditions()))]).toEqual([...city]);
  });

  it('leaves unchanged pages as they were when another guide changes', async () => {
    const [first, ...rest] = cityEditions();
    const more = editionsOf([guide({ code: `${CITY_OFFICE}3000130007000`, name: '新事项' })]);
    const later = await build([first!, ...rest, { ...more[0]!, sequence: 900 }]);
    expect(later.get(FOOD)).toBe(city.get(FOOD));
    expect(later.get('index.html')).not.toBe(city.get('index.html'));
  });

  it('holds only what is in the region of the site', async () => {
    const elsewhere = guide({ code: 'X', region: { code: '520100000000', name: '贵阳市' } });
    const files = await build(editionsOf([guide(), elsewhere]));
    expect([...files.keys()].filter((path) => path.startsWith('guides/'))).toEqual([FOOD]);
  });

  it('cuts long lists into pages that lead from one to the next', async () => {
    const many = Array.from({ length: 300 }, (_, i) =>
      guide({ code: `${CITY_OFFICE}30001${String(i).padStart(8, '0')}` })
    );
    const files = await build(editionsOf(many));
    const listed: string[] = [];
    let path: string | undefined = 'types/01/index.html';
    let pages = 0;
    for (; path !== undefined; pages += 1) {
      const html: string = files.get(path)!;
      const codes = [...html.matchAll(/\/guides\/[^"]*\/([0-9a-z]+)\.html"/g)];
      listed.push(...codes.map(([, slug]) => slug!));
      const next: RegExpExecArray | null = /rel="next" href="\/sites\/bijie\/([^"]*)"/.exec(html);
      path = next?.[1];
    }
    expect(listed).toEqual(many.map(({ code }) => code.toLowerCase()).sort());
    expect(pages).toBeGreaterThan(2);
    expect(pages).toBeLessThanOrEqual(300 / 25);
  });

  it('without any guide is still a site', async () => {
    const files = await build([]);
    expect(files.get('index.html')).toContain('<h1>');
    expect(files.has('en/index.html')).toBe(false);
  });
});
