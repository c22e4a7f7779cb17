import { newDocumentId } from '../../../shared/document-id';
import type { Strapi } from '../strapi';
import { tableOf } from './links';

/**
 * Rows written into the tables, many in one statement. No document-service middleware is told; who calls this does what
 * they would have done. Everything runs in the transaction around it.
 */

interface Column {
  readonly type: string;
  readonly columnName?: string;
  readonly default?: unknown;
}

export type Values = Readonly<Record<string, unknown>>;

export interface Upsert {
  /** Attributes of a unique index: a row that has these values already is changed instead. */
  readonly key: readonly string[];
  readonly rows: readonly Values[];
  /** Attributes that an existing row takes over. */
  readonly change: readonly string[];
  readonly at: Date;
  /** An attribute with an instant: an existing row that is later than `at` stays as it is. */
  readonly unlessLater?: string;
}

/** No two rows may have the same key: PostgreSQL refuses to change a row twice in one statement. */
export async function upsertRows(
  strapi: Strapi,
  uid: string,
  { key, rows, change, at, unlessLater }: Upsert
): Promise<void> {
  const columns = columnsOf(strapi, uid);
  const table = tableOf(strapi, uid);
  const names = (attributes: readonly string[]) => attributes.map((name) => nameOf(columns, name));
  const data = rows.map((row) =>
    toDatabase(columns, { ...defaultsOf(columns), createdAt: at, updatedAt: at, ...row })
  );
  await inTransaction(strapi, async (from) => {
    for (const part of slices(data, ROWS_PER_STATEMENT)) {
      const upsert = from(table)
        .insert(part)
        .onConflict(names(key))
        .merge(names([...change, 'updatedAt']));
      if (unlessLater) upsert.where(`${table}.${nameOf(columns, unlessLater)}`, '<=', at);
      await upsert;
    }
  });
}

/** New rows, through Strapi's database layer; none are fine too. */
export async function insertRows(
  strapi: Strapi,
  uid: string,
  rows: readonly Values[]
): Promise<void> {
  if (rows.length === 0) return;
  await strapi.db.query(uid).createMany({
    data: rows.map((row) => ({ documentId: newDocumentId(), ...row })) as never,
  });
}

/** Below the 32,766 parameters of one SQLite statement at 80 columns. */
const ROWS_PER_STATEMENT = 200;

type Query = ReturnType<Strapi['db']['connection']>;

/** A query on a table, inside a transaction. */
export type From = (table: string) => Query;

/** Runs a task with tables of the database that are part of the transaction around it, or of one of its own. */
export async function inTransaction<T>(
  strapi: Strapi,
  task: (from: From) => Promise<T>
): Promise<T> {
  return await strapi.db.transaction(({ trx }) =>
    task((table) => strapi.db.getConnection(table).transacting(trx))
  );
}

function columnsOf(strapi: Strapi, uid: string): Readonly<Record<string, Column>> {
  return strapi.db.metadata.get(uid).attributes as unknown as Readonly<Record<string, Column>>;
}

/** What Strapi puts where nothing is given: a document id, and the instant of publication of what knows no drafts. */
function defaultsOf(columns: Readonly<Record<string, Column>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([attribute, { default: value }]) => {
      if (value === undefined) return [];
      if (attribute === 'documentId') return [[attribute, newDocumentId()]];
      return [[attribute, typeof value === 'function' ? value() : value]];
    })
  );
}

function nameOf(columns: Readonly<Record<string, Column>>, attribute: string): string {
  const column = columns[attribute];
  if (!column) throw new Error(`no attribute ${attribute}`);
  return column.columnName ?? attribute;
}

function toDatabase(
  columns: Readonly<Record<string, Column>>,
  values: Values
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [attribute, value] of Object.entries(values)) {
    if (value === undefined) continue;
    row[nameOf(columns, attribute)] = valueFor(columns[attribute]!.type, value);
  }
  return row;
}

function valueFor(type: string, value: unknown): unknown {
  if (value === null) return null;
  if (type === 'json') return JSON.stringify(value);
  return type === 'datetime' ? new Date(value as string | Date) : value;
}

/** A list in parts of at most `size`. */
export function* slices<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let i = 0; i < list.length; i += size) yield list.slice(i, i + size);
}
