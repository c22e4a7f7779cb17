import { join } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import { collect } from './collect';
import { contextOf, isDiskError, type Context } from './context';
import { nodeFileSystem, type FileSystem } from './file-system';
import { withLock } from './lock';
import { assertPath } from './paths';
import { publish } from './publish';
import { listNumbers, readCurrentNumber, readRecord } from './records';
import { switchTo } from './switch';
import type { RecordKey, ReleasePart, ReleaseRecord, ReleaseStore } from './types';
import { verify } from './verify';

/**
 * A store of releases in a folder, one subfolder per site (see layout.ts). Point a static file server at
 * `<root>/<site>/current`. Every method throws errors `release.*` of the closed table; none leaves a site between
 * two releases.
 */
export function createReleaseStore(params: {
  /** Folder of all sites; made when missing. */
  root: string;
  now: () => Date;
  /** Signs the record of each release; without it, records are unsigned. */
  key?: RecordKey;
  /** Only tests hand in another. */
  fs?: FileSystem;
}): ReleaseStore {
  const { root, now, key = null, fs = nodeFileSystem } = params;
  const at = (site: string): Context => contextOf({ root, site, now, fs, key });
  return {
    publish: async (request) => publish(at(request.site), request),
    current: async (site) => current(at(site)),
    get: async ({ site, number }) => readRecord(at(site), number),
    list: async (site) => list(at(site)),
    read: async (record, part, path) => readPart(at(record.site), { record, part, path }),
    rollback: async ({ site, to }) => rollback(at(site), to),
    verify: async ({ site, number }) => verify(at(site), number),
    collect: async ({ site, keep }) => collect(at(site), keep),
  };
}

async function current(ctx: Context): Promise<ReleaseRecord | null> {
  const number = await readCurrentNumber(ctx);
  return number === null ? null : readRecord(ctx, number);
}

async function list(ctx: Context): Promise<ReleaseRecord[]> {
  const numbers = await listNumbers(ctx);
  return Promise.all(numbers.reverse().map((number) => readRecord(ctx, number)));
}

async function readPart(
  ctx: Context,
  { record, part, path }: { record: ReleaseRecord; part: ReleasePart; path: string }
): Promise<Buffer | null> {
  const root = part === 'site' ? record.root : record.state;
  if (!root) return null;
  assertPath(path);
  try {
    return await ctx.fs.read(join(ctx.layout.tree(root), path));
  } catch (error) {
    if (isDiskError(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
}

async function rollback(ctx: Context, to: number | undefined): Promise<ReleaseRecord> {
  return withLock(ctx, async (lock) => {
    const target = await readRecord(ctx, to ?? (await numberBefore(ctx)));
    // The cheap look; `verify` is the thorough one.
    if ((await ctx.fs.stat(ctx.layout.tree(target.root)))?.kind !== 'directory') {
      throw new PublisherError('release.damaged', { site: ctx.site, number: target.number });
    }
    await switchTo(ctx, lock, target.number);
    return target;
  });
}

async function numberBefore(ctx: Context): Promise<number> {
  const now = await current(ctx);
  if (now?.previous == null) throw new PublisherError('release.none-before', { site: ctx.site });
  return now.previous;
}
