import fc from 'fast-check';
import type { Document } from '../../../src/plugins/guide-publisher/domain/document/document';
import { compileCel } from '../../../src/plugins/guide-publisher/domain/template/cel/compile-cel';
import {
  EXAMPLE_REFERENCES,
  exampleGuide,
  merge,
} from '../../../src/plugins/guide-publisher/domain/template/example-document';
import { parseTemplate } from '../../../src/plugins/guide-publisher/domain/template/parse';
import { compiledOf, templateOf } from './sample';

const TODAY = '2026-01-01';
const answer = (source: string, fields: Record<string, unknown> = {}): boolean | null => {
  const compiled = compileCel({ source, documents: ['guide'] });
  if (!compiled.ok) throw new Error(compiled.problem.en);
  return compiled.test({ document: merge(exampleGuide(), fields), today: TODAY });
};
const problemOf = (source: string): string => {
  const compiled = compileCel({ source, documents: ['guide'] });
  return compiled.ok ? '' : compiled.problem.en;
};

describe('an expression', () => {
  it.each<[source: string, fields: Record<string, unknown>, result: boolean | null]>([
    ['visits == 1', {}, true],
    ['visits + 1 <= 2.5', {}, true],
    ['size(materials) > visits', {}, true],
    ['materials.exists(m, m.name.contains("执照"))', {}, true],
    ['materials.all(m, m.originals + m.copies >= 1)', {}, true],
    // A field may have the name of anything inside a view.
    ['materials.exists(m, m.source == "10")', { materials: [{ source: '10' }] }, true],
    ['"1" in audiences', {}, true],
    ['promisedLimit.unit == "workday" && promisedLimit.value <= 20', {}, true],
    ['workdays(promisedLimit) <= workdays(statutoryLimit)', {}, true],
    ['workdays(promisedLimit) > 6', { promisedLimit: { value: 7, unit: 'day', note: '' } }, false],
    ['nextCheckDate > today', {}, true],
    ['organization.department == "住房城乡建设"', {}, true],
    ['hall.name.endsWith("中心")', {}, true],
    ['name.matches("许可$")', {}, true],
    ['name.matches("^许可")', {}, false],
    ['name.matches("许.?可")', {}, true],
    ['name.matches("^(城镇|农村).*(许可|确认)$")', {}, true],
  ])('%s with %j is %s', (source, fields, result) => {
    expect(answer(source, fields)).toBe(result);
  });

  it.each<[source: string, fields: Record<string, unknown>]>([
    ['visits < 9', { visits: null }],
    ['charged', { charged: null }],
    ['hall.name == ""', { hall: null }],
    ['promisedLimit.value > 0', { promisedLimit: null }],
    ['workdays(statutoryLimit) > 0', { statutoryLimit: { value: 0, unit: 'none', note: '' } }],
    ['cancelDate > today', {}],
    ['materials[7].name == "x"', {}],
    ['name == "x"', { name: 7 }],
  ])('has no answer where it reads a blank: %s with %j', (source, fields) => {
    expect(answer(source, fields)).toBeNull();
  });

  it('asks for a blank with has()', () => {
    const source = 'has(document.visits) && visits > 3';
    expect(answer(source, { visits: null })).toBe(false);
    expect(answer(source, { visits: 4 })).toBe(true);
  });

  it('knows the fields of every kind of document', () => {
    const source = 'size(legalBases) > 0';
    const both = compileCel({ source, documents: ['certificate', 'intermediary-service'] });
    expect(both.ok).toBe(true);
    expect(compileCel({ source, documents: ['certificate', 'region'] }).ok).toBe(false);
  });
});

