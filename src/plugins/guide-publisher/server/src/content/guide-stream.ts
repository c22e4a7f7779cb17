import type { Locale } from '../../../domain/codes/tables';
import { LOCAL_FIELDS, SHARED_FIELDS, type GuideRecord } from '../../../domain/document/records';
import type { Strapi } from '../strapi';
import { inTransaction } from './database-rows';
import { linkOf } from './links';
import { readable } from './readable';
import { toGuideRecord } from './rows';
import { UID_OF_KIND, type Row } from './types';

/** Rows read at a time: 2 MB of guides, and a pause of some 40 ms in which a server answers nobody. */
const CHUNK = 200;

/** Working copies, or what is public. */
export const GUIDE_STATUSES = ['draft', 'published'] as const;
export type GuideStatus = (typeof GUIDE_STATUSES)[number];

export interface StoredGuide {
  readonly documentId: string;
  /** Null where the row holds what no guide can hold; one bad row must not stop the whole city. */
  readonly record: GuideRecord | null;
}

/** Relations of a guide: where they point, and the key by which a record names the target. */
const RELATIONS = {
  standardItem: { uid: 'api::standard-item.standard-item', key: 'basicCode' },
  organization: { uid: 'api::organization.organization', key: 'creditCode' },
  hall: { uid: 'api::service-hall.service-hall', key: 'code' },
} as const;
type Relation = keyof typeof RELATIONS;
const NAMES = Object.keys(RELATIONS) as Relation[];

/** Attributes that a record is read from. */
const COLUMNS = [
  ...['id', 'documentId', 'code', 'localCode', 'itemVersion', 'itemStatus'],
  ...SHARED_FIELDS,
  ...LOCAL_FIELDS.filter((field) => field !== 'status'),
];

/** Key of a target by its row id. */
type Keys = ReadonlyMap<number, string>;

/**
 * Streams all guides of one language in chunks, in order of row id, with flat memory. Made for the whole city: the keys
 * of related records are read once and not with each guide.
 */
export async function* streamGuides(
  strapi: Strapi,
  { locale, status }: { locale: Locale; status: GuideStatus }
): AsyncIterable<readonly StoredGuide[]> {
  const keys = await readKeys(strapi, locale);
  let after = 0;
  for (;;) {
    const rows = (await strapi.db.query(UID_OF_KIND.guide).findMany({
      select: COLUMNS,
      where: { id: { $gt: after }, locale, ...whereStatus(status) },
      orderBy: { id: 'asc' },
      limit: CHUNK,
    })) as Array<Row & { id: number }>;
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return;
    const related = await readRelated(strapi, keys, { from: first.id, to: last.id });
    yield rows.map((row) => ({
      documentId: String(row.documentId),
      record: readable(() => toGuideRecord({ ...row, ...related(row.id) })),
    }));
    if (rows.length < CHUNK) return;
    after = last.id;
  }
}

/** Reads drafts by their document ids; the keys of related records are read once, when the reader is made. */
export async function createDraftReader(
  strapi: Strapi,
  locale: Locale
): Promise<(documentIds: readonly string[]) => Promise<readonly StoredGuide[]>> {
  const keys = await readKeys(strapi, locale);
  return async (documentIds) => {
    const rows = (await strapi.db.query(UID_OF_KIND.guide).findMany({
      select: COLUMNS,
      where: { documentId: { $in: [...documentIds] }, locale, ...whereStatus('draft') },
      orderBy: { id: 'asc' },
    })) as Array<Row & { id: number }>;
    const related = await readRelated(
      strapi,
      keys,
      rows.map(({ id }) => id)
    );
    return rows.map((row) => ({
      documentId: String(row.documentId),
      record: readable(() => toGuideRecord({ ...row, ...related(row.id) })),
    }));
  };
}

/** How many guides `streamGuides` gives. */
export function countGuides(
  strapi: Strapi,
  { locale, status }: { locale: Locale; status: GuideStatus }
): Promise<number> {
  return strapi.db.query(UID_OF_KIND.guide).count({ where: { locale, ...whereStatus(status) } });
}

const whereStatus = (status: GuideStatus) => ({
  publishedAt: status === 'draft' ? { $null: true } : { $notNull: true },
});

async function readKeys(strapi: Strapi, locale: Locale): Promise<Record<Relation, Keys>> {
  const read = async (relation: Relation) => {
    const { uid, key } = RELATIONS[relation];
    const rows = (await strapi.db
      .query(uid)
      .findMany({ select: ['id', key], where: { locale } })) as Array<Row & { id: number }>;
    return new Map(rows.map((row) => [row.id, String(row[key])]));
  };
  const [standardItem, organization, hall] = await Promise.all(NAMES.map(read));
  return { standardItem: standardItem!, organization: organization!, hall: hall! };
}

/** Row ids: all between two, or these. */
type RowIds = { readonly from: number; readonly to: number } | readonly number[];

/** The relations of guides by their row ids, each as `{ [key]: … }`, as if they had been populated. */
async function readRelated(
  strapi: Strapi,
  keys: Record<Relation, Keys>,
  ids: RowIds
): Promise<(id: number) => Row> {
  const targets = new Map<Relation, Map<number, number>>();
  for (const relation of NAMES) {
    const { table, owner, target } = linkOf(strapi, UID_OF_KIND.guide, relation);
    const links = (await inTransaction(strapi, (from) => {
      const query = from(table).select(owner, target);
      return 'from' in ids
        ? query.whereBetween(owner, [ids.from, ids.to])
        : query.whereIn(owner, [...ids]);
    })) as Array<Record<string, number>>;
    targets.set(relation, new Map(links.map((link) => [link[owner]!, link[target]!])));
  }
  return (id) =>
    Object.fromEntries(
      NAMES.map((relation) => {
        const target = targets.get(relation)?.get(id);
        const key = target === undefined ? undefined : keys[relation].get(target);
        return [relation, key === undefined ? null : { [RELATIONS[relation].key]: key }];
      })
    );
}
