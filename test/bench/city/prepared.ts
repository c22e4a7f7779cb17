import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCorpus } from '../../corpus/corpus';
import { loadSample } from '../../corpus/sample';
import type { BenchOptions } from '../harness';
import { startPart } from '../processes';
import { startApplication } from './application';
import { fillEditions } from './editions';
import { fillDatabase } from './fill';

const SEED = 1;

/** Name of the part that fills; a bench that asks for a city plays it with `fillCity`. */
export const FILL_CITY = 'fill-city';

/**
 * A folder with a database of the whole city: drafts and editions of every guide. Filling takes minutes, so that with
 * `ZHINAN_BENCH_CITIES` naming a folder the database is kept there for the next bench. Remove the folder given back.
 */
export async function preparedCity({ guides, say }: BenchOptions): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-bench-'));
  const kept = keptDatabase(guides);
  if (kept === null || !existsSync(kept)) {
    const filler = await startPart(FILL_CITY, folder);
    await filler.stop();
    say('filled');
    if (kept !== null) keep(path.join(folder, DATABASE), kept);
  } else cpSync(kept, path.join(folder, DATABASE));
  rmSync(path.join(folder, 'sites'), { recursive: true, force: true });
  return folder;
}

export async function fillCity({ guides, root }: BenchOptions, folder: string): Promise<void> {
  const corpus = createCorpus({ guides, seed: SEED, sample: await loadSample(root), root });
  const app = await startApplication(root, folder);
  await fillDatabase(app.strapi, corpus);
  await fillEditions(app.strapi, corpus, folder);
  // All of it into the one file that is copied.
  await app.strapi.db.connection.raw('pragma wal_checkpoint(truncate)');
  await app.stop();
}

const DATABASE = 'city.db';

function keptDatabase(guides: number): string | null {
  const cities = process.env.ZHINAN_BENCH_CITIES;
  if (!cities) return null;
  mkdirSync(cities, { recursive: true });
  return path.join(cities, `${guides}-${SEED}.db`);
}

function keep(from: string, to: string): void {
  cpSync(from, `${to}.half`);
  renameSync(`${to}.half`, to);
}