describe('an expression is refused when it', () => {
  it.each<[why: string, source: string, reason: RegExp]>([
    ['does not parse', 'visits >', /Unexpected token/],
    ['speaks of an unknown field', 'nmae == ""', /Unknown variable: nmae/],
    ['speaks of an unknown field of an entry', 'materials.all(m, m.nmae == "")', /nmae/],
    ['compares what cannot be compared', 'visits == "1"', /double == string/],
    ['gives no yes or no', 'size(materials)', /true or false/],
    [
      'loops over lists of lists',
      'materials.all(m, materials.exists(n, n.name == m.name))',
      /pass over a list/,
    ],
    [
      'hides a loop in a list of a loop',
      'materials.all(m, m.name in materials.map(n, n.name))',
      /pass over a list/,
    ],
    ['doubles a text', 'cel.bind(x, name + name, size(x + x) > 1)', /"bind" is not allowed/],
    ['joins texts', 'size(name + name) > 1', /numbers only/],
    ['joins lists', 'size(materials + materials) > 1', /numbers only/],
    ['leaves the types', 'dyn(visits) == "1"', /"dyn" is not allowed/],
    ['reads JSON', 'size(bytes(name).json()) > 0', /not allowed/],
    ['asks the clock of a zone', 'timestamp(today).getHours("Asia/Shanghai") > 3', /not allowed/],
    ['searches with a pattern from the document', 'name.matches(summary)', /written out/],
    ['searches with a hostile pattern', 'name.matches("(a+)+$")', /unbounded repetition/],
    ['searches with a look-ahead', 'name.matches("(?=a)b")', /look-around/],
    ['anchors a part of alternatives', 'name.matches("^a|b$")', /Group/],
    ['is long', `visits > 0 ${'&& visits > 0 '.repeat(100)}`, /more than 1000/],
    ['is deep', `${'('.repeat(200)}visits > 0${')'.repeat(200)}`, /depth|nest/i],
    ['holds many parts', `[${'1,'.repeat(120)}1].exists(i, i > 0)`, /list|element/i],
  ])('%s', (_, source, reason) => {
    expect(problemOf(source)).toMatch(reason);
  });

  it('is nothing but noise; nothing is thrown', () => {
    const words = fc.constantFrom('visits', 'materials', '.', '(', ')', 'all', 'm', '==', '"', '1');
    const noise = fc.array(words, { maxLength: 30 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.oneof(fc.string(), noise), (source) => {
        expect(typeof compileCel({ source, documents: ['guide'] }).ok).toBe('boolean');
      })
    );
  });
});

describe('a rule in CEL', () => {
  const rule = (more: Record<string, unknown>) =>
    parseTemplate(JSON.parse(JSON.stringify(templateOf([more]))));
  const paths = (more: Record<string, unknown>) => {
    const parsed = rule(more);
    return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
  };

  it.each<[params: Record<string, unknown>, path: string]>([
    [{ expression: 'nmae == ""', field: 'name' }, '/rules/0/params/expression'],
    [{ expression: 'visits > 0', field: 'nmae' }, '/rules/0/params/field'],
    [{ expression: 'visits > 0' }, '/rules/0/params/field'],
    [{ expression: 'entry.x > 0', each: 'materials[]' }, '/rules/0/params/expression'],
  ])('%j is refused at %s', (params, path) => {
    expect(paths({ kind: 'cel', params })).toContain(path);
  });

  it('as a condition is checked when the template is parsed', () => {
    expect(paths({ when: { cel: 'visits > 0' } })).toEqual([]);
    expect(paths({ when: { cel: 'visits > ""' } })).toEqual(['/rules/0/when/cel']);
    expect(paths({ when: { cel: 'visits > 0', field: 'name' } }).length).toBeGreaterThan(0);
  });

  it('as a condition decides whether the rule is asked', () => {
    const compiled = compiledOf([
      { when: { cel: 'visits > 1 && today > "2025"' }, params: { fields: ['localNote'] } },
    ]);
    const found = (visits: number | null) =>
      compiled.check(
        merge(exampleGuide(), { visits, localNote: '' }) as unknown as Document,
        EXAMPLE_REFERENCES
      ).length;
    expect([found(2), found(1), found(null)]).toEqual([1, 0, 0]);
  });

  it('points at the entry that fails', () => {
    const compiled = compiledOf([
      {
        kind: 'cel',
        params: { each: 'materials[]', field: 'copies', expression: 'entry.copies <= 3' },
      },
    ]);
    const materials = [{ name: '甲', copies: 1 }, { name: '乙', copies: 9 }, { name: '丙' }];
    const document = merge(exampleGuide(), { materials }) as unknown as Document;
    const findings = compiled.check(document, EXAMPLE_REFERENCES);
    expect(findings.map(({ path, actual }) => [path, actual?.en])).toEqual([
      ['/materials/1/copies', '9'],
    ]);
  });

  it('that cannot be computed is the failure of that rule only', () => {
    const compiled = compiledOf([
      {
        id: 'divides',
        kind: 'cel',
        params: { field: 'name', expression: '1 / (size(faqs) - 1) > 0' },
      },
      { id: 'sound', params: { fields: ['address'] } },
    ]);
    const document = merge(exampleGuide(), { address: '' }) as unknown as Document;
    const findings = compiled.check(document, EXAMPLE_REFERENCES);
    expect(findings.map(({ rule: id, actual }) => [id, actual?.en])).toEqual([
      ['rule.failed', 'divides'],
      ['sound', undefined],
    ]);
  });
});
