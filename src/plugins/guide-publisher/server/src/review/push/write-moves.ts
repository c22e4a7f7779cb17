import { SHARED_FIELDS } from '../../../../domain/document/records';
import { inTransaction, upsertRows } from '../../content/database-rows';
import { columnOf } from '../../content/raw';
import { tableOf } from '../../content/links';
import { UID_OF_KIND } from '../../content/types';
import type { EditionLog } from '../../editions/log';
import { TABLES, type Strapi } from '../../strapi';
import { saveCheckResults, type CheckedDraft } from '../check-results';
import type { PushRow } from './records';
import type { GuideRows } from './rows-before';
import type { MovedGuide, Weighed, WeighedGuide } from './weigh';

/** A guide that moves, with its rows as they are before. */
export interface Move {
  readonly weighed: Weighed & { readonly found: WeighedGuide & { readonly moved: MovedGuide } };
  /** `published`, `moved` or `held`. */
  readonly outcome: Weighed['outcome'];
  readonly rows: GuideRows;
}

const uid = UID_OF_KIND.guide;

interface Writing {
  readonly push: PushRow;
  readonly moves: readonly Move[];
}

/** Carries out the moves of one step, in the transaction under way. Every instant that is written is `push.startedAt`. */
export async function writeMoves(
  strapi: Strapi,
  { push, moves, log }: Writing & { readonly log: EditionLog }
): Promise<void> {
  if (moves.length === 0) return;
  const at = new Date(push.startedAt!);
  await moveRows(strapi, { push, moves, at });
  await noteReviews(strapi, { push, moves, at });
  const checks = moves.map(({ weighed }) => checkedDraft(push, weighed));
  await saveCheckResults(strapi, checks, at, { changed: true });
  await log.freezeAll(editionsOf(push, moves));
}

interface WritingAt extends Writing {
  readonly at: Date;
}

/** Rows that change alike are changed by one statement; of one item that is nearly all of them. */
async function moveRows(strapi: Strapi, { push, moves, at }: WritingAt) {
  const alike = new Map<string, { columns: Record<string, unknown>; ids: unknown[] }>();
  for (const move of moves) {
    for (const row of move.rows.guides) {
      const columns = changesOf(strapi, push, { move, row, at });
      if (!columns) continue;
      const key = JSON.stringify(columns);
      const group = alike.get(key) ?? { columns, ids: [] };
      group.ids.push(row.id);
      alike.set(key, group);
    }
  }
  await inTransaction(strapi, async (from) => {
    for (const { columns, ids } of alike.values()) {
      await from(tableOf(strapi, uid))
        .whereIn('id', ids as number[])
        .update(columns);
    }
  });
}

/**
 * What changes in one row; null where nothing does. The draft moves, and the public row with it where its text is
 * published; a draft in another language shares the columns that are one for all languages, as with any edit.
 */
function changesOf(
  strapi: Strapi,
  { number, pushLocale }: PushRow,
  { move, row, at }: { move: Move; row: GuideRows['guides'][number]; at: Date }
): Record<string, unknown> | null {
  const own = row.locale === pushLocale;
  const isPublic = row.published_at !== null;
  if (isPublic && !(own && move.outcome === 'published')) return null;
  const { record, moved } = move.weighed.found;
  const taken = SHARED_FIELDS.filter(
    (field) =>
      Object.hasOwn(record.overrides, field) &&
      !Object.hasOwn(moved.record.overrides, field) &&
      (own || isForAllLanguages(strapi, field))
  );
  return {
    item_version: number,
    ...Object.fromEntries(taken.map((field) => [columnOf(strapi, uid, field), null])),
    updated_at: at,
    ...(isPublic && { published_at: at }),
  };
}

function isForAllLanguages(strapi: Strapi, field: string): boolean {
  const { attributes } = strapi.contentType(uid) as unknown as {
    attributes: Readonly<Record<string, { pluginOptions?: { i18n?: { localized?: boolean } } }>>;
  };
  return attributes[field]?.pluginOptions?.i18n?.localized === false;
}

/** Who moved it, and of what is published who submitted and approved it: the two who proposed and decided the push. */
async function noteReviews(strapi: Strapi, { push, moves, at }: WritingAt) {
  const edited = ({ weighed }: Move) => ({
    ...subjectOf(push, weighed),
    subjectCode: weighed.found.record.code,
    subjectName: weighed.found.name,
    ...{ editedBy: push.proposedBy, editedByName: push.proposedByName, editedAt: at },
  });
  const drafts = moves.filter(({ outcome }) => outcome !== 'published').map(edited);
  const published = moves
    .filter(({ outcome }) => outcome === 'published')
    .map((move) => ({ ...edited(move), ...decisionOf(push, move) }));
  const key = ['subjectUid', 'subjectId', 'subjectLocale'];
  await upsertRows(strapi, TABLES.review, {
    ...{ key, at, change: Object.keys(drafts[0] ?? {}) },
    // A row that is there keeps its state.
    rows: drafts.map((row) => ({ ...row, state: 'draft' })),
  });
  const change = Object.keys(published[0] ?? {});
  await upsertRows(strapi, TABLES.review, { key, at, change, rows: published });
}

function decisionOf(push: PushRow, { weighed }: Move) {
  const { hash, template } = weighed.found.moved;
  return {
    ...{ state: 'published', hash, publishedHash: hash, comment: push.comment || push.reason },
    ...{ templateCode: template.id, templateVersion: template.version },
    ...{ submittedBy: push.proposedBy, submittedByName: push.proposedByName },
    ...{ decidedBy: push.decidedBy, decidedByName: push.decidedByName },
    ...{ submittedAt: push.proposedAt, decidedAt: push.decidedAt },
  };
}

function subjectOf({ pushLocale }: PushRow, { documentId }: Weighed) {
  return { subjectUid: uid, subjectId: documentId, subjectLocale: pushLocale };
}

function checkedDraft(push: PushRow, weighed: Move['weighed']): CheckedDraft {
  const { record, moved } = weighed.found;
  const { hash, findings, template } = moved;
  const subject = { uid, documentId: weighed.documentId, locale: push.pushLocale };
  return { subject, examination: { hash, findings, code: record.code, template } };
}

function editionsOf(push: PushRow, moves: readonly Move[]) {
  const approvedAt = new Date(push.decidedAt!).toISOString();
  const publishedAt = new Date(push.startedAt!).toISOString();
  return moves.flatMap(({ weighed, outcome }) => {
    const { document, hash, template } = weighed.found.moved;
    if (outcome !== 'published' || !document) return [];
    return [{ document, hash, provenance: { approvedAt, publishedAt, template } }];
  });
}
