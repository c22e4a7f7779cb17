import type { Strapi } from '../../strapi';

/**
 * The search index in the database, beside Strapi's own tables (which leaves alone what it did not make):
 *
 *     gp_search_texts     distinct names, places and texts of guides, each once however many guides share it
 *     gp_search_tokens    SQLite: FTS5 over the tokens of texts; on PostgreSQL an indexed column of the first
 *     gp_search_entries   one row for each edition of a guide: what it is filtered by, and its three texts
 *     gp_search_state     how far in the edition log the index has come
 *
 * Rows follow from editions alone and are never changed: which of them a release shows, the edition log says.
 */
export const TEXTS = 'gp_search_texts';
export const TOKENS = 'gp_search_tokens';
export const ENTRIES = 'gp_search_entries';
export const STATE = 'gp_search_state';

export const isPostgres = (strapi: Strapi): boolean => strapi.db.dialect.client === 'postgres';

/** What is done in one transaction. */
export type Transaction = Parameters<Parameters<Strapi['db']['transaction']>[0]>[0]['trx'];

/** Makes the tables where they are not there yet. */
export async function ensureSearchTables(strapi: Strapi): Promise<void> {
  const knex = strapi.db.connection;
  if (await knex.schema.hasTable(STATE)) return;
  const postgres = isPostgres(strapi);
  await strapi.db.transaction(async ({ trx }) => {
    // Several nodes may start at once.
    if (postgres) await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    if (await trx.schema.hasTable(STATE)) return;
    await createTables(trx, postgres);
  });
}

const LOCK = 52_05_01;

async function createTables(trx: Transaction, postgres: boolean): Promise<void> {
  for (const statement of [...(postgres ? POSTGRES : SQLITE), ...COMMON]) await trx.raw(statement);
  await trx(STATE).insert({ id: 1, position: 0 });
}

const TEXT_COLUMNS = 'hash varchar(64) not null unique, text text not null, pinyin text not null';

const SQLITE = [
  `create table ${TEXTS} (id integer primary key, ${TEXT_COLUMNS})`,
  // Only which rows hold a token is asked, so neither text nor places are kept.
  `create virtual table ${TOKENS} using fts5(tokens, content='', detail=none, columnsize=0)`,
];

const POSTGRES = [
  `create table ${TEXTS} (id serial primary key, ${TEXT_COLUMNS}, tokens text[])`,
  `create index ${TEXTS}_tokens_idx on ${TEXTS} using gin (tokens)`,
];

const COMMON = [
  `create table ${ENTRIES} (
    sequence integer primary key, locale varchar(20) not null, code varchar(255) not null,
    level varchar(20) not null, region_code varchar(20) not null, item_type varchar(20) not null,
    handling_mode varchar(40) not null, served text not null,
    name_id integer not null, place_id integer not null, body_id integer not null
  )`,
  `create table ${STATE} (id integer primary key, position integer not null)`,
];

/** Ids of the texts that hold a token. */
export async function textsWith(strapi: Strapi, token: string): Promise<number[]> {
  const knex = strapi.db.connection;
  const found: unknown = isPostgres(strapi)
    ? await knex.raw(`select id from ${TEXTS} where tokens @> array[?]::text[]`, [token])
    : await knex.raw(`select rowid as id from ${TOKENS} where ${TOKENS} match ?`, [spelled(token)]);
  return rowsOf<{ id: number }>(found).map(({ id }) => id);
}

/** Stores the tokens of a text. */
export async function storeTokens(
  trx: Transaction,
  { id, tokens, postgres }: { id: number; tokens: readonly string[]; postgres: boolean }
): Promise<void> {
  if (postgres) {
    await trx.raw(`update ${TEXTS} set tokens = ?::text[] where id = ?`, [[...tokens], id]);
    return;
  }
  const text = tokens.map(spelled).join(' ');
  await trx.raw(`insert into ${TOKENS} (rowid, tokens) values (?, ?)`, [id, text]);
}

/** A token in ASCII letters, so that SQLite's own tokenizer finds nothing in it to split or to fold. */
export const spelled = (token: string): string =>
  `t${Buffer.from(token, 'utf16le').toString('hex')}`;

/** Drivers answer raw statements in forms of their own. */
export function rowsOf<T>(answer: unknown): T[] {
  if (Array.isArray(answer)) return answer as T[];
  return (answer as { rows: T[] }).rows;
}
