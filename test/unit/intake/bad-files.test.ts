import { problemLine } from '../../../src/plugins/guide-publisher/server/src/intake/problem-line';
import { problemsIn, readAll, useFolder } from './folder';
import { textRow, workbookParts, zip, type ZipEntry } from './zip';

const folder = useFolder();

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const HEADER = textRow(1, '编码', '名称');
const GOOD = HEADER + textRow(2, '520000000000', '贵州省');
const good = () => workbookParts({ sheet: GOOD });
const withEntry = (entry: ZipEntry) => zip([...good(), entry]);
const sheetWith = (sheet: string, before = '') => zip(workbookParts({ sheet, before }));
const replaced = (name: string, body: string) =>
  zip(good().map((entry) => (entry.name === name ? { name, body } : entry)));

describe('a file that is no table is refused with one clear line', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  it.each<[why: string, name: string, body: () => string | Buffer, code: string]>([
    ['empty', 'a.xlsx', () => '', 'import.empty-file'],
    ['only white space', 'a.csv', () => '\ufeff \r\n\r\n', 'import.empty-file'],
    ['only commas', 'a.csv', () => ',,,\r\n,,,\r\n', 'import.empty-file'],
    ['a picture', 'guides.xlsx', () => png, 'import.not-spreadsheet'],
    ['a PDF', 'guides.csv', () => '%PDF-1.7\n', 'import.not-spreadsheet'],
    ['a page', 'guides.xls', () => '<html><table><tr><td>1', 'import.not-spreadsheet'],
    ['a page with mark', 'guides.xls', () => '\ufeff<!DOCTYPE html>', 'import.not-spreadsheet'],
    ['XML', 'a.xls', () => '<?xml version="1.0"?><Workbook/>', 'import.not-spreadsheet'],
    ['noise', 'a.csv', () => Buffer.alloc(5000, 3), 'import.not-spreadsheet'],
    [
      'neither encoding',
      'regions.csv',
      () => Buffer.from('636f64650aff0aff', 'hex'),
      'import.encoding',
    ],
    ['an old .xls', 'a.xls', () => Buffer.concat([OLE, Buffer.alloc(2000)]), 'import.old-excel'],
    [
      'an encrypted .xlsx',
      'a.xlsx',
      () => Buffer.concat([OLE, Buffer.alloc(900), Buffer.from('EncryptedPackage', 'utf16le')]),
      'import.encrypted',
    ],
    ['an empty ZIP', 'a.xlsx', () => zip([]), 'import.not-spreadsheet'],
    ['a ZIP', 'a.xlsx', () => zip([{ name: 'a.txt', body: 'a' }]), 'import.not-spreadsheet'],
    [
      'a Word file',
      'a.xlsx',
      () => zip([{ name: 'word/document.xml', body: '' }]),
      'import.not-spreadsheet',
    ],
    ['half a file', 'a.xlsx', () => zip(good()).subarray(0, 700), 'import.broken-workbook'],
    [
      'broken XML',
      'a.xlsx',
      () => replaced('xl/worksheets/sheet1.xml', '<worksheet><row>'),
      'import.broken-workbook',
    ],
    ['broken bytes', 'a.xlsx', () => sheetWith('').fill(0xff, 60, 120), 'import.broken-workbook'],
    ['no sheet part', 'a.xlsx', () => zip(good().slice(0, 6)), 'import.broken-workbook'],
    [
      'macros',
      'a.xlsm',
      () => withEntry({ name: 'xl/vbaProject.bin', body: 'x' }),
      'import.macros',
    ],
    [
      'links to other workbooks',
      'a.xlsx',
      () => withEntry({ name: 'xl/externalLinks/externalLink1.xml', body: '<x/>' }),
      'import.external-links',
    ],
    [
      'an encrypted entry',
      'a.xlsx',
      () => withEntry({ name: 'xl/x.xml', body: 'x', encrypted: true }),
      'import.encrypted',
    ],
    [
      'traversal',
      'a.xlsx',
      () => withEntry({ name: '../x.xml', body: 'x' }),
      'import.unsafe-archive',
    ],
    [
      'an absolute name',
      'a.xlsx',
      () => withEntry({ name: '/etc/x', body: 'x' }),
      'import.unsafe-archive',
    ],
    ['the same name twice', 'a.xlsx', () => withEntry(good()[6]!), 'import.unsafe-archive'],
    [
      'too many entries',
      'a.xlsx',
      () => zip([...Array(1001).keys()].map((i) => ({ name: `a${i}`, body: '' }))),
      'import.unsafe-archive',
    ],
    [
      'a document type',
      'a.xlsx',
      () => sheetWith(GOOD, '<!DOCTYPE x [<!ENTITY a "aaaa">]>'),
      'import.doctype',
    ],
    [
      'a bomb',
      'a.xlsx',
      () => sheetWith(`<row r="1"><c t="str"><v>${' '.repeat(3_000_000)}</v></c></row>`),
      'import.unsafe-archive',
    ],
    [
      'a bomb that claims to be small',
      'a.xlsx',
      () =>
        zip(
          workbookParts({ sheet: `<row><c t="str"><v>${'a'.repeat(3_000_000)}</v></c></row>` }).map(
            (entry, i) => (i === 6 ? { ...entry, claimedSize: 100 } : entry)
          )
        ),
      'import.broken-workbook',
    ],
    ['bad JSON', 'a.json', () => '{"type": "region", "records": [', 'import.json-malformed'],
    ['JSON without records', 'a.json', () => '{"type": 1, "records": 2}', 'import.json-shape'],
    ['a type that is none', 'a.json', () => '{"type": "x", "records": []}', 'import.unknown-type'],
    ['a table of something else', 'a.csv', () => '姓名,年龄\n甲,3\n', 'import.unknown-type'],
    ['a header that fits many', 'a.csv', () => '编码,名称\n1,甲\n', 'import.unknown-type'],
    ['a chart as a table', 'flowcharts.csv', () => 'code,name\n1,2\n', 'import.json-only'],
  ])('%s', async (_why, name, body, code) => {
    const rows = await readAll(folder.write(name, body()));
    expect(rows.flatMap(({ problems }) => problems.map((each) => each.code))).toEqual([code]);
    const [problem] = rows[0]!.problems;
    for (const locale of ['zh-Hans', 'en'] as const) {
      const line = problemLine({ file: name, problem: problem!, locale });
      expect(line).not.toMatch(/\{\w+\}|undefined|\n/);
      expect(line).toContain(name);
    }
  });

  it('a missing file', async () => {
    expect(problemsIn(await readAll(folder.path('no.csv')))).toEqual(['0  import.not-found']);
  });

  it('a folder', async () => {
    expect(problemsIn(await readAll(folder.path('.')))).toEqual(['0  import.unreadable']);
  });
});

