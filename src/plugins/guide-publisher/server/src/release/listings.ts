import { join } from 'node:path';
import { isDiskError, type Context } from './context';
import { LISTING, parseListing, sha256, type Listing } from './tree';

/** The listing of a stored directory, held against its hash; null where there is none or it was changed. */
export async function readListing(ctx: Context, hash: string): Promise<Listing | null> {
  try {
    const text = (await ctx.fs.read(join(ctx.layout.tree(hash), LISTING))).toString('utf8');
    return sha256(text) === hash ? parseListing(text) : null;
  } catch (error) {
    if (isDiskError(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) return null;
    throw error;
  }
}
