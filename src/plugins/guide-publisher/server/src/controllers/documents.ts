import type { Context } from 'koa';
import { z } from 'zod/v4';
import { currentActor } from '../review/actor';
import { WITHDRAW_REASONS } from '../review/states';
import { publisherOf } from '../publisher';
import type { Strapi } from '../strapi';
import { readBody, subjectOf, typeOf } from './request';

const text = z.string().max(2000).default('');
const approval = z.object({ hash: z.string().length(64), comment: text });
const refusal = z.object({ comment: text });
const withdrawal = z.object({
  reason: z.enum(WITHDRAW_REASONS),
  successor: z.string().max(100).default(''),
  comment: text,
});
const liveCheck = z.object({
  documentId: z.string().max(100).default(''),
  values: z.record(z.string().max(100), z.unknown()),
});

export const documents = ({ strapi }: { strapi: Strapi }) => {
  const { desk } = publisherOf(strapi);
  const answer = async (ctx: Context, data: Promise<unknown>) => {
    ctx.body = { data: await data };
  };
  const actor = () => currentActor(strapi);

  return {
    status: (ctx: Context) => answer(ctx, desk.status(subjectOf(ctx), actor())),
    submit: (ctx: Context) => answer(ctx, desk.submit(subjectOf(ctx), actor())),
    publish: (ctx: Context) => answer(ctx, desk.publish(subjectOf(ctx), actor())),
    requestChanges(ctx: Context) {
      const { comment } = readBody(refusal, ctx.request.body);
      return answer(ctx, desk.requestChanges(subjectOf(ctx), actor(), comment));
    },
    approve(ctx: Context) {
      const decision = readBody(approval, ctx.request.body);
      return answer(ctx, desk.approve(subjectOf(ctx), actor(), decision));
    },
    withdraw(ctx: Context) {
      const { comment, ...rest } = readBody(withdrawal, ctx.request.body);
      return answer(ctx, desk.withdraw(subjectOf(ctx), actor(), { ...rest, note: comment }));
    },
    check(ctx: Context) {
      const { documentId, values } = readBody(liveCheck, ctx.request.body);
      return answer(ctx, desk.check({ ...typeOf(ctx), documentId }, values));
    },
    chartSource(ctx: Context) {
      const { documentId, values } = readBody(liveCheck, ctx.request.body);
      return answer(ctx, desk.chartSource({ ...typeOf(ctx), documentId }, values));
    },
  };
};
