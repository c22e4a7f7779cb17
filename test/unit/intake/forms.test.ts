import { readFileSync } from 'node:fs';
import {
  IMPORT_TYPES,
  TABLES,
} from '../../../src/plugins/guide-publisher/server/src/intake/tables';
import { headersOf } from '../../../src/plugins/guide-publisher/server/src/intake/write-cells';
import { listInputFiles } from '../../../src/plugins/guide-publisher/server/src/intake/input-files';
import { openXlsx } from '../../../src/plugins/guide-publisher/server/src/intake/read-xlsx';
import {
  reportLines,
  writeReport,
} from '../../../src/plugins/guide-publisher/server/src/intake/report';
import { writeRecords } from '../../../src/plugins/guide-publisher/server/src/intake/write-tables';
import type { ImportReport } from '../../../src/plugins/guide-publisher/shared/contracts/services';
import { problemsIn, readAll, useFolder } from './folder';
import { textRow, workbookParts, zip } from './zip';

const folder = useFolder();

/** The one record of a table with one row. */
async function recordOf(name: string, body: string | Buffer) {
  const rows = await readAll(folder.write(name, body));
  expect(problemsIn(rows).filter((line) => !line.endsWith('blank-limit'))).toEqual([]);
  return rows.find(({ record }) => record)!.record!;
}

describe('cells as people write them', () => {
  it.each<[header: string, cell: string, field: string, value: unknown]>([
    ['承诺时限', '7个工作日', 'promisedLimit', { value: 7, unit: 'workday', note: '' }],
    ['承诺时限', '７ 个工作日', 'promisedLimit', { value: 7, unit: 'workday', note: '' }],
    ['承诺时限', '20日', 'promisedLimit', { value: 20, unit: 'day', note: '' }],
    ['承诺时限', '20天（不含公示）', 'promisedLimit', { value: 20, unit: 'day', note: '不含公示' }],
    ['承诺时限', '当场办结', 'promisedLimit', { value: 0, unit: 'on-the-spot', note: '' }],
    ['承诺时限', '2 working days', 'promisedLimit', { value: 2, unit: 'workday', note: '' }],
    ['承诺时限（工作日）', '5', 'promisedLimit', { value: 5, unit: 'workday', note: '' }],
    ['承诺时限（工作日）', '2小时', 'promisedLimit', { value: 2, unit: 'hour', note: '' }],
    ['Promised limit', '3个月', 'promisedLimit', { value: 3, unit: 'month', note: '' }],
    ['promisedLimit', '', 'promisedLimit', null],
    ['本地说明', 'constructor', 'localNote', 'constructor'],
    ['网上支付', '有', 'onlinePayment', true],
    ['网上支付', 'Ｎ', 'onlinePayment', false],
    ['网上支付', 'TRUE', 'onlinePayment', true],
    ['网上支付', '', 'onlinePayment', null],
    ['生效日期', '2026/1/2', 'effectiveDate', '2026-01-02'],
    ['生效日期', '2026年1月2日', 'effectiveDate', '2026-01-02'],
    ['生效日期', '2026.1.2', 'effectiveDate', '2026-01-02'],
    ['生效日期', '46024', 'effectiveDate', '2026-01-02'],
    ['Effective date', '2026-01-02 00:00:00', 'effectiveDate', '2026-01-02'],
    ['办件类型', '承诺件', 'caseType', '2'],
    ['办件类型 *', '2', 'caseType', '2'],
    ['caseType', 'Done on the spot', 'caseType', '1'],
    ['办理形式', '窗口办理、网上办理', 'channels', ['window', 'online']],
    ['办理形式（必填）', 'online; window', 'channels', ['online', 'window']],
    ['办理形式', '["courier"]', 'channels', ['courier']],
    ['到场次数', '１', 'visits', 1],
    ['本地说明', "'=1+1", 'localNote', '=1+1'],
    ['本地说明', "'引用'", 'localNote', "'引用'"],
    ['  办理 时间 ', ' 周一至周五 ', 'hours', '周一至周五'],
  ])('%s: %s', async (header, cell, field, value) => {
    const quoted = [header, cell].map((text) => `"${text.replace(/"/g, '""')}"`);
    const record = await recordOf('办事指南.csv', `实施编码,${quoted[0]}\nX,${quoted[1]}\n`);
    expect(record[field]).toEqual(value);
  });

  it.each<[cell: string, conditions: unknown]>([
    ['年满十八周岁\n有固定住所', [{ text: '年满十八周岁' }, { text: '有固定住所' }]],
    ['1. 甲\n2. 乙', [{ text: '甲' }, { text: '乙' }]],
    ['[{"text":"甲"}]', [{ text: '甲' }]],
    ['（空）', []],
  ])('a list in one cell: %s', async (cell, conditions) => {
    const text = `实施编码,受理条件\nX,"${cell.replace(/"/g, '""')}"\n`;
    expect((await recordOf('办事指南.csv', text))['overrides']).toEqual({ conditions });
  });

  it('an empty cell of a shared field overrides nothing', async () => {
    const record = await recordOf(
      '办事指南.csv',
      '实施编码,名称,申请材料,法定时限,是否收费\nX,,,,\n'
    );
    expect(record['overrides']).toEqual({});
  });

  it('laws lose their title marks, their articles stand apart', async () => {
    const text = '实施编码,设定依据\nX,《中华人民共和国行政许可法》第十二条\n';
    expect((await recordOf('办事指南.csv', text))['overrides']).toMatchObject({
      legalBases: [{ law: '中华人民共和国行政许可法', article: '第十二条' }],
    });
  });
});

