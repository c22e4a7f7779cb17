import { join } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import { isDiskError, type Context } from './context';
import { childTarget } from './layout';
import type { Lock } from './lock';
import { createPool } from './pool';
import { splitPath, assertPath } from './paths';
import { sha256, treeOf, type Directory, type FileEntry, type FileMap, type Tree } from './tree';
import type { ReleaseFile } from './types';

/** The release that a new one is compared with: its files, and the stored directory of each folder. */
export interface Base {
  readonly files: FileMap;
  /** Hash of the directory by its path. */
  readonly hashes: ReadonlyMap<string, string>;
}

export const NO_BASE: Base = { files: new Map(), hashes: new Map() };

export function baseOf(files: FileMap): Base {
  if (files.size === 0) return NO_BASE;
  return {
    files,
    hashes: new Map(treeOf(files).directories.map(({ path, hash }) => [path, hash])),
  };
}

export interface Staged {
  readonly files: Map<string, FileEntry>;
  /** Paths whose bytes were written for this release; all others are in the base. */
  readonly written: Set<string>;
  readonly bytesWritten: number;
}

/** Below this many files, syncing each is cheaper than syncing the whole file system. */
const SYNC_EACH_UP_TO = 256;

/**
 * Takes the files of a release one by one: hashes each, and writes it only when the base does not have it.
 * `lock: null` writes nothing. Throws `release.bad-path`, `release.duplicate-path`, `release.io`.
 */
export async function stageFiles(params: {
  ctx: Context;
  lock: Lock | null;
  base: Base;
  files: AsyncIterable<ReleaseFile> | Iterable<ReleaseFile>;
}): Promise<Staged> {
  const { ctx, lock, base } = params;
  const pool = createPool();
  const files = new Map<string, FileEntry>();
  const written = new Set<string>();
  const folders = new Map<string, Promise<void>>();
  let bytesWritten = 0;
  try {
    for await (const { path, body } of params.files) {
      assertPath(path);
      if (files.has(path)) throw new PublisherError('release.duplicate-path', { path });
      const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body, 'utf8');
      const entry: FileEntry = { sha256: sha256(bytes), size: bytes.length };
      files.set(path, entry);
      if (base.files.get(path)?.sha256 === entry.sha256) continue;
      written.add(path);
      bytesWritten += bytes.length;
      if (lock) await pool.run(() => writeStaged({ ctx, lock, folders, path, bytes }));
    }
    await pool.drain();
  } finally {
    await pool.settle();
  }
  return { files, written, bytesWritten };
}

/** Completes the directories that the store does not have, makes them durable, and puts them in place. */
export async function storeTree(params: {
  ctx: Context;
  lock: Lock;
  base: Base;
  staged: Staged;
  tree: Tree;
}): Promise<number> {
  const { ctx, lock, staged, tree } = params;
  const fresh = await missingDirectories(ctx, tree);
  for (const directory of fresh) await completeDirectory({ ...params, directory });
  await syncStaged(ctx, lock, { fresh, staged });
  for (const { path, hash } of fresh) {
    await ctx.fs.rename(stagedFolder(lock, path), ctx.layout.tree(hash));
  }
  await ctx.fs.syncDir(ctx.layout.trees);
  return fresh.length;
}

/** Where the files of one folder are written; flat, since directories of the store lie side by side. */
export function stagedFolder(lock: Lock, folder: string): string {
  return join(lock.staging, `dir-${sha256(folder).slice(0, 32)}`);
}

async function writeStaged(params: {
  ctx: Context;
  lock: Lock;
  folders: Map<string, Promise<void>>;
  path: string;
  bytes: Buffer;
}): Promise<void> {
  const { ctx, lock, folders, path, bytes } = params;
  const [folder, name] = splitPath(path);
  const at = stagedFolder(lock, folder);
  if (!folders.has(folder)) folders.set(folder, ctx.fs.makeDir(at));
  await folders.get(folder);
  await ctx.fs.write(join(at, name), bytes);
}

/** Directories not stored yet; of several with the same content, one. */
async function missingDirectories(ctx: Context, tree: Tree): Promise<Directory[]> {
  const missing = new Map<string, Directory>();
  const pool = createPool();
  for (const directory of tree.directories) {
    await pool.run(async () => {
      if ((await ctx.fs.stat(ctx.layout.tree(directory.hash))) === null) {
        missing.set(directory.hash, directory);
      }
    });
  }
  await pool.drain();
  const wanted = new Set(missing.values());
  return tree.directories.filter((directory) => wanted.has(directory));
}

async function completeDirectory(params: {
  ctx: Context;
  lock: Lock;
  base: Base;
  staged: Staged;
  directory: Directory;
}): Promise<void> {
  const { ctx, lock, base, staged, directory } = params;
  const at = stagedFolder(lock, directory.path);
  await ctx.fs.makeDir(at);
  const prefix = directory.path === '' ? '' : `${directory.path}/`;
  const old = base.hashes.get(directory.path);
  const pool = createPool();
  for (const name of directory.files.keys()) {
    if (staged.written.has(prefix + name)) continue;
    if (old === undefined)
      throw new PublisherError('release.damaged', { site: ctx.site, number: '-' });
    await pool.run(() => share(ctx, join(ctx.layout.tree(old), name), join(at, name)));
  }
  for (const [name, hash] of directory.children) {
    await pool.run(() => ctx.fs.symlink(childTarget(hash), join(at, name)));
  }
  await pool.drain();
}

/** One more name for an unchanged file; a copy where the file system allows no further link. */
async function share({ fs }: Context, from: string, to: string): Promise<void> {
  try {
    await fs.link(from, to);
  } catch (error) {
    if (!isDiskError(error, 'EMLINK', 'EPERM', 'ENOTSUP', 'EXDEV')) throw error;
    await fs.copy(from, to);
  }
}

async function syncStaged(
  { fs }: Context,
  lock: Lock,
  { fresh, staged }: { fresh: readonly Directory[]; staged: Staged }
): Promise<void> {
  const many = staged.written.size + fresh.length > SYNC_EACH_UP_TO;
  if (many && (await fs.syncAll(lock.staging))) return;
  const stored = new Set(fresh.map(({ path }) => path));
  const pool = createPool();
  for (const path of staged.written) {
    const [folder, name] = splitPath(path);
    if (stored.has(folder))
      await pool.run(() => fs.syncFile(join(stagedFolder(lock, folder), name)));
  }
  for (const { path } of fresh) await pool.run(() => fs.syncDir(stagedFolder(lock, path)));
  await pool.drain();
}
