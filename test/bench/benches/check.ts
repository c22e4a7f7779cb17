import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import {
  compileTemplate,
  type CompiledTemplate,
} from '../../../src/plugins/guide-publisher/domain/template/compile';
import { resolveGuide } from '../../../src/plugins/guide-publisher/domain/template/resolve';
import { RULE_KINDS } from '../../../src/plugins/guide-publisher/domain/template/rules';
import type { Rule, Template } from '../../../src/plugins/guide-publisher/domain/template/types';
import { createCorpus, type Corpus, type CorpusGuide } from '../../corpus/corpus';
import { loadSample } from '../../corpus/sample';
import { CITY_GUIDES } from '../../corpus/shape';
import { figureOf, peakMemoryMB, race, rounded, secondsOf, withRange } from '../figures';
import type { Bench, BenchOptions } from '../harness';
import { compileAjv } from '../peers/ajv';
import { compileSpectral } from '../peers/spectral';
import { isStructural } from '../peers/structural';

const LOCALE = 'zh-Hans';
const SEED = 1;
const RUNS = 5;
/** Guides are made in batches, outside of the measured time. */
const BATCH = 2_000;
/** Documents kept in memory for the peers. */
const MOST_FOR_AJV = 20_000;
/** Spectral takes some seconds for these. */
const MOST_FOR_SPECTRAL = 300;
/** So often we check spectral's documents, to have a time that can be measured. */
const REPEATS = 50;

export const bench: Bench = {
  name: 'check',
  purpose:
    'resolve and check every guide of a city, one process, processor time; peers on the rules about single fields',
  defaultGuides: CITY_GUIDES,
  async run({ guides, root, say }) {
    const sample = await loadSample(root);
    const corpus = createCorpus({ guides, seed: SEED, sample, root });
    const template = withEveryKind(sample.template);
    const kinds = new Set(template.rules.map(({ kind }) => kind));
    say(
      `${template.rules.length} rules of ${kinds.size} kinds, ${template.policies.length} policies`
    );
    const ours = measureOurs({ corpus, template, guides, say });
    const memory = peakMemoryMB();
    const documents = someDocuments(corpus, compileTemplate(template), MOST_FOR_AJV);
    const structural = compileTemplate({ ...template, rules: template.rules.filter(isStructural) });
    const race1 = againstAjv({ corpus, documents, structural, say });
    const race2 = await againstSpectral({ corpus, documents, structural, say });
    return {
      ours: { ...ours, structuralPerSecond: race1.ours },
      peers: { ajv: race1.peer, spectral: race2.peer },
      ratio: { ajv: race1.ratio, spectral: race2.ratio },
      peakMemoryMB: memory,
    };
  },
};

/** The template with one more rule for every kind that it does not use, from the kind's own example. */
function withEveryKind(template: Template): Template {
  const used = new Set(template.rules.map(({ kind }) => kind));
  const missing = [...RULE_KINDS.values()].filter(({ kind }) => !used.has(kind));
  const added = missing.map(({ kind, purpose, examples }): Rule => ({
    id: `bench-${kind}`,
    clause: '',
    title: purpose,
    severity: 'advice',
    kind,
    params: examples[0]?.params,
    message: purpose,
  }));
  return { ...template, rules: [...template.rules, ...added] };
}

interface OursInput extends Pick<BenchOptions, 'guides' | 'say'> {
  readonly corpus: Corpus;
  readonly template: Template;
}

/**
 * Engine time is the processor time of this process while guides are resolved and checked, garbage collection included:
 * on a machine that others use too, the clock measures them as well. The clock's figure is printed beside it.
 */
