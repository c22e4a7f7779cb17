import { join } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Context } from './context';
import { draftTree } from './draft';
import { treeTarget } from './layout';
import { withLock, type Lock } from './lock';
import { mendDirectories } from './mend';
import { listNumbers, readCurrentNumber, readRecord, recordText } from './records';
import { signedText } from './signature';
import {
  PARTS,
  stageFiles,
  storeTrees,
  type Drafts,
  type PartDirectory,
  type Staged,
} from './staging';
import { switchTo } from './switch';
import { entryOf, type FileEntry } from './tree';
import type { PublishRequest, PublishResult, ReleaseContent, ReleaseRecord } from './types';

/** Releases for which a file of `keepEarlier` outlives its last use: days of readers with an old page open. */
const KEEP_EARLIER_RELEASES = 30;

/** Builds release n+1 and makes it public, or leaves everything as it was. */
export async function publish(ctx: Context, request: PublishRequest): Promise<PublishResult> {
  if (request.dryRun) return rehearse(ctx, request);
  return withLock(ctx, async (lock) => {
    const plan = await prepare(ctx, request, lock);
    if (request.rewrite) await mendDirectories({ ctx, lock, directories: plan.directories });
    const stored = await storeTrees({ ctx, lock, ...plan });
    await writeRecord(ctx, lock, plan.record);
    await switchTo(ctx, lock, plan.record.number);
    return resultOf(plan, stored);
  });
}

interface Plan {
  readonly drafts: Drafts;
  readonly staged: Staged;
  readonly directories: readonly PartDirectory[];
  readonly record: ReleaseRecord;
}

async function rehearse(ctx: Context, request: PublishRequest): Promise<PublishResult> {
  const plan = await prepare(ctx, request, null);
  const fresh = plan.directories.filter(
    ({ part, path, hash }) => plan.drafts[part].storedFolder(path) !== hash
  );
  return resultOf(plan, new Set(fresh.map(({ hash }) => hash)).size);
}

async function prepare(ctx: Context, request: PublishRequest, lock: Lock | null): Promise<Plan> {
  const previous = await readCurrentNumber(ctx);
  const number = ((await listNumbers(ctx)).at(-1) ?? 0) + 1;
  const before = request.rewrite || previous === null ? null : await readBefore(ctx, previous);
  if (before && before.asOf > request.asOf)
    throw new PublisherError('release.older', {
      site: ctx.site,
      asOf: request.asOf,
      current: before.asOf,
    });
  const { whole, files } = await contentOf(request, before);
  const drafts: Drafts = {
    site: await draftTree(ctx, { base: before?.root ?? null, whole }),
    state: await draftTree(ctx, { base: before?.state || null, whole }),
  };
  const keptFolders = request.keepEarlier ?? [];
  const keep = (part: string, path: string, entry: FileEntry): FileEntry | null => {
    if (part !== 'site' || previous === null) return null;
    if (!keptFolders.some((folder) => path.startsWith(folder))) return null;
    const keptFrom = entry.keptFrom ?? previous;
    if (number - keptFrom > KEEP_EARLIER_RELEASES) return null;
    return { sha256: entry.sha256, size: entry.size, keptFrom };
  };
  const rewrite = request.rewrite ?? false;
  const staged = await stageFiles({ ctx, lock, drafts, files, rewrite, keep });
  if (whole) await keepEarlier(drafts, keptFolders, keep);
  const directories = PARTS.flatMap((part) =>
    drafts[part].finish().map((directory) => ({ ...directory, part }))
  );
  const record = recordOf(ctx, { request, number, previous, directories });
  return { drafts, staged, directories: directories.filter(isWorthStoring), record };
}

/** The release that is public, unless it is of a form before this one, which nothing can be taken over from. */
async function readBefore(ctx: Context, number: number): Promise<ReleaseRecord | null> {
  const record = await readRecord(ctx, number);
  return record.form === 2 ? record : null;
}

async function contentOf(
  { files }: PublishRequest,
  before: ReleaseRecord | null
): Promise<ReleaseContent> {
  return typeof files === 'function' ? files(before) : { whole: true, files };
}

/** Of a whole release: what the tree before had in these folders and this one was not given. */
async function keepEarlier(
  { site }: Drafts,
  folders: readonly string[],
  keep: (part: string, path: string, entry: FileEntry) => FileEntry | null
): Promise<void> {
  for (const folder of folders) {
    for await (const [path, entry] of site.earlier(folder.replace(/\/$/, ''))) {
      if (await site.has(path)) continue;
      const kept = keep('site', path, entry);
      if (kept) await site.put(path, kept);
    }
  }
}

/** A site without state has an empty tree for it, which is not stored. */
const isWorthStoring = ({ files, children }: PartDirectory): boolean =>
  files.size > 0 || children.size > 0;

function recordOf(
  ctx: Context,
  params: {
    request: PublishRequest;
    number: number;
    previous: number | null;
    directories: readonly PartDirectory[];
  }
): ReleaseRecord {
  const { request, number, previous, directories } = params;
  const rootOf = (wanted: string): PartDirectory =>
    directories.find(({ part, path }) => part === wanted && path === '')!;
  const [site, state] = [rootOf('site'), rootOf('state')];
  if (!isWorthStoring(site)) throw new PublisherError('release.empty', { site: ctx.site });
  const { files, bytes } = entryOf(site);
  const unsigned = {
    form: 2 as const,
    site: ctx.site,
    number,
    root: site.hash,
    state: isWorthStoring(state) ? state.hash : '',
    asOf: request.asOf,
    createdAt: ctx.now().toISOString(),
    files,
    bytes,
    previous,
  };
  return { ...unsigned, signature: ctx.key?.sign(signedText(unsigned)) ?? '' };
}

/** The link first: the record is what makes it a release, and its number is given only once. */
async function writeRecord(ctx: Context, lock: Lock, record: ReleaseRecord): Promise<void> {
  const { fs, layout } = ctx;
  const draft = (name: string): string => join(lock.staging, name);
  await fs.symlink(treeTarget(record.root), draft('tree'));
  await fs.rename(draft('tree'), layout.releaseTree(record.number));
  await fs.write(draft('record'), recordText(record));
  await fs.syncFile(draft('record'));
  await fs.link(draft('record'), layout.record(record.number));
  await fs.syncDir(layout.releases);
}

function resultOf({ staged, record }: Plan, directories: number): PublishResult {
  return {
    record,
    written: staged.siteFilesWritten,
    reused: record.files - staged.siteFilesWritten,
    bytes: staged.bytesWritten,
    directories,
  };
}
