import path from 'node:path';
import fc from 'fast-check';
import {
  certificateDocument,
  intermediaryServiceDocument,
  organizationDocument,
  regionDocument,
  serviceHallDocument,
} from '../../../src/plugins/guide-publisher/domain/document/simple-documents';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import { resolveGuide } from '../../../src/plugins/guide-publisher/domain/template/resolve';
import { createCorpus, type Corpus, type CorpusGuide } from '../../corpus/corpus';
import { loadSample, type Sample } from '../../corpus/sample';
import {
  BODY_LEVELS,
  CITY,
  CITY_GUIDES,
  guidesOfBody,
  MAX_GUIDES,
  shapeOf,
} from '../../corpus/shape';
import { VIOLATIONS } from '../../corpus/violations';

const ROOT = path.resolve(__dirname, '../../..');
const LOCALE = 'zh-Hans';
const GUIDES = 5_000;

let sample: Sample;
let corpus: Corpus;
let guides: readonly CorpusGuide[];
beforeAll(async () => {
  sample = await loadSample(ROOT);
  corpus = make({ guides: GUIDES, seed: 1 });
  guides = [...corpus.guides()];
});

const make = (options: { guides: number; seed: number }): Corpus =>
  createCorpus({ ...options, sample, root: ROOT });

describe('the shape of a corpus', () => {
  it('is at 101,641 guides exactly the real city', () => {
    expect(shapeOf(CITY_GUIDES)).toEqual(CITY);
  });

  it('has, at any size, exactly the guides asked for, and no body without one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_GUIDES }), (size) => {
        const shape = shapeOf(size);
        const levels = BODY_LEVELS.map((level) => shape[level]);
        expect(levels.reduce((sum, level) => sum + level.guides, 0)).toBe(size);
        for (const level of levels) {
          if (level.organizations === 0) expect(level.guides).toBe(0);
          else expect(guidesOfBody(level, 0)).toBeGreaterThan(0);
        }
      })
    );
  });

  it.each([0, -1, 1.5, Number.NaN, MAX_GUIDES + 1])('refuses %d guides', (size) => {
    expect(() => shapeOf(size)).toThrow(RangeError);
  });
});

describe('a corpus', () => {
  it('is the same for the same seed, and another for another', () => {
    const start = (seed: number): string => JSON.stringify(first(make({ guides: 300, seed })));
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(start(seed)).toBe(start(seed));
        expect(start(seed)).not.toBe(start(seed + 1));
      }),
      { numRuns: 5 }
    );
  });

  it('has the organizations and guides of its shape on each level', () => {
    const organizations = [...corpus.organizations()];
    for (const level of BODY_LEVELS) {
      const { organizations: bodies, guides: own } = corpus.shape[level];
      expect(organizations.filter((body) => body.level === level)).toHaveLength(bodies);
      expect(guides.filter(({ organization }) => organization.level === level)).toHaveLength(own);
    }
  });

  it('has the 4,175 organizations of the real city, each with a code and a name of its own', () => {
    const bodies = [...make({ guides: CITY_GUIDES, seed: 1 }).organizations()];
    expect(bodies).toHaveLength(4_175);
    expect(new Set(bodies.map(({ creditCode }) => creditCode)).size).toBe(4_175);
    expect(new Set(bodies.map(({ name }) => name)).size).toBe(4_175);
    const codes = new Set(bodies.map(({ creditCode }) => creditCode));
    const parents = bodies.map(({ parentCreditCode }) => parentCreditCode).filter(Boolean);
    expect(parents.length).toBeGreaterThan(3_000);
    expect(parents.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('refers only to what it has, and names no guide twice', () => {
    const regions = new Set([...corpus.regions()].map(({ code }) => code));
    const halls = new Set([...corpus.halls()].map(({ code }) => code));
    const items = new Set([...corpus.items()].map((i) => `${i.basicCode}@${i.version}`));
    const bodies = new Set([...corpus.organizations()].map(({ creditCode }) => creditCode));
    const lost = guides.filter(
      ({ record, organization }) =>
        !regions.has(organization.regionCode) ||
        !bodies.has(record.organizationCode) ||
        !items.has(`${record.basicCode}@${record.itemVersion}`) ||
        (record.hallCode !== '' && !halls.has(record.hallCode))
    );
    expect(lost).toEqual([]);
    expect(new Set(guides.map(({ record }) => record.code)).size).toBe(GUIDES);
  });

  it('lists each version of an item once, and no item without a guide', () => {
    const items = [...corpus.items()];
    const versions = items.map(({ basicCode, version }) => `${basicCode}@${version}`);
    expect(new Set(versions).size).toBe(items.length);
    const wanted = new Set(guides.map(({ item }) => item.basicCode));
    expect(new Set(items.map(({ basicCode }) => basicCode))).toEqual(wanted);
  });

  it('breaks about a tenth of its guides', () => {
    const broken = guides.filter(({ breaks }) => breaks.length > 0);
    expect(broken.length).toBeGreaterThan(GUIDES * 0.08);
    expect(broken.length).toBeLessThan(GUIDES * 0.12);
  });

  it('knows, at the size of the city, every mistake', () => {
    const known = new Set(VIOLATIONS.flatMap(({ rules }) => rules));
    for (const { breaks } of make({ guides: CITY_GUIDES, seed: 1 }).guides())
      for (const rule of breaks) known.delete(rule);
    expect([...known]).toEqual([]);
  });

  it('pins some guides to older versions of their item', () => {
    const newest = new Map([...corpus.items()].map((item) => [item.basicCode, item.version]));
    const behind = guides.filter(
      (g) => g.record.itemVersion < (newest.get(g.record.basicCode) ?? 0)
    );
    expect(behind.length).toBeGreaterThan(GUIDES / 50);
    expect(behind.length).toBeLessThan(GUIDES / 2);
  });
});

describe('what the rules find in a corpus', () => {
  it('is, guide by guide, exactly what is marked', () => {
    const template = compileTemplate(corpus.template);
    const wrong = guides.flatMap(({ breaks, ...input }) => {
      const { document, findings } = resolveGuide({ ...input, template, locale: LOCALE });
      const found = [...findings, ...template.check(document, corpus.references)];
      const rules = [...new Set(found.map(({ rule }) => rule))].sort();
      return String(rules) === String([...breaks].sort())
        ? []
        : [{ code: document.code, name: document.name, type: document.itemType, breaks, rules }];
    });
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(wrong).toHaveLength(0);
  });

  it('is nothing in its reference data', () => {
    const template = compileTemplate(corpus.template);
    const documents = [
      ...[...corpus.regions()].map((record) => regionDocument(record, LOCALE)),
      ...[...corpus.organizations()].map((record) => organizationDocument(record, LOCALE)),
      ...[...corpus.halls()].map((record) => serviceHallDocument(record, LOCALE)),
      ...corpus.certificates.map((record) => certificateDocument(record, LOCALE)),
      ...corpus.intermediaries.map((record) => intermediaryServiceDocument(record, LOCALE)),
    ];
    const found = documents.flatMap((document) =>
      template.check(document, corpus.references).map(({ rule }) => `${document.code} ${rule}`)
    );
    expect(found).toEqual([]);
  });
});

function first({ guides: stream }: Corpus): CorpusGuide[] {
  const found: CorpusGuide[] = [];
  for (const guide of stream()) if (found.push(guide) >= 50) break;
  return found;
}
