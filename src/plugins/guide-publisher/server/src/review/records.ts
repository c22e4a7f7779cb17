import { upsertRows } from '../content/database-rows';
import type { Drafts } from '../content/drafts';
import { TABLES, type Strapi } from '../strapi';
import type { Subject } from '../content/types';
import type { ReviewState } from './states';

/** The review row of one subject: its state and the hash that was submitted. */
export interface ReviewRecord {
  readonly id: number;
  readonly state: ReviewState;
  readonly hash: string | null;
  readonly editedBy: string | null;
  readonly editedByName: string | null;
  readonly editedAt: string | null;
  readonly submittedBy: string | null;
  readonly submittedByName: string | null;
  readonly submittedAt: string | null;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly comment: string | null;
  readonly templateCode: string | null;
  readonly templateVersion: number | null;
  readonly publishedHash: string | null;
  readonly withdrawnReason: string | null;
  readonly successor: string | null;
  readonly subjectUid: string;
  readonly subjectId: string;
  readonly subjectLocale: string;
  readonly subjectCode: string | null;
  readonly subjectName: string | null;
}

const keyOf = ({ uid, documentId, locale }: Subject) => ({
  subjectUid: uid,
  subjectId: documentId,
  subjectLocale: locale,
});

/** The review row of a subject; null before the first edit that the plugin saw. */
export async function findReview(strapi: Strapi, subject: Subject): Promise<ReviewRecord | null> {
  return (await strapi.db
    .query(TABLES.review)
    .findOne({ where: keyOf(subject) })) as ReviewRecord | null;
}

/** The review rows of many documents of one type and language, by document id. */
export async function findReviews(
  strapi: Strapi,
  { uid, documentIds, locale }: Drafts
): Promise<ReadonlyMap<string, ReviewRecord>> {
  const rows = (await strapi.db.query(TABLES.review).findMany({
    where: { subjectUid: uid, subjectId: { $in: documentIds }, subjectLocale: locale },
  })) as ReviewRecord[];
  return new Map(rows.map((row) => [row.subjectId, row]));
}

export type ReviewChanges = Partial<Omit<ReviewRecord, 'id'>>;

/** Changes the review row of a subject, making it where there is none. */
export async function saveReview(
  strapi: Strapi,
  subject: Subject,
  changes: ReviewChanges
): Promise<void> {
  await saveReviews(strapi, [{ subject, changes }], new Date());
}

/** The same for many subjects, in one statement; all change the same fields. */
export async function saveReviews(
  strapi: Strapi,
  entries: ReadonlyArray<{ readonly subject: Subject; readonly changes: ReviewChanges }>,
  at: Date
): Promise<void> {
  await upsertRows(strapi, TABLES.review, {
    key: ['subjectUid', 'subjectId', 'subjectLocale'],
    rows: entries.map(({ subject, changes }) => ({
      state: 'draft',
      ...keyOf(subject),
      ...changes,
    })),
    change: Object.keys(entries[0]?.changes ?? {}),
    at,
  });
}
