import type { Context } from 'koa';
import { z } from 'zod/v4';
import { LOCALES, type Locale } from '../../../domain/codes/tables';
import { SECTIONS } from '../../../domain/document/sections';
import { SHARED_FIELDS, type SharedField } from '../../../domain/document/records';
import { currentActor } from '../review/actor';
import type { DriftDecision, GuideSubject } from '../review/drift-desk';
import { publisherOf } from '../publisher';
import type { Strapi } from '../strapi';
import { pageSchema, readBody } from './request';

const locale = z.enum(LOCALES as [Locale, ...Locale[]]).default('zh-Hans');
const code = z.string().min(1).max(100);
const version = z.number().int().positive();

const listQuery = pageSchema.extend({
  locale,
  item: code.optional(),
  organization: code.optional(),
  section: z.enum(SECTIONS).optional(),
});
const subject = z.object({ documentId: code, locale });
const fields = z.array(z.enum(SHARED_FIELDS as [SharedField, ...SharedField[]])).min(1);
const takeOver = z.object({ fields: z.union([z.literal('all'), fields]), version });
const confirmation = z.object({ version });

/** Guides behind their standard item; what it does is in `review/drift-desk.ts`. */
export const drift = ({ strapi }: { strapi: Strapi }) => {
  const { driftDesk } = publisherOf(strapi);
  const subjectOf = (ctx: Context): GuideSubject =>
    readBody(subject, { ...ctx.params, locale: ctx.query.locale });
  const move = async (ctx: Context, decision: DriftDecision) => {
    ctx.body = { data: await driftDesk.move(subjectOf(ctx), currentActor(strapi), decision) };
  };
  return {
    async list(ctx: Context) {
      ctx.body = { data: await driftDesk.list(readBody(listQuery, ctx.query)) };
    },
    async report(ctx: Context) {
      ctx.body = { data: await driftDesk.report(subjectOf(ctx)) };
    },
    takeOver: (ctx: Context) => move(ctx, readBody(takeOver, ctx.request.body)),
    confirm(ctx: Context) {
      const { version: seen } = readBody(confirmation, ctx.request.body);
      return move(ctx, { fields: [], version: seen });
    },
  };
};