describe('what is wrong in a table is told by row and column, and the other rows are read', () => {
  const regions = 'regions.csv';
  it.each<[why: string, name: string, text: string, problems: string[], records: number]>([
    ['unknown header', regions, '编码,名称,人口\n1,甲,5\n', ['1 人口 import.unknown-column'], 1],
    [
      'repeated header',
      regions,
      '编码,名称,名称\n1,甲,乙\n',
      ['1 名称 import.duplicate-column'],
      1,
    ],
    ['no key column', regions, '名称,层级\n甲,省级\n', ['1 编码 import.missing-column'], 0],
    ['no header at all', regions, '1,2\n3,4\n', ['1  import.no-header'], 0],
    ['unnamed column', regions, '编码,,名称\n1,x,甲\n', ['2 B import.unnamed-column'], 0],
    ['beyond the header', regions, '编码,名称\n1,甲,x\n2,乙\n', ['2 C import.extra-cell'], 1],
    ['blank key', regions, '编码,名称\n,甲\n2,乙\n', ['2 编码 import.blank-key'], 1],
    ['repeated key', regions, '编码,名称\n1,甲\n1,乙\n', ['3 编码 import.duplicate-key'], 1],
    ['unknown code', regions, '编码,层级\n1,地级\n2,3\n', ['2 层级 import.unknown-code'], 1],
    ['too long', regions, `编码,名称\n${'1'.repeat(13)},甲\n`, ['2 编码 import.too-long'], 0],
    ['number', 'service-halls.csv', '编码,经度\n1,东经\n', ['2 经度 import.not-number'], 0],
    ['range', 'service-halls.csv', '编码,经度\n1,181\n', ['2 经度 import.out-of-range'], 0],
    ['whole number', '标准事项.csv', '基本编码,版本\n1,1.5\n', ['2 版本 import.invalid-value'], 0],
    [
      'date',
      'certificates.csv',
      '编码,取消日期\n1,2026-02-30\n',
      ['2 取消日期 import.not-date'],
      0,
    ],
    [
      'yes or no',
      '办事指南.csv',
      '实施编码,网上支付\n1,也许\n',
      ['2 网上支付 import.not-boolean'],
      0,
    ],
    [
      'blank limit',
      '办事指南.csv',
      '实施编码,承诺时限,承诺时限单位\n1,,\n2,3,工作日\n',
      ['2 承诺时限 import.blank-limit'],
      2,
    ],
    [
      'limit without unit',
      '办事指南.csv',
      '实施编码,承诺时限\n1,7\n',
      ['2 承诺时限 import.limit-unit'],
      0,
    ],
    [
      'limit of words',
      '办事指南.csv',
      '实施编码,承诺时限\n1,尽快\n',
      ['2 承诺时限 import.limit-form'],
      0,
    ],
    [
      'limit with the name of a function',
      '办事指南.csv',
      '实施编码,承诺时限\n1,constructor\n',
      ['2 承诺时限 import.limit-form'],
      0,
    ],
    [
      'unit without value',
      '办事指南.csv',
      '实施编码,承诺时限,承诺时限单位\n1,,工作日\n',
      ['2 承诺时限 import.limit-value'],
      0,
    ],
    [
      'two units',
      '办事指南.csv',
      '实施编码,承诺时限,承诺时限单位\n1,7日,工作日\n',
      ['2 承诺时限 import.unknown-code'],
      0,
    ],
    ['list', '办事指南.csv', '实施编码,申请材料\n1,[1]\n', ['2 申请材料 import.list-form'], 0],
    ['open quote', regions, '编码,名称\n1,甲\n2,"乙\n', ['3  import.csv-malformed'], 0],
  ])('%s', async (_why, name, text, problems, records) => {
    const rows = await readAll(folder.write(name, text));
    expect(problemsIn(rows)).toEqual(problems);
    expect(rows.filter((row) => row.record)).toHaveLength(records);
  });

  it('an unknown code names the nearest ones and is never replaced', async () => {
    const rows = await readAll(folder.write('regions.csv', 'code,level\n1,地市级\n'));
    const [problem] = rows[0]!.problems;
    expect(problem!.message['zh-Hans']).toContain('3 市级');
    expect(rows[0]!.record).toBeUndefined();
  });

  it('an unknown header names the nearest one', async () => {
    const rows = await readAll(folder.write('regions.csv', '编码,上级区划代码\n1,2\n'));
    expect(rows[0]!.problems[0]!.message['zh-Hans']).toContain('上级行政区划代码');
  });

  it('rows of a list without a record are told, with the name of their file', async () => {
    folder.write('service-halls.windows.csv', '编码,窗口名称,窗口编号\nA,甲,1\nB,乙,2\n');
    const rows = await readAll(folder.write('service-halls.csv', '编码,名称\nA,厅\n'));
    expect(problemsIn(rows)).toEqual(['3 编码 import.orphan-row']);
    expect(rows[0]!.record).toMatchObject({ windows: [{ name: '甲', number: '1', phone: '' }] });
    expect(rows[1]!.problems[0]!.sheet).toBe('windows');
  });

  it('JSON tells unknown fields, also inside lists and overrides', async () => {
    const record = { code: '1', overrides: { nam: 'x', faqs: [{ q: 1 }] }, colour: 2 };
    const rows = await readAll(folder.write('service-guides.json', JSON.stringify([record])));
    expect(problemsIn(rows)).toEqual([
      '1 colour import.unknown-field',
      '1 overrides.nam import.unknown-field',
      '1 q import.unknown-field',
    ]);
  });
});

