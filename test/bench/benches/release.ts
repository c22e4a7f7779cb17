import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import { resolveGuide } from '../../../src/plugins/guide-publisher/domain/template/resolve';
import { createCorpus } from '../../corpus/corpus';
import { loadSample } from '../../corpus/sample';
import { CITY_GUIDES } from '../../corpus/shape';
import { startApplication } from '../city/application';
import { SITE } from '../city/editions';
import { FILL_CITY, fillCity, preparedCity } from '../city/prepared';
import { serve, signIn } from '../city/served';
import { figureOf, rounded, withRange } from '../figures';
import type { Bench, BenchOptions, Figures } from '../harness';
import { isHugoHere, runHugo, writeHugoSite } from '../peers/hugo';
import { playRole, startPart } from '../processes';

const RUNS = 3;
const HUGO_RUNS = 1;
/** Requests of the admin's list before the release, to compare with those during it. */
const IDLE_REQUESTS = 60;
const PAUSE_MS = 50;
const LIST =
  '/content-manager/collection-types/api::service-guide.service-guide?page=1&pageSize=10';

export const bench: Bench = {
  name: 'release',
  purpose:
    'first release of the city in a running server: pages with charts, lists, feeds, site map; an editor pages through a list meanwhile; Hugo on the same guides as plain pages without charts, lists, feeds, site map',
  defaultGuides: CITY_GUIDES,
  async run(options) {
    await playRole({
      [FILL_CITY]: (folder) => fillCity(options, folder),
      server: (folder) => measureServer(options, folder),
      hugo: (folder) => measureHugo(options, folder),
    });
    const folder = await preparedCity(options);
    try {
      const server = await startPart<Figures>('server', folder);
      const peakMemoryMB = await server.stop();
      rmSync(path.join(folder, 'sites'), { recursive: true, force: true });
      const hugo = await hugoFigures(options);
      const ratio = hugo ? { hugo: rounded(hugo.seconds! / server.answer.seconds!) } : {};
      return { ours: server.answer, peers: hugo ? { hugo } : {}, ratio, peakMemoryMB };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function hugoFigures({ say }: BenchOptions): Promise<Figures | null> {
  if (!isHugoHere()) {
    say('Hugo is not installed: no peer');
    return null;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-hugo-'));
  try {
    const hugo = await startPart<Figures>('hugo', folder);
    await hugo.stop();
    return hugo.answer;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureServer({ root, say }: BenchOptions, folder: string): Promise<Figures> {
  const app = await startApplication(root, folder);
  const url = await serve(app.strapi);
  const editor = await signIn(app.strapi, url, 'strapi-super-admin');
  const ask = async (): Promise<number> => {
    const start = performance.now();
    await editor.ask('GET', LIST);
    const took = performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return took;
  };
  const idle: number[] = [];
  while (idle.length < IDLE_REQUESTS) idle.push(await ask());
  const seconds: number[] = [];
  const busy: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let files = 0;
  for (let run = 1; run <= RUNS; run += 1) {
    rmSync(path.join(folder, 'sites'), { recursive: true, force: true });
    mkdirSync(path.join(folder, 'sites'));
    const start = performance.now();
    delay.enable();
    let done = false;
    const releasing = app
      .service('release')
      .release({ site: SITE, dryRun: false })
      .finally(() => (done = true));
    while (!done) busy.push(await ask());
    const outcome = await releasing;
    delay.disable();
    seconds.push((performance.now() - start) / 1000);
    files = outcome.files;
    say(
      `run ${run}: ${seconds.at(-1)!.toFixed(1)} s, ${outcome.files} files, ${Math.round(outcome.bytes / 1e6)} MB; ` +
        `event loop p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms, max ${(delay.max / 1e6).toFixed(0)} ms`
    );
  }
  return {
    ...withRange('seconds', figureOf(seconds)),
    files,
    eventLoopP99Ms: rounded(delay.percentile(99) / 1e6),
    eventLoopMaxMs: rounded(delay.max / 1e6),
    adminIdleP95Ms: rounded(percentile(idle, 0.95)),
    adminBusyP95Ms: rounded(percentile(busy, 0.95)),
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

async function measureHugo({ guides, root, say }: BenchOptions, folder: string): Promise<Figures> {
  const corpus = createCorpus({ guides, seed: 1, sample: await loadSample(root), root });
  const template = compileTemplate(corpus.template);
  writeHugoSite(
    folder,
    (function* () {
      for (const { breaks: _, ...input } of corpus.guides())
        yield resolveGuide({ ...input, template, locale: 'zh-Hans' }).document;
    })()
  );
  const seconds: number[] = [];
  let peakMemoryMB = 0;
  for (let run = 1; run <= HUGO_RUNS; run += 1) {
    const ran = await runHugo(folder);
    seconds.push(ran.seconds);
    peakMemoryMB = Math.max(peakMemoryMB, ran.peakMemoryMB);
    say(`hugo ${run}: ${ran.seconds.toFixed(1)} s, ${ran.peakMemoryMB} MB`);
  }
  return { ...withRange('seconds', figureOf(seconds)), peakMemoryMB };
}
