import { basename, join } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import { isDiskError, type Context } from './context';
import { childTarget, currentTarget, treeTarget } from './layout';
import { createPool } from './pool';
import { readCurrentNumber, readManifest, readRecord } from './records';
import { sha256, treeOf, type Directory, type FileEntry, type Tree } from './tree';
import type { Problem, ProblemKind, Verification } from './types';

/**
 * Compares every byte of a release with its manifest, and the manifest with the root hash of the record.
 * Names everything that differs; changes nothing. Throws `release.not-found`.
 */
export async function verify(ctx: Context, number?: number): Promise<Verification> {
  const current = await readCurrentNumber(ctx);
  const wanted = number ?? current;
  if (wanted === null)
    throw new PublisherError('release.not-found', { site: ctx.site, number: '-' });
  const record = await readRecord(ctx, wanted);
  const problems: Problem[] = [];
  const note = (path: string, problem: ProblemKind): void => void problems.push({ path, problem });

  const tree = await readTree(ctx, wanted, note);
  if (tree === null) return { ok: false, number: wanted, files: 0, root: '', problems };
  if (tree.root !== record.root) note(`releases/${wanted}.manifest.json`, 'changed');
  await checkLink(ctx, ctx.layout.releaseTree(wanted), {
    target: treeTarget(record.root),
    path: `releases/${wanted}.tree`,
    note,
  });
  if (wanted === current) {
    await checkLink(ctx, ctx.layout.current, {
      target: currentTarget(wanted),
      path: 'current',
      note,
    });
  }
  const found = new Map<string, FileEntry>();
  for (const directory of tree.directories) await checkDirectory({ ctx, directory, found, note });
  return {
    ok: problems.length === 0,
    number: wanted,
    files: found.size,
    root: treeOf(found).root,
    problems: problems.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

type Note = (path: string, problem: ProblemKind) => void;

async function readTree(ctx: Context, number: number, note: Note): Promise<Tree | null> {
  try {
    return treeOf(await readManifest(ctx, number));
  } catch (error) {
    if (!(error instanceof PublisherError) || isDiskError(error)) throw error;
    note(
      `releases/${number}.manifest.json`,
      error.code === 'release.not-found' ? 'missing' : 'changed'
    );
    return null;
  }
}

async function checkLink(
  { fs }: Context,
  at: string,
  { target, path, note }: { target: string; path: string; note: Note }
): Promise<void> {
  const found = await fs.stat(at);
  if (found === null) note(path, 'missing');
  else if (found.kind !== 'link' || (await fs.readLink(at)) !== target) note(path, 'changed');
}

async function checkDirectory(params: {
  ctx: Context;
  directory: Directory;
  found: Map<string, FileEntry>;
  note: Note;
}): Promise<void> {
  const { ctx, directory, found, note } = params;
  const at = ctx.layout.tree(directory.hash);
  const addressOf = (name: string): string =>
    directory.path === '' ? name : `${directory.path}/${name}`;
  const names = new Set(await listOrNothing(ctx, at));
  const pool = createPool();
  for (const [name, entry] of directory.files) {
    const path = addressOf(name);
    if (!names.delete(name)) note(path, 'missing');
    else await pool.run(() => checkFile({ ctx, at: join(at, name), path, entry, found, note }));
  }
  for (const [name, hash] of directory.children) {
    const path = addressOf(name);
    if (!names.delete(name)) note(path, 'missing');
    else {
      const target = childTarget(hash);
      await pool.run(() => checkLink(ctx, join(at, name), { target, path, note }));
    }
  }
  await pool.drain();
  for (const name of names) note(addressOf(basename(name)), 'extra');
}

/** A missing directory shows as one missing entry for each that it should have. */
async function listOrNothing({ fs }: Context, path: string): Promise<string[]> {
  try {
    return await fs.list(path);
  } catch (error) {
    if (isDiskError(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}

async function checkFile(params: {
  ctx: Context;
  at: string;
  path: string;
  entry: FileEntry;
  found: Map<string, FileEntry>;
  note: Note;
}): Promise<void> {
  const { ctx, at, path, entry, found, note } = params;
  if ((await ctx.fs.stat(at))?.kind !== 'file') return note(path, 'changed');
  const bytes = await readOrNull(ctx, at);
  if (bytes === null) return note(path, 'unreadable');
  const actual: FileEntry = { sha256: sha256(bytes), size: bytes.length };
  found.set(path, actual);
  if (actual.sha256 === entry.sha256 && actual.size === entry.size) return;
  note(path, actual.size < entry.size ? 'truncated' : 'changed');
}

/** A disk that cannot read a file back is a finding, not a reason to stop looking. */
async function readOrNull({ fs }: Context, path: string): Promise<Buffer | null> {
  try {
    return await fs.read(path);
  } catch {
    return null;
  }
}
