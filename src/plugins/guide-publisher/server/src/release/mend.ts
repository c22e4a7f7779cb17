import { join } from 'node:path';
import type { Context } from './context';
import { childTarget } from './layout';
import type { Lock } from './lock';
import { stagedFolder } from './staging';
import { sha256, type Directory, type Tree } from './tree';

/**
 * Puts stored directories right in place, file by file, from bytes just written. A directory is named after its
 * content, so every file replaced becomes what its name always said; readers see the old bytes or the right ones.
 */
export async function mendTree(params: { ctx: Context; lock: Lock; tree: Tree }): Promise<void> {
  const { ctx, lock, tree } = params;
  for (const directory of tree.directories) {
    const at = ctx.layout.tree(directory.hash);
    if ((await ctx.fs.stat(at)) !== null) await mendDirectory({ ctx, lock, directory, at });
  }
}

async function mendDirectory(params: {
  ctx: Context;
  lock: Lock;
  directory: Directory;
  at: string;
}): Promise<void> {
  const { ctx, lock, directory, at } = params;
  const { fs } = ctx;
  for (const name of await fs.list(at)) {
    if (!directory.files.has(name) && !directory.children.has(name))
      await fs.remove(join(at, name));
  }
  for (const [name, entry] of directory.files) {
    const path = join(at, name);
    if (await isRight(ctx, path, entry.sha256)) continue;
    const fresh = join(stagedFolder(lock, directory.path), name);
    // A second name, so that the staged directory stays complete.
    const spare = join(lock.staging, 'mended');
    await fs.syncFile(fresh);
    await fs.copy(fresh, spare);
    await fs.syncFile(spare);
    if ((await fs.stat(path))?.kind === 'directory') await clear({ ctx, lock, path });
    await fs.rename(spare, path);
  }
  for (const [name, hash] of directory.children) {
    const path = join(at, name);
    if (await isLinkTo(ctx, path, childTarget(hash))) continue;
    const spare = join(lock.staging, 'mended');
    // A rename replaces files and links, but not a directory that took their place.
    await fs.symlink(childTarget(hash), spare);
    if ((await fs.stat(path))?.kind === 'directory') await clear({ ctx, lock, path });
    await fs.rename(spare, path);
  }
  await fs.syncDir(at);
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
