import { join } from 'node:path';
import type { Context } from './context';
import { childTarget } from './layout';
import type { Lock } from './lock';
import { stagedFolder, type PartDirectory } from './staging';
import { LISTING, sha256 } from './tree';

/**
 * Puts stored directories right in place, file by file, from bytes just written. A directory is named after its
 * content, so every file replaced becomes what its name always said; readers see the old bytes or the right ones.
 */
export async function mendDirectories(params: {
  ctx: Context;
  lock: Lock;
  directories: readonly PartDirectory[];
}): Promise<void> {
  const { ctx, lock, directories } = params;
  for (const directory of directories) {
    const at = ctx.layout.tree(directory.hash);
    if ((await ctx.fs.stat(at)) !== null) await mendDirectory({ ctx, lock, directory, at });
  }
}

interface Mending {
  readonly ctx: Context;
  readonly lock: Lock;
  readonly directory: PartDirectory;
  readonly at: string;
}

async function mendDirectory(params: Mending): Promise<void> {
  const { ctx, lock, directory, at } = params;
  const { fs } = ctx;
  for (const name of await fs.list(at)) {
    if (name !== LISTING && !directory.files.has(name) && !directory.children.has(name))
      await fs.remove(join(at, name));
  }
  const spare = join(lock.staging, 'mended');
  for (const [name, entry] of directory.files) {
    if (await isRight(ctx, join(at, name), entry.sha256)) continue;
    const fresh = join(stagedFolder(lock, directory.part, directory.path), name);
    await fs.syncFile(fresh);
    // A second name, so that the staged directory stays complete.
    await fs.copy(fresh, spare);
    await putInPlace(params, { name, spare });
  }
  if (!(await isRight(ctx, join(at, LISTING), directory.hash))) {
    await fs.write(spare, directory.text);
    await putInPlace(params, { name: LISTING, spare });
  }
  for (const [name, { hash }] of directory.children) {
    const path = join(at, name);
    if (await isLinkTo(ctx, path, childTarget(hash))) continue;
    // A rename replaces files and links, but not a directory that took their place.
    await fs.symlink(childTarget(hash), spare);
    if ((await fs.stat(path))?.kind === 'directory') await clear({ ctx, lock, path });
    await fs.rename(spare, path);
  }
  await fs.syncDir(at);
}

async function putInPlace(
  { ctx, lock, at }: Mending,
  { name, spare }: { name: string; spare: string }
): Promise<void> {
  const path = join(at, name);
  await ctx.fs.syncFile(spare);
  if ((await ctx.fs.stat(path))?.kind === 'directory') await clear({ ctx, lock, path });
  await ctx.fs.rename(spare, path);
}

async function isRight({ fs }: Context, path: string, hash: string): Promise<boolean> {
  const found = await fs.stat(path);
  return found?.kind === 'file' && sha256(await fs.read(path)) === hash;
}

async function isLinkTo({ fs }: Context, path: string, target: string): Promise<boolean> {
  const found = await fs.stat(path);
  return found?.kind === 'link' && (await fs.readLink(path)) === target;
}

/** Into the holder's staging folder, which is deleted in the end. */
async function clear(params: { ctx: Context; lock: Lock; path: string }): Promise<void> {
  const { ctx, lock, path } = params;
  const away = join(lock.staging, `cleared-${sha256(path)}`);
  await ctx.fs.rename(path, away);
}
