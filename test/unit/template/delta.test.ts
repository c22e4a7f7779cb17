import fc from 'fast-check';
import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import {
  compareFindings,
  differingRules,
  samePolicies,
} from '../../../src/plugins/guide-publisher/domain/template/delta';
import {
  EXAMPLE_REFERENCES,
  exampleGuide,
  merge,
} from '../../../src/plugins/guide-publisher/domain/template/example-document';
import type {
  Finding,
  Rule,
  Template,
} from '../../../src/plugins/guide-publisher/domain/template/types';
import { sampleTemplate, templateOf } from './sample';

const finding = (
  rule: string,
  path = '/name',
  severity: Finding['severity'] = 'error'
): Finding => ({
  rule,
  path,
  severity,
  messageKey: `rule/${rule}`,
  values: {},
  message: { 'zh-Hans': '', en: '' },
  clause: '',
});
const keys = (findings: readonly Finding[]) =>
  findings.map(({ rule, path, severity }) => `${rule} ${path} ${severity}`);

describe('what findings come and go', () => {
  it.each<[string, Finding[], Finding[], string[], string[]]>([
    ['nothing on either side', [], [], [], []],
    ['the same', [finding('a')], [{ ...finding('a'), clause: 'another' }], [], []],
    ['a new rule', [], [finding('a')], ['a /name error'], []],
    ['a rule less', [finding('a')], [], [], ['a /name error']],
    [
      'another severity',
      [finding('a')],
      [finding('a', '/name', 'warning')],
      ['a /name warning'],
      ['a /name error'],
    ],
    ['another place', [finding('a', '/x')], [finding('a', '/y')], ['a /y error'], ['a /x error']],
    ['twice instead of once', [finding('a')], [finding('a'), finding('a')], ['a /name error'], []],
    ['once instead of twice', [finding('a'), finding('a')], [finding('a')], [], ['a /name error']],
  ])('%s', (_, before, after, gained, lost) => {
    const delta = compareFindings(before, after);
    expect([keys(delta.gained), keys(delta.lost)]).toEqual([gained, lost]);
  });

  it('going back swaps what comes and what goes', () => {
    const findings = fc.array(
      fc
        .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('/x', '/y'))
        .map(([r, p]) => finding(r, p))
    );
    fc.assert(
      fc.property(findings, findings, (one, other) => {
        const [there, back] = [compareFindings(one, other), compareFindings(other, one)];
        expect(keys(there.gained).sort()).toEqual(keys(back.lost).sort());
        expect(other.length - one.length).toBe(there.gained.length - there.lost.length);
      })
    );
  });
});

describe('rules that differ', () => {
  const required = { kind: 'required', params: { fields: ['name'] } };
  const topics = { kind: 'vocabulary', params: { fields: ['audiences'], vocabulary: 'topics' } };
  const ids = ({ before, after }: { before: Template; after: Template }) =>
    [before, after].map(({ rules }) => rules.map(({ id }) => id));

  it.each<[string, Partial<Rule>, string[][]]>([
    [
      'other words',
      { message: { 'zh-Hans': '另', en: 'x' }, clause: '另', mend: undefined },
      [[], []],
    ],
    ['a severity', { severity: 'advice' }, [['rule-0'], ['rule-0']]],
    ['parameters', { params: { fields: ['summary'] } }, [['rule-0'], ['rule-0']]],
    ['where it applies', { appliesTo: { levels: ['3'] } }, [['rule-0'], ['rule-0']]],
    [
      'when it applies',
      { when: { field: 'visits', atLeast: 1 } as never },
      [['rule-0'], ['rule-0']],
    ],
    ['its name', { id: 'new' }, [['rule-0'], ['new']]],
  ])('%s', (_, change, expected) => {
    const [before, after] = [
      templateOf([required, topics]),
      templateOf([{ ...required, ...change }, topics]),
    ];
    expect(ids(differingRules(before, after))).toEqual(expected);
  });

  it('a changed word list concerns the rules that name it', () => {
    const rules = [required, topics];
    const [before, after] = [
      templateOf(rules, { vocabularies: { topics: ['a'], other: ['b'] } }),
      templateOf(rules, { vocabularies: { topics: ['a', 'c'], other: ['b'] } }),
    ];
    expect(ids(differingRules(before, after))).toEqual([['rule-1'], ['rule-1']]);
  });

  it('policies are the same whatever the order of their keys', () => {
    const policy = { field: 'summary', policy: 'local', clause: 'c' } as const;
    const turned = { clause: 'c', policy: 'local', field: 'summary' } as const;
    const of = (each: typeof policy) => templateOf([], { policies: [each] });
    expect(samePolicies(of(policy), of(turned))).toBe(true);
    expect(samePolicies(of(policy), of({ ...policy, policy: 'standard' as never }))).toBe(false);
  });

  it('comparing them gives what comparing the whole templates gives', () => {
    const sample = sampleTemplate();
    const documents = [
      exampleGuide(),
      merge(exampleGuide(), { materials: [{ name: 'XX' }], visits: 9, summary: '' }),
      merge(exampleGuide('07'), { consultationPhone: '1', steps: [], legalBases: [] }),
    ] as unknown as GuideDocument[];
    const changes = fc.uniqueArray(
      fc.tuple(fc.nat(sample.rules.length - 1), fc.constantFrom('drop', 'soften', 'keep')),
      { selector: ([rule]) => rule, maxLength: 12 }
    );
    fc.assert(
      fc.property(changes, fc.constantFrom(...documents), (chosen, document) => {
        const change = new Map(chosen);
        const after = {
          ...sample,
          rules: sample.rules.flatMap((rule, i) => {
            if (change.get(i) === 'drop') return [];
            return change.get(i) === 'soften' ? [{ ...rule, severity: 'advice' as const }] : [rule];
          }),
        };
        const compare = (one: Template, other: Template) =>
          compareFindings(
            compileTemplate(one).check(document, EXAMPLE_REFERENCES),
            compileTemplate(other).check(document, EXAMPLE_REFERENCES)
          );
        const reduced = differingRules(sample, after);
        expect(compare(reduced.before, reduced.after)).toEqual(compare(sample, after));
      }),
      { numRuns: 60 }
    );
  });
});
