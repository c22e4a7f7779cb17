import { join } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import { isDiskError, type Context } from './context';
import { childTarget, currentTarget, treeTarget } from './layout';
import { readListing } from './listings';
import { createPool } from './pool';
import { readCurrentNumber, readRecord } from './records';
import { signedText } from './signature';
import {
  entryOf,
  LISTING,
  listingText,
  sha256,
  type ChildEntry,
  type FileEntry,
  type Listing,
} from './tree';
import type { Problem, ProblemKind, ReleaseRecord, Verification } from './types';

/**
 * Compares every byte of a release with the listings, these with their hashes up to the root in the record, and the
 * record with its signature. Names everything that differs; changes nothing. Throws `release.not-found`.
 */
export async function verify(ctx: Context, number?: number): Promise<Verification> {
  const current = await readCurrentNumber(ctx);
  const wanted = number ?? current;
  if (wanted === null)
    throw new PublisherError('release.not-found', { site: ctx.site, number: '-' });
  const record = await readRecord(ctx, wanted);
  const problems: Problem[] = [];
  const note: Note = (path, problem) => void problems.push({ path, problem });

  const signed = ctx.key && ctx.key.verify(signedText(record), record.signature);
  if (signed === false) note(`releases/${wanted}.json`, 'changed');
  await checkLinks(ctx, { record, isCurrent: wanted === current, note });
  const site = await checkDirectory({ ctx, hash: record.root, path: '', note });
  if (record.state) await checkDirectory({ ctx, hash: record.state, path: 'state:', note });
  return {
    ok: problems.length === 0,
    number: wanted,
    files: site?.files ?? 0,
    root: site?.hash ?? '',
    signed,
    problems: problems.sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

type Note = (path: string, problem: ProblemKind) => void;

async function checkLinks(
  ctx: Context,
  { record, isCurrent, note }: { record: ReleaseRecord; isCurrent: boolean; note: Note }
): Promise<void> {
  const { number, root } = record;
  await checkLink(ctx, ctx.layout.releaseTree(number), {
    target: treeTarget(root),
    path: `releases/${number}.tree`,
    note,
  });
  if (!isCurrent) return;
  const target = currentTarget(number);
  await checkLink(ctx, ctx.layout.current, { target, path: 'current', note });
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

interface Looking {
  readonly ctx: Context;
  readonly hash: string;
  readonly path: string;
  readonly note: Note;
}

/** What was really found in a directory and below it; null where its listing is gone or was changed. */
async function checkDirectory({ ctx, hash, path, note }: Looking): Promise<ChildEntry | null> {
  const at = ctx.layout.tree(hash);
  const addressOf = (name: string): string =>
    path === '' || path.endsWith(':') ? path + name : `${path}/${name}`;
  const listing = await readListing(ctx, hash);
  const names = new Set(await listOrNothing(ctx, at));
  const hasListing = names.delete(LISTING);
  if (!listing) {
    note(addressOf(LISTING), hasListing ? 'changed' : 'missing');
    return null;
  }
  const files = await checkFiles({ ctx, at, listing, names, addressOf, note });
  const children = new Map<string, ChildEntry>();
  for (const [name, child] of listing.children) {
    const address = addressOf(name);
    if (!names.delete(name)) {
      note(address, 'missing');
      continue;
    }
    const target = childTarget(child.hash);
    await checkLink(ctx, join(at, name), { target, path: address, note });
    const found = await checkDirectory({ ctx, hash: child.hash, path: address, note });
    if (found) children.set(name, found);
  }
  for (const name of names) note(addressOf(name), 'extra');
  return entryOf({ hash: sha256(listingText({ files, children })), files, children });
}

async function checkFiles(params: {
  ctx: Context;
  at: string;
  listing: Listing;
  names: Set<string>;
  addressOf: (name: string) => string;
  note: Note;
}): Promise<Map<string, FileEntry>> {
  const { ctx, at, listing, names, addressOf, note } = params;
  const found = new Map<string, FileEntry>();
  const pool = createPool();
  for (const [name, entry] of listing.files) {
    const path = addressOf(name);
    if (!names.delete(name)) note(path, 'missing');
    else
      await pool.run(async () => {
        const actual = await checkFile({ ctx, at: join(at, name), path, entry, note });
        if (actual) found.set(name, actual);
      });
  }
  await pool.drain();
  return found;
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
  note: Note;
}): Promise<FileEntry | null> {
  const { ctx, at, path, entry, note } = params;
  if ((await ctx.fs.stat(at))?.kind !== 'file') {
    note(path, 'changed');
    return null;
  }
  const bytes = await readOrNull(ctx, at);
  if (bytes === null) {
    note(path, 'unreadable');
    return null;
  }
  const actual = { ...entry, sha256: sha256(bytes), size: bytes.length };
  if (actual.sha256 !== entry.sha256 || actual.size !== entry.size)
    note(path, actual.size < entry.size ? 'truncated' : 'changed');
  return actual;
}

/** A disk that cannot read a file back is a finding, not a reason to stop looking. */
async function readOrNull({ fs }: Context, path: string): Promise<Buffer | null> {
  try {
    return await fs.read(path);
  } catch {
    return null;
  }
}
