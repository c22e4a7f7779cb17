import type { Context, Next } from 'koa';
import { PublisherError } from '../../../shared/contracts/errors';

/** Errors of the closed table in Strapi's own error shape, wherever in a request they come from. */
export const errors =
  () =>
  async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      if (!(error instanceof PublisherError)) throw error;
      ctx.status = error.status;
      ctx.body = {
        data: null,
        error: {
          status: error.status,
          name: 'PublisherError',
          message: error.message,
          details: { ...error.details, code: error.code, messages: error.messages },
        },
      };
    }
  };
