import { PublisherError } from '../../../shared/contracts/errors';
import { LOCALES, type Locale } from '../../../domain/codes/tables';
import type { Strapi } from '../strapi';
import type { ReviewedKind, ReviewedUid, Row, Subject } from './types';
import { kindOfUid } from './types';

/** Relations that a document needs, by kind. */
const POPULATE: Readonly<Record<ReviewedKind, object>> = {
  guide: {
    standardItem: { select: ['basicCode', 'documentId'] },
    organization: { populate: { region: true, parent: { select: ['creditCode'] } } },
    hall: { populate: { region: { select: ['code'] } } },
  },
  flowchart: { standardItem: { select: ['basicCode'] }, guide: { select: ['code'] } },
  'intermediary-service': {},
  certificate: {},
  'catalogue-edition': {},
};

/** Drafts of one type in one language. */
export interface Drafts {
  readonly uid: ReviewedUid;
  readonly documentIds: readonly string[];
  readonly locale: Locale;
}

/** The draft of a subject with the relations that its document needs; throws `content.not-found`. */
export async function readDraft(strapi: Strapi, subject: Subject): Promise<Row> {
  const { documentId } = subject;
  const drafts = await readDrafts(strapi, { ...subject, documentIds: [documentId] });
  const draft = drafts.get(documentId);
  if (!draft) throw new PublisherError('content.not-found', { what: documentId });
  return draft;
}

/** The same for many documents of one type and language, by document id. */
export async function readDrafts(
  strapi: Strapi,
  { uid, documentIds, locale }: Drafts
): Promise<ReadonlyMap<string, Row>> {
  const rows = (await strapi.db.query(uid).findMany({
    where: { documentId: { $in: documentIds }, locale, publishedAt: { $null: true } },
    populate: POPULATE[kindOfUid(uid)!] as never,
  })) as Row[];
  return new Map(rows.map((row) => [String(row.documentId), row]));
}

/** Languages in which a document has a draft. */
export async function draftLocales(
  strapi: Strapi,
  uid: ReviewedUid,
  documentId: string
): Promise<Locale[]> {
  const rows = (await strapi.db.query(uid).findMany({
    select: ['locale'],
    where: { documentId, publishedAt: { $null: true } },
  })) as Array<{ locale: string | null }>;
  const found = new Set(rows.map((row) => row.locale));
  return LOCALES.filter((locale) => found.has(locale));
}

/** Is the document public in Strapi's own sense in this language? */
export async function hasPublishedRow(strapi: Strapi, subject: Subject): Promise<boolean> {
  const { uid, documentId, locale } = subject;
  const count = await strapi.db
    .query(uid)
    .count({ where: { documentId, locale, publishedAt: { $notNull: true } } });
  return count > 0;
}

/** Code and name of drafts as lists show them; a guide without a name of its own has that of its item. */
export async function draftLabels(
  strapi: Strapi,
  { uid, documentIds, locale }: Drafts
): Promise<ReadonlyMap<string, DraftLabel>> {
  const named = kindOfUid(uid) === 'guide' ? { standardItem: { select: ['name'] } } : {};
  const rows = (await strapi.db.query(uid).findMany({
    select: ['documentId', 'code', 'name'],
    where: { documentId: { $in: documentIds }, locale, publishedAt: { $null: true } },
    populate: named as never,
  })) as Array<{
    documentId: string;
    code: string | null;
    name: string | null;
    standardItem?: { name: string } | null;
  }>;
  return new Map(
    rows.map(({ documentId, code, name, standardItem }) => [
      documentId,
      { subjectCode: code ?? '', subjectName: name || (standardItem?.name ?? '') },
    ])
  );
}

export interface DraftLabel {
  readonly subjectCode: string;
  readonly subjectName: string;
}
