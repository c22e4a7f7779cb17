import type { Context } from 'koa';
import { z } from 'zod/v4';
import { LOCALES, type Locale } from '../../../domain/codes/tables';
import { VERSIONED_UIDS } from '../content/types';
import { createImpactList } from '../intake/impact-list';
import { currentActor } from '../review/actor';
import { publisherOf } from '../publisher';
import type { Strapi } from '../strapi';
import { readBody } from './request';
import { spool } from './spool';

const { 'standard-item': item, template } = VERSIONED_UIDS;
const proposal = z.object({
  uid: z.enum([item, template]),
  documentId: z.string().min(1).max(100),
  locale: z.enum(LOCALES as [Locale, ...Locale[]]).default('zh-Hans'),
});
const decision = z.object({
  id: z.coerce.number().int().positive(),
  approve: z.boolean(),
  comment: z.string().max(2000).default(''),
  effectiveFrom: z.iso.date().nullish(),
  graceUntil: z.iso.date().nullish(),
});

const impactList = decision.pick({ id: true }).extend({
  form: z.enum(['csv', 'xlsx']),
  locale: proposal.shape.locale,
});

export const versions = ({ strapi }: { strapi: Strapi }) => {
  const { versionDesk, templateDesk, impactDesk } = publisherOf(strapi);
  return {
    async proposals(ctx: Context) {
      ctx.body = { data: await versionDesk.proposals() };
    },
    async propose(ctx: Context) {
      const subject = readBody(proposal, { ...ctx.params, locale: ctx.query.locale });
      ctx.body = { data: await versionDesk.propose(subject, currentActor(strapi)) };
    },
    async decide(ctx: Context) {
      const body = ctx.request.body as Record<string, unknown> | undefined;
      const request = readBody(decision, { ...body, id: (ctx.params as { id: string }).id });
      ctx.body = { data: await versionDesk.decide(request, currentActor(strapi)) };
    },
    async impact(ctx: Context) {
      const { id } = readBody(decision.pick({ id: true }), ctx.params);
      ctx.body = { data: await impactDesk.ofVersion(id) };
    },
    async impactList(ctx: Context) {
      const { id, form, locale } = readBody(impactList, { ...ctx.params, ...ctx.query });
      ctx.attachment(`impact-${id}.${form}`);
      ctx.body = await spool(`impact.${form}`, async (file) => {
        const list = createImpactList(file, locale);
        await impactDesk.eachAffected(id, list.add).finally(() => list.end());
      });
    },
    async history(ctx: Context) {
      const subject = readBody(proposal, { ...ctx.params, locale: ctx.query.locale });
      ctx.body = { data: await templateDesk.history(subject) };
    },
    async vocabularies(ctx: Context) {
      ctx.body = { data: await versionDesk.vocabularies() };
    },
  };
};
