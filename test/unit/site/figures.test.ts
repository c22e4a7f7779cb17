import { HtmlValidate } from 'html-validate';
import { catalogueEditionSchema } from '../../../src/plugins/guide-publisher/domain/document/records';
import { catalogueEditionDocument } from '../../../src/plugins/guide-publisher/domain/document/simple-documents';
import { buildSite } from '../../../src/plugins/guide-publisher/server/src/site/build';
import { editionsOf, guide, SITE, sourceOf } from './editions';

const licences = (code: string, asOf: string, names: readonly string[]) =>
  catalogueEditionDocument(
    catalogueEditionSchema.parse({
      code,
      asOf,
      issueDate: asOf,
      catalogueKind: 'licences',
      name: `行政许可目录${code}`,
      entries: names.map((name, i) => ({
        code: `X${i}`,
        name,
        values: { level: '3', promisedWorkdays: 10 - i },
      })),
    }),
    'zh-Hans'
  );

async function built(editions: ReturnType<typeof licences>[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const source = sourceOf(editionsOf([guide(), ...editions]));
  for await (const { path, body } of buildSite({ site: SITE, editions: source, asOf: 100 })) {
    files.set(path, String(body));
  }
  return files;
}

const BEFORE = licences('A', '2015-12-31', ['一', '二', '三', '四']);
const AFTER = licences('B', '2018-06-30', ['=1+1', '"引号"，逗号,', '三']);

test('the page of figures names before, after, change, formula and the edition that is counted', async () => {
  const files = await built([BEFORE, AFTER]);
  const page = files.get('figures.html')!;
  expect(page).toContain('4 项</td><td>3 项</td><td>−1 25.0%');
  expect(page).toContain('《行政许可事项目录》中“层级”为“市级”的条目数');
  const address = /href="[^"]*\/(catalogues\/editions\/[^"]+)">《行政许可/.exec(page)![1]!;
  expect(files.has(`${address}index.html`)).toBe(true);
  const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(
    page
  );
  expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual(
    []
  );
  expect(files.get('catalogues/index.html')).toContain('figures.html');
});

test('editions of one date give no figures to compare', async () => {
  const files = await built([AFTER]);
  expect(files.has('figures.html')).toBe(false);
  expect(files.get('catalogues/index.html')).not.toContain('figures.html');
});

test('an edition can be downloaded; no cell of it is taken for a formula', async () => {
  const files = await built([AFTER]);
  const csv = [...files].find(([path]) => path.endsWith('entries.csv'))![1];
  expect(csv).toBe(
    '\ufeff编码,名称,层级,承诺时限（工作日）\r\n' +
      `X0,'=1+1,市级,10\r\n` +
      'X1,"""引号""，逗号,",市级,9\r\n' +
      'X2,三,市级,8\r\n'
  );
  const json = JSON.parse([...files].find(([path]) => path.endsWith('entries.json'))![1]);
  expect(json).toMatchObject({ kind: 'catalogue-edition', code: 'B', asOf: '2018-06-30' });
  expect(json.entries).toHaveLength(3);
});
