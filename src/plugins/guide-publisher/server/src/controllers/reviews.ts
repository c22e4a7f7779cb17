import type { Context } from 'koa';
import { z } from 'zod/v4';
import { REVIEW_STATES } from '../review/states';
import { publisherOf } from '../publisher';
import type { Strapi } from '../strapi';
import { pageSchema, readBody, typeOf } from './request';

const listQuery = pageSchema.extend({ state: z.enum(REVIEW_STATES).optional() });

/** Most rows of one list page in the Content Manager. */
const badgeQuery = z.object({
  ids: z
    .string()
    .max(10_000)
    .transform((ids) => ids.split(',').filter(Boolean).slice(0, 100)),
});

export const reviews = ({ strapi }: { strapi: Strapi }) => {
  const { board } = publisherOf(strapi);
  return {
    async list(ctx: Context) {
      ctx.body = { data: await board.list(readBody(listQuery, ctx.query)) };
    },
    async badges(ctx: Context) {
      const { ids } = readBody(badgeQuery, ctx.query);
      ctx.body = { data: await board.badges(typeOf(ctx), ids) };
    },
    async overview(ctx: Context) {
      ctx.body = { data: await board.overview() };
    },
  };
};
