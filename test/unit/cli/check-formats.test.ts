import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { templateOf } from '../template/sample';
import { guides } from './run';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guides-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const write = (name: string, body: string) => {
  writeFileSync(join(folder, name), body);
  return join(folder, name);
};

const template = () =>
  write(
    'template.json',
    JSON.stringify(
      templateOf(
        [
          {
            id: 'phone-needed',
            severity: 'warning',
            params: { fields: ['consultationPhone'] },
            message: {
              'zh-Hans': '{field}没填：\n100%，请填',
              en: '{field} is blank:\n100%, fill in',
            },
          },
          { id: 'note-needed', severity: 'advice', params: { fields: ['localNote'] } },
        ],
        { id: 'trial' }
      )
    )
  );
const HEAD = '实施编码,基本编码,标准事项版本,实施主体信用代码,承诺时限\n';
/** Three guides: the first lacks what the rules want, the second refers to nothing, the third has a bad cell. */
const files = () => {
  write('organizations.csv', 'creditCode,name,level,regionCode\nO1,市公安局,3,\n');
  write('standard-items.csv', 'basicCode,version,name,itemType\nB1,1,登记,01\n');
  return write('service-guides.csv', `${HEAD}G1,B1,1,O1,3日\nG2,B9,1,O1,3日\nG3,B1,1,O1,7\n`);
};
const check = async (...more: string[]) => {
  const template_ = template();
  files();
  return guides(['check', folder, '--template', template_, '--lang', 'en', ...more]);
};

describe('annotations for GitHub', () => {
  it('name file, line and rule, and cannot be broken out of', async () => {
    const { out, code } = await check('--format', 'github');
    const file = join(folder, 'service-guides.csv');
    const lines = out.trim().split('\n');
    expect(code).toBe(1);
    expect(lines[0]).toBe(
      `::warning file=${file},line=2,title=phone-needed::G1 /consultationPhone Consultation phone is blank:%0A100%25, fill in`
    );
    expect(lines[1]).toMatch(/^::notice file=.*,line=2,title=note-needed::G1 \/localNote /);
    expect(lines[2]).toMatch(/^::error file=.*,line=3,title=reference\.not-found::G2 \/basicCode /);
    expect(lines[3]).toMatch(/^::error file=.*,line=4,title=import\.limit-unit::/);
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) file=[^:]*::/);
  });

  it('escape what ends a property', async () => {
    const odd = write('a,b:c%.csv', `${HEAD}G1,B1,1,O1,3日\n`);
    const { out } = await guides([
      'check',
      odd,
      ...['--type', 'service-guide', '--template', template(), '--format', 'github'],
    ]);
    expect(out).toContain('a%2Cb%3Ac%25.csv,line=2,');
  });
});

/** The parts of the SARIF 2.1.0 schema that we write; strict, so that nothing else is written. */
const text = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['none', 'note', 'warning', 'error']);
const physicalLocation = z.strictObject({
  artifactLocation: z.strictObject({ uri: z.string().regex(/^[^\s\\]+$/) }),
  region: z.strictObject({ startLine: z.number().int().min(1) }).optional(),
});
const logicalLocation = z.strictObject({
  name: z.string(),
  fullyQualifiedName: z.string(),
  kind: z.literal('member'),
});
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string(),
            fullName: z.string(),
            language: z.string().regex(/^[a-z]{2}(-[A-Z][a-z]{3})?$/),
            rules: z.array(
              z.strictObject({
                id: z.string(),
                shortDescription: text,
                fullDescription: text,
                help: z.strictObject({ text: z.string(), markdown: z.string() }),
                helpUri: z.url().optional(),
                defaultConfiguration: z.strictObject({ level }),
                properties: z.record(z.string(), z.unknown()),
              })
            ),
          }),
        }),
        language: z.string(),
        results: z.array(
          z.strictObject({
            ruleId: z.string(),
            ruleIndex: z.number().int().min(0).optional(),
            level,
            message: text,
            locations: z
              .array(
                z.strictObject({
                  physicalLocation,
                  logicalLocations: z.array(logicalLocation),
                })
              )
              .length(1),
            partialFingerprints: z.record(z.string(), z.string()),
            properties: z.record(z.string(), z.unknown()),
          })
        ),
        invocations: z.array(
          z.strictObject({
            executionSuccessful: z.boolean(),
            toolExecutionNotifications: z.array(
              z.strictObject({
                descriptor: z.strictObject({ id: z.string() }).optional(),
                level,
                message: text,
                locations: z.array(z.strictObject({ physicalLocation })),
              })
            ),
          })
        ),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      })
    )
    .length(1),
});

