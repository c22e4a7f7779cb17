import type { Context } from 'koa';
import { LINKED_DATA_TYPE, type OperationName } from '../delivery/operations';
import type { Answer } from '../delivery/types';
import { publisherOf } from '../publisher';
import type { Strapi } from '../strapi';

/** The public content API over HTTP; what it answers is in `delivery/`. */
export const publicApi = ({ strapi }: { strapi: Strapi }) => {
  const { delivery } = publisherOf(strapi);
  const serve = (operation: OperationName) => async (ctx: Context) => {
    forbidStorage(ctx);
    const request = {
      path: ctx.params as Record<string, string>,
      query: ctx.query,
      linkedData: ctx.accepts('application/json', LINKED_DATA_TYPE) === LINKED_DATA_TYPE,
      ifNoneMatch: ctx.get('If-None-Match'),
    };
    send(ctx, await delivery.answer(operation, request));
  };
  return {
    guides: serve('guides'),
    guide: serve('guide'),
    organizations: serve('organizations'),
    organization: serve('organization'),
    halls: serve('halls'),
    hall: serve('hall'),
    catalogues: serve('catalogues'),
    catalogue: serve('catalogue'),
    flowchart: serve('flowchart'),
    changes: serve('changes'),
    async openApi(ctx: Context) {
      forbidStorage(ctx);
      send(ctx, delivery.openApi({ query: ctx.query, ifNoneMatch: ctx.get('If-None-Match') }));
    },
  };
};

/** Errors are not for caches: what is unknown now may be published in a minute. */
function forbidStorage(ctx: Context): void {
  ctx.set('Cache-Control', 'no-store');
}

function send(ctx: Context, { status, headers: { Vary, ...headers }, body }: Answer): void {
  if (Vary) ctx.vary(Vary);
  ctx.set(headers);
  ctx.status = status;
  if (status === 200) ctx.body = body;
}