describe('files as programs write them', () => {
  const text = '编码,名称\r\n520000000000,贵州省\r\n';
  const expected = { code: '520000000000', name: '贵州省' };
  it.each<[why: string, name: string, body: Buffer]>([
    ['UTF-8', 'regions.csv', Buffer.from(text)],
    ['UTF-8 with a mark', 'regions.csv', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', 'regions.csv', Buffer.from(`\ufeff${text.replace(/,/g, '\t')}`, 'utf16le')],
    [
      'GB18030',
      'regions.csv',
      Buffer.from('b1e0c2eb2cc3fbb3c60a3532303030303030303030302cb9f3d6ddcaa10a', 'hex'),
    ],
    ['semicolons', 'regions.csv', Buffer.from(text.replace(/,/g, ';'))],
    ['tabs', 'regions.tsv', Buffer.from(text.replace(/,/g, '\t'))],
    ['the line of Excel', 'regions.csv', Buffer.from(`sep=;\r\n${text.replace(/,/g, ';')}`)],
    ['a name with place and date', '毕节市行政区划表-20260102.csv', Buffer.from(text)],
    [
      'a name that tells nothing',
      'x.csv',
      Buffer.from('编码,名称,上级行政区划代码\n520000000000,贵州省,\n'),
    ],
  ])('%s', async (_why, name, body) => {
    expect(await recordOf(name, body)).toMatchObject(expected);
  });

  it('a workbook with title, merged header, shared strings, dates and leading zeros', async () => {
    const strings = ['编码', '取消日期', '备'].map(
      (s) => `<si><r><t>${s}</t></r><rPh><t>x</t></rPh></si>`
    );
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="000000"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
    const sheet =
      `${textRow(1, '毕节市证明事项清单')}<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c></row>` +
      '<row r="5"><c r="A5" s="2"><v>42</v></c><c r="C5" s="1"><v>46024</v></c></row>';
    const parts = workbookParts({ sheet, styles, strings: strings.join(''), name: '证明事项' });
    expect(await recordOf('x.xlsx', zip(parts))).toMatchObject({
      code: '000042',
      cancelDate: '2026-01-02',
    });
    const from1904 = workbookParts({
      sheet,
      styles,
      strings: strings.join(''),
      name: '证明事项',
      workbookPr: '<workbookPr date1904="1"/>',
    });
    expect(await recordOf('y.xlsx', zip(from1904))).toMatchObject({ cancelDate: '2030-01-03' });
  });

  it('a limit whose header is merged over number, unit and note', async () => {
    const sheet =
      textRow(1, '实施编码', '承诺时限', '', '', '备件').replace('备件', '名称') +
      textRow(2, '', '数值', '单位', '说明', '') +
      textRow(3, 'X', '7', '工作日', '不含公示', '甲');
    const parts = workbookParts({ sheet, name: '办事指南' });
    expect(await recordOf('x.xlsx', zip(parts))).toMatchObject({
      promisedLimit: { value: 7, unit: 'workday', note: '不含公示' },
      overrides: { name: '甲' },
    });
  });

  it('JSON may use labels for codes and written limits', async () => {
    const record = {
      code: 1,
      caseType: '承诺件',
      promisedLimit: '7个工作日',
      channels: '窗口办理',
    };
    expect(await recordOf('service-guides.json', JSON.stringify([record]))).toMatchObject({
      code: '1',
      caseType: '2',
      promisedLimit: { value: 7, unit: 'workday' },
      channels: ['window'],
    });
  });
});

it('no two columns of a table have the same header', () => {
  for (const type of IMPORT_TYPES) {
    const { columns, lists } = TABLES[type];
    const main = headersOf(columns);
    expect(new Set(main).size).toBe(main.length);
    for (const list of lists) {
      const child = headersOf([...TABLES[type].keyColumns, ...list.columns]);
      expect([type, list.field, new Set(child).size]).toEqual([type, list.field, child.length]);
    }
  }
});

it('what is written cannot run as a formula, and a child file of an earlier export goes', async () => {
  const hall = {
    code: 'A',
    name: '=HYPERLINK("x")',
    address: '＋86',
    windows: [{ name: '@a', number: '', phone: '-1' }],
  };
  const records = [TABLES['service-hall'].schema.parse(hall)];
  const out = folder.path('service-halls.csv');
  const { files } = await writeRecords({ type: 'service-hall', records, out });
  const cells = files.flatMap((file) => readFileSync(file, 'utf8').split(/[,\r\n]+/));
  expect(cells.filter((cell) => /^"?[=+\-@＝＋－＠\t]/.test(cell))).toEqual([]);
  expect(files).toHaveLength(2);
  const bare = [TABLES['service-hall'].schema.parse({ code: 'B' })];
  await writeRecords({ type: 'service-hall', records: bare, out });
  expect(problemsIn(await readAll(out))).toEqual([]);
});

it('a folder gives its files in order of dependency, without child files and foreign ones', async () => {
  for (const name of ['service-guides', 'regions', 'organizations', 'standard-items']) {
    const key = { organizations: 'creditCode', 'standard-items': 'basicCode' }[name] ?? 'code';
    folder.write(`${name}.csv`, `${key}\n1\n`);
  }
  folder.write('service-guides.windows.csv', '实施编码,窗口名称\n1,a\n');
  folder.write('notes.csv', 'a,b\n1,2\n');
  folder.write('~$regions.xlsx', 'lock');
  const { files, skipped } = await listInputFiles([folder.path('.')]);
  expect(files.map(({ types }) => types)).toEqual([
    ['region'],
    ['organization'],
    ['standard-item'],
    ['service-guide'],
  ]);
  expect(skipped.map((path) => path.endsWith('notes.csv'))).toEqual([true]);
});

it('a workbook may hold several types, each with its lists', async () => {
  const out = folder.path('a.xlsx');
  const hall = { code: 'H', windows: [{ name: '甲', number: '1', phone: '' }] };
  await writeRecords({
    type: 'service-hall',
    records: [TABLES['service-hall'].schema.parse(hall)],
    out,
  });
  const rows = await readAll(out);
  expect(rows.map(({ type, record }) => [type, record?.['windows']])).toEqual([
    ['service-hall', hall.windows],
  ]);
});

it('a report is one line for each problem, and a workbook that opens again', async () => {
  const rows = await readAll(folder.write('regions.csv', '编码,层级\n1,"=cmd\nx"\n2,省级\n'));
  const problems = rows.flatMap(({ key, problems: found }) =>
    found.map((problem) => ({ file: 'regions.csv', key, problem }))
  );
  const report: ImportReport = {
    dryRun: true,
    written: false,
    files: [{ file: 'regions.csv', type: 'region', rows: 2, taken: 1, unchanged: 0, refused: 1 }],
    problems,
    omittedProblems: 0,
  };
  const lines = reportLines(report, 'zh-Hans');
  expect(lines[0]).toMatch(/^regions\.csv，第 2 行，层级：“=cmd x”不在“层级|行使层级/);
  expect(lines.every((line) => !line.includes('\n'))).toBe(true);
  const out = folder.path('report.xlsx');
  await writeReport({ report, out, locale: 'en' });
  const [, sheet] = await openXlsx(out);
  const cells: Array<readonly string[]> = [];
  for await (const row of sheet!.rows()) cells.push(row.cells);
  expect(cells[1]).toContain('import.unknown-code');
  expect(cells[1]!.some((cell) => cell.startsWith('='))).toBe(false);
});
