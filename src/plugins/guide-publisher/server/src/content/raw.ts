import { inTransaction, type From } from './database-rows';
import type { Strapi } from '../strapi';
import { tableOf } from './links';

/** A row by the names of its columns, each value as the database writes it: kept and put back, it is the same to the byte. */
export type RawRow = Readonly<Record<string, unknown>>;

/** The columns of a content type that are no relations, and its row id. */
function columnsOf(strapi: Strapi, uid: string): readonly string[] {
  const { attributes } = strapi.db.metadata.get(uid) as unknown as {
    attributes: Readonly<Record<string, { readonly columnName?: string }>>;
  };
  return Object.values(attributes).flatMap(({ columnName }) => columnName ?? []);
}

/** The column of an attribute; throws where it has none: the schema and the code have come apart. */
export function columnOf(strapi: Strapi, uid: string, attribute: string): string {
  const { attributes } = strapi.db.metadata.get(uid) as unknown as {
    attributes: Readonly<Record<string, { readonly columnName?: string } | undefined>>;
  };
  const column = attributes[attribute]?.columnName;
  if (!column) throw new Error(`${uid} has no column for ${attribute}`);
  return column;
}

/** Rows of a content type as they are, chosen by `where`. */
export async function readRaw(
  strapi: Strapi,
  uid: string,
  where: (query: ReturnType<From>) => ReturnType<From>
): Promise<RawRow[]> {
  const columns = columnsOf(strapi, uid);
  // As text: the driver of PostgreSQL would read JSON and instants into something that is written otherwise.
  const asText = (column: string) =>
    column === 'id' ? column : strapi.db.connection.raw('??::text as ??', [column, column]);
  const wanted = strapi.db.dialect.client === 'postgres' ? columns.map(asText) : columns;
  return (await inTransaction(strapi, (from) =>
    where(from(tableOf(strapi, uid))).select(wanted as string[])
  )) as RawRow[];
}
