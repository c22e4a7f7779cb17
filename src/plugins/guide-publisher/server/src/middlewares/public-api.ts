import type { Context, Next } from 'koa';
import { PublisherError } from '../../../shared/contracts/errors';
import type { PluginConfig } from '../config';
import { LINKED_DATA_TYPE } from '../delivery/operations';
import { createAskers, type Askers } from '../delivery/serving/askers';
import { encodingFor } from '../delivery/serving/encoding';
import type { FrontAnswer, FrontRequest } from '../delivery/serving/front';
import { publisherOf } from '../publisher';
import { PLUGIN, type Strapi } from '../strapi';

/**
 * The public content API, `/api/public/…`: open to everyone, reading only. It stands before Strapi's sessions, bodies
 * and routes, none of which it needs.
 */
export const publicApi = (_config: unknown, { strapi }: { strapi: Strapi }) => {
  const base = `${strapi.config.get('api.rest.prefix', '/api')}/public`;
  const { api } = strapi.config.get(`plugin::${PLUGIN}`) as PluginConfig;
  const askers = createAskers({ ...api, now: () => performance.now() });
  return async (ctx: Context, next: Next): Promise<void> => {
    const { path } = ctx;
    if (!path.startsWith(base) || path[base.length] !== '/') return next();
    ctx.set(HEADERS);
    if (ctx.method === 'OPTIONS') return preflight(ctx);
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return refuseMethod(ctx);
    limit(ctx, askers);
    const { front } = publisherOf(strapi);
    const request = requestOf(ctx, path.slice(base.length));
    const answer = front.kept(request) ?? (await front.answer(request));
    if (!answer) throw new PublisherError('api.not-found', { what: path.slice(0, MAX_ECHO) });
    send(ctx, answer);
  };
};

/** Longest part of an address that an error repeats. */
const MAX_ECHO = 200;

/**
 * Errors are not for caches: what is unknown now may be published in a minute; an answer sets a policy of its own.
 * Any web site may read what is public, none may run it as a page.
 */
const HEADERS: Record<string, string> = {
  'Cache-Control': 'no-store',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, X-Release, Retry-After',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

const METHODS = 'GET, HEAD, OPTIONS';

/** Web sites that send `If-None-Match` or a key are asked first by browsers. */
function preflight(ctx: Context): void {
  ctx.set('Access-Control-Allow-Methods', METHODS);
  ctx.set('Access-Control-Allow-Headers', 'Accept, If-None-Match, X-Api-Key');
  ctx.set('Access-Control-Max-Age', '86400');
  ctx.status = 204;
}

function refuseMethod(ctx: Context): void {
  ctx.set('Allow', METHODS);
  throw new PublisherError('api.method', { method: ctx.method });
}

/** Counts by the peer's address or by a key in a header, never by anything that a reader could vary at will. */
function limit(ctx: Context, askers: Askers): void {
  const seconds = askers.take({
    peer: ctx.req.socket.remoteAddress ?? '',
    forwardedFor: ctx.get('X-Forwarded-For'),
    key: ctx.get('X-Api-Key'),
  });
  if (seconds === 0) return;
  ctx.set('Retry-After', String(seconds));
  throw new PublisherError('api.too-many-requests', { seconds });
}

function requestOf(ctx: Context, path: string): FrontRequest {
  const accept = ctx.get('Accept');
  return {
    path,
    search: ctx.querystring,
    query: () => ctx.query,
    linkedData:
      accept.includes(LINKED_DATA_TYPE) &&
      ctx.accepts('application/json', LINKED_DATA_TYPE) === LINKED_DATA_TYPE,
    encoding: encodingFor(ctx.get('Accept-Encoding')),
    ifNoneMatch: ctx.get('If-None-Match'),
  };
}

function send(ctx: Context, { status, headers, body }: FrontAnswer): void {
  ctx.set(headers as Record<string, string>);
  ctx.status = status;
  if (body) ctx.body = body;
}
