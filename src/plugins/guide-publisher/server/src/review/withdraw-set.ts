import { LOCALES, type Locale } from '../../../domain/codes/tables';
import { inTransaction } from '../content/database-rows';
import { tableOf } from '../content/links';
import { UID_OF_KIND } from '../content/types';
import type { RetirementReason } from '../editions/types';
import type { Strapi } from '../strapi';
import type { Actor } from './actor';
import { recordAudits } from './audit';
import type { SetParts } from './decide-set';
import { saveReviews } from './records';

/** One guide to be taken off the public. */
export interface SetWithdrawal {
  readonly code: string;
  readonly reason: Exclude<RetirementReason, 'replaced'>;
  /** Code of the guide that takes its place, or blank. */
  readonly successor: string;
  /** Is the item itself no more? Then the working copy is marked as cancelled. */
  readonly cancelled: boolean;
}

interface Withdrawing {
  readonly withdrawals: readonly SetWithdrawal[];
  readonly actor: Actor;
  /** Why, for the public. */
  readonly note: string;
}

const uid = UID_OF_KIND.guide;
/** 事项状态 取消. */
const CANCELLED = '3';

/**
 * Withdraws many guides in all their languages, as `withdraw` does with one: published rows go, editions are retired, reviews
 * and audit say so. A guide that is not public is only marked. Part of the caller's transaction.
 */
export async function withdrawSet(
  strapi: Strapi,
  parts: Pick<SetParts, 'log' | 'now' | 'onPublicChange'>,
  withdrawing: Withdrawing
): Promise<void> {
  const { withdrawals } = withdrawing;
  if (withdrawals.length === 0) return;
  for (const locale of LOCALES) await withdrawIn(strapi, parts, withdrawing, locale);
  const cancelled = withdrawals.filter((each) => each.cancelled).map(({ code }) => code);
  await strapi.db.query(uid).updateMany({
    where: { code: { $in: cancelled }, publishedAt: { $null: true } },
    data: { itemStatus: CANCELLED } as never,
  });
}

async function withdrawIn(
  strapi: Strapi,
  { log, now, onPublicChange }: Pick<SetParts, 'log' | 'now' | 'onPublicChange'>,
  { withdrawals, actor, note }: Withdrawing,
  locale: Locale
): Promise<void> {
  const rows = (await strapi.db.query(uid).findMany({
    select: ['id', 'documentId', 'code'],
    where: {
      code: { $in: withdrawals.map(({ code }) => code) },
      locale,
      publishedAt: { $notNull: true },
    },
  })) as Array<{ id: number; documentId: string; code: string }>;
  if (rows.length === 0) return;
  const wanted = new Map(withdrawals.map((each) => [each.code, each]));
  const at = now();
  const instant = at.toISOString();
  await inTransaction(strapi, (from) =>
    from(tableOf(strapi, uid))
      .delete()
      .whereIn(
        'id',
        rows.map(({ id }) => id)
      )
  );
  await log.retireAll(
    rows.map(({ code }) => {
      const { reason, successor } = wanted.get(code)!;
      return { kind: 'guide', code, locale, reason, successor, note, at: instant };
    })
  );
  const subjectOf = (documentId: string) => ({ uid, documentId, locale });
  await saveReviews(
    strapi,
    rows.map(({ documentId, code }) => ({
      subject: subjectOf(documentId),
      changes: {
        state: 'withdrawn',
        hash: null,
        publishedHash: null,
        withdrawnReason: wanted.get(code)!.reason,
        successor: wanted.get(code)!.successor,
        decidedBy: actor.id,
        decidedByName: actor.name,
        decidedAt: instant,
      },
    })),
    at
  );
  await recordAudits(
    strapi,
    rows.map(({ documentId, code }) => ({
      actor,
      at: instant,
      action: 'review.withdraw',
      subject: subjectOf(documentId),
      code,
      details: { ...wanted.get(code)!, note },
    }))
  );
  await strapi.db.transaction(async ({ onCommit }) => onCommit(onPublicChange));
}
