import type { Application } from './application';

/** Rows of tables as the database has them, to compare to the byte. */
export type Rows = ReadonlyArray<Readonly<Record<string, unknown>>>;

/** All rows of a table in order of row id; instants and JSON as text on PostgreSQL, whose driver would read them. */
export async function rowsOf({ strapi }: Application, table: string): Promise<Rows> {
  const knex = strapi.db.connection;
  if (strapi.db.dialect.client !== 'postgres') return knex(table).select('*').orderBy('id');
  const { rows } = await knex.raw('select row_to_json(t)::text as row from ?? t order by id', [
    table,
  ]);
  return rows.map(({ row }: { row: string }) => ({ row }));
}

/** The tables that hold a guide, without the logs that only grow: editions, audit, jobs and the push itself. */
export const GUIDE_TABLES = [
  'service_guides',
  'service_guides_standard_item_lnk',
  'service_guides_organization_lnk',
  'service_guides_hall_lnk',
  'gp_reviews',
  'gp_check_results',
  'gp_waivers',
];

/** What is in the tables of guides now. */
export async function guideRows(app: Application): Promise<Readonly<Record<string, Rows>>> {
  const tables: Record<string, Rows> = {};
  for (const table of GUIDE_TABLES) tables[table] = await rowsOf(app, table);
  return tables;
}
