import type { Context } from 'koa';
import { z } from 'zod/v4';
import { publisherOf } from '../publisher';
import { currentActor } from '../review/actor';
import type { Strapi } from '../strapi';
import { readBody } from './request';

const subject = z.object({ documentId: z.string().min(1).max(100) });
const decision = z.object({
  approve: z.boolean(),
  comment: z.string().max(2000).default(''),
  effectiveDate: z.iso.date().optional(),
});

/** Adjustments of items; what it does is in `adjustments/desk.ts`. */
export const adjustments = ({ strapi }: { strapi: Strapi }) => {
  const { adjustmentDesk: desk } = publisherOf(strapi);
  const idOf = (ctx: Context): string => readBody(subject, ctx.params).documentId;
  return {
    async status(ctx: Context) {
      ctx.body = { data: await desk.status(idOf(ctx)) };
    },
    async propose(ctx: Context) {
      ctx.body = { data: await desk.propose(idOf(ctx), currentActor(strapi)) };
    },
    async decide(ctx: Context) {
      const wanted = readBody(decision, ctx.request.body);
      ctx.body = { data: await desk.decide(idOf(ctx), currentActor(strapi), wanted) };
    },
    async undo(ctx: Context) {
      ctx.body = { data: await desk.undo(idOf(ctx), currentActor(strapi)) };
    },
  };
};
