import type { Locale } from '../../../domain/codes/tables';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Strapi } from '../strapi';
import {
  KEY_FIELD,
  rowPlan,
  uidOf,
  type RecordOf,
  type RecordType,
  type Target,
} from './record-rows';

/**
 * Writes one record through the document service: found by its key and updated, or created. Slow, and the only way for
 * a document that exists in several languages, since Strapi copies what languages share from one to the others.
 * Returns the document id; throws `content.not-found` for a relation to a key that nothing has.
 */
export async function writeDocument<T extends RecordType>(
  strapi: Strapi,
  { type, record, locale }: { type: T; record: RecordOf[T]; locale: Locale }
): Promise<string> {
  const { values, relations } = rowPlan(type, record);
  const data: Record<string, unknown> = { ...values };
  for (const [name, target] of Object.entries(relations)) {
    data[name] = await relatedDocument(strapi, target);
  }
  const documents = strapi.documents(uidOf(type));
  const documentId = await documentOf(strapi, type, String(values[KEY_FIELD[type]]));
  if (documentId !== null) {
    await documents.update({ documentId, locale, data: data as never });
    return documentId;
  }
  const created = await documents.create({ locale, data: data as never });
  return created.documentId;
}

async function relatedDocument(strapi: Strapi, target: Target): Promise<string | null> {
  if (target.key === '') return null;
  const found = await documentOf(strapi, target.type, target.key);
  if (found === null && !target.lenient) {
    throw new PublisherError('content.not-found', { what: target.key });
  }
  return found;
}

async function documentOf(strapi: Strapi, type: RecordType, key: string): Promise<string | null> {
  const row = await strapi.db
    .query(uidOf(type))
    .findOne({ select: ['documentId'], where: { [KEY_FIELD[type]]: key } });
  return (row?.documentId as string | undefined) ?? null;
}
