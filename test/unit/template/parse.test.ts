import fc from 'fast-check';
import { parseTemplate } from '../../../src/plugins/guide-publisher/domain/template/parse';
import { SAMPLE_JSON, templateOf } from './sample';

const problemsOf = (json: unknown): string[] => {
  const parsed = parseTemplate(json);
  return parsed.ok ? [] : parsed.problems.map((problem) => problem.path);
};
const rule = (more: Record<string, unknown>) => JSON.parse(JSON.stringify(templateOf([more])));
const policy = (more: Record<string, unknown>) =>
  JSON.parse(
    JSON.stringify({
      ...templateOf([]),
      policies: [{ field: 'materials', policy: 'standard', clause: 'c', ...more }],
    })
  );
const pattern = (source: string) =>
  rule({ kind: 'pattern', params: { fields: ['name'], pattern: source } });

const REFUSED: readonly [what: string, json: unknown, paths: string[]][] = [
  ['an unknown kind', rule({ kind: 'guess' }), ['/rules/0/kind']],
  ['an inherited name as kind', rule({ kind: 'toString' }), ['/rules/0/kind']],
  [
    'missing parameters',
    rule({ kind: 'vocabulary', params: {} }),
    ['/rules/0/params/fields', '/rules/0/params/table'],
  ],
  [
    'an unknown parameter',
    rule({ params: { fields: ['name'], speed: 1 } }),
    ['/rules/0/params/speed'],
  ],
  ['an unknown field of a rule', rule({ colour: 'red' }), ['/rules/0/colour']],
  [
    'a field that guides do not have',
    rule({ params: { fields: ['materials[].nmae'] } }),
    ['/rules/0/params/fields/0'],
  ],
  [
    'a field of the prototype',
    rule({ params: { fields: ['constructor'] } }),
    ['/rules/0/params/fields/0'],
  ],
  [
    'an unknown vocabulary',
    rule({ kind: 'vocabulary', params: { fields: ['name'], vocabulary: 'x' } }),
    ['/rules/0/params/vocabulary'],
  ],
  [
    'a condition with two comparisons',
    rule({ when: { field: 'name', blank: true, equals: 'x' } }),
    ['/rules/0/when'],
  ],
  [
    'a condition about an unknown field',
    rule({ when: { field: 'nmae', blank: true } }),
    ['/rules/0/when'],
  ],
  [
    'a range upside down',
    rule({ kind: 'range', params: { fields: ['visits'], min: 3, max: 1 } }),
    ['/rules/0/params'],
  ],
  ['exponential patterns', pattern('(a+)+$'), ['/rules/0/params/pattern']],
  ['references in patterns', pattern('(a)\\1'), ['/rules/0/params/pattern']],
  ['look-ahead in patterns', pattern('(?=a)b'), ['/rules/0/params/pattern']],
  [
    'patterns that explode when written out',
    pattern('((a{200}){200}){200}'),
    ['/rules/0/params/pattern'],
  ],
  ['repetitions of nothing', pattern('(((){200}){200}){200}'), ['/rules/0/params/pattern']],
  ['a local field taken from the standard', policy({ field: 'visits' }), ['/policies/0/policy']],
  ['bounded without a bound', policy({ policy: 'bounded' }), ['/policies/0/bound']],
  [
    'a bound that does not fit',
    policy({ policy: 'bounded', bound: { field: 'statutoryLimit', operator: 'at-most' } }),
    ['/policies/0/bound'],
  ],
  ['an unknown item type', rule({ appliesTo: { types: ['77'] } }), ['/rules/0/appliesTo/types/0']],
  ['an unknown top field', { ...templateOf([]), extra: 1 }, ['/extra']],
];

describe('parseTemplate', () => {
  it('reads the sample template', () => {
    expect(problemsOf(SAMPLE_JSON)).toEqual([]);
  });

  it.each(REFUSED)('refuses %s, and says where', (_, json, paths) => {
    expect(problemsOf(json)).toEqual(paths);
  });

  it('refuses two rules with one id', () => {
    const json = JSON.parse(JSON.stringify(templateOf([{ id: 'same' }, { id: 'same' }])));
    expect(problemsOf(json)).toEqual(['/rules/1/id']);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s at any depth', (key) => {
    const text = JSON.stringify(
      templateOf([{ examples: { good: { document: { a: { b: 1 } } }, bad: { document: {} } } }])
    );
    const json: unknown = JSON.parse(text.replace('"b":', `"${key}":`));
    expect(problemsOf(json)).toEqual([`/rules/0/examples/good/document/a/${key}`]);
  });

  it('refuses what is too deep or too big, at once', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    expect(problemsOf(deep)).toHaveLength(1);
    expect(problemsOf({ rules: Array.from({ length: 1_000_000 }, () => 0) })).toEqual(['']);
    expect(problemsOf(rule({ clause: 'x'.repeat(5_000_000) }))).toEqual(['']);
    expect(problemsOf(JSON.parse('{"version":1e400}'))).toEqual(['/version']);
  });

  it('tells every problem at once, in both languages', () => {
    const parsed = parseTemplate({ ...rule({ kind: 'guess', severity: 'fatal' }), version: 0 });
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problems.map((p) => p.path).sort()).toEqual([
      '/rules/0/kind',
      '/rules/0/severity',
      '/version',
    ]);
    for (const { message } of parsed.problems) {
      expect(message['zh-Hans']).toMatch(/\p{Script=Han}/u);
      expect(message.en).toMatch(/[a-z]/);
    }
  });

  it('never throws, whatever it is given', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.jsonValue(),
      fc.record({ rules: fc.array(fc.anything()) })
    );
    fc.assert(
      fc.property(anything, (json) => {
        expect(parseTemplate(json).ok).toBe(false);
      })
    );
  });
});
