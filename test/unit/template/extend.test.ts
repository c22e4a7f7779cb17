import fc from 'fast-check';
import { codesOf } from '../../../src/plugins/guide-publisher/domain/codes/tables';
import { parseTemplate } from '../../../src/plugins/guide-publisher/domain/template/parse';
import { policiesFor } from '../../../src/plugins/guide-publisher/domain/template/policies';
import type {
  FieldPolicy,
  WrittenTemplate,
} from '../../../src/plugins/guide-publisher/domain/template/types';
import { templateOf } from './sample';

const clause = 'c';
const province = {
  ...templateOf(
    [
      { id: 'name', severity: 'warning' },
      { id: 'faq', severity: 'advice', mayDisable: true, params: { fields: ['faqs'] } },
      {
        id: 'topics',
        kind: 'vocabulary',
        params: { fields: ['personalTopics[]'], vocabulary: 'topics' },
      },
    ],
    { id: 'province', vocabularies: { topics: ['住房', '教育'] } }
  ),
  policies: [
    { field: 'materials', policy: 'standard', clause, appliesTo: { types: ['01'] } },
    {
      field: 'materials',
      policy: 'bounded',
      bound: { field: 'materials', operator: 'subset' },
      clause,
    },
    { field: 'summary', policy: 'local', clause },
    { field: 'address', policy: 'local', required: true, clause },
  ],
};

const city = (more: Partial<WrittenTemplate>): unknown =>
  JSON.parse(
    JSON.stringify({
      ...templateOf([], { id: 'city' }),
      extends: { id: 'province', version: 1 },
      ...more,
    })
  );
const parents = ({ id, version }: { id: string; version: number }) =>
  id === 'province' && version === 1 ? province : undefined;
const parse = (more: Partial<WrittenTemplate>) => parseTemplate(city(more), parents);
const problems = (more: Partial<WrittenTemplate>): string[] => {
  const parsed = parse(more);
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
};
const merged = (more: Partial<WrittenTemplate>) => {
  const parsed = parse(more);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.template;
};
const newRule = { ...templateOf([{ id: 'own' }]).rules[0]! };
const policy = (more: Partial<FieldPolicy>) => ({ policies: [{ clause, ...more } as FieldPolicy] });

