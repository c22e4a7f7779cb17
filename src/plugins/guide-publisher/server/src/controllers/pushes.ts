import { Readable } from 'node:stream';
import type { Context } from 'koa';
import { z } from 'zod/v4';
import { LOCALES, type Locale } from '../../../domain/codes/tables';
import type { PushOutcome, PushStateName } from '../../../shared/contracts/admin-api';
import { pushListCsv } from '../intake/push-list';
import { currentActor } from '../review/actor';
import { publisherOf } from '../publisher';
import type { Strapi } from '../strapi';
import { pageSchema, readBody } from './request';

const STATES = [
  ...(['planning', 'planned', 'refused', 'scheduled', 'cancelled'] as const),
  ...(['applying', 'done', 'undoing', 'undone'] as const),
] satisfies PushStateName[];
const OUTCOMES = ['published', 'moved', 'held', 'conflict', 'skipped'] satisfies PushOutcome[];

const locale = z.enum(LOCALES as [Locale, ...Locale[]]).default('zh-Hans');
const code = z.string().min(1).max(100);
const comment = z.string().max(2000).default('');
const id = z.object({ id: z.coerce.number().int().positive() });

const listQuery = pageSchema.extend({ state: z.enum(STATES).optional(), item: code.optional() });
const guideQuery = z.object({
  planned: z.enum(OUTCOMES).optional(),
  outcome: z.enum(OUTCOMES).optional(),
  organization: code.optional(),
});
const proposal = z.object({
  item: code,
  locale,
  version: z.number().int().positive(),
  startsOn: z.iso
    .date()
    .nullish()
    .transform((day) => day ?? null),
  reason: z.string().trim().min(1).max(2000),
});
const decision = z.object({ approve: z.boolean(), comment });
const action = z.object({ comment });

interface Ability {
  can(permission: string): boolean;
}

/** Bulk updates; what they do is in `review/push/`. */
export const pushes = ({ strapi }: { strapi: Strapi }) => {
  const { pushDesk } = publisherOf(strapi);
  const onlooker = (ctx: Context) => {
    const ability = ctx.state.userAbility as Ability | undefined;
    return {
      actor: currentActor(strapi),
      allowed: (permission: string) => ability?.can(permission) ?? false,
    };
  };
  const idOf = (ctx: Context) => readBody(id, ctx.params).id;
  const act = (name: 'cancel' | 'pause' | 'resume' | 'undo') => async (ctx: Context) => {
    const { comment: said } = readBody(action, ctx.request.body);
    ctx.body = { data: await pushDesk.act(idOf(ctx), name, onlooker(ctx), said) };
  };
  return {
    async list(ctx: Context) {
      ctx.body = { data: await pushDesk.list(readBody(listQuery, ctx.query), onlooker(ctx)) };
    },
    async report(ctx: Context) {
      ctx.body = { data: await pushDesk.report(idOf(ctx), onlooker(ctx)) };
    },
    async guides(ctx: Context) {
      const query = { ...readBody(pageSchema, ctx.query), ...readBody(guideQuery, ctx.query) };
      ctx.body = { data: await pushDesk.guides(idOf(ctx), query) };
    },
    async export(ctx: Context) {
      const query = readBody(guideQuery, ctx.query);
      const language = readBody(z.object({ locale }), ctx.query).locale;
      const { id: push } = await pushDesk.report(idOf(ctx), onlooker(ctx));
      ctx.attachment(`push-${push}.csv`);
      ctx.type = 'text/csv; charset=utf-8';
      ctx.body = Readable.from(pushListCsv(pushDesk.streamGuides(push, query), language));
    },
    async propose(ctx: Context) {
      const wanted = readBody(proposal, ctx.request.body);
      ctx.body = { data: await pushDesk.propose(wanted, onlooker(ctx)) };
    },
    async decide(ctx: Context) {
      const decided = readBody(decision, ctx.request.body);
      ctx.body = { data: await pushDesk.decide(idOf(ctx), decided, onlooker(ctx)) };
    },
    cancel: act('cancel'),
    pause: act('pause'),
    resume: act('resume'),
    undo: act('undo'),
  };
};
