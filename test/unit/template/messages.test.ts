import type { Document } from '../../../src/plugins/guide-publisher/domain/document/document';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import {
  EXAMPLE_REFERENCES,
  exampleGuide,
  merge,
} from '../../../src/plugins/guide-publisher/domain/template/example-document';
import {
  builtInFinding,
  currentMessage,
  MESSAGES,
  renderMessage,
} from '../../../src/plugins/guide-publisher/domain/template/messages';
import { RULE_KINDS } from '../../../src/plugins/guide-publisher/domain/template/rules';
import { runExamples } from '../../../src/plugins/guide-publisher/domain/template/run-examples';
import type { Finding, Rule } from '../../../src/plugins/guide-publisher/domain/template/types';
import { sampleTemplate, templateOf } from './sample';

const HAN = /\p{Script=Han}/u;
/** What a document or an expression says is said as it stands. */
const QUOTED = /"[^"]*"/g;
const placesIn = (sentence: string) =>
  [...sentence.matchAll(/\{([a-z]+)\}/g)].map(([, place]) => place);

const ofKind = (kind: string): Finding[] =>
  RULE_KINDS.get(kind)!.examples.flatMap(({ params, bad }) => {
    const compiled = compileTemplate(templateOf([{ kind, params }]));
    const document = merge(exampleGuide(), bad) as unknown as Document;
    return compiled.check(document, EXAMPLE_REFERENCES);
  });

describe('a finding', () => {
  const template = sampleTemplate();
  const found = runExamples(compileTemplate(template)).flatMap(({ bad }) => bad);

  it('is said again, word for word, from its key and values', () => {
    expect(found.length).toBeGreaterThan(100);
    for (const finding of found) {
      expect(currentMessage(finding, template)).toEqual(finding.message);
      const rule = template.rules.find(({ id }) => id === finding.rule)!;
      const places = placesIn(rule.message['zh-Hans'] + rule.message.en);
      expect(Object.keys(finding.values).sort()).toEqual([...new Set(places)].sort());
    }
  });

  it.each([...RULE_KINDS.keys()])('of the kind %s says in English what is expected', (kind) => {
    const findings = ofKind(kind);
    expect(findings).not.toEqual([]);
    for (const { expected } of findings) {
      expect(Object.keys(expected ?? { 'zh-Hans': '', en: '' })).toEqual(['zh-Hans', 'en']);
      expect(expected?.en.replace(QUOTED, '') ?? '').not.toMatch(HAN);
    }
  });

  it('is said as a later template words it, and as it was said where the rule is gone', () => {
    const rule = (words: string): Partial<Rule> => ({
      id: 'r',
      params: { fields: ['address'] },
      message: { 'zh-Hans': `${words}：{field}`, en: `${words}: {field}` },
    });
    const document = merge(exampleGuide(), { address: '' }) as unknown as Document;
    const [finding] = compileTemplate(templateOf([rule('old')])).check(
      document,
      EXAMPLE_REFERENCES
    );
    expect(currentMessage(finding!, templateOf([rule('new')])).en).toBe('new: Address');
    expect(currentMessage(finding!, templateOf([])).en).toBe('old: Address');
  });
});

describe('the sentences of the program', () => {
  it.each(Object.entries(MESSAGES))('%s have the same places in both languages', (_, message) => {
    const [zh, en] = [placesIn(message['zh-Hans']), placesIn(message.en)];
    expect(zh.sort()).toEqual(en.sort());
    expect(message.en).not.toMatch(HAN);
  });

  it('are filled once: what a value holds is never a place', () => {
    const finding = builtInFinding({
      rule: 'corpus.same-item-twice',
      severity: 'error',
      path: '',
      messageKey: 'corpus.same-item-twice',
      values: { item: '{others}', others: '$&' },
    });
    expect(finding.message.en).toBe(
      'The same organization has another guide for the item "{others}": $&'
    );
    expect(currentMessage(finding, { rules: [] })).toEqual(finding.message);
  });

  it('leave a place alone that nobody gives a value, also one that every object inherits', () => {
    const message = { 'zh-Hans': '{constructor}{field}', en: '{constructor}{field}' };
    expect(renderMessage(message, {}).en).toBe('{constructor}{field}');
  });
});
