import { parseTemplate } from '../../../src/plugins/guide-publisher/domain/template/parse';
import { templateOf } from './sample';

/** Templates that nobody means well with: refused with the place and the reason, and nothing takes long. */

/** Not copied by way of JSON, which gives up where nesting is deep. */
const written = (more: object): Record<string, unknown> => ({
  ...templateOf([{ id: 'r' }]),
  ...more,
});
const withRule = (more: object) => written({ rules: [{ ...templateOf([{}]).rules[0], ...more }] });
const cel = (expression: string) =>
  withRule({ kind: 'cel', params: { field: 'name', expression } });
const pattern = (source: string) =>
  withRule({ kind: 'pattern', params: { fields: ['name'], pattern: source } });

const nested = (depth: number): unknown =>
  JSON.parse(`${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`);
const manyKeys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 0]));
const circle = (id: string, of: string) => written({ id, extends: { id: of, version: 1 } });

const EXPRESSION = '/rules/0/params/expression';
const PATTERN = '/rules/0/params/pattern';
const HOSTILE: readonly [what: string, json: unknown, place: RegExp | string, reason: RegExp][] = [
  ['a template that extends itself', circle('a', 'a'), '/extends', /extends itself: a@1 → a@1/],
  [
    'two that extend each other',
    circle('b', 'c'),
    '/extends',
    /The parent c@1 is wrong|extends itself/,
  ],
  ['one that extends nothing known', circle('d', 'gone'), '/extends', /gone@1 was not found/],
  [
    'an unknown field',
    withRule({ params: { fields: ['nmae'] } }),
    '/rules/0/params/fields/0',
    /no field "nmae"/,
  ],
  ['a pattern that backtracks for ever', pattern('(a+)+$'), PATTERN, /./],
  ['the same with an anchor', pattern('^(a|a)*$\\1'), PATTERN, /./],
  ['a pattern of a million states', pattern('((a{100}){100}){100}'), PATTERN, /./],
  [
    'an expression with a loop in a loop',
    cel('materials.all(m, steps.all(s, s.post != m.name))'),
    EXPRESSION,
    /pass over a list/,
  ],
  [
    'loops side by side in a loop',
    cel('materials.map(m, steps.map(s, faqs.size())).size() > 0'),
    EXPRESSION,
    /pass over a list/,
  ],
  [
    'an expression that never ends',
    cel(`${'('.repeat(400)}1${')'.repeat(400)} == 1`),
    EXPRESSION,
    /./,
  ],
  ['an expression that makes texts longer', cel('name + name == name'), EXPRESSION, /numbers only/],
  ['an expression of 10,000 characters', cel(`name == "${'x'.repeat(10_000)}"`), EXPRESSION, /./],
  ['10 MB of text', withRule({ clause: 'x'.repeat(10_000_000) }), '', /too big/],
  [
    '10 MB of short texts',
    written({ vocabularies: { v: Array(1_000_000).fill('0123456789') } }),
    '',
    /too big/,
  ],
  [
    '10 MB in one key',
    written({ vocabularies: { ['x'.repeat(10_000_000)]: ['a'] } }),
    '/vocabularies',
    /200 characters/,
  ],
  ['a million keys', written({ vocabularies: manyKeys(1_000_000) }), '', /too big/],
  [
    'nesting of 100,000 levels',
    withRule({ when: nested(100_000) }),
    /^\/rules\/0\/when(\/not)+$/,
    /nested deeper/,
  ],
  ['a number beyond all', JSON.parse('{"version": 1e400}'), '/version', /out of range/],
  ['half a character', withRule({ clause: 'x\ud800' }), '/rules/0/clause', /half a Unicode/],
  [
    'half a character in a key',
    written({ vocabularies: { '\udfff': ['a'] } }),
    '/vocabularies',
    /half a Unicode/,
  ],
  [
    'the prototype as a key',
    JSON.parse('{"vocabularies": {"__proto__": {"polluted": ["yes"]}}}'),
    '/vocabularies/__proto__',
    /not allowed/,
  ],
];

const PARENTS = new Map(['a', 'b', 'c'].map((id) => [id, circle(id, id === 'b' ? 'c' : 'b')]));
PARENTS.set('a', circle('a', 'a'));

describe('a hostile template', () => {
  it.each(HOSTILE)('with %s is refused with place and reason', (_, json, place, reason) => {
    const parsed = parseTemplate(json, ({ id }) => PARENTS.get(id));
    if (parsed.ok) throw new Error('it was taken');
    const there = parsed.problems.filter(({ path }) =>
      typeof place === 'string' ? path === place : place.test(path)
    );
    expect(there.map(({ message }) => message.en).join('\n')).toMatch(reason);
    expect(there[0]!.message['zh-Hans']).toMatch(/\p{Script=Han}/u);
  });

  it('leaves no trace on other objects', () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