function measureOurs({ corpus, template, guides, say }: OursInput) {
  const seconds: number[] = [];
  const rates: number[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    // Compiled anew, so that no run has what the one before it found out about the standard items.
    const compiled = compileTemplate(template);
    let [engine, clock, found, broken] = [0, 0, 0, 0];
    for (const batch of batchesOf(corpus.guides(), BATCH)) {
      const before = process.cpuUsage();
      clock += secondsOf(() => {
        for (const guide of batch) {
          const count = findingsOf(guide, { compiled, corpus });
          found += count;
          if (count > 0) broken += 1;
        }
      });
      const { user, system } = process.cpuUsage(before);
      engine += (user + system) / 1e6;
    }
    say(
      `run ${run}: ${engine.toFixed(2)} s of engine time, ${Math.round(guides / engine)} documents/s ` +
        `(${clock.toFixed(2)} s by the clock); ${found} findings in ${broken} guides`
    );
    seconds.push(engine);
    rates.push(guides / engine);
  }
  return { ...withRange('perSecond', figureOf(rates)), ...withRange('seconds', figureOf(seconds)) };
}

function findingsOf(
  { record, item, organization, region, hall }: CorpusGuide,
  { compiled, corpus }: { readonly compiled: CompiledTemplate; readonly corpus: Corpus }
): number {
  const { document, findings } = resolveGuide({
    record,
    item,
    organization,
    region,
    hall,
    template: compiled,
    locale: LOCALE,
  });
  return findings.length + compiled.check(document, corpus.references, item).length;
}

interface RaceInput extends Pick<BenchOptions, 'say'> {
  readonly corpus: Corpus;
  readonly documents: readonly GuideDocument[];
  /** Our engine with the rules that the peer has too. */
  readonly structural: CompiledTemplate;
}

function againstAjv({ corpus, documents, structural, say }: RaceInput) {
  const valid = compileAjv(structural.template);
  const count = documents.length;
  const check = (document: GuideDocument): boolean =>
    structural.check(document, corpus.references).length === 0;
  const agreed = documents.filter((document) => valid(document) === check(document)).length;
  const { ours, ajv } = race(RUNS, {
    ours: { count, work: () => documents.forEach(check) },
    ajv: { count, work: () => documents.forEach(valid) },
  });
  const rules = structural.template.rules.length;
  say(
    `${rules} structural rules, ${count} documents: ours ${Math.round(ours!.median)}/s, ` +
      `ajv ${Math.round(ajv!.median)}/s; the same verdict on ${agreed}`
  );
  return {
    ours: rounded(ours!.median),
    peer: withRange('perSecond', ajv!),
    ratio: rounded(ours!.median / ajv!.median),
  };
}

async function againstSpectral({ corpus, documents, structural, say }: RaceInput) {
  const lint = compileSpectral(structural.template);
  const some = documents.filter(
    (_, i) => i % Math.ceil(documents.length / MOST_FOR_SPECTRAL) === 0
  );
  const check = (document: GuideDocument): boolean =>
    structural.check(document, corpus.references).length === 0;
  let agreed = 0;
  for (const document of some) if (((await lint(document)) === 0) === check(document)) agreed += 1;
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const own = secondsOf(() => {
      for (let i = 0; i < REPEATS; i += 1) some.forEach(check);
    });
    ours.push((some.length * REPEATS) / own);
    const start = performance.now();
    for (const document of some) await lint(document);
    theirs.push((some.length * 1000) / (performance.now() - start));
  }
  const [own, peer] = [figureOf(ours), figureOf(theirs)];
  say(
    `the same rules, ${some.length} documents: ours ${Math.round(own.median)}/s, ` +
      `spectral ${Math.round(peer.median)}/s; the same verdict on ${agreed}`
  );
  return { peer: withRange('perSecond', peer), ratio: rounded(own.median / peer.median) };
}

/** Documents spread over the whole corpus, at most so many. */
function someDocuments(corpus: Corpus, template: CompiledTemplate, most: number): GuideDocument[] {
  const { shape } = corpus;
  const total = Object.values(shape).reduce((sum, { guides }) => sum + guides, 0);
  const every = Math.ceil(total / most);
  const documents: GuideDocument[] = [];
  let index = 0;
  for (const { breaks: _, ...input } of corpus.guides()) {
    if (index % every === 0)
      documents.push(resolveGuide({ ...input, template, locale: LOCALE }).document);
    index += 1;
  }
  return documents;
}

function* batchesOf<T>(stream: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const entry of stream) {
    batch.push(entry);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
