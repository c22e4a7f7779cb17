import fc from 'fast-check';
import type {
  GuideRecord,
  StandardItem,
} from '../../../src/plugins/guide-publisher/domain/document/records';
import { applyFixes } from '../../../src/plugins/guide-publisher/domain/template/apply-fixes';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import { resolveGuide } from '../../../src/plugins/guide-publisher/domain/template/resolve';
import type { Finding } from '../../../src/plugins/guide-publisher/domain/template/types';
import { loadCity, loadTemplate, referencesOf, type SampleCity } from '../sample/sample-city';

const finding = (path: string, more: Partial<Finding>): Finding => ({
  rule: 'r',
  severity: 'error',
  path,
  messageKey: 'rule/r',
  values: {},
  message: { 'zh-Hans': '', en: '' },
  clause: '',
  ...more,
});
const set = (path: string, value: unknown, more: Partial<Finding> = {}): Finding =>
  finding(path, { ...more, fix: { kind: 'set', path, value } });

/** Finds texts with white space at an end, and counts that are not 1. */
const simple = (record: { a?: string; b?: string; list?: { n: number }[] }): Finding[] => [
  ...(['a', 'b'] as const).flatMap((key) =>
    record[key] === undefined || record[key] === record[key].trim()
      ? []
      : [set(`/${key}`, record[key].trim())]
  ),
  ...(record.list ?? []).flatMap(({ n }, i) => (n === 1 ? [] : [set(`/list/${i}/n`, 1)])),
];

describe('applying fixes', () => {
  it('mends everything at once and leaves the record that it got', () => {
    const record = { a: ' x', b: 'y ', list: [{ n: 1 }, { n: 2 }] };
    const before = structuredClone(record);
    const fixed = applyFixes({ record, check: simple });
    expect(fixed.record).toEqual({ a: 'x', b: 'y', list: [{ n: 1 }, { n: 1 }] });
    expect(fixed.findings).toEqual([]);
    expect(fixed.applied).toHaveLength(3);
    expect(record).toEqual(before);
  });

  it('mends one after the other what two fixes want of one place', () => {
    const check = ({ a }: { a: string }) => [
      ...(a.startsWith(' ') ? [set('/a', a.trimStart(), { rule: 'start' })] : []),
      ...(a.endsWith('!') ? [set('/a', a.slice(0, -1), { rule: 'end' })] : []),
    ];
    expect(applyFixes({ record: { a: ' x!' }, check }).record).toEqual({ a: 'x' });
  });

  it('carries out only what is wanted', () => {
    const { record } = applyFixes({
      record: { a: ' x', b: 'y ' },
      check: simple,
      wanted: ({ path }) => path === '/a',
    });
    expect(record).toEqual({ a: 'x', b: 'y ' });
  });

  it('takes the standard value by removing the override', () => {
    const record = { overrides: { name: 'x', summary: 'y' } as Record<string, string> };
    const check = ({ overrides }: typeof record) =>
      'name' in overrides
        ? [finding('/name', { fix: { kind: 'take-standard', field: 'name' } })]
        : [];
    expect(applyFixes({ record, check }).record).toEqual({ overrides: { summary: 'y' } });
  });

  it('leaves out a fix that brings a new error, and keeps the others', () => {
    const check = (record: { a: string; b: string }) => [
      ...simple(record),
      ...(record.b === 'y' ? [finding('/b', { rule: 'worse' })] : []),
    ];
    const fixed = applyFixes({ record: { a: ' x', b: 'y ' }, check });
    expect(fixed.record).toEqual({ a: 'x', b: 'y ' });
  });

  it('ends where two rules contradict each other', () => {
    const check = ({ a }: { a: string }) =>
      a === '1' ? [set('/a', '2', { rule: 'two' })] : [set('/a', '1', { rule: 'one' })];
    expect(applyFixes({ record: { a: '1' }, check }).record).toEqual({ a: '1' });
  });

  it.each(['/missing', '/__proto__/x', '/constructor/prototype/x', '/list/length', '/list/9/n'])(
    'does nothing where there is nothing: %s',
    (path) => {
      const record = { list: [{ n: 1 }] };
      const check = (now: typeof record) => (now === record ? [set(path, 'x')] : []);
      expect(applyFixes({ record, check }).record).toBe(record);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    }
  );
});

describe('the fixes of the sample rules', () => {
  let city: SampleCity;
  beforeAll(async () => {
    city = await loadCity();
  });

  it('never add an error, are idempotent, and do not depend on the order of findings', () => {
    const template = compileTemplate(loadTemplate());
    const references = referencesOf(city);
    const organizations = new Map(city.organizations.map((each) => [each.creditCode, each]));
    const items = new Map<string, StandardItem>(
      city.items.map((each) => [`${each.basicCode}@${each.version}`, each])
    );
    const checkOf = (reversed: boolean) => (record: GuideRecord) => {
      const organization = organizations.get(record.organizationCode)!;
      const { document, findings } = resolveGuide({
        record,
        item: items.get(`${record.basicCode}@${record.itemVersion}`)!,
        organization,
        region: city.regions.find(({ code }) => code === organization.regionCode)!,
        hall: null,
        template,
        locale: 'zh-Hans',
      });
      const all = [...findings, ...template.check(document, references)];
      return reversed ? all.reverse() : all;
    };
    const dirt = fc.record(
      {
        localNote: fc.constantFrom(' 甲', '乙\u200b ', '&lt;丙', '丁'),
        visits: fc.constantFrom(0, 1, null),
        visitReason: fc.constantFrom('', ' 领证 '),
        caseType: fc.constantFrom('1', '2', ''),
        handlingMode: fc.constantFrom('on-the-spot', 'time-limited', 'online'),
        onlinePayment: fc.constantFrom(true, false, null),
        promisedLimit: fc.constantFrom(
          { value: 3, unit: 'on-the-spot', note: '' },
          { value: 2, unit: 'workday', note: '' }
        ),
        overrides: fc.constantFrom({ name: '另一个名称' }, { conditions: [] }),
      },
      { requiredKeys: [] }
    );
    const errors = (findings: readonly Finding[]) =>
      findings.filter(({ severity }) => severity === 'error').map((f) => `${f.rule} ${f.path}`);
    let mended = 0;
    fc.assert(
      fc.property(fc.nat(city.guides.length - 1), dirt, (i, fields) => {
        const record = { ...city.guides[i]!, ...fields } as GuideRecord;
        const check = checkOf(false);
        const fixed = applyFixes({ record, check });
        mended += fixed.applied.length;
        expect(fixed.findings.length).toBeLessThanOrEqual(check(record).length);
        expect(errors(check(record))).toEqual(expect.arrayContaining(errors(fixed.findings)));
        expect(applyFixes({ record: fixed.record, check }).record).toEqual(fixed.record);
        expect(applyFixes({ record, check: checkOf(true) }).record).toEqual(fixed.record);
      }),
      { numRuns: 200 }
    );
    expect(mended).toBeGreaterThan(100);
  });
});
