import type { Context } from 'koa';
import { z } from 'zod/v4';
import { createGuideFromItem } from '../content/new-guide';
import type { Strapi } from '../strapi';
import { readBody } from './request';

const id = z.string().min(1).max(100);
const newGuide = z.object({ standardItemId: id, organizationId: id });

export const guides = ({ strapi }: { strapi: Strapi }) => ({
  async create(ctx: Context) {
    const request = readBody(newGuide, ctx.request.body);
    ctx.body = { data: await createGuideFromItem(strapi, request) };
  },
});