describe('a template that extends another', () => {
  it('has the rules, vocabularies and policies of both, and is itself complete', () => {
    const template = merged({
      rules: [newRule],
      vocabularies: { windows: ['甲'] },
      ...policy({ field: 'summary', policy: 'standard' }),
    });
    expect(template.rules.map(({ id }) => id)).toEqual(['name', 'faq', 'topics', 'own']);
    expect(Object.keys(template.vocabularies)).toEqual(['topics', 'windows']);
    expect(template).not.toHaveProperty('extends');
    expect(parseTemplate(JSON.parse(JSON.stringify(template)))).toMatchObject({ ok: true });
    const target = { kind: 'guide', type: '01', level: '3' };
    expect(policiesFor(template, target).get('summary')?.policy).toBe('standard');
  });

  it('uses the vocabularies of its parent', () => {
    const rule = {
      ...newRule,
      kind: 'vocabulary',
      params: { fields: ['name'], vocabulary: 'topics' },
    };
    expect(problems({ rules: [rule] })).toEqual([]);
  });

  it('raises a severity and switches off what may be switched off', () => {
    const { rules } = merged({
      overrides: [
        { rule: 'name', severity: 'error', reason: '本市要求' },
        { rule: 'faq', disabled: true, reason: '本市另有常见问题库' },
      ],
    });
    expect(rules.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
      'name error',
      'topics error',
    ]);
  });

  it.each<[what: string, more: Partial<WrittenTemplate>, path: string]>([
    [
      'lowers a severity',
      { overrides: [{ rule: 'name', severity: 'advice', reason: 'r' }] },
      '/overrides/0/severity',
    ],
    [
      'switches off what must stay',
      { overrides: [{ rule: 'name', disabled: true, reason: 'r' }] },
      '/overrides/0/disabled',
    ],
    [
      'gives no reason',
      { overrides: [{ rule: 'faq', disabled: true, reason: ' ' }] },
      '/overrides/0/reason',
    ],
    [
      'changes two things at once',
      { overrides: [{ rule: 'faq', severity: 'error', disabled: true, reason: 'r' }] },
      '/overrides/0',
    ],
    [
      'changes a rule twice',
      {
        overrides: [
          { rule: 'faq', severity: 'error', reason: 'r' },
          { rule: 'faq', disabled: true, reason: 'r' },
        ],
      },
      '/overrides/1/rule',
    ],
    [
      'changes a rule that is not there',
      { overrides: [{ rule: 'nobody', severity: 'error', reason: 'r' }] },
      '/overrides/0/rule',
    ],
    ['replaces a rule', { rules: [{ ...newRule, id: 'name' }] }, '/rules/0/id'],
    [
      'adds to a vocabulary',
      { vocabularies: { topics: ['住房', '旅游'] } },
      '/vocabularies/topics',
    ],
    [
      'lets a standard field be local',
      policy({ field: 'materials', policy: 'local', appliesTo: { types: ['01'] } }),
      '/policies/0/policy',
    ],
    [
      'lets a bounded field be local for one level',
      policy({ field: 'materials', policy: 'local', appliesTo: { types: ['05'], levels: ['4'] } }),
      '/policies/0/policy',
    ],
    [
      'lets a field be local that is standard for want of a policy',
      policy({ field: 'conditions', policy: 'local' }),
      '/policies/0/policy',
    ],
    [
      'no longer requires a field',
      policy({ field: 'address', policy: 'local' }),
      '/policies/0/required',
    ],
    [
      'bounds by something else',
      policy({
        field: 'materials',
        policy: 'bounded',
        bound: { field: 'results', operator: 'subset' },
        appliesTo: { types: ['05'] },
      }),
      '/policies/0/bound',
    ],
    ['extends nobody', { extends: { id: 'nobody', version: 1 } }, '/extends'],
    ['extends another version', { extends: { id: 'province', version: 2 } }, '/extends'],
    ['extends itself', { extends: { id: 'city', version: 1 } }, '/extends'],
  ])('is refused when it %s', (_, more, path) => {
    expect(problems(more)).toEqual([path]);
  });

  it('makes a vocabulary shorter', () => {
    expect(merged({ vocabularies: { topics: ['住房'] } }).vocabularies['topics']).toEqual(['住房']);
  });

  it('is refused when it extends in a circle, and when the chain is long', () => {
    const round = (id: string, next: string) =>
      city({ id, extends: { id: next, version: 1 } } as Partial<WrittenTemplate>);
    const circle = parseTemplate(round('a', 'b'), ({ id }) => round(id, id === 'b' ? 'c' : 'a'));
    expect(circle).toMatchObject({ ok: false, problems: [{ path: '/extends' }] });
    const endless = parseTemplate(round('t0', 't1'), ({ id }) =>
      round(id, `t${Number(id.slice(1)) + 1}`)
    );
    expect(JSON.stringify(endless)).toContain('More than 5');
  });

  it('is refused when its parent is broken or another than it asked for', () => {
    expect(parseTemplate(city({}), () => ({}))).toMatchObject({ ok: false });
    expect(parseTemplate(city({}), () => ({ ...province, version: 7 }))).toMatchObject({
      ok: false,
    });
  });

  it('never loosens a policy, whatever it adds', () => {
    const rank = { local: 0, bounded: 1, standard: 2 };
    const some = fc.record({
      field: fc.constantFrom('materials', 'summary', 'conditions', 'address', 'visits'),
      policy: fc.constantFrom('local', 'standard'),
      required: fc.boolean(),
      appliesTo: fc.record(
        { types: fc.subarray(['01', '05', '20'], { minLength: 1 }) },
        { requiredKeys: [] }
      ),
      clause: fc.constant('c'),
    });
    const above = parseTemplate(province);
    if (!above.ok) throw new Error('the province is refused');
    fc.assert(
      fc.property(fc.array(some, { maxLength: 4 }), (policies) => {
        const parsed = parse({ policies: policies as FieldPolicy[] });
        if (!parsed.ok) return;
        for (const type of codesOf('itemType')) {
          const target = { kind: 'guide', type, level: '3' };
          const below = policiesFor(parsed.template, target);
          for (const [field, { policy: was, required }] of policiesFor(above.template, target)) {
            const is = below.get(field)!;
            expect(rank[is.policy]).toBeGreaterThanOrEqual(rank[was]);
            expect(!required || is.required).toBe(true);
          }
        }
      })
    );
  });
});

describe('a template that extends none', () => {
  it('is read again as it is when it is complete: so are versions kept', () => {
    const overrides = [{ rule: 'name', disabled: true, reason: '暂缓' }];
    const first = parseTemplate({ ...province, overrides });
    if (!first.ok) throw new Error(JSON.stringify(first.problems));
    expect(first.template.changes).toEqual(overrides);
    expect(parseTemplate(JSON.parse(JSON.stringify(first.template)))).toEqual(first);
  });

  it('changes its own rules as it likes, with a reason', () => {
    const parsed = parseTemplate({
      ...province,
      overrides: [
        { rule: 'name', severity: 'advice', reason: 'r' },
        { rule: 'topics', disabled: true, reason: 'r' },
      ],
    });
    expect(parsed.ok && parsed.template.rules.map(({ id, severity }) => [id, severity])).toEqual([
      ['name', 'advice'],
      ['faq', 'advice'],
    ]);
  });
});
