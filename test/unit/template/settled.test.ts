import path from 'node:path';
import fc from 'fast-check';
import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import { SHARED_FIELDS } from '../../../src/plugins/guide-publisher/domain/document/records';
import {
  compileTemplate,
  inspectRule,
} from '../../../src/plugins/guide-publisher/domain/template/compile';
import {
  EXAMPLE_REFERENCES,
  exampleFor,
  merge,
} from '../../../src/plugins/guide-publisher/domain/template/example-document';
import { resolveGuide } from '../../../src/plugins/guide-publisher/domain/template/resolve';
import { RULE_KINDS } from '../../../src/plugins/guide-publisher/domain/template/rules';
import type { Rule } from '../../../src/plugins/guide-publisher/domain/template/types';
import { createCorpus, type Corpus, type CorpusGuide } from '../../corpus/corpus';
import { loadSample } from '../../corpus/sample';
import { sampleTemplate, templateOf } from './sample';

const ROOT = path.resolve(__dirname, '../../..');
const GUIDES = 800;

let corpus: Corpus;
let guides: readonly CorpusGuide[];
beforeAll(async () => {
  corpus = createCorpus({ guides: GUIDES, seed: 7, sample: await loadSample(ROOT), root: ROOT });
  guides = [...corpus.guides()];
});

const documentOf = (guide: CorpusGuide): GuideDocument =>
  resolveGuide({ ...guide, template: corpus.template, locale: 'zh-Hans' }).document;

describe('a check that is told the standard item', () => {
  it('finds just what one finds that is not, guide by guide', () => {
    const [told, untold] = [compileTemplate(corpus.template), compileTemplate(corpus.template)];
    const { references } = corpus;
    let found = 0;
    for (const guide of guides) {
      const document = documentOf(guide);
      const findings = untold.check(document, references);
      expect(told.check(document, references, guide.item)).toEqual(findings);
      found += findings.length;
    }
    expect(found).toBeGreaterThan(GUIDES / 20);
  });

  it('finds it too in documents that are changed after they were resolved, in any field', () => {
    const [told, untold] = [compileTemplate(corpus.template), compileTemplate(corpus.template)];
    const { references } = corpus;
    const some = guides.slice(0, 60);
    for (const guide of some) told.check(documentOf(guide), references, guide.item);
    const fields = Object.keys(documentOf(some[0]!)) as (keyof GuideDocument)[];
    const change = fc.dictionary(fc.constantFrom(...fields), fc.jsonValue(), { maxKeys: 3 });
    fc.assert(
      fc.property(fc.constantFrom(...some), change, (guide, changed) => {
        const document = { ...documentOf(guide), ...changed } as GuideDocument;
        const findings = untold.check(document, references);
        expect(told.check(document, references, guide.item)).toEqual(findings);
      }),
      { numRuns: 300 }
    );
  });

  it('is not deceived by another item, another list or other reference sets', () => {
    const [first, other] = [guides[0]!, guides.find(({ item }) => item !== guides[0]!.item)!];
    const compiled = compileTemplate(
      templateOf([
        { id: 'listed', kind: 'reference', params: CANCELLED },
        { id: 'summary', params: { fields: ['summary'] } },
      ])
    );
    const document = documentOf(first);
    const { name } = first.item.materials[0]!;
    const rules = (d: GuideDocument, sets = corpus.references, { item } = first) =>
      compiled.check(d, sets, item).map(({ rule }) => rule);
    expect(rules(document)).toEqual([]);
    expect(rules({ ...document, summary: '' })).toEqual(['summary']);
    expect(rules({ ...document, summary: '' }, corpus.references, other)).toEqual(['summary']);
    const sets = { ...corpus.references, cancelledCertificates: new Set([name]) };
    expect(rules(document, sets)).toContain('listed');
    expect(rules(document)).toEqual([]);
  });

  it('has a bit for each shared field', () => {
    expect(SHARED_FIELDS.length).toBeLessThan(31);
  });
});

const CANCELLED = {
  fields: ['materials[].name'],
  set: 'cancelledCertificates',
  must: 'not-listed',
} as const;

describe('a rule reads only what it declares', () => {
  const sample = sampleTemplate();
  const ofKinds = [...RULE_KINDS.values()].flatMap(({ kind, examples }) =>
    examples.map(({ params, bad }, i): [string, Rule, object] => [
      `${kind} ${i}`,
      templateOf([{ kind, params }]).rules[0]!,
      bad,
    ])
  );
  const ofSample = sample.rules.map((rule): [string, Rule, object] => [
    rule.id,
    rule,
    rule.examples?.bad.document ?? {},
  ]);
  it.each([...ofKinds, ...ofSample])('%s', (_, rule, bad) => {
    const { compiled } = inspectRule(rule, sample);
    const base = exampleFor(rule);
    for (const document of [base, merge(base, bad as Record<string, unknown>)]) {
      const read = fieldsRead(document, (watched) =>
        compiled.applies?.(watched, EXAMPLE_REFERENCES)
      );
      expect(undeclared(read, compiled.conditionReads)).toEqual([]);
      const checked = fieldsRead(document, (watched) =>
        compiled.check({
          document: watched,
          references: EXAMPLE_REFERENCES,
          trail: [],
          mayHave: () => true,
          report: () => undefined,
        })
      );
      expect(undeclared(checked, compiled.reads)).toEqual([]);
    }
  });
});

const undeclared = (read: ReadonlySet<string>, declared: ReadonlySet<string> | null) =>
  declared === null ? [] : [...read].filter((field) => !declared.has(field));

/** The fields of the document that are looked at, by whatever means. */
function fieldsRead(document: object, work: (watched: object) => void): ReadonlySet<string> {
  const read = new Set<string>();
  const note = (_: object, key: string | symbol) => void read.add(String(key));
  const watched = new Proxy(document, {
    get: (target, key, receiver) => {
      note(target, key);
      return Reflect.get(target, key, receiver) as unknown;
    },
    has: (target, key) => {
      note(target, key);
      return Reflect.has(target, key);
    },
    getOwnPropertyDescriptor: (target, key) => {
      note(target, key);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    ownKeys: (target) => {
      note(target, 'all of them');
      return Reflect.ownKeys(target);
    },
  });
  work(watched);
  return read;
}
