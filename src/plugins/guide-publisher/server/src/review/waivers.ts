import type { Locale } from '../../../domain/codes/tables';
import type { Waiver } from '../../../domain/template/waivers';
import type { ReviewedUid, Subject } from '../content/types';
import { TABLES, type Strapi } from '../strapi';

/** A waiver as it is stored. */
export interface WaiverRow {
  readonly id: number;
  readonly subjectUid: ReviewedUid;
  readonly subjectId: string;
  readonly subjectLocale: Locale;
  readonly subjectCode: string;
  readonly subjectName: string | null;
  readonly rule: string;
  readonly path: string | null;
  readonly reason: string;
  readonly endDate: string;
  readonly grantedBy: string;
  readonly grantedByName: string | null;
  readonly grantedAt: string;
  readonly endedBy: string | null;
  readonly endedByName: string | null;
  readonly endedAt: string | null;
}

interface InForce extends Omit<Subject, 'documentId'> {
  readonly documentIds?: readonly string[] | undefined;
  /** ISO date. */
  readonly today: string;
}

/** Waivers of one type of document that hold today, by document id. */
export async function waiversInForce(
  strapi: Strapi,
  { uid, locale, documentIds, today }: InForce
): Promise<ReadonlyMap<string, Waiver[]>> {
  const named = documentIds ? { subjectId: { $in: [...documentIds] } } : {};
  const rows = (await strapi.db.query(TABLES.waiver).findMany({
    where: { subjectUid: uid, subjectLocale: locale, ...named, ...activeOn(today) },
  })) as WaiverRow[];
  const found = new Map<string, Waiver[]>();
  for (const row of rows) {
    const { rule, path, reason, endDate } = row;
    const reviewer = row.grantedByName || row.grantedBy;
    const waiver = { rule, code: row.subjectCode, path: path ?? '', reviewer, reason, endDate };
    found.set(row.subjectId, [...(found.get(row.subjectId) ?? []), waiver]);
  }
  return found;
}

/** Condition on waivers that hold on a day (ISO date). */
export const activeOn = (day: string) => ({ endDate: { $gte: day }, endedAt: { $null: true } });

/** Condition on waivers that are over on a day. */
export const endedOn = (day: string) => ({
  $or: [{ endDate: { $lt: day } }, { endedAt: { $notNull: true } }],
});
