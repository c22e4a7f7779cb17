import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import { isDiskError, type Context } from './context';

/**
 * One publisher at a time, and a late one can do no harm.
 *
 * The holder is the highest number in `lock/`. Whoever takes over creates the next number, which only one can, and
 * then moves the staging folders of all lower numbers away. Everything that a publisher puts in place (trees,
 * records, the switch itself) is a rename or link *out of its own staging folder*, and everything that it takes
 * away is a rename *into* it: once that folder is gone, a publisher that slept through the take-over fails with
 * ENOENT instead of changing anything.
 */
export interface Lock {
  readonly fence: number;
  /** Folder that only this holder writes to. */
  readonly staging: string;
}

/** How often a holder says that it lives. */
const HEARTBEAT_MS = 5_000;

/** Twelve heartbeats missed: longer than any pause of a loaded machine that we have seen. */
export const STALE_AFTER_MS = 60_000;

/** Runs `work` as the only publisher of the site. Throws `release.busy` and `release.lost-lock`. */
export async function withLock<T>(ctx: Context, work: (lock: Lock) => Promise<T>): Promise<T> {
  await prepareFolders(ctx);
  const held = await take(ctx);
  const stopBeating = startBeating(ctx, held.path);
  try {
    await fenceOff(ctx, held.lock);
    return await work(held.lock);
  } catch (error) {
    throw (await isOvertaken(ctx, held.lock))
      ? new PublisherError('release.lost-lock', { site: ctx.site })
      : error;
  } finally {
    await stopBeating();
    await letGo(ctx, held);
  }
}

interface Owner {
  readonly token: string;
  readonly host: string;
  readonly pid: number;
}

interface Held {
  readonly lock: Lock;
  readonly path: string;
  readonly token: string;
}

/** Tokens held by this process; a lock of our own pid that is not among them was left by an earlier process. */
const ownTokens = new Set<string>();

async function prepareFolders({ fs, layout }: Context): Promise<void> {
  if ((await fs.stat(layout.trash)) !== null) return;
  await fs.makeDirs(layout.site);
  for (const folder of [layout.trees, layout.releases, layout.lock, layout.staging]) {
    await fs.makeDir(folder);
  }
  await fs.syncDir(layout.site);
  await fs.syncDir(join(layout.site, '..'));
  // The last one: its presence says that the others are there.
  await fs.makeDir(layout.trash);
}

async function take(ctx: Context): Promise<Held> {
  const { fs, layout, now } = ctx;
  const last = await lastFence(ctx);
  if (last > 0 && !(await isFree(ctx, last)))
    throw new PublisherError('release.busy', { site: ctx.site });
  const fence = last + 1;
  const token = randomUUID();
  const owner: Owner = { token, host: hostname(), pid: process.pid };
  const draft = join(layout.lock, `${token}.draft`);
  const path = lockPath(ctx, fence);
  ownTokens.add(token);
  try {
    await fs.write(draft, JSON.stringify(owner));
    await fs.touch(draft, now());
    // A link appears with its whole content, and only one of two rivals can make it.
    await fs.link(draft, path);
  } catch (error) {
    ownTokens.delete(token);
    throw isDiskError(error, 'EEXIST')
      ? new PublisherError('release.busy', { site: ctx.site })
      : error;
  } finally {
    await quietly(fs.remove(draft));
  }
  return { lock: { fence, staging: join(layout.staging, String(fence)) }, path, token };
}

/** Takes away what lower numbers were writing; from here on they cannot put anything in place. */
async function fenceOff(ctx: Context, lock: Lock): Promise<void> {
  const { fs, layout } = ctx;
  for (const name of await fs.list(layout.staging)) {
    if (Number(name) >= lock.fence)
      throw new PublisherError('release.lost-lock', { site: ctx.site });
    await fs.rename(join(layout.staging, name), join(layout.trash, `${name}-${lock.fence}`));
  }
  await fs.makeDir(lock.staging);
  // A rival that came between the list above and our folder did not see it; its number is there by now.
  if ((await lastFence(ctx)) !== lock.fence)
    throw new PublisherError('release.lost-lock', { site: ctx.site });
  for (const name of await fs.list(layout.trash))
    await quietly(fs.remove(join(layout.trash, name)));
  for (const name of await fs.list(layout.lock)) {
    if (fenceOf(name) < lock.fence) await quietly(fs.remove(join(layout.lock, name)));
  }
}

async function letGo({ fs }: Context, { lock, path, token }: Held): Promise<void> {
  ownTokens.delete(token);
  await quietly(fs.remove(lock.staging));
  // The file stays, so that numbers only rise; the epoch as its time says that nobody holds it.
  await quietly(fs.touch(path, new Date(0)));
}

async function isFree(ctx: Context, fence: number): Promise<boolean> {
  const { fs, now } = ctx;
  const path = lockPath(ctx, fence);
  const found = await fs.stat(path);
  if (found === null) return true;
  if (now().getTime() - found.modifiedAt.getTime() > STALE_AFTER_MS) return true;
  const owner = parseOwner((await fs.read(path)).toString('utf8'));
  if (owner === null || owner.host !== hostname()) return false;
  return owner.pid === process.pid ? !ownTokens.has(owner.token) : !isAlive(owner.pid);
}

async function isOvertaken(ctx: Context, lock: Lock): Promise<boolean> {
  try {
    return (await lastFence(ctx)) > lock.fence;
  } catch {
    return false;
  }
}

async function lastFence({ fs, layout }: Context): Promise<number> {
  return Math.max(0, ...(await fs.list(layout.lock)).map(fenceOf));
}

function startBeating({ fs, now }: Context, path: string): () => Promise<void> {
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = quietly(fs.touch(path, now()));
  }, HEARTBEAT_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await last;
  };
}

function fenceOf(name: string): number {
  const digits = /^(\d{1,15})\.json$/.exec(name);
  return digits ? Number(digits[1]) : 0;
}

function lockPath({ layout }: Context, fence: number): string {
  return join(layout.lock, `${fence}.json`);
}

function parseOwner(text: string): Owner | null {
  try {
    const { token, host, pid } = JSON.parse(text) as Partial<Owner>;
    if (typeof token !== 'string' || typeof host !== 'string' || typeof pid !== 'number')
      return null;
    return { token, host, pid };
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** For cleaning up: what fails here is left for the next holder to sweep. */
async function quietly(work: Promise<void>): Promise<void> {
  await work.catch(() => undefined);
}
