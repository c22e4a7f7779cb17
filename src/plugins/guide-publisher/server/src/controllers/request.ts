import type { Context } from 'koa';
import { z } from 'zod/v4';
import { LOCALES, type Locale } from '../../../domain/codes/tables';
import { PublisherError } from '../../../shared/contracts/errors';
import { kindOfUid, type ReviewedUid, type Subject } from '../content/types';

/** What controllers read from a request; anything else is refused with `content.invalid`. */

export const subjectSchema = z.object({
  uid: z.custom<ReviewedUid>((uid) => typeof uid === 'string' && kindOfUid(uid) !== null),
  documentId: z.string().min(1).max(100),
  locale: z.enum(LOCALES as [Locale, ...Locale[]]).default('zh-Hans'),
});

/** The subject that `/…/:uid/:documentId?locale=` names. */
export function subjectOf(ctx: Context): Subject {
  const { uid, documentId } = ctx.params as Record<string, string>;
  return readBody(subjectSchema, { uid, documentId, locale: ctx.query.locale });
}

/** The reviewed content type and locale of `/…/:uid?locale=`. */
export function typeOf(ctx: Context): Omit<Subject, 'documentId'> {
  const { uid } = ctx.params as Record<string, string>;
  return readBody(subjectSchema.omit({ documentId: true }), { uid, locale: ctx.query.locale });
}

/** Reads a value by a schema; throws `content.invalid` that names every place. */
export function readBody<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const reason = result.error.issues
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
  throw new PublisherError('content.invalid', { reason });
}

/** `page` and `pageSize` of a list, from 1 and at most 100 a page. */
export const pageSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
});
