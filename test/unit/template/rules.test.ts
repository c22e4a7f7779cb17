import type { Document } from '../../../src/plugins/guide-publisher/domain/document/document';
import { CODE_TABLES } from '../../../src/plugins/guide-publisher/domain/codes/tables';
import {
  LOCAL_FIELDS,
  SHARED_FIELDS,
} from '../../../src/plugins/guide-publisher/domain/document/records';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import {
  EXAMPLE_REFERENCES,
  exampleFor,
  exampleGuide,
  merge,
} from '../../../src/plugins/guide-publisher/domain/template/example-document';
import {
  describeRule,
  documentRule,
} from '../../../src/plugins/guide-publisher/domain/template/explain';
import { RULE_KINDS } from '../../../src/plugins/guide-publisher/domain/template/rules';
import { runExamples } from '../../../src/plugins/guide-publisher/domain/template/run-examples';
import { compiledOf, sampleTemplate } from './sample';

const sample = compileTemplate(sampleTemplate());
const idsOf = (findings: readonly { rule: string }[]) => [...new Set(findings.map((f) => f.rule))];

describe('the kinds of rules', () => {
  const cases = [...RULE_KINDS.values()].flatMap((kind) =>
    kind.examples.map((example, i) => [`${kind.kind} ${i + 1}`, kind, example] as const)
  );

  it.each(cases)('%s: the good example passes, the bad one is found', (_, kind, example) => {
    const compiled = compiledOf([{ kind: kind.kind, params: example.params }]);
    const run = (fields: Readonly<Record<string, unknown>>) =>
      compiled.check(merge(exampleFor({}), fields) as unknown as Document, EXAMPLE_REFERENCES);
    expect(run(example.good)).toEqual([]);
    expect(idsOf(run(example.bad))).toEqual(['rule-0']);
  });

  it.each([...RULE_KINDS.values()].map((kind) => [kind.kind, kind] as const))(
    '%s explains itself in both languages',
    (_, kind) => {
      expect(kind.purpose['zh-Hans']).toMatch(/\p{Script=Han}/u);
      expect(kind.purpose.en).toMatch(/[a-z]/);
      for (const example of kind.examples) {
        const text = kind.describe(example.params);
        expect(text['zh-Hans']).toMatch(/。$/);
        expect(text.en).toMatch(/\.$/);
        expect(text.en).not.toContain('undefined');
      }
    }
  );
});

describe('the sample template', () => {
  it.each(Object.keys(CODE_TABLES.itemType.values))('passes a correct guide of type %s', (type) => {
    const document = exampleGuide(type) as unknown as Document;
    expect(sample.check(document, EXAMPLE_REFERENCES)).toEqual([]);
  });

  it('has a good and a bad example for every rule', () => {
    const bare = sample.template.rules.filter((rule) => !rule.examples || !rule.mend);
    expect(bare.map((rule) => rule.id)).toEqual([]);
    expect(sample.template.rules.length).toBeGreaterThanOrEqual(45);
  });

  it.each(runExamples(sample).map((run) => [run.rule.id, run] as const))(
    '%s: no finding in the good example, only its own in the bad one',
    (id, run) => {
      expect(run.good).toEqual([]);
      expect(idsOf(run.bad)).toEqual([id]);
      for (const finding of run.bad) {
        expect(finding.path).toMatch(/^\//);
        expect(finding.message['zh-Hans']).not.toMatch(/\{|undefined/);
        expect(finding.message.en).not.toMatch(/\{|undefined|\p{Script=Han}{12}/u);
        expect(finding.clause).not.toBe('');
      }
    }
  );

  it('has a policy for every field of a guide', () => {
    const covered = new Set<string>(sample.template.policies.map((policy) => policy.field));
    expect([...SHARED_FIELDS, ...LOCAL_FIELDS].filter((field) => !covered.has(field))).toEqual([]);
  });

  it.each(sample.template.rules.map((rule) => [rule.id, rule] as const))(
    '%s has a page that an official can read',
    (_, rule) => {
      const page = documentRule(rule, 'zh-Hans');
      expect(page).toContain(rule.title['zh-Hans']);
      expect(page).toContain(rule.clause);
      expect(page).toContain('## 如何改正');
      expect(describeRule(rule, 'zh-Hans')).toMatch(/。$/);
      expect(describeRule(rule, 'en')).toMatch(/\.$/);
    }
  );
});
