import { adjustmentSchema, type Adjustment } from '../../../domain/adjustment/record';
import type { AdjustmentEffect } from '../../../domain/adjustment/effects';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Row } from '../content/types';
import type { Actor } from '../review/actor';
import type { Strapi } from '../strapi';

export const ADJUSTMENT_UID = 'api::adjustment.adjustment';

/** Spreadsheets and adjustments are of one language; names in other languages are written in the admin. */
export const ADJUSTMENT_LOCALE = 'zh-Hans';

/** Who did what with an adjustment. */
export interface People {
  readonly proposedBy?: Actor;
  readonly approvedBy?: Actor;
  readonly comment?: string;
}

export interface StoredAdjustment {
  readonly documentId: string;
  readonly adjustment: Adjustment;
  readonly people: People;
  /** What it does, once it has begun to; null before. */
  readonly effects: readonly AdjustmentEffect[] | null;
}

const CREDIT_CODE = { select: ['creditCode'] };

/** Throws `content.not-found`. */
export async function readAdjustment(
  strapi: Strapi,
  documentId: string
): Promise<StoredAdjustment> {
  const row = (await strapi.db.query(ADJUSTMENT_UID).findOne({
    where: { documentId, locale: ADJUSTMENT_LOCALE },
    populate: { fromOrganization: CREDIT_CODE, toOrganizations: CREDIT_CODE } as never,
  })) as Row | null;
  if (!row) throw new PublisherError('content.not-found', { what: documentId });
  return {
    documentId,
    adjustment: toAdjustment(row),
    people: (row.people as People | null) ?? {},
    effects: (row.effects as AdjustmentEffect[] | null) ?? null,
  };
}

/** Writes what only the desk may write; the guard of the content type knows it by `insideDesk`. */
export async function saveAdjustment(
  strapi: Strapi,
  documentId: string,
  changes: Readonly<Record<string, unknown>>
): Promise<void> {
  await strapi.db
    .query(ADJUSTMENT_UID)
    .updateMany({ where: { documentId }, data: changes as never });
}

function toAdjustment(row: Row): Adjustment {
  const codes = (value: unknown): string[] =>
    (Array.isArray(value) ? (value as Row[]) : []).map(({ creditCode }) => String(creditCode));
  const values = Object.entries(row).filter(([, value]) => value !== null);
  const parsed = adjustmentSchema.safeParse({
    ...Object.fromEntries(values),
    fromCreditCode: codes([row.fromOrganization].filter(Boolean))[0] ?? '',
    toCreditCodes: codes(row.toOrganizations),
  });
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new PublisherError('content.invalid', { reason: reason.join('; ') });
}
