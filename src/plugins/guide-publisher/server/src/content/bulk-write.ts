import type { Locale } from '../../../domain/codes/tables';
import type { Strapi } from '../strapi';
import { newDocumentId } from '../../../shared/document-id';
import { inTransaction, upsertRows } from './database-rows';
import { linkOf, type Link } from './links';
import {
  KEY_FIELD,
  rowPlan,
  uidOf,
  type RecordOf,
  type RecordType,
  type RowPlan,
} from './record-rows';
import { readStored, type Stored } from './stored';
import { createTargets, type Targets } from './targets';
import { writeDocument } from './write';

/** What became of a record. */
export interface Written {
  readonly documentId: string;
  /** Was it new, or other than what was stored? */
  readonly changed: boolean;
}

/** One record to write. */
export interface Writing<T extends RecordType> {
  readonly record: RecordOf[T];
  /** May it be left alone, given what is stored or was to be written before it? */
  readonly same: (stored: RecordOf[T]) => boolean;
}

/**
 * Writes many records of one type at once and leaves exactly the rows that the document service would have left; see
 * docs/adr. What Strapi spreads over other rows (languages of a document, places among siblings) goes through it.
 */
export interface BulkWriter {
  /**
   * Writes the working copies, in one transaction, or in that of the caller. Of several records with one key the last
   * stays. Answers in the order of the records. Throws `content.not-found` for a relation to a key that nothing has.
   */
  write<T extends RecordType>(type: T, writings: ReadonlyArray<Writing<T>>): Promise<Written[]>;
}

/** One writer per import: it remembers the rows that relations point to. */
export function createBulkWriter(
  strapi: Strapi,
  { locale, now }: { readonly locale: Locale; readonly now: () => Date }
): BulkWriter {
  const targets = createTargets(strapi, locale);

  return {
    write: async (type, writings) =>
      await strapi.db.transaction(async () => {
        const plans = writings.map(({ record }) => rowPlan(type, record));
        const keys = plans.map(({ values }) => String(values[KEY_FIELD[type]]));
        const stored = await readStored(strapi, { type, keys: [...new Set(keys)], locale });
        const { changed, last } = compare(writings, keys, stored);
        const work = { strapi, type, locale, at: now(), targets };
        const ids = await writeLast(work, {
          keys: [...last.keys()],
          plans: new Map(keys.map((key, i) => [key, plans[i]!])),
          records: last,
          stored,
        });
        return keys.map((key, i) => ({
          documentId: ids.get(key) ?? stored.get(key)!.documentId,
          changed: changed[i]!,
        }));
      }),
  };
}

/** Which records bring something new, and for each key the record that stays where it is not the stored one. */
function compare<T extends RecordType>(
  writings: ReadonlyArray<Writing<T>>,
  keys: readonly string[],
  stored: ReadonlyMap<string, Stored<T>>
): { changed: boolean[]; last: ReadonlyMap<string, RecordOf[T]> } {
  const last = new Map<string, RecordOf[T]>();
  const changed = writings.map(({ record, same }, i) => {
    const key = keys[i]!;
    const present = last.get(key) ?? stored.get(key)?.record;
    if (present && same(present)) return false;
    last.set(key, record);
    return true;
  });
  return { changed, last };
}

interface Work<T extends RecordType> {
  readonly strapi: Strapi;
  readonly type: T;
  readonly locale: Locale;
  readonly at: Date;
  readonly targets: Targets;
}

interface Last<T extends RecordType> {
  readonly keys: readonly string[];
  readonly plans: ReadonlyMap<string, RowPlan>;
  readonly records: ReadonlyMap<string, RecordOf[T]>;
  readonly stored: ReadonlyMap<string, Stored<T>>;
}

/** Writes and gives the document ids of what is new, by key. */
async function writeLast<T extends RecordType>(
  work: Work<T>,
  { keys, plans, records, stored }: Last<T>
): Promise<ReadonlyMap<string, string>> {
  const { strapi, type, locale, targets } = work;
  await targets.load(
    keys.flatMap((key) => Object.values(plans.get(key)!.relations)),
    keys,
    type
  );
  const rows: PlannedRow[] = [];
  const ids = new Map<string, string>();
  for (const key of keys) {
    const [plan, before] = [plans.get(key)!, stored.get(key)];
    if (isSpread(work, plan, before)) {
      const documentId = await writeDocument(strapi, { type, record: records.get(key)!, locale });
      ids.set(key, documentId);
    } else {
      const documentId = before?.documentId ?? newDocumentId();
      rows.push({ key, plan, id: before?.id ?? null, documentId });
      ids.set(key, documentId);
    }
  }
  await insert(
    work,
    rows.filter(({ id }) => id === null)
  );
  await update(
    work,
    rows.filter(({ id }) => id !== null)
  );
  return ids;
}

interface PlannedRow {
  readonly key: string;
  readonly plan: RowPlan;
  /** Row id of the working copy; null for a new document. */
  readonly id: number | null;
  readonly documentId: string;
}

