import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApplication, type BenchApplication } from '../city/application';
import { createReviewer } from '../city/reviewer';
import { CITY_GUIDES } from '../../corpus/shape';
import { figureOf, peakMemoryMB, rounded, withRange } from '../figures';
import type { Bench, BenchOptions } from '../harness';
import { documentServicePerItem } from '../peers/document-service';

const SEED = 1;
/** The peer is measured on as many guides as give a steady figure: the whole city would take it two hours. */
const SAMPLE = 200;
const RUNS = 3;

export const bench: Bench = {
  name: 'import',
  purpose:
    'a city from CSV files into SQLite: read, checked, approved as one set, published; peer: the document service of Strapi, create and publish, guide by guide',
  defaultGuides: CITY_GUIDES,
  async run({ guides, root, say }) {
    const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-bench-'));
    try {
      writeCity({ folder, guides, root });
      const app = await startApplication(root, folder);
      const seconds = await importCity({ app, folder, guides, say });
      const memory = peakMemoryMB();
      const perSecond = guides / seconds;
      say(`imported in ${seconds.toFixed(1)} s, ${memory} MB`);
      const peer = figureOf(
        await documentServicePerItem(app.strapi, { guides: SAMPLE, runs: RUNS })
      );
      say(`document service: ${peer.median.toFixed(1)} guides/s`);
      await app.stop();
      return {
        ours: { seconds: rounded(seconds), perSecond: rounded(perSecond) },
        peers: { documentService: withRange('perSecond', peer) },
        ratio: { documentService: rounded(perSecond / peer.median) },
        peakMemoryMB: memory,
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** By the command that everybody has, in a process of its own: its memory is not that of the import. */
function writeCity({
  folder,
  guides,
  root,
}: {
  folder: string;
  guides: number;
  root: string;
}): void {
  const command = path.join(root, 'node_modules/.bin/guides');
  const options = ['--guides', String(guides), '--seed', String(SEED), '--out', cityOf(folder)];
  const { status } = spawnSync(command, ['corpus', ...options], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the city could not be written');
}

const cityOf = (folder: string): string => path.join(folder, 'city');

interface Importing extends Pick<BenchOptions, 'guides' | 'say'> {
  readonly app: BenchApplication;
  readonly folder: string;
}

async function importCity({ app, folder, guides, say }: Importing): Promise<number> {
  const approver = await createReviewer(app.strapi);
  const start = performance.now();
  const report = await app.service('intake').importFiles({
    ...{ files: [cityOf(folder)], dryRun: false, takeGoodRows: false },
    ...{ approver, actor: 'bench' },
  });
  const seconds = (performance.now() - start) / 1000;
  const taken = report.files.find(({ type }) => type === 'service-guide')?.taken;
  say(`${JSON.stringify(report.decision)}`);
  if (taken !== guides) throw new Error(`${taken} of ${guides} guides imported`);
  return seconds;
}
