import { join } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Context } from './context';
import { treeTarget } from './layout';
import { withLock, type Lock } from './lock';
import { mendTree } from './mend';
import { listNumbers, manifestText, readCurrentNumber, readManifest } from './records';
import { baseOf, NO_BASE, stageFiles, storeTree, type Base, type Staged } from './staging';
import { switchTo } from './switch';
import { treeOf, type FileEntry, type FileMap, type Tree } from './tree';
import type { PublishRequest, PublishResult, ReleaseRecord } from './types';

/** Releases for which a file of `keepEarlier` outlives its last use: days of readers with an old page open. */
const KEEP_EARLIER_RELEASES = 30;

/** Builds release n+1 from `files` and makes it public, or leaves everything as it was. */
export async function publish(ctx: Context, request: PublishRequest): Promise<PublishResult> {
  if (request.dryRun) return rehearse(ctx, request);
  return withLock(ctx, async (lock) => {
    const plan = await prepare(ctx, request, lock);
    if (request.rewrite) await mendTree({ ctx, lock, tree: plan.tree });
    const directories = await storeTree({ ctx, lock, ...plan });
    await writeRecord(ctx, lock, plan);
    await switchTo(ctx, lock, plan.record.number);
    return resultOf(plan, directories);
  });
}

interface Plan {
  readonly base: Base;
  readonly staged: Staged;
  readonly tree: Tree;
  readonly record: ReleaseRecord;
}

async function rehearse(ctx: Context, request: PublishRequest): Promise<PublishResult> {
  const plan = await prepare(ctx, request, null);
  const known = new Set(plan.base.hashes.values());
  return resultOf(plan, plan.tree.directories.filter(({ hash }) => !known.has(hash)).length);
}

async function prepare(ctx: Context, request: PublishRequest, lock: Lock | null): Promise<Plan> {
  const previous = await readCurrentNumber(ctx);
  const number = ((await listNumbers(ctx)).at(-1) ?? 0) + 1;
  const before: FileMap = previous === null ? new Map() : await readBefore(ctx, request, previous);
  const base = request.rewrite ? NO_BASE : baseOf(before);
  const staged = await stageFiles({ ctx, lock, base, files: request.files });
  if (staged.files.size === 0) throw new PublisherError('release.empty', { site: ctx.site });
  if (!request.rewrite && previous !== null) {
    keepEarlier({ staged, before, previous, number, folders: request.keepEarlier ?? [] });
  }
  const tree = treeOf(staged.files);
  const sizes = [...staged.files.values()].map(({ size }) => size);
  const record: ReleaseRecord = {
    site: ctx.site,
    number,
    root: tree.root,
    asOf: request.asOf,
    createdAt: ctx.now().toISOString(),
    files: sizes.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    previous,
  };
  return { base, staged, tree, record };
}

/** A rewrite must also work when the manifest of the public release is gone. */
async function readBefore(
  ctx: Context,
  request: PublishRequest,
  previous: number
): Promise<FileMap> {
  return request.rewrite ? new Map() : readManifest(ctx, previous);
}

function keepEarlier(params: {
  staged: Staged;
  before: FileMap;
  previous: number;
  number: number;
  folders: readonly string[];
}): void {
  const { staged, before, previous, number, folders } = params;
  for (const [path, entry] of before) {
    if (staged.files.has(path) || !folders.some((folder) => path.startsWith(folder))) continue;
    const keptFrom = entry.keptFrom ?? previous;
    if (number - keptFrom > KEEP_EARLIER_RELEASES) continue;
    const kept: FileEntry = { sha256: entry.sha256, size: entry.size, keptFrom };
    staged.files.set(path, kept);
  }
}

/** Manifest and link first: the record is what makes it a release, and its number is given only once. */
async function writeRecord(ctx: Context, lock: Lock, { record, staged }: Plan): Promise<void> {
  const { fs, layout } = ctx;
  const draft = (name: string): string => join(lock.staging, name);
  await fs.write(draft('manifest'), manifestText(record, staged.files));
  await fs.syncFile(draft('manifest'));
  await fs.rename(draft('manifest'), layout.manifest(record.number));
  await fs.symlink(treeTarget(record.root), draft('tree'));
  await fs.rename(draft('tree'), layout.releaseTree(record.number));
  await fs.write(draft('record'), `${JSON.stringify(record, null, 2)}\n`);
  await fs.syncFile(draft('record'));
  await fs.link(draft('record'), layout.record(record.number));
  await fs.syncDir(layout.releases);
}

function resultOf({ staged, record }: Plan, directories: number): PublishResult {
  return {
    record,
    written: staged.written.size,
    reused: staged.files.size - staged.written.size,
    bytes: staged.bytesWritten,
    directories,
  };
}
