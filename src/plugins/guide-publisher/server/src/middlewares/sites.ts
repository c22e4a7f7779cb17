import path from 'node:path';
import type { Context, Next } from 'koa';
import send from 'koa-send';
import { publisherOf } from '../publisher';
import { SITES_PATH } from '../site/settings';
import type { Strapi } from '../strapi';

/** Pages change with a release; assets carry their hash in their name and never change. */
const PAGE_CACHE = 'public, max-age=0, must-revalidate';
const ASSET_CACHE = 'public, max-age=31536000, immutable';

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
export const sites =
  (_config: unknown, { strapi }: { strapi: Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const [, slug, rest] = SITE_ADDRESS.exec(ctx.path) ?? [];
    if (slug === undefined || !['GET', 'HEAD'].includes(ctx.method)) return next();
    if (rest === undefined) {
      ctx.redirect(`${SITES_PATH}/${slug}/`);
      return;
    }
    ctx.set({ ...HEADERS });
    const root = path.join(publisherOf(strapi).sitesFolder, slug, 'current');
    if (await sendFile(ctx, root, rest)) return;
    ctx.status = 404;
    await sendFile(ctx, root, '/404.html', 404);
  };

async function sendFile(
  ctx: Context,
  root: string,
  address: string,
  status = 200
): Promise<boolean> {
  try {
    await send(ctx, address, {
      root,
      index: 'index.html',
      setHeaders: (response) => {
        const immutable = address.startsWith('/assets/');
        response.setHeader('Cache-Control', immutable ? ASSET_CACHE : PAGE_CACHE);
      },
    });
    ctx.status = status;
    return true;
  } catch (error) {
    const { status: failure } = error as { status?: number };
    if (failure === 404 || failure === 400) return false;
    throw error;
  }
}
