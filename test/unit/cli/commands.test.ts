import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { run } from '../../../src/plugins/guide-publisher/cli/run';
import { PublisherError } from '../../../src/plugins/guide-publisher/shared/contracts/errors';
import type { ImportReport } from '../../../src/plugins/guide-publisher/shared/contracts/services';
import { guides } from './run';

const COMMANDS = [
  'check',
  'import',
  'export',
  'release',
  'rollback',
  'verify',
  'flowchart',
  'codes',
  'rules',
];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guides-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
const write = (name: string, body: string) => {
  writeFileSync(path(name), body);
  return path(name);
};

describe('use', () => {
  it.each(COMMANDS)('%s has help in both languages', async (command) => {
    const zh = await guides([command, '--help']);
    const en = await guides([command, '--help', '--lang', 'en']);
    expect([zh.code, en.code]).toEqual([0, 0]);
    expect(zh.out).toMatch(/^用法：/);
    expect(en.out).toMatch(/^Usage:/);
    expect(en.out).toContain('--format');
    expect(en.out).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it.each<[why: string, argv: string[]]>([
    ['unknown command', ['nonsense']],
    ['unknown option', ['check', 'a.csv', '--nonsense']],
    ['unknown format', ['codes', '1', '--format', 'yaml']],
    ['missing argument', ['check']],
    ['missing option', ['export', '--type', 'region']],
    ['unknown type', ['export', '--type', 'x', '--out', 'a.csv']],
    ['unknown ending', ['export', '--type', 'region', '--out', 'a.doc']],
    ['no number', ['rollback', '--site', 's', '--to', '0']],
    ['unknown report', ['import', 'a.csv', '--report', 'a.txt']],
  ])('%s: exit 2 and one line', async (_why, argv) => {
    const { code, out, err } = await guides(argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(/^错误：.*\([a-z]+\.[a-z-]+\)$/m);
  });

  it('without a command it shows how to use it, and exits 2', async () => {
    const { code, err } = await guides([]);
    expect(code).toBe(2);
    expect(err).toContain('codes');
  });

  it('an error of the application is one line and exit 1; the stack needs --debug', async () => {
    const services = {
      release: {
        verify: () => Promise.reject(new Error('boom\nat once')),
      } as never,
    };
    const plain = await guides(['verify', '--site', 's'], {
      services,
      env: { LANG: 'en_US.UTF-8' },
    });
    expect(plain).toMatchObject({ code: 1, out: '' });
    expect(plain.err).toBe(
      'error: Internal error: boom at once (--debug shows more) (cli.unexpected)\n'
    );
    const debug = await guides(['verify', '--site', 's', '--debug'], { services });
    expect(debug.err).toMatch(/\n\s+at /);
  });

  it('a refusal comes as JSON where JSON is asked for', async () => {
    const services = {
      release: {
        verify: () => Promise.reject(new PublisherError('content.not-found', { what: 's' })),
      } as never,
    };
    const { code, out } = await guides(['verify', '--site', 's', '--format', 'json'], { services });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'content.not-found' } });
  });

  it('a reader that goes away is no error', async () => {
    const stdout = new PassThrough();
    stdout.once('data', () => stdout.destroy(Object.assign(new Error('gone'), { code: 'EPIPE' })));
    async function* endless() {
      for (;;) yield '520500000000\n';
    }
    const code = await run(['codes', '-'], {
      stdin: Readable.from(endless()),
      stdout,
      stderr: new PassThrough(),
      env: {},
      now: () => new Date(0),
      withApplication: () => Promise.reject(new Error('not used')),
    });
    expect(code).toBe(0);
  });
});

describe('codes', () => {
  it('explains each on one line, exit 1 when one is wrong', async () => {
    const good = await guides(['codes', '91350100M000100Y43', '520500000000']);
    expect(good.code).toBe(0);
    expect(good.out.trim().split('\n')).toHaveLength(2);
    expect((await guides(['codes', '91350100M000100Y4Z'])).code).toBe(1);
  });

  it('reads lines from standard input; JSON is one array', async () => {
    const input = '520500000000\r\n\n  x  \n';
    const { code, out } = await guides(['codes', '-', '--format', 'json'], { input });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { kind: 'region', valid: true },
      { value: 'x', valid: false },
    ]);
    const none = await guides(['codes', '-', '--format', 'json'], { input: '' });
    expect(JSON.parse(none.out)).toEqual([]);
  });
});