describe('SARIF', () => {
  it('is a log of version 2.1.0 with rules, results and what could not be read', async () => {
    const { out } = await check('--format', 'sarif');
    const [run] = sarif.parse(JSON.parse(out)).runs;
    expect(run!.tool.driver.rules.map(({ id }) => id)).toEqual(['phone-needed', 'note-needed']);
    expect(
      run!.results.map(({ ruleId, ruleIndex, level: found, locations }) => [
        ruleId,
        ruleIndex,
        found,
        locations[0]!.physicalLocation.region?.startLine,
        locations[0]!.logicalLocations[0]!.fullyQualifiedName,
      ])
    ).toEqual([
      ['phone-needed', 0, 'warning', 2, 'G1/consultationPhone'],
      ['note-needed', 1, 'note', 2, 'G1/localNote'],
      ['reference.not-found', undefined, 'error', 3, 'G2/basicCode'],
    ]);
    const [invocation] = run!.invocations;
    expect(invocation!.toolExecutionNotifications[0]!.descriptor?.id).toBe('import.limit-unit');
  });

  it('is a log also when nothing is found', async () => {
    const fine = write('a.json', JSON.stringify([{ kind: 'region', code: '1', name: '甲' }]));
    const { out, code } = await guides([
      'check',
      fine,
      ...['--template', template(), '--format', 'sarif'],
    ]);
    expect(code).toBe(0);
    expect(sarif.parse(JSON.parse(out)).runs[0]!.results).toEqual([]);
  });

  it('leads to the page of a rule: as an address where there is one, else in words', async () => {
    const at = async (docs: string) => {
      const { out } = await check('--format', 'sarif', '--docs', docs);
      return sarif.parse(JSON.parse(out)).runs[0]!.tool.driver.rules[0]!;
    };
    expect((await at('https://example.gov.cn/rules/')).helpUri).toBe(
      'https://example.gov.cn/rules/phone-needed.md'
    );
    const local = await at('docs/rules');
    expect(local.helpUri).toBeUndefined();
    expect(local.help.text).toContain('docs/rules/phone-needed.md');
  });
});

