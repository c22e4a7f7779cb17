import type { Locale } from '../../../domain/codes/tables';
import type { Strapi } from '../strapi';
import { findRecords } from './records';
import { KEY_FIELD, uidOf, type RecordOf, type RecordType } from './record-rows';

/** What the database has under a key. */
export interface Stored<T extends RecordType> {
  readonly documentId: string;
  /** Row of the working copy in the language that was asked for; null where there is none. */
  readonly id: number | null;
  /** Null without such a row, and where it holds what no record can hold. */
  readonly record: RecordOf[T] | null;
  /** Does the document exist in this language only? */
  readonly alone: boolean;
}

interface Place {
  readonly id: number;
  readonly documentId: string;
  readonly locale: string | null;
}

/** The documents that have one of these keys, by key. */
export async function readStored<T extends RecordType>(
  strapi: Strapi,
  { type, keys, locale }: { type: T; keys: readonly string[]; locale: Locale }
): Promise<ReadonlyMap<string, Stored<T>>> {
  const field = KEY_FIELD[type];
  const places = (await strapi.db.query(uidOf(type)).findMany({
    select: ['id', 'documentId', 'locale', field],
    where: { [field]: { $in: keys } },
    orderBy: { id: 'asc' },
  })) as Array<Place & Record<string, unknown>>;
  if (places.length === 0) return new Map();
  const records = await findRecords(strapi, { type, keys, locale });
  const stored = new Map<string, Stored<T>>();
  for (const place of places) {
    const key = String(place[field]);
    const own = records.get(key);
    const documentId = stored.get(key)?.documentId ?? place.documentId;
    const alone = (stored.get(key)?.alone ?? true) && place.locale === locale;
    stored.set(key, { documentId, alone, id: own?.id ?? null, record: own?.record ?? null });
  }
  return stored;
}