describe('check', () => {
  const template = {
    id: 'trial',
    version: 3,
    title: { 'zh-Hans': '试用', en: 'Trial' },
    issuedBy: '省',
    effectiveDate: null,
    vocabularies: {},
    policies: [{ field: 'promisedLimit', policy: 'local', required: true, clause: '第一条' }],
    rules: [],
  };
  const file = () => write('template.json', JSON.stringify(template));
  const references = () => {
    write('regions.csv', 'code,name,level\n520500000000,毕节市,3\n');
    write('organizations.csv', 'creditCode,name,level,regionCode\nO1,市公安局,3,520500000000\n');
    write('standard-items.csv', 'basicCode,version,name,itemType\nB1,1,登记,01\nB2,1,登记,01\n');
  };
  const guidesCsv = (rows: string) =>
    write(
      'service-guides.csv',
      `实施编码,基本编码,标准事项版本,实施主体信用代码,承诺时限\n${rows}`
    );

  it('finds what a guide lacks and exits 1', async () => {
    references();
    guidesCsv('G1,B1,1,O1,3日\nG2,B2,1,O1,\nG3,B9,1,O1,3日\nG4,B1,2,O9,3日\nG5,B1,1,O1,7\n');
    const ran = await guides(['check', folder, '--template', file(), '--format', 'json']);
    expect(ran.code).toBe(1);
    const result = JSON.parse(ran.out);
    const found = result.results.map(
      (each: { code: string; findings: Array<{ rule: string; path: string }> }) => [
        each.code,
        ...each.findings.map(({ rule, path: at }) => `${rule} ${at}`),
      ]
    );
    expect(found).toEqual([
      ['G2', 'policy.required /promisedLimit'],
      ['G3', 'reference.not-found /basicCode'],
      ['G4', 'reference.not-found /itemVersion', 'reference.not-found /organizationCode'],
    ]);
    expect(result).toMatchObject({
      template: { id: 'trial', version: 3 },
      checked: 4,
      withFindings: 3,
      totals: { error: 4, warning: 0, advice: 0 },
      byRule: { 'reference.not-found': 3, 'policy.required': 1 },
      problems: [{ code: 'import.limit-unit', row: 6 }],
    });
  });

  it('says so and exits 0 when nothing is wrong; references may lie elsewhere', async () => {
    references();
    const guide = guidesCsv('G1,B1,1,O1,3日\n');
    const ran = await guides(['check', guide, '--references', folder, '--template', file()]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('按模板 trial@3 检查 1 份，0 份有问题');
  });

  it('text tells file, code, rule and place', async () => {
    references();
    guidesCsv('G2,B1,1,O1,\n');
    const { out } = await guides(['check', folder, '--template', file(), '--lang', 'en']);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'service-guides.csv  G2  登记',
      expect.stringMatching(/^ {2}error {2}policy\.required {2}\/promisedLimit {2}.+ \[第一条\]$/),
    ]);
    expect(out).toContain('1 checked by template trial@3, 1 with findings: 1 errors');
  });

  it('a template of the files is found by its number; an unknown one is an error', async () => {
    references();
    file();
    guidesCsv('G1,B1,1,O1,3日\n');
    expect((await guides(['check', folder])).out).toContain('trial@3');
    const unknown = await guides(['check', folder, '--template', write('bad.json', '{"id":"x"}')]);
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain('cli.bad-template');
  });

  it('checks a resolved document as it is', async () => {
    const document = { kind: 'guide', code: 'G1', name: '登记', form: 1, locale: 'zh-Hans' };
    const ran = await guides([
      'check',
      write('a.json', JSON.stringify([document])),
      '--template',
      file(),
    ]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('检查 1 份');
  });

  it('a file that cannot be read is a finding, not a crash', async () => {
    const ran = await guides(['check', write('a.csv', '<html>'), '--template', file()]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('import.not-spreadsheet');
    const missing = await guides(['check', path('none.csv'), '--template', file()]);
    expect(missing.code).toBe(1);
    expect(missing.err).toContain('import.not-found');
  });
});

describe('flowchart', () => {
  const chart = {
    title: '办理流程',
    lanes: [{ id: 'a', role: 'applicant', name: '申请人' }],
    nodes: [
      { id: 's', type: 'start', label: '开始', lane: 'a' },
      { id: 't', type: 'task', label: '受理', lane: 'a' },
      { id: 'e', type: 'end', label: '结束', lane: 'a' },
    ],
    edges: [
      { id: '1', from: 's', to: 't' },
      { id: '2', from: 't', to: 'e' },
    ],
  };

  it('draws in every form and counts what goes in and out', async () => {
    const input = write(
      'chart.json',
      JSON.stringify({ type: 'flowchart', records: [{ code: '1', chart }] })
    );
    const targets = ['svg', 'bpmn', 'outline', 'mermaid'].flatMap((form) => [
      `--${form}`,
      path(`out.${form}`),
    ]);
    const ran = await guides(['flowchart', input, ...targets, '--format', 'json']);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({
      counts: {
        in: { tasks: 1, events: 2, gateways: 0, flows: 2 },
        out: { tasks: 1, events: 2, flows: 2 },
      },
      degraded: [],
      dropped: [],
    });
    expect(readFileSync(path('out.svg'), 'utf8')).toMatch(/^<svg /);
    const again = await guides(['flowchart', path('out.bpmn'), '--format', 'json']);
    expect(JSON.parse(again.out)).toMatchObject({
      format: 'bpmn',
      counts: { in: { tasks: 1, events: 2, flows: 2 } },
    });
    expect(existsSync(path('out.outline')) && existsSync(path('out.mermaid'))).toBe(true);
  });

  it('writes to standard output, and nothing else there', async () => {
    const input = write('chart.json', JSON.stringify(chart));
    expect((await guides(['flowchart', input, '--svg', '-'])).out).toMatch(
      /^<svg [\s\S]*<\/svg>\n$/
    );
  });

  it.each(['', 'hello', '{"title": 1}', '<a/>', '<!DOCTYPE x><a/>'])(
    'refuses %j with exit 1',
    async (body) => {
      const ran = await guides(['flowchart', write('a.bpmn', body)]);
      expect(ran.code).toBe(1);
      expect((ran.out + ran.err).trim()).not.toBe('');
    }
  );
});

describe('import and release', () => {
  const report: ImportReport = {
    dryRun: false,
    written: true,
    files: [{ file: 'regions.csv', type: 'region', rows: 1, taken: 1, unchanged: 0, refused: 0 }],
    problems: [],
    omittedProblems: 0,
  };

  it('hands files in order to the application and reports', async () => {
    write('service-guides.csv', 'code\n1\n');
    write('regions.csv', 'code\n1\n');
    const importFiles = jest.fn().mockResolvedValue(report);
    const argv = ['import', folder, '--dry-run', '--report', path('r.xlsx')];
    const ran = await guides(argv, { services: { intake: { importFiles } as never } });
    expect(ran.code).toBe(0);
    expect(importFiles.mock.calls[0][0]).toMatchObject({
      files: [path('regions.csv'), path('service-guides.csv')],
      dryRun: true,
      takeGoodRows: false,
    });
    expect(ran.out).toContain('regions.csv region');
    expect(existsSync(path('r.xlsx'))).toBe(true);
  });

  it.each<[why: string, change: Partial<ImportReport>]>([
    ['nothing was written', { written: false }],
    ['a row was refused', { files: [{ ...report.files[0]!, taken: 0, refused: 1 }] }],
  ])('exit 1 when %s', async (_why, change) => {
    const file = write('regions.csv', 'code\n1\n');
    const importFiles = () => Promise.resolve({ ...report, ...change });
    const ran = await guides(['import', file], { services: { intake: { importFiles } as never } });
    expect(ran.code).toBe(1);
  });

  it('verify exits 1 and names each fault', async () => {
    const verify = () =>
      Promise.resolve({
        site: 's',
        number: 2,
        files: 9,
        faults: [{ path: 'a.html', problem: 'changed' }],
      });
    const ran = await guides(['verify', '--site', 's'], {
      services: { release: { verify } as never },
    });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('被改动  a.html');
  });

  it('rollback hands on the number', async () => {
    const rollback = jest.fn().mockResolvedValue({
      site: 's',
      number: 3,
      previous: 2,
      dryRun: false,
      written: 0,
      reused: 1,
      files: 1,
      bytes: 2,
    });
    const ran = await guides(['rollback', '--site', 's', '--to', '1', '--format', 'json'], {
      services: { release: { rollback } as never },
    });
    expect(rollback).toHaveBeenCalledWith({ site: 's', to: 1 });
    expect(JSON.parse(ran.out)).toMatchObject({ number: 3 });
  });
});
