import path from 'node:path';
import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import { resolveGuide } from '../../../src/plugins/guide-publisher/domain/template/resolve';
import { compileAjv } from '../../bench/peers/ajv';
import { constraintsOf, isStructural } from '../../bench/peers/structural';
import { createCorpus } from '../../corpus/corpus';
import { loadSample } from '../../corpus/sample';

const ROOT = path.resolve(__dirname, '../../..');

/** A comparison of speed says something only where both do the same work. */
describe('the structural rules as a JSON schema', () => {
  it('give, of every guide, the verdict of our own engine', async () => {
    const sample = await loadSample(ROOT);
    const corpus = createCorpus({ guides: 2_000, seed: 7, sample, root: ROOT, broken: 0.5 });
    const rules = sample.template.rules.filter(isStructural);
    const template = compileTemplate({ ...sample.template, rules });
    const valid = compileAjv(template.template);
    const verdicts = [...corpus.guides()].map(({ breaks: _, ...input }) => {
      const { document } = resolveGuide({ ...input, template, locale: 'zh-Hans' });
      const ours = template.check(document, corpus.references).length === 0;
      return { code: document.code, ours, ajv: valid(document) };
    });
    expect(verdicts.filter(({ ours, ajv }) => ours !== ajv)).toEqual([]);
    expect(verdicts.filter(({ ours }) => !ours).length).toBeGreaterThan(100);
  });

  it('cover at least forty rules of the sample template', async () => {
    const { template } = await loadSample(ROOT);
    const covered = new Set(constraintsOf(template).map(({ rule }) => rule.id));
    expect(covered.size).toBeGreaterThanOrEqual(40);
  });

  it('refuse a document that lacks a required field', async () => {
    const { template } = await loadSample(ROOT);
    const valid = compileAjv(template);
    expect(valid({ itemType: '01', level: '3' } as GuideDocument)).toBe(false);
  });
});
