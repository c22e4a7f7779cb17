import { basename, join } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Context } from './context';
import { readListing } from './listings';
import { withLock, type Lock } from './lock';
import { listNumbers, readCurrentNumber, readRecord } from './records';

/**
 * Removes all but the newest `keep` releases (at least one, so that no number is used twice) and the current one,
 * then every directory that no kept release reaches. Records go first: a crash leaves unreached directories, which
 * the next run removes, never a release without its files.
 */
export async function collect(ctx: Context, keep: number): Promise<number[]> {
  const reached = new Set<string>();
  // The long look, while others may release; under the lock, only what they added is left to look at.
  await reach(ctx, (await sorted(ctx, keep)).kept, reached);
  return withLock(ctx, async (lock) => {
    const { kept, removed } = await sorted(ctx, keep);
    // Before anything is removed: a listing that cannot be read stops the run, since what it names is unknown.
    await reach(ctx, kept, reached);
    for (const number of removed) await removeRelease(ctx, lock, number);
    if (removed.length > 0) await ctx.fs.syncDir(ctx.layout.releases);
    await removeUnreached(ctx, lock, reached);
    return removed;
  });
}

async function sorted(ctx: Context, keep: number): Promise<{ kept: number[]; removed: number[] }> {
  const numbers = await listNumbers(ctx);
  const current = await readCurrentNumber(ctx);
  const newest = new Set(numbers.slice(-Math.max(1, Math.floor(keep))));
  const isKept = (number: number): boolean => newest.has(number) || number === current;
  return {
    kept: numbers.filter(isKept),
    removed: numbers.filter((number) => !isKept(number)),
  };
}

/** Adds every directory that these releases reach. A directory is looked at once, however many share it. */
async function reach(
  ctx: Context,
  numbers: readonly number[],
  reached: Set<string>
): Promise<void> {
  const visit = async (hash: string, number: number): Promise<void> => {
    if (reached.has(hash)) return;
    const listing = await readListing(ctx, hash);
    if (!listing) throw new PublisherError('release.damaged', { site: ctx.site, number });
    for (const child of listing.children.values()) await visit(child.hash, number);
    reached.add(hash);
  };
  for (const number of numbers) {
    const { root, state } = await readRecord(ctx, number);
    await visit(root, number);
    if (state) await visit(state, number);
  }
}

async function removeRelease(ctx: Context, lock: Lock, number: number): Promise<void> {
  const { layout } = ctx;
  await takeAway(ctx, lock, layout.record(number));
  await takeAway(ctx, lock, layout.releaseTree(number));
}

async function removeUnreached(
  ctx: Context,
  lock: Lock,
  reached: ReadonlySet<string>
): Promise<void> {
  for (const hash of await ctx.fs.list(ctx.layout.trees)) {
    if (!reached.has(hash)) await takeAway(ctx, lock, ctx.layout.tree(hash));
  }
}

/** In one step, so that a half-removed directory never carries a hash for its name; deleted with the staging folder. */
async function takeAway({ fs }: Context, lock: Lock, path: string): Promise<void> {
  if ((await fs.stat(path)) === null) return;
  await fs.rename(path, join(lock.staging, basename(path)));
}
