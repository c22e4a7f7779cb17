import { PublisherError } from '../../../shared/contracts/errors';
import { LOCALES, type Locale } from '../../../domain/codes/tables';
import type { Strapi } from '../strapi';
import type { ReviewedKind, ReviewedUid, Row, Subject } from './types';
import { kindOfUid } from './types';

/** Relations that a document needs, by kind. */
const POPULATE: Readonly<Record<ReviewedKind, object>> = {
  guide: {
    standardItem: { fields: ['basicCode', 'documentId'] },
    organization: { populate: { region: true, parent: { fields: ['creditCode'] } } },
    hall: { populate: { region: { fields: ['code'] } } },
  },
  flowchart: { standardItem: { fields: ['basicCode'] }, guide: { fields: ['code'] } },
  'intermediary-service': {},
  certificate: {},
  'catalogue-edition': {},
};

/** The draft of a subject with the relations that its document needs; throws `content.not-found`. */
export async function readDraft(strapi: Strapi, subject: Subject): Promise<Row> {
  const row = await findDraft(strapi, subject);
  if (!row) throw new PublisherError('content.not-found', { what: subject.documentId });
  return row;
}

async function findDraft(
  strapi: Strapi,
  { uid, documentId, locale }: Subject
): Promise<Row | null> {
  const kind = kindOfUid(uid)!;
  const row = await strapi.documents(uid).findOne({
    documentId,
    locale,
    status: 'draft',
    populate: POPULATE[kind] as never,
  });
  return row as Row | null;
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

/** Code and name of a draft as lists show them; a guide without a name of its own has that of its item. */
export async function draftLabel(
  strapi: Strapi,
  { uid, documentId, locale }: Subject
): Promise<{ readonly subjectCode: string; readonly subjectName: string }> {
  const named = kindOfUid(uid) === 'guide' ? { standardItem: { select: ['name'] } } : {};
  const row = (await strapi.db.query(uid).findOne({
    select: ['code', 'name'],
    where: { documentId, locale, publishedAt: { $null: true } },
    populate: named as never,
  })) as { code: string | null; name: string | null; standardItem?: { name: string } } | null;
  return {
    subjectCode: row?.code ?? '',
    subjectName: row?.name || (row?.standardItem?.name ?? ''),
  };
}
