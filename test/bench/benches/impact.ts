import type { Template } from '../../../src/plugins/guide-publisher/domain/template/types';
import { startApplication, type BenchApplication } from '../city/application';
import { fillDatabase, storeTemplate } from '../city/fill';
import { createCorpus } from '../../corpus/corpus';
import { loadSample } from '../../corpus/sample';
import { CITY_GUIDES } from '../../corpus/shape';
import { figureOf, peakMemoryMB, rounded, withRange } from '../figures';
import type { Bench, BenchOptions } from '../harness';

const SEED = 1;
const RUNS = 3;

export const bench: Bench = {
  name: 'impact',
  purpose:
    'what a new template changes over a city in SQLite, read from the database; then a check of everything, stored',
  defaultGuides: CITY_GUIDES,
  async run({ guides, root, say }) {
    const corpus = createCorpus({ guides, seed: SEED, sample: await loadSample(root), root });
    const app = await startApplication(root);
    try {
      const start = performance.now();
      await fillDatabase(app.strapi, corpus);
      say(`filled in ${seconds(start).toFixed(1)} s`);
      const proposals = proposalsFrom(corpus.template);
      const figures: Record<string, number> = {};
      for (const [name, template] of Object.entries(proposals)) {
        await storeTemplate(app.strapi, template, 'proposed');
        Object.assign(figures, await measureImpact({ app, name, template, guides, say }));
      }
      Object.assign(figures, await measureRecheck({ app, guides, say }));
      return { ours: figures, peers: {}, ratio: {}, peakMemoryMB: peakMemoryMB() };
    } finally {
      await app.stop();
    }
  },
};

/** Rules changed only, and a policy too, by which many guides read differently. */
function proposalsFrom(template: Template): Readonly<Record<string, Template>> {
  const { version } = template;
  const rules = template.rules
    .slice(1)
    .map((rule, i) => (i < 5 ? { ...rule, severity: 'advice' as const } : rule));
  const policies = template.policies.map((policy) =>
    policy.field === 'steps'
      ? { field: policy.field, policy: 'standard' as const, clause: policy.clause }
      : policy
  );
  return {
    rules: { ...template, version: version + 1, rules },
    policies: { ...template, version: version + 2, rules, policies },
  };
}

interface Measuring extends Pick<BenchOptions, 'guides' | 'say'> {
  readonly app: BenchApplication;
}

async function measureImpact(input: Measuring & { name: string; template: Template }) {
  const { app, name, template, guides, say } = input;
  const times: number[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const start = performance.now();
    const { id, version } = template;
    const report = await app
      .service('impact')
      .assess({ template: { id, version }, guides: 'draft' });
    times.push(seconds(start));
    const { affected, checked, totals } = report;
    say(
      `${name} ${run}: ${times.at(-1)!.toFixed(1)} s; of ${checked} guides ${affected} affected, ` +
        `${totals.gained} gained, ${totals.lost} lost; ${peakMemoryMB()} MB`
    );
    if (checked !== guides) throw new Error(`${checked} of ${guides} guides compared`);
  }
  return withRange(`${name}Seconds`, figureOf(times));
}

async function measureRecheck({ app, guides, say }: Measuring) {
  const times: number[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const start = performance.now();
    const { checked } = await app.service('recheck').run();
    times.push(seconds(start));
    say(`check of everything ${run}: ${times.at(-1)!.toFixed(1)} s; ${peakMemoryMB()} MB`);
    if (checked !== guides) throw new Error(`${checked} of ${guides} guides checked`);
  }
  const figure = figureOf(times);
  return {
    ...withRange('recheckSeconds', figure),
    recheckPerSecond: rounded(guides / figure.median),
  };
}

const seconds = (start: number): number => (performance.now() - start) / 1000;
