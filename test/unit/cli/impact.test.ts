import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { PublisherError } from '../../../src/plugins/guide-publisher/shared/contracts/errors';
import type {
  AffectedGuide,
  ImpactReport,
  ImpactService,
} from '../../../src/plugins/guide-publisher/shared/contracts/services';
import { guides } from './run';

type Request = Parameters<ImpactService['assess']>[0];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'impact-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

const counts = { gained: 2, gainingGuides: 1, lost: 1, losingGuides: 1 };
const none = { gained: 0, gainingGuides: 0, lost: 1, losingGuides: 1 };
const title = { 'zh-Hans': '填写备注', en: 'Note' };
const REPORT: ImpactReport = {
  from: { id: 'gz', version: 1 },
  to: { id: 'gz', version: 2 },
  guides: 'draft',
  checked: 9,
  incomplete: 3,
  affected: 1,
  blocked: 1,
  totals: counts,
  rules: [{ rule: 'note', severity: 'error', title, ...counts }],
  levels: [{ level: '4', ...counts }],
  organizations: Array.from({ length: 12 }, (_, i) => ({
    creditCode: `C${i}`,
    name: `单位${i}`,
    ...counts,
  })),
};
const finding = (rule: string) => ({
  rule,
  severity: 'error' as const,
  path: '/localNote',
  message: { 'zh-Hans': '未填写', en: 'blank' },
  clause: '',
});
const GUIDE: AffectedGuide = {
  documentId: 'd',
  code: 'G1',
  name: '=危险的名称',
  level: '4',
  organization: { creditCode: 'C0', name: '单位0' },
  gained: [finding('note'), finding('other')],
  lost: [finding('old')],
};

/** An application that answers with this, and remembers what it was asked. */
function application(report: ImpactReport, affected: readonly AffectedGuide[] = [GUIDE]) {
  const asked: Request[] = [];
  const impact: ImpactService = {
    async assess(request, onProgress) {
      asked.push(request);
      for (const guide of affected) await request.onAffected?.(guide);
      onProgress?.({ done: 9, total: 9 });
      return report;
    },
  };
  return { asked, services: { impact } };
}

describe('guides impact', () => {
  it('has help in both languages', async () => {
    expect((await guides(['impact', '--help'])).out).toContain('编号@版本');
    const { code, out } = await guides(['impact', '--help', '--lang', 'en']);
    expect([code, out]).toEqual([0, expect.not.stringMatching(/[\u4e00-\u9fff]/)]);
  });

  it('asks for a version in the database, and tells what comes and goes', async () => {
    const { asked, services } = application(REPORT);
    const { code, out } = await guides(['impact', '--template', 'gz@2'], { services });
    expect(code).toBe(1);
    expect(asked).toMatchObject([{ template: { id: 'gz', version: 2 }, guides: 'draft' }]);
    const lines = out.trimEnd().split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'gz@1 → gz@2',
      '比较 9 份指南，1 份有变化，1 份新增错误；另有 3 份尚不完整',
      '新增 2（1 份），消除 1（1 份）',
      '按规则：',
    ]);
    expect(lines).toContain('  note  error  填写备注  新增 2（1 份），消除 1（1 份）');
    expect(lines).toContain('  另有 2 个单位');
  });

  it('is fine when nothing is gained', async () => {
    const { services } = application({ ...REPORT, from: null, totals: none }, []);
    const { code, out } = await guides(['impact', '--template', 'gz@2', '--lang', 'en'], {
      services,
    });
    expect([code, out.split('\n')[0]]).toEqual([0, 'none → gz@2']);
    expect(out).not.toContain('：');
  });

  it('gives the whole report as JSON', async () => {
    const argv = ['impact', '--template', 'gz@2', '--guides', 'published', '--format', 'json'];
    const { asked, services } = application(REPORT);
    const { out } = await guides(argv, { services });
    expect(JSON.parse(out)).toEqual({ ...REPORT, out: null });
    expect(asked[0]?.guides).toBe('published');
  });

  it('hands in a template file as it is', async () => {
    const { asked, services } = application(REPORT);
    const content = { id: 'gz', version: 3 };
    writeFileSync(path('t.json'), JSON.stringify({ type: 'template', records: [content] }));
    await guides(['impact', '--template', path('t.json')], { services });
    expect(asked).toMatchObject([{ template: { content } }]);
  });

  it('writes the list as CSV, a line for each finding, safe to open', async () => {
    const { services } = application(REPORT);
    await guides(['impact', '--template', 'gz@2', '--out', path('o.csv')], { services });
    const text = readFileSync(path('o.csv'), 'utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const [head, ...rows] = parse(text.slice(1)) as string[][];
    expect(head?.slice(0, 2)).toEqual(['实施编码', '名称']);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual([
      ...['G1', "'=危险的名称", '单位0', '县级'],
      ...['新增', 'note', '错误', '/localNote', '未填写'],
    ]);
    expect(rows.map((row) => row[4])).toEqual(['新增', '新增', '消除']);
  });

  it('writes the list as a workbook', async () => {
    const { services } = application(REPORT);
    await guides(['impact', '--template', 'gz@2', '--out', path('o.xlsx')], { services });
    const archive = readFileSync(path('o.xlsx'));
    expect(archive.subarray(0, 2).toString()).toBe('PK');
  });

  it.each([[[]], [[GUIDE]], [[GUIDE, { ...GUIDE, code: 'G2' }]]])(
    'writes the list as JSON, whole guides',
    async (affected: AffectedGuide[]) => {
      const { services } = application(REPORT, affected);
      await guides(['impact', '--template', 'gz@2', '--out', path('o.json')], { services });
      expect(JSON.parse(readFileSync(path('o.json'), 'utf8'))).toEqual(affected);
    }
  );

  it('writes a list of many guides whole', async () => {
    const affected = Array.from({ length: 5000 }, (_, i) => ({ ...GUIDE, code: `G${i}` }));
    const { services } = application(REPORT, affected);
    await guides(['impact', '--template', 'gz@2', '--out', path('o.json')], { services });
    expect(JSON.parse(readFileSync(path('o.json'), 'utf8'))).toHaveLength(5000);
  });

  it.each([
    ['another ending', ['--template', 'gz@2', '--out', 'o.txt'], 2, 'cli.wrong-use'],
    ['no template', [], 2, 'cli.wrong-use'],
    ['no version', ['--template', 'gz'], 1, 'cli.no-template'],
    ['a version that is no number', ['--template', 'gz@x'], 1, 'cli.no-template'],
    ['other guides', ['--template', 'gz@2', '--guides', 'all'], 2, 'cli.wrong-use'],
  ])('refuses %s', async (_, argv, exit, expected) => {
    const { asked, services } = application(REPORT);
    const { code, err } = await guides(['impact', ...argv], { services });
    expect([code, err]).toEqual([exit, expect.stringContaining(expected)]);
    expect(asked).toEqual([]);
  });

  it('says where it cannot write, and what the application refuses', async () => {
    const out = path('none/o.csv');
    const { services } = application(REPORT);
    const unwritable = await guides(['impact', '--template', 'gz@2', '--out', out], { services });
    expect([unwritable.code, unwritable.err]).toEqual([
      1,
      expect.stringContaining('cli.cannot-write'),
    ]);
    const assess = () => Promise.reject(new PublisherError('content.not-found', { what: 'gz@9' }));
    const refused = await guides(['impact', '--template', 'gz@9'], {
      services: { impact: { assess } },
    });
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('gz@9')]);
    expect(existsSync(out)).toBe(false);
  });
});
