import type { Strapi } from '../strapi';

/** The table in which Strapi keeps a relation, by the names that it has in the database. */
export interface Link {
  readonly table: string;
  /** Column with the row id of the side that has the attribute. */
  readonly owner: string;
  /** Column with the row id of what it points to. */
  readonly target: string;
}

interface JoinTable {
  readonly name: string;
  readonly joinColumn: { readonly name: string };
  readonly inverseJoinColumn: { readonly name: string };
}

/** Throws where the attribute is no relation: the schema and the code have come apart. */
export function linkOf(strapi: Strapi, uid: string, attribute: string): Link {
  const { attributes } = strapi.db.metadata.get(uid) as unknown as {
    attributes: Readonly<Record<string, { readonly joinTable?: JoinTable } | undefined>>;
  };
  const join = attributes[attribute]?.joinTable;
  if (!join) throw new Error(`${uid} has no relation ${attribute}`);
  const { name, joinColumn, inverseJoinColumn } = join;
  return { table: name, owner: joinColumn.name, target: inverseJoinColumn.name };
}

/** The database table of a content type. */
export const tableOf = (strapi: Strapi, uid: string): string =>
  strapi.db.metadata.get(uid).tableName;
