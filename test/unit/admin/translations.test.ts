import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentLabels } from '../../../src/plugins/guide-publisher/admin/src/content-labels';

const PLUGIN = join(__dirname, '../../../src/plugins/guide-publisher/admin/src');
const APP = join(__dirname, '../../../src');
const STRAPI = join(__dirname, '../../../node_modules/@strapi');

type Messages = Readonly<Record<string, string>>;
const json = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T;
const zh = json<Messages>(join(PLUGIN, 'translations/zh-Hans.json'));
const en = json<Messages>(join(PLUGIN, 'translations/en.json'));

const placeholders = (text: string) => [...new Set(text.match(/\{(\w+)/g) ?? [])].sort();

const sources = readdirSync(PLUGIN, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(PLUGIN, file), 'utf8'))
  .join('\n');

describe('the plugin', () => {
  test('says everything in both languages', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  test('leaves no text blank: a blank one is shown as its key', () => {
    const blank = [zh, en].flatMap((texts) =>
      Object.entries(texts).filter(([, text]) => text.trim() === '')
    );
    expect(blank).toEqual([]);
  });

  test.each(Object.keys(en))('%s names the same values in both languages', (key) => {
    expect(placeholders(zh[key]!)).toEqual(placeholders(en[key]!));
  });

  test('has a text for every key that its code names, and none that nothing names', () => {
    const named = (key: string) =>
      sources.includes(`'${key}'`) ||
      sources.includes(`guide-publisher.${key}`) ||
      sources.includes(`.${key}\``) ||
      sources.includes(`label('${key}')`) ||
      key
        .split('.')
        .some((_, i, parts) => i > 0 && sources.includes(`${parts.slice(0, i).join('.')}.\${`));
    expect(Object.keys(en).filter((key) => !named(key))).toEqual([]);
    const used = [...sources.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key!);
    expect(used.length).toBeGreaterThan(50);
    expect(used.filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });
});

describe('the names of content types and fields', () => {
  const types = readdirSync(join(APP, 'api'));
  test.each(types)('%s and each of its fields has one in both languages', (type) => {
    const { info, attributes } = json<{ info: { displayName: string }; attributes: object }>(
      join(APP, `api/${type}/content-types/${type}/schema.json`)
    );
    for (const locale of ['zh-Hans', 'en'] as const) {
      const labels = contentLabels(locale);
      expect(labels).toHaveProperty([info.displayName]);
      for (const field of Object.keys(attributes)) {
        expect(labels).toHaveProperty([
          `content-manager.content-types.api::${type}.${type}.${field}`,
        ]);
      }
    }
  });
});

describe("Strapi's own texts in Chinese", () => {
  const FOLDERS: Readonly<Record<string, string>> = {
    admin: 'admin/dist/admin/admin/src/translations',
    'content-manager': 'content-manager/dist/admin/translations',
    'content-type-builder': 'content-type-builder/dist/admin/translations',
    email: 'email/dist/admin/translations',
    i18n: 'i18n/dist/admin/translations',
    upload: 'upload/dist/admin/translations',
  };
  /** The compiled files are modules that hold one object of texts and name each key in quotes or as a word. */
  const keysOf = (folder: string, language: string): string[] => {
    const source = readFileSync(join(STRAPI, folder, `${language}.json.js`), 'utf8');
    return [...source.matchAll(/^\s+(?:"([^"]+)"|(\w+)): /gm)].map(([, a, b]) => a ?? b!);
  };

  test.each(Object.entries(FOLDERS))('%s lacks none', (name, folder) => {
    const ours = json<Messages>(join(APP, `admin/zh-Hans/${name}.json`));
    const known = new Set([...keysOf(folder, 'zh-Hans'), ...Object.keys(ours)]);
    const wanted = keysOf(folder, 'en');
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((key) => !known.has(key))).toEqual([]);
  });
});
