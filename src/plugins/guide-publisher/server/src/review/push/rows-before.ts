import { inTransaction, type From } from '../../content/database-rows';
import { readRaw, type RawRow } from '../../content/raw';
import { tableOf } from '../../content/links';
import { UID_OF_KIND } from '../../content/types';
import { TABLES, type Strapi } from '../../strapi';
import type { PushRow } from './records';

/**
 * The rows of a guide that a push touches, as the database has them. Kept before and after, they are what undoing gives
 * back, and what it compares with: a guide that was changed since is left to who changed it.
 */
export interface GuideRows {
  /** Its drafts in all languages, since some columns are one for all, and its public row. By row id. */
  readonly guides: readonly RawRow[];
  readonly review: RawRow | null;
  readonly check: RawRow | null;
}

const guideUid = UID_OF_KIND.guide;

/** The rows of guides by document id. */
export async function readGuideRows(
  strapi: Strapi,
  documentIds: readonly string[],
  locale: PushRow['pushLocale']
): Promise<ReadonlyMap<string, GuideRows>> {
  const ids = [...documentIds];
  const guides = await readRaw(strapi, guideUid, (query) =>
    query.whereIn('document_id', ids).orderBy('id')
  );
  const ofSubject = (uid: string) =>
    readRaw(strapi, uid, (query) =>
      query.where({ subject_uid: guideUid, subject_locale: locale }).whereIn('subject_id', ids)
    );
  const [reviews, checks] = [await ofSubject(TABLES.review), await ofSubject(TABLES.checkResult)];
  const bySubject = (rows: readonly RawRow[]) => new Map(rows.map((row) => [row.subject_id, row]));
  const [review, check] = [bySubject(reviews), bySubject(checks)];
  return new Map(
    ids.map((id) => [
      id,
      {
        guides: guides.filter(({ document_id }) => document_id === id),
        review: review.get(id) ?? null,
        check: check.get(id) ?? null,
      },
    ])
  );
}

/** Of the guides' rows only what differs from `after`, and their ids: the rest need not be kept. */
export function onlyChanged(before: GuideRows, after: GuideRows): GuideRows {
  const now = new Map(after.guides.map((row) => [row.id, row]));
  const guides = before.guides.flatMap((row) => {
    const changed = Object.entries(row).filter(
      ([column, value]) => now.get(row.id)?.[column] !== value
    );
    return changed.length === 0 ? [] : [{ ...Object.fromEntries(changed), id: row.id }];
  });
  return { ...before, guides };
}

/**
 * Are the rows as the push left them? The check is not asked: whoever looks at a guide stores its findings anew.
 */
export function isAsLeft(left: GuideRows, now: GuideRows): boolean {
  const byId = new Map(now.guides.map((row) => [row.id, row]));
  const same = left.guides.every((row) => containsRow(byId.get(row.id), row));
  return same && containsRow(now.review, left.review);
}

function containsRow(row: RawRow | null | undefined, part: RawRow | null): boolean {
  if (!row || !part) return !row && !part;
  return Object.entries(part).every(([column, value]) => row[column] === value);
}

/** Puts rows back as they were before; `left` are those of the push, which may have made some. */
export async function restoreGuideRows(
  strapi: Strapi,
  { before, left }: { readonly before: GuideRows; readonly left: GuideRows }
): Promise<void> {
  await inTransaction(strapi, async (from) => {
    for (const { id, ...columns } of before.guides) {
      await from(tableOf(strapi, guideUid)).where({ id }).update(columns);
    }
    await restoreRow(from(tableOf(strapi, TABLES.review)), before.review, left.review);
    await restoreRow(from(tableOf(strapi, TABLES.checkResult)), before.check, left.check);
  });
}

/** By its key: between the two, a check of everything may have taken the row away and another made it anew. */
async function restoreRow(table: ReturnType<From>, old: RawRow | null, made: RawRow | null) {
  if (!old) {
    if (made) await table.where(keyOf(made)).delete();
    return;
  }
  if (made) await table.where(keyOf(old)).update(old);
  else await table.insert(old);
}

function keyOf({ subject_uid, subject_id, subject_locale }: RawRow) {
  return { subject_uid, subject_id, subject_locale };
}