/** Must Strapi itself write it, because rows of other documents or languages change with it? */
function isSpread<T extends RecordType>(
  { strapi, type, targets }: Work<T>,
  { relations }: RowPlan,
  stored: Stored<T> | undefined
): boolean {
  const elsewhere = Object.values(relations).some((target) => targets.isElsewhere(target));
  if (!stored) return elsewhere;
  if (elsewhere || !stored.alone || stored.id === null || stored.record === null) return true;
  const before = rowPlan(type, stored.record).relations;
  return Object.entries(relations).some(
    ([name, { key }]) =>
      before[name]?.key !== key && linkOf(strapi, uidOf(type), name).placeAtTarget !== null
  );
}

async function insert<T extends RecordType>(work: Work<T>, rows: PlannedRow[]): Promise<void> {
  const { strapi, type, locale, at, targets } = work;
  if (rows.length === 0) return;
  const uid = uidOf(type);
  await strapi.db.query(uid).createMany({
    data: rows.map(({ plan, documentId }) => ({
      ...plan.values,
      documentId,
      locale,
      publishedAt: publishedAt(work),
      createdAt: at,
      updatedAt: at,
    })) as never,
  });
  const created = (await strapi.db.query(uid).findMany({
    select: ['id', 'documentId'],
    where: { documentId: { $in: rows.map(({ documentId }) => documentId) }, locale },
  })) as Array<{ id: number; documentId: string }>;
  const ids = new Map(created.map((row) => [row.documentId, row.id]));
  const placed = rows.map((row) => ({ ...row, id: ids.get(row.documentId)! }));
  for (const { key, id } of placed) targets.add(type, key, id);
  await forEachRelation(work, placed, addLinks);
}

async function update<T extends RecordType>(work: Work<T>, rows: PlannedRow[]): Promise<void> {
  const { strapi, type, locale, at } = work;
  const [first] = rows;
  if (!first) return;
  await upsertRows(strapi, uidOf(type), {
    key: ['id'],
    at,
    rows: rows.map(({ id, documentId, plan }) => ({
      id,
      documentId,
      locale,
      publishedAt: publishedAt(work),
      ...plan.values,
    })),
    change: ['publishedAt', ...Object.keys(first.plan.values)],
  });
  const placed = rows.map((row) => ({ ...row, id: row.id! }));
  await forEachRelation(work, placed, async (parts) => {
    const { link, pairs } = parts;
    await inTransaction(strapi, async (from) => {
      const owners = pairs.map(({ owner }) => owner);
      const present = (await from(link.table)
        .select('id', link.owner, link.target)
        .whereIn(link.owner, owners)) as Array<Record<string, number>>;
      const wanted = new Map(pairs.map(({ owner, target }) => [owner, target]));
      const gone = present.filter((row) => wanted.get(row[link.owner]!) !== row[link.target]);
      await from(link.table)
        .delete()
        .whereIn(
          'id',
          gone.map(({ id }) => id!)
        );
      const kept = new Set(
        present.filter((row) => !gone.includes(row)).map((row) => row[link.owner])
      );
      await addLinks({ ...parts, pairs: pairs.filter(({ owner }) => !kept.has(owner)) });
    });
  });
}

/** What the document service puts there: the time of writing where a type knows no drafts. */
function publishedAt({ strapi, type, at }: Work<RecordType>): Date | null {
  const { options } = strapi.contentType(uidOf(type));
  return options?.draftAndPublish ? null : at;
}

interface LinkWork {
  readonly strapi: Strapi;
  readonly link: Link;
  readonly pairs: ReadonlyArray<{ readonly owner: number; readonly target: number | null }>;
}

async function forEachRelation<T extends RecordType>(
  { strapi, type, targets }: Work<T>,
  rows: ReadonlyArray<PlannedRow & { readonly id: number }>,
  task: (work: LinkWork) => Promise<void>
): Promise<void> {
  for (const name of Object.keys(rows[0]?.plan.relations ?? {})) {
    const pairs = rows.map(({ id, plan }) => ({
      owner: id,
      target: targets.rowId(plan.relations[name]!),
    }));
    await task({ strapi, link: linkOf(strapi, uidOf(type), name), pairs });
  }
}

async function addLinks({ strapi, link, pairs }: LinkWork): Promise<void> {
  const { table, owner, target, placeAtTarget } = link;
  const rows: Array<Record<string, number>> = pairs.flatMap((pair) =>
    pair.target === null ? [] : [{ [owner]: pair.owner, [target]: pair.target }]
  );
  if (rows.length === 0) return;
  await inTransaction(strapi, async (from) => {
    if (placeAtTarget) {
      const places = (await from(table)
        .select(target)
        .max(placeAtTarget, { as: 'last' })
        .whereIn(target, [...new Set(rows.map((row) => row[target]!))])
        .groupBy(target)) as Array<Record<string, number>>;
      const last = new Map(places.map((row) => [row[target]!, row.last ?? 0]));
      for (const row of rows) {
        const place = (last.get(row[target]!) ?? 0) + 1;
        last.set(row[target]!, place);
        row[placeAtTarget] = place;
      }
    }
    await from(table).insert(rows);
  });
}
