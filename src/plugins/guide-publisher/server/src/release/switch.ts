import { join } from 'node:path';
import type { Context } from './context';
import { currentTarget } from './layout';
import type { Lock } from './lock';
import { readCurrentNumber } from './records';

/**
 * Makes a release public with one rename of a link. The link is made in the holder's staging folder, so a publisher
 * that has lost its lock has nothing left to rename (see lock.ts). When the switch cannot be made durable it is
 * taken back, and the release fails.
 */
export async function switchTo(ctx: Context, lock: Lock, number: number): Promise<void> {
  const { fs, layout } = ctx;
  const before = await readCurrentNumber(ctx);
  await pointAt(ctx, lock, number);
  try {
    await fs.syncDir(layout.site);
  } catch (error) {
    if (before !== null) await pointAt(ctx, lock, before);
    else await fs.rename(layout.current, join(lock.staging, 'undone'));
    throw error;
  }
}

async function pointAt({ fs, layout }: Context, lock: Lock, number: number): Promise<void> {
  const link = join(lock.staging, `current-${number}`);
  await fs.symlink(currentTarget(number), link);
  await fs.rename(link, layout.current);
}