describe('rules', () => {
  it('are listed, and explained on a page each that findings lead to', async () => {
    const out = join(folder, 'pages');
    const ran = await guides(['rules', '--template', template(), '--out', out, '--lang', 'en']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out.split('\n')[0]).toMatch(/^phone-needed {2}warning {2}"Consultation phone" must/);
    expect(readdirSync(out).sort()).toEqual(['note-needed.md', 'phone-needed.md']);
    expect(readFileSync(join(out, 'note-needed.md'), 'utf8')).toMatch(/^# title\n/);
    const checked = await check('--docs', 'pages/');
    expect(checked.out).toContain('phone-needed  1  pages/phone-needed.md');
  });

  it('of the bundled template are given as JSON', async () => {
    const { out } = await guides(['rules', '--format', 'json']);
    const rules: Array<{ id: string; demand: string }> = JSON.parse(out);
    expect(rules.length).toBeGreaterThan(100);
    expect(rules.every(({ demand }) => demand !== '')).toBe(true);
  });
});

describe('rules that a template changes', () => {
  it('are shown with the reason, wherever the template is used', async () => {
    const written = templateOf([
      { id: 'off', params: { fields: ['localNote'] } },
      { id: 'softer', params: { fields: ['consultationPhone'] } },
    ]);
    const overrides = [
      { rule: 'off', disabled: true, reason: 'no notes here' },
      { rule: 'softer', severity: 'advice', reason: 'phones are being moved' },
    ];
    const chosen = write('changed.json', JSON.stringify({ ...written, overrides }));
    files();
    const argv = ['--template', chosen, '--lang', 'en'];
    const lines = [
      'off  switched off  no notes here',
      'softer  severity changed to advice  phones',
    ];
    const text = (await guides(['check', folder, ...argv])).out;
    const listed = (await guides(['rules', ...argv])).out;
    for (const line of lines) {
      expect(text).toContain(line);
      expect(listed).toContain(line);
    }
    expect(text).not.toContain('localNote');
    const json = JSON.parse((await guides(['check', folder, ...argv, '--format', 'json'])).out);
    expect(json).toMatchObject({ template: { changes: overrides }, totals: { error: 1 } });
    const rules = JSON.parse((await guides(['rules', ...argv, '--format', 'json'])).out);
    expect(rules).toMatchObject([
      { id: 'softer', severity: 'advice', changedBecause: 'phones are being moved' },
      { id: 'off', disabled: true, changedBecause: 'no notes here' },
    ]);
  });
});

describe('a template that extends another', () => {
  it('finds its parent among the files', async () => {
    template();
    files();
    const child = { ...templateOf([], { id: 'city' }), extends: { id: 'trial', version: 1 } };
    write('city.json', JSON.stringify({ type: 'template', records: [child] }));
    write(
      'province.json',
      JSON.stringify({
        type: 'template',
        records: [JSON.parse(readFileSync(join(folder, 'template.json'), 'utf8'))],
      })
    );
    const { out } = await guides(['check', folder, '--template', 'city', '--lang', 'en']);
    expect(out).toContain('checked by template city@1');
    expect(out).toContain('phone-needed');
  });
});

describe('guides of several files', () => {
  it('are found when two of one organization are for the same item', async () => {
    files();
    write('more.csv', `${HEAD}G9,B1,1,O1,3日\n`);
    const paths = ['service-guides.csv', 'more.csv'].map((name) => join(folder, name));
    const argv = ['--type', 'service-guide', '--references', folder, '--template', template()];
    const { out } = await guides(['check', ...paths, ...argv, '--format', 'json']);
    const { results } = JSON.parse(out) as {
      results: Array<{ code: string; findings: Array<{ rule: string }> }>;
    };
    const twice = results.filter(({ findings }) =>
      findings.some(({ rule }) => rule === 'corpus.same-item-twice')
    );
    expect(twice.map(({ code }) => code).sort()).toEqual(['G1', 'G9']);
  });

  it('are no duplicates of themselves where they lie among the references', async () => {
    const subject = files();
    const unique = templateOf([
      { id: 'code-unique', kind: 'unique', params: { field: 'code', within: 'corpus' } },
    ]);
    const argv = ['--references', folder, '--template', write('t.json', JSON.stringify(unique))];
    const { out } = await guides(['check', subject, ...argv]);
    expect(out).not.toContain('code-unique');
  });

  const sisters = () => {
    const names = ['O1', 'O2', 'O3', 'O4'];
    const rows = names.map((code) => `${code},${code}局,4,,住建\n`).join('');
    write(
      'organizations.csv',
      `creditCode,name,level,regionCode,department\n${rows}P,市住建局,3,,住建\n`
    );
    write(
      'standard-items.csv',
      'basicCode,version,name,itemType,status\nB1,1,登记,01,1\nB2,1,许可,01,3\n'
    );
    const lines = names.flatMap((code) => [
      `${code}-1,B1,1,${code},3日,1,2`,
      ...(code === 'O4' ? [] : [`${code}-2,B2,1,${code},3日,1,1`]),
    ]);
    write(
      'service-guides.csv',
      `${HEAD.trim()},status,powerSource\n${[...lines, 'P-1,B1,1,P,3日,1,1'].join('\n')}\n`
    );
  };

  it('show what one organization lacks, what is cancelled, what was handed down and kept', async () => {
    sisters();
    const argv = ['check', folder, '--template', template(), '--lang', 'en'];
    const { out } = await guides([...argv, '--format', 'json']);
    const { results, corpus } = JSON.parse(out) as {
      results: Array<{ kind: string; code: string; findings: Array<{ rule: string }> }>;
      corpus: Record<string, unknown[]>;
    };
    expect(corpus).toMatchObject({
      duplicateCodes: [],
      repeatedItems: [],
      missingItems: [{ organization: 'O4', basicCode: 'B2', name: '许可', having: 3, sisters: 3 }],
      cancelledInUse: ['O1-2', 'O2-2', 'O3-2'],
      delegations: [{ basicCode: 'B1', level: '4', guides: 4, stillAbove: ['P'] }],
    });
    expect(results.filter(({ kind }) => kind === 'organization')).toMatchObject([
      { code: 'O4', findings: [{ rule: 'corpus.item-missing' }] },
    ]);
    const text = (await guides(argv)).out;
    expect(text).toContain('O4局');
    expect(text).toContain('items that all sisters have and one lacks  1');
    expect(text).toContain('of them, items that the higher level has kept  1');
    const annotations = (await guides([...argv, '--format', 'github'])).out;
    expect(annotations).toMatch(/::notice file=.*title=corpus\.item-missing::O4 {2}3 of 3 sister/);
    const sarif = JSON.parse((await guides([...argv, '--format', 'sarif'])).out) as {
      runs: Array<{ results: Array<{ ruleId: string }> }>;
    };
    const rules = sarif.runs[0]!.results.map(({ ruleId }) => ruleId);
    expect(rules.filter((rule) => rule === 'corpus.item-missing')).toHaveLength(1);
  });
});
