import type { Context } from 'koa';
import { z } from 'zod/v4';
import { publisherOf } from '../publisher';
import type { Strapi } from '../strapi';
import { readBody } from './request';

const subject = z.object({
  documentId: z.string().min(1).max(100),
  version: z.coerce.number().int().positive().optional(),
});
const text = z.object({ content: z.unknown() });

/** Templates as their pages read them; what it does is in `review/template-desk.ts`. */
export const templates = ({ strapi }: { strapi: Strapi }) => {
  const { templateDesk } = publisherOf(strapi);
  return {
    async list(ctx: Context) {
      ctx.body = { data: await templateDesk.list() };
    },
    async text(ctx: Context) {
      const { documentId, version } = readBody(subject, { ...ctx.params, ...ctx.query });
      ctx.body = { data: await templateDesk.text(documentId, version) };
    },
    async check(ctx: Context) {
      const { content } = readBody(text, ctx.request.body);
      ctx.body = { data: await templateDesk.check(content) };
    },
  };
};
