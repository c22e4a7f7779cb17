import type { Context } from 'koa';
import { z } from 'zod/v4';
import { publisherOf } from '../publisher';
import type { Strapi } from '../strapi';
import { readBody } from './request';

const rollback = z.object({ to: z.number().int().positive().optional() });

export const sites = ({ strapi }: { strapi: Strapi }) => {
  const { siteDesk } = publisherOf(strapi);
  const slugOf = (ctx: Context) => (ctx.params as { slug: string }).slug;
  return {
    async list(ctx: Context) {
      ctx.body = { data: await siteDesk.list() };
    },
    async release(ctx: Context) {
      ctx.body = { data: await siteDesk.release(slugOf(ctx)) };
    },
    async rollback(ctx: Context) {
      const { to } = readBody(rollback, ctx.request.body);
      ctx.body = { data: await siteDesk.rollback(slugOf(ctx), to) };
    },
    async verify(ctx: Context) {
      ctx.body = { data: await siteDesk.verify(slugOf(ctx)) };
    },
  };
};
