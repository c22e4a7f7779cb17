import { buildSite } from '../../../src/plugins/guide-publisher/server/src/site/build';
import {
  cleanText,
  jsonForScript,
  phoneParts,
  safeHref,
  xmlText,
} from '../../../src/plugins/guide-publisher/server/src/site/clean';
import { guidePath, slugOf } from '../../../src/plugins/guide-publisher/server/src/site/addresses';
import { pathFault } from '../../../src/plugins/guide-publisher/server/src/release/paths';
import type { Document } from '../../../src/plugins/guide-publisher/domain/document/document';
import { cityDocuments, editionsOf, SITE, sourceOf } from './editions';
import fc from 'fast-check';

const ATTACKS = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<!--<script>',
  ']]><script>alert(1)</script>',
  '\u2028alert(1)\u2029',
  '\u202Egnp.exe\u202C\u200B\u0000',
  '\uD800',
  '<svg/onload=alert(1)>',
  'javascript:alert(1)',
];

/** Puts the attack into every text of every document; codes and dates keep their form. */
function poisoned(attack: string): Document[] {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return KEPT.has(key) ? value : attack;
    if (Array.isArray(value)) return value.map((entry) => walk(entry, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, walk(inner, name)])
    );
  };
  return cityDocuments().map((document) => walk(document, '') as Document);
}

/** The one address of data that the layout itself writes: no icon. */
const NO_ICON = '<link rel="icon" href="data:,"/>';

/** Codes that decide where a page is; hostile codes have a test of their own. */
const KEPT: ReadonlySet<string> = new Set([
  'kind',
  'locale',
  'code',
  'creditCode',
  'regionCode',
  'status',
  'effectiveDate',
  'cancelDate',
  'nextCheckDate',
  'issueDate',
  'step',
  'basicCode',
]);

/** The one picture that a page may show: a chart of this release. */
const OWN_PICTURE =
  /<img(?= src="\/sites\/bijie\/assets\/charts\/[a-z0-9/-]+\.svg" alt="[^"<>]*" )/g;

describe.each(ATTACKS)('the text %j in every field', (attack) => {
  it('is inert on every page, in the feed and in the site map', async () => {
    const editions = sourceOf(editionsOf(poisoned(attack)));
    const site = {
      ...SITE,
      title: attack,
      footer: { organizer: attack, siteCode: attack, icp: attack, publicSecurity: attack },
    };
    let pages = 0;
    for await (const { path, body } of buildSite({ site, editions, asOf: 1000 })) {
      if (!/\.(html|xml)$/.test(path)) continue;
      pages += 1;
      const text = String(body).replace(OWN_PICTURE, '<');
      const scripts = [...text.matchAll(/<script[^>]*>/gi)].map(([tag]) => tag);
      expect([
        path,
        scripts.filter((tag) => tag !== '<script type="application/ld+json">'),
      ]).toEqual([path, []]);
      expect([path, text.match(/<\/script>/gi)?.length ?? 0]).toEqual([path, scripts.length]);
      expect([path, /<(?:img|svg\/|iframe|object)/i.test(text)]).toEqual([path, false]);
      expect([
        path,
        /<[a-z][^>]*\son[a-z]+\s*=\s*[a"'](?![^<]*&quot;)/i.test(withoutQuoted(text)),
      ]).toEqual([path, false]);
      expect([
        path,
        /(?:href|src)="\s*(?:javascript|data|vbscript):/i.test(text.replace(NO_ICON, '')),
      ]).toEqual([path, false]);
      // eslint-disable-next-line no-control-regex -- what must not be there
      expect([path, /[\u0000-\u0008\u200B-\u200F\u2028-\u202E\u2066-\u2069]/.test(text)]).toEqual([
        path,
        false,
      ]);
      for (const [, json] of text.matchAll(
        /<script type="application\/ld\+json">(.*?)<\/script>/g
      )) {
        expect(() => JSON.parse(json!) as unknown).not.toThrow();
      }
    }
    expect(pages).toBeGreaterThan(20);
  });
});

/** Attribute values cannot hold a tag's end or an attribute of their own. */
const withoutQuoted = (html: string): string => html.replace(/"[^"]*"/g, '""');

describe('addresses of links', () => {
  it.each([
    ['https://a.gov.cn/x?y=1', 'https://a.gov.cn/x?y=1'],
    ['HTTP://a.gov.cn', 'http://a.gov.cn/'],
    ['/files/表格.docx', '/files/%E8%A1%A8%E6%A0%BC.docx'],
    [' /files/a.pdf ', '/files/a.pdf'],
    ['//evil.example/x', ''],
    ['/\\evil.example', ''],
    ['javascript:alert(1)', ''],
    ['java\nscript:alert(1)', ''],
    ['data:text/html,x', ''],
    ['https://user:pass@a.gov.cn/', ''],
    ['ftp://a.gov.cn', ''],
    ['a.pdf', ''],
    ['', ''],
    ['http://', ''],
  ])('%j becomes %j', (address, expected) => {
    expect(safeHref(address)).toBe(expected);
  });

  it('are always http, https or of this host, whatever is handed in', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`)
        ),
        (address) => {
          expect(safeHref(address)).toMatch(/^(?:|https?:\/\/.*|\/(?![/\\]).*)$/s);
        }
      )
    );
  });
});

describe('addresses of pages', () => {
  it('of any code are addresses that a release takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (code) => {
        expect(pathFault(guidePath(code, 'en'))).toBe('');
      })
    );
  });

  it('of two codes are two', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (a, b) => {
        fc.pre(a !== b);
        expect(slugOf(a)).not.toBe(slugOf(b));
      })
    );
    expect(slugOf('a')).not.toBe(slugOf('A'));
  });
});

describe('phone numbers', () => {
  it('can be dialled one by one', () => {
    const dials = phoneParts('0857-8555001、12345（工作日），+86 857 8555002').filter(
      ({ dial }) => dial !== ''
    );
    expect(dials.map(({ dial }) => dial)).toEqual(['08578555001', '12345', '+868578555002']);
  });

  it('lose no text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          phoneParts(text)
            .map((part) => part.text)
            .join('')
        ).toBe(text);
      })
    );
  });
});

describe('text', () => {
  it.each([
    ['a\u202Eb', 'ab'],
    ['a\r\nb', 'a\nb'],
    ['a\uD800b', 'a\uFFFDb'],
    ['👍', '👍'],
    ['a\u2028b', 'a\nb'],
  ])('%j is shown as %j', (given, shown) => {
    expect(cleanText(given)).toBe(shown);
  });

  it('in JSON and XML comes back as it went in, and ends nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = jsonForScript({ text });
        expect(JSON.parse(json)).toEqual({ text });
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(xmlText(text)).not.toMatch(/[<>"']/);
      })
    );
  });
});