describe('cells of a workbook that are not what they seem', () => {
  const cells = (sheet: string, extra: Partial<Parameters<typeof workbookParts>[0]> = {}) =>
    folder.write('a.xlsx', zip(workbookParts({ sheet, ...extra })));

  it('a formula is read as its last result and reported; an error value is refused', async () => {
    const rows = await readAll(
      cells(
        HEADER +
          '<row r="2"><c r="A2" t="str"><f>1+1</f><v>520000000000</v></c></row>' +
          '<row r="3"><c r="A3"><v>5</v></c><c r="B3" t="e"><f>NA()</f><v>#N/A</v></c></row>'
      )
    );
    expect(problemsIn(rows)).toEqual(['2 编码 import.formula', '3 名称 import.cell-error']);
    expect(rows.map(({ record }) => record?.['code'])).toEqual(['520000000000', undefined]);
  });

  it('a code that lost digits is refused, one in scientific form is not', async () => {
    const rows = await readAll(
      cells(
        `${HEADER}<row r="2"><c><v>5.205E11</v></c></row><row r="3"><c><v>1.1520500010183859E17</v></c></row>`
      )
    );
    expect(problemsIn(rows)).toEqual(['3 编码 import.lost-digits']);
    expect(rows[0]!.record).toMatchObject({ code: '520500000000' });
  });

  it('10,000 columns are refused, whatever the sheet says of its dimension', async () => {
    const wide = HEADER + `<row r="2"><c r="NTP2" t="str"><v>x</v></c></row>`;
    expect(problemsIn(await readAll(cells(wide)))).toEqual(['2 10000 import.too-many-columns']);
  });

  it('more than a million cells are refused', async () => {
    const row = `<row>${'<c><v>1</v></c>'.repeat(999)}</row>`;
    // Varied, so that it is not the ratio that refuses it.
    const noise = Array.from({ length: 1010 }, (_, i) => `<!--${hash(i).repeat(8)}-->${row}`);
    const rows = await readAll(cells(HEADER + noise.join('')));
    expect(rows.at(-1)!.problems.map(({ code }) => code)).toEqual(['import.too-large']);
  }, 180_000);

  it('styled blank cells count for nothing', async () => {
    const blanks = '<c s="1"/>'.repeat(3000);
    const rows = await readAll(cells(`${GOOD}<row r="3">${blanks}</row>`));
    expect(problemsIn(rows)).toEqual([]);
    expect(rows).toHaveLength(1);
  });
});

/** Noise that does not compress, the same at every run. */
function hash(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 60 }, () => {
    state = (state * 48271) % 2147483647;
    return state.toString(36);
  }).join('');
}
