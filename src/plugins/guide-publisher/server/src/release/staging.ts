import { join } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import { isDiskError, type Context } from './context';
import type { DraftTree } from './draft';
import { childTarget } from './layout';
import type { Lock } from './lock';
import { createPool } from './pool';
import { splitPath, assertPath } from './paths';
import { LISTING, sha256, type Directory, type FileEntry } from './tree';
import type { ReleaseChange, ReleasePart } from './types';

/** The trees of one release: what the public sees, and what the next release is computed from. */
export type Drafts = Readonly<Record<ReleasePart, DraftTree>>;

export const PARTS = ['site', 'state'] as const satisfies readonly ReleasePart[];

export interface Staged {
  /** `part:path` of files whose bytes were written for this release; all others are in the tree before. */
  readonly written: ReadonlySet<string>;
  readonly bytesWritten: number;
  /** Files handed in, of the part that the public sees. */
  readonly siteFiles: number;
  readonly siteFilesWritten: number;
}

/** Below this many files, syncing each is cheaper than syncing the whole file system. */
const SYNC_EACH_UP_TO = 512;

/**
 * Takes the files of a release one by one: hashes each, and writes it only when the tree before does not have it.
 * `lock: null` writes nothing. Throws `release.bad-path`, `release.duplicate-path`, `release.io`.
 */
export async function stageFiles(params: {
  ctx: Context;
  lock: Lock | null;
  drafts: Drafts;
  files: AsyncIterable<ReleaseChange> | Iterable<ReleaseChange>;
  /** Believes nothing that is stored. */
  rewrite: boolean;
  /** Called for a file that is taken out; true keeps it. */
  keep: (part: ReleasePart, path: string, entry: FileEntry) => FileEntry | null;
}): Promise<Staged> {
  const { ctx, lock, drafts, keep, rewrite } = params;
  const pool = createPool();
  const written = new Set<string>();
  const folders = new Map<string, Promise<void>>();
  const counts = { bytesWritten: 0, siteFiles: 0, siteFilesWritten: 0 };
  try {
    for await (const change of params.files) {
      const { path, part = 'site' } = change;
      assertPath(path);
      const draft = drafts[part];
      if (await draft.has(path)) throw new PublisherError('release.duplicate-path', { path });
      const before = await draft.before(path);
      if (change.body === null) {
        const kept = before && keep(part, path, before);
        await (kept ? draft.put(path, kept) : draft.remove(path));
        continue;
      }
      const bytes = asBytes(change.body);
      const entry: FileEntry = { sha256: sha256(bytes), size: bytes.length };
      await draft.put(path, entry);
      if (part === 'site') counts.siteFiles += 1;
      if (!rewrite && before?.sha256 === entry.sha256) continue;
      written.add(`${part}:${path}`);
      counts.bytesWritten += bytes.length;
      if (part === 'site') counts.siteFilesWritten += 1;
      if (lock) await pool.run(() => writeStaged({ ctx, lock, folders, part, path, bytes }));
    }
    await pool.drain();
  } finally {
    await pool.settle();
  }
  return { written, ...counts };
}

/** The same memory where it is bytes already. */
function asBytes(body: Uint8Array | string): Buffer {
  if (typeof body === 'string') return Buffer.from(body, 'utf8');
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

/** A directory of one of the two trees. */
export type PartDirectory = Directory & { readonly part: ReleasePart };

/** Completes the directories that the store does not have, makes them durable, and puts them in place. */
export async function storeTrees(params: {
  ctx: Context;
  lock: Lock;
  drafts: Drafts;
  staged: Staged;
  directories: readonly PartDirectory[];
}): Promise<number> {
  const { ctx, lock, staged, directories } = params;
  const fresh = await missingDirectories(ctx, directories);
  const pool = createPool();
  for (const directory of fresh) await pool.run(() => completeDirectory({ ...params, directory }));
  await pool.drain();
  await syncStaged(ctx, lock, { fresh, staged });
  // A child is in place before its parent: children come first, and one rename follows the other.
  for (const { part, path, hash } of fresh) {
    await ctx.fs.rename(stagedFolder(lock, part, path), ctx.layout.tree(hash));
  }
  if (fresh.length > 0) await ctx.fs.syncDir(ctx.layout.trees);
  return fresh.length;
}

/** Where the files of one folder are written; flat, since directories of the store lie side by side. */
export function stagedFolder(lock: Lock, part: ReleasePart, folder: string): string {
  return join(lock.staging, `dir-${sha256(`${part}:${folder}`).slice(0, 32)}`);
}

async function writeStaged(params: {
  ctx: Context;
  lock: Lock;
  folders: Map<string, Promise<void>>;
  part: ReleasePart;
  path: string;
  bytes: Buffer;
}): Promise<void> {
  const { ctx, lock, folders, part, path, bytes } = params;
  const [folder, name] = splitPath(path);
  const at = stagedFolder(lock, part, folder);
  if (!folders.has(at)) folders.set(at, ctx.fs.makeDir(at));
  await folders.get(at);
  await ctx.fs.write(join(at, name), bytes);
}

/** Directories not stored yet; of several with the same content, one. */
async function missingDirectories(
  ctx: Context,
  directories: readonly PartDirectory[]
): Promise<PartDirectory[]> {
  const missing = new Map<string, PartDirectory>();
  const pool = createPool();
  for (const directory of directories) {
    await pool.run(async () => {
      if ((await ctx.fs.stat(ctx.layout.tree(directory.hash))) === null) {
        missing.set(directory.hash, directory);
      }
    });
  }
  await pool.drain();
  const wanted = new Set(missing.values());
  return directories.filter((directory) => wanted.has(directory));
}

async function completeDirectory(params: {
  ctx: Context;
  lock: Lock;
  drafts: Drafts;
  staged: Staged;
  directory: PartDirectory;
}): Promise<void> {
  const { ctx, lock, drafts, staged, directory } = params;
  const { part, path } = directory;
  const at = stagedFolder(lock, part, path);
  await ctx.fs.makeDir(at);
  const prefix = `${part}:${path === '' ? '' : `${path}/`}`;
  const old = drafts[part].storedFolder(path);
  for (const name of directory.files.keys()) {
    if (staged.written.has(prefix + name)) continue;
    if (old === null) throw new PublisherError('release.damaged', { site: ctx.site, number: '-' });
    await share(ctx, join(ctx.layout.tree(old), name), join(at, name));
  }
  for (const [name, { hash }] of directory.children) {
    await ctx.fs.symlink(childTarget(hash), join(at, name));
  }
  await ctx.fs.write(join(at, LISTING), directory.text);
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
  { fresh, staged }: { fresh: readonly PartDirectory[]; staged: Staged }
): Promise<void> {
  const many = staged.written.size + fresh.length > SYNC_EACH_UP_TO;
  if (many && (await fs.syncAll(lock.staging))) return;
  const pool = createPool();
  for (const { part, path, files } of fresh) {
    const at = stagedFolder(lock, part, path);
    const prefix = `${part}:${path === '' ? '' : `${path}/`}`;
    for (const name of files.keys()) {
      if (staged.written.has(prefix + name)) await pool.run(() => fs.syncFile(join(at, name)));
    }
    await pool.run(() => fs.syncFile(join(at, LISTING)));
  }
  await pool.drain();
  for (const { part, path } of fresh) {
    await pool.run(() => fs.syncDir(stagedFolder(lock, part, path)));
  }
  await pool.drain();
}
