import { readFile, readlink } from 'node:fs/promises';
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
    const root = path.join(publisherOf(strapi).sitesFolder, slug, 'current');
    const found = await sendFile(ctx, root, address);
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
      setHeaders: (response) => {
        const immutable = address.startsWith('/assets/');
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

/** Paths of pages that say that a guide was withdrawn; read once per release. */
function createWithdrawnPages(): (root: string) => Promise<ReadonlySet<string>> {
  const known = new Map<string, { release: string; paths: ReadonlySet<string> }>();
  return async (root) => {
    const release = await readlink(root).catch(() => '');
    const cached = known.get(root);
    if (cached?.release === release) return cached.paths;
    const text = await readFile(path.join(root, 'withdrawn.json'), 'utf8').catch(() => '[]');
    const paths = new Set(JSON.parse(text) as string[]);
    known.set(root, { release, paths });
    return paths;
  };
}
