import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Template } from '../../../src/plugins/guide-publisher/domain/template/types';
import { startApplication, type BenchApplication } from '../city/application';
import { fillDatabase, storeTemplate } from '../city/fill';
import { createCorpus, type Corpus } from '../../corpus/corpus';
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
    const sample = await loadSample(root);
    const filling = process.env[FILL];
    if (filling !== undefined) {
      await fill({
        folder: filling,
        corpus: createCorpus({ guides, seed: SEED, sample, root }),
        root,
      });
      process.exit(0);
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-bench-'));
    try {
      say(`filled in ${fillElsewhere(folder, guides).toFixed(1)} s`);
      const figures = await measure({ folder, template: sample.template, guides, root, say });
      return { ours: figures, peers: {}, ratio: {}, peakMemoryMB: peakMemoryMB() };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Names the folder to the process that fills it: its memory is not that of the work that is measured. */
const FILL = 'ZHINAN_BENCH_FILL';

function fillElsewhere(folder: string, guides: number): number {
  const start = performance.now();
  const [, script = ''] = process.argv;
  const { status } = spawnSync(process.execPath, [script, '--guides', String(guides)], {
    env: { ...process.env, [FILL]: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the database could not be filled');
  return seconds(start);
}

async function fill({ folder, corpus, root }: { folder: string; corpus: Corpus; root: string }) {
  const app = await startApplication(root, folder);
  await fillDatabase(app.strapi, corpus);
  await app.stop();
}

async function measure(
  input: BenchOptions & { readonly folder: string; readonly template: Template }
): Promise<Record<string, number>> {
  const { folder, template, guides, root, say } = input;
  const app = await startApplication(root, folder);
  const figures: Record<string, number> = {};
  for (const [name, proposal] of Object.entries(proposalsFrom(template))) {
    await storeTemplate(app.strapi, proposal, 'proposed');
    Object.assign(figures, await measureImpact({ app, name, template: proposal, guides, say }));
  }
  Object.assign(figures, await measureRecheck({ app, guides, say }));
  await app.stop();
  return figures;
}

/** A third of the rules changed; and a policy too, by which many guides read differently. */
function proposalsFrom(template: Template): Readonly<Record<string, Template>> {
  const { version } = template;
  const rules = template.rules.map((rule, i) =>
    i % 3 === 0 ? { ...rule, severity: 'advice' as const } : rule
  );
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
