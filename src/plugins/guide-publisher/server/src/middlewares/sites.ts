import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Context, Next } from 'koa';
import send from 'koa-send';
import { publisherOf } from '../publisher';
import { SITES_PATH } from '../site/settings';
import type { Strapi } from '../strapi';

/** Pages change with a release; assets carry their hash in their name and never change. */
const PAGE_CACHE = 'public, max-age=0, must-revalidate';
const ASSET_CACHE = 'public, max-age=31536000, immutable';

const BPMN_TYPE = 'application/xml; charset=utf-8';

/** No script is needed to read a page; nothing comes from another origin. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
};

const SITE_ADDRESS = new RegExp(`^${SITES_PATH}/([a-z0-9-]+)(/.*)?$`);

/** Serves the published sites from their current release, for a machine without nginx or a CDN before it. */
export const sites = (_config: unknown, { strapi }: { strapi: Strapi }) => {
  const withdrawnPages = createWithdrawnPages();
  return async (ctx: Context, next: Next): Promise<void> => {
    const [, slug, address] = SITE_ADDRESS.exec(ctx.path) ?? [];
    if (slug === undefined || !['GET', 'HEAD'].includes(ctx.method)) return next();
    if (address === undefined) {
      ctx.redirect(`${SITES_PATH}/${slug}/`);
      return;
    }
    ctx.set({ ...HEADERS });
    const folder = path.join(publisherOf(strapi).sitesFolder, slug);
    if (address === RECORD_ADDRESS) return sendRecord(ctx, folder, next);
    // Followed once: all that this answer reads is of one release, whatever is switched meanwhile.
    const root = await realpath(path.join(folder, 'current')).catch(() => null);
    if (root === null) return next();
    const found =
      (await sendFile(ctx, root, address)) || (await sendOldAsset(ctx, folder, address));
    if (!found && !(await sendFile(ctx, root, '/404.html'))) return next();
    if (!found) ctx.status = 404;
    else if ((await withdrawnPages(root)).has(address.slice(1))) ctx.status = 410;
    else if (ctx.fresh) ctx.status = 304;
  };
};

/** Sends a file of the release; false where there is none. */
async function sendFile(ctx: Context, root: string, address: string): Promise<boolean> {
  try {
    await send(ctx, address, {
      root,
      index: 'index.html',
      setHeaders: (response, _path, { size, mtimeMs, ino }) => {
        // Going back brings an older file: its date alone would pass for what the reader has.
        response.setHeader(
          'ETag',
          `W/"${size.toString(36)}-${mtimeMs.toString(36)}-${ino.toString(36)}"`
        );
        const immutable = address.startsWith(ASSETS);
        response.setHeader('Cache-Control', immutable ? ASSET_CACHE : PAGE_CACHE);
        // No table of file types knows it.
        if (address.endsWith('.bpmn')) response.setHeader('Content-Type', BPMN_TYPE);
      },
    });
    ctx.status = 200;
    return true;
  } catch (error) {
    const { status } = error as { status?: number };
    if (status === 404 || status === 400) return false;
    throw error;
  }
}

/**
 * After going back to an older release, pages of the newer one are still open in browsers: what has a hash in its name
 * is served from any release that is kept.
 */
async function sendOldAsset(ctx: Context, folder: string, address: string): Promise<boolean> {
  if (!address.startsWith(ASSETS)) return false;
  const releases = path.join(folder, 'releases');
  const names = await readdir(releases).catch(() => []);
  const trees = names.filter((name) => name.endsWith('.tree'));
  trees.sort((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10));
  for (const tree of trees.slice(0, MOST_LOOKED_AT)) {
    const root = await realpath(path.join(releases, tree)).catch(() => null);
    if (root !== null && (await sendFile(ctx, root, address))) return true;
  }
  return false;
}

const ASSETS = '/assets/';
/** A page that is older than this many releases is not open any more; asking for nonsense must stay cheap. */
const MOST_LOOKED_AT = 30;

/** The signed record of the public release, for whoever checks a mirror. */
const RECORD_ADDRESS = '/release.json';

async function sendRecord(ctx: Context, folder: string, next: Next): Promise<void> {
  try {
    const tree = await readlink(path.join(folder, 'current'));
    ctx.body = await readFile(path.join(folder, tree.replace(/\.tree$/, '.json')));
  } catch {
    return next();
  }
  ctx.type = 'application/json';
  ctx.set('Cache-Control', PAGE_CACHE);
}

/** Paths of pages that say that a guide was withdrawn; read again only when that list changed. */
function createWithdrawnPages(): (root: string) => Promise<ReadonlySet<string>> {
  const known = new Map<string, { key: string; paths: ReadonlySet<string> }>();
  return async (root) => {
    const file = path.join(root, 'withdrawn.json');
    const { ino, mtimeMs } = await stat(file).catch(() => ({ ino: 0, mtimeMs: 0 }));
    const key = `${ino} ${mtimeMs}`;
    const site = path.join(root, '../..');
    const cached = known.get(site);
    if (cached?.key === key) return cached.paths;
    const text = await readFile(file, 'utf8').catch(() => '[]');
    const paths = new Set(JSON.parse(text) as string[]);
    known.set(site, { key, paths });
    return paths;
  };
}
