import type { EditionRow } from '../editions/rows';
import { TABLES, type Strapi } from '../strapi';
import type { Where } from './visibility';

/** Columns of the edition table that the API reads. */
export interface EditionColumns extends EditionRow {
  readonly itemType: string | null;
  readonly handlingMode: string | null;
  readonly level: string | null;
  readonly basicCode: string | null;
  readonly organizationCode: string | null;
  readonly regionCode: string | null;
}

export type Column = keyof EditionColumns;

/** The edition table, read-only. Each method is one query, however many rows it answers with. */
export interface EditionTable {
  find<C extends Column>(params: Find<C>): Promise<Array<Pick<EditionColumns, C>>>;
  count(where: Where): Promise<number>;
}

export interface Find<C extends Column> {
  readonly where: Where;
  readonly columns: readonly C[];
  readonly orderBy?: ReadonlyArray<Readonly<Record<string, string>>>;
  readonly limit?: number;
  readonly offset?: number;
}

/** The table over Strapi's database. */
export function createEditionTable(strapi: Strapi): EditionTable {
  const editions = () => strapi.db.query(TABLES.edition);
  return {
    async find<C extends Column>({ where, columns, orderBy, limit, offset }: Find<C>) {
      const rows: unknown = await editions().findMany({
        where,
        select: [...columns],
        ...(orderBy ? { orderBy: [...orderBy] } : {}),
        ...(limit === undefined ? {} : { limit }),
        ...(offset === undefined ? {} : { offset }),
      });
      return rows as Array<Pick<EditionColumns, C>>;
    },
    count: (where) => editions().count({ where }),
  };
}
