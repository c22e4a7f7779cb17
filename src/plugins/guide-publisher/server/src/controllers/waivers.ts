import type { Context } from 'koa';
import { z } from 'zod/v4';
import { kindOfUid, type ReviewedUid } from '../content/types';
import { currentActor } from '../review/actor';
import { publisherOf } from '../publisher';
import type { Strapi } from '../strapi';
import { pageSchema, readBody, subjectSchema } from './request';

const text = z.string().trim().min(1).max(2000);
const rule = z.string().min(1).max(200);
const reviewedUid = z.custom<ReviewedUid>(
  (uid) => typeof uid === 'string' && kindOfUid(uid) !== null
);

const listQuery = pageSchema.extend({
  state: z.enum(['active', 'ended']).optional(),
  uid: reviewedUid.optional(),
  documentId: z.string().min(1).max(100).optional(),
  rule: rule.optional(),
});
const newWaiver = z.object({
  rule,
  path: z.string().max(500),
  reason: text,
  endDate: z.iso.date(),
});
const ending = z.object({ id: z.coerce.number().int().positive(), comment: text });

/** Findings accepted for a time; what it does is in `review/waiver-desk.ts`. */
export const waivers = ({ strapi }: { strapi: Strapi }) => {
  const { waiverDesk } = publisherOf(strapi);
  const actor = () => currentActor(strapi);
  return {
    async list(ctx: Context) {
      ctx.body = { data: await waiverDesk.list(readBody(listQuery, ctx.query), actor()) };
    },
    async grant(ctx: Context) {
      const subject = readBody(subjectSchema, ctx.request.body);
      const waiver = readBody(newWaiver, ctx.request.body);
      ctx.body = { data: await waiverDesk.grant({ ...waiver, subject }, actor()) };
    },
    async end(ctx: Context) {
      const { id } = ctx.params as { id: string };
      const body = readBody(ending, { ...(ctx.request.body as object | undefined), id });
      ctx.body = { data: await waiverDesk.end(body.id, body.comment, actor()) };
    },
  };
};
