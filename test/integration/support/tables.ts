import type { Core } from '@strapi/strapi';

/** Rows of all content, as text that is the same in two databases with the same content. */
export type Snapshot = Readonly<Record<string, readonly string[]>>;

type Row = Record<string, unknown>;

/** Tables that say nothing of content: Strapi's own, accounts, the search index that follows the log, the runs of imports themselves. */
const LEFT_OUT =
  /^(?:strapi_|admin_|up_|i18n_|files|upload_|sqlite_|gp_import_runs|gp_sites|gp_jobs|gp_search_|.*admin)/u;

/** Columns that name a row of a content type: what they hold differs between databases. */
const KEYS: Readonly<Record<string, string>> = {
  regions: 'code',
  organizations: 'credit_code',
  service_halls: 'code',
  standard_items: 'basic_code',
  service_guides: 'code',
  flowcharts: 'code',
  certificates: 'code',
  intermediary_services: 'code',
  templates: 'code',
};

/**
 * Every row of every table, sorted: row ids and document ids by what they name, instants as such, everything else as it
 * stands. Order among the rows of one table is told by columns that mean it, not by ids.
 */
export async function snapshotOf(
  strapi: Core.Strapi,
  { replace = {} }: { readonly replace?: Readonly<Record<string, string>> } = {}
): Promise<Snapshot> {
  const tables = (await tableNames(strapi)).filter((name) => !LEFT_OUT.test(name)).sort();
  const rows = new Map<string, Row[]>();
  for (const table of tables) rows.set(table, await strapi.db.getConnection(table).select('*'));
  const names = namesOf(rows);
  const snapshot: Record<string, readonly string[]> = {};
  for (const [table, list] of rows) {
    snapshot[table] = list.map((row) => textOf(row, { table, names, replace })).sort();
  }
  return snapshot;
}

async function tableNames(strapi: Core.Strapi): Promise<string[]> {
  const { connection, dialect } = strapi.db;
  if (dialect.client === 'sqlite') {
    const rows = (await connection('sqlite_master')
      .select('name')
      .where({ type: 'table' })) as Row[];
    return rows.map(({ name }) => String(name));
  }
  const rows = (await connection('information_schema.tables')
    .select('table_name')
    .where({ table_schema: 'public' })) as Row[];
  return rows.map((row) => String(row['table_name']));
}

interface Names {
  /** By table and row id. */
  readonly rows: ReadonlyMap<string, string>;
  readonly documents: ReadonlyMap<string, string>;
}

function namesOf(tables: ReadonlyMap<string, readonly Row[]>): Names {
  const rows = new Map<string, string>();
  const documents = new Map<string, string>();
  for (const [table, key] of Object.entries(KEYS)) {
    for (const row of tables.get(table) ?? []) {
      const version = row['published_at'] === null ? 'draft' : 'public';
      rows.set(`${table} ${row['id']}`, `${table}/${row[key]}/${row['locale']}/${version}`);
      documents.set(String(row['document_id']), `${table}/${row[key]}`);
    }
  }
  return { rows, documents };
}

interface Reading {
  readonly table: string;
  readonly names: Names;
  readonly replace: Readonly<Record<string, string>>;
}

const INSTANT = /\d{4}-\d{2}-\d{2}T[\d:.]+Z/gu;
const TIMES = /(?:^|_)at$/u;

function textOf(row: Row, { table, names, replace }: Reading): string {
  const plain = Object.entries(row).flatMap(([column, value]): Array<[string, unknown]> => {
    if (column === 'id') return [];
    if (value !== null && TIMES.test(column)) return [[column, 'instant']];
    if (column === 'document_id') return [[column, nameOfDocument(names, String(value))]];
    const target = /^(?:inv_)?(.+)_id$/u.exec(column)?.[1];
    const owner = target && table.endsWith('_lnk') ? targetTable(target) : null;
    if (owner) return [[column, names.rows.get(`${owner} ${String(value)}`) ?? 'nothing']];
    return [[column, column === 'subject_id' ? names.documents.get(String(value)) : value]];
  });
  let text = JSON.stringify(Object.fromEntries(plain)).replace(INSTANT, 'instant');
  for (const [from, to] of Object.entries(replace)) text = text.replaceAll(from, to);
  return text;
}

/** A row of the plugin's own tables has a document id that nothing refers to. */
const nameOfDocument = (names: Names, id: string): string =>
  names.documents.get(id) ?? (id === 'null' ? 'none' : 'own');

const targetTable = (singular: string): string | null =>
  Object.keys(KEYS).find((table) => table === `${singular}s`) ?? null;

/** Most differences that are told; the first is what one mends. */
const MOST_TOLD = 20;
/** Characters of a value that are told. */
const MOST_SHOWN = 120;

/** Where two snapshots part, in words short enough to read; empty when they agree. */
export function differences(ours: Snapshot, theirs: Snapshot): string[] {
  const tables = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return tables
    .flatMap((table) => differencesIn(table, ours[table] ?? [], theirs[table] ?? []))
    .slice(0, MOST_TOLD);
}

function differencesIn(
  table: string,
  ours: readonly string[],
  theirs: readonly string[]
): string[] {
  const extra = without(ours, theirs);
  const missing = without(theirs, ours);
  const told = extra.map((row, i) => `${table}: ${firstDifference(row, missing[i])}`);
  return [...told, ...missing.slice(extra.length).map((row) => `${table}: missing ${shown(row)}`)];
}

/** The texts of a list that another has not, counting repeated ones. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of others) counts.set(text, (counts.get(text) ?? 0) + 1);
  return list.filter((text) => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    return count <= 0;
  });
}

function firstDifference(ours: string, theirs: string | undefined): string {
  if (theirs === undefined) return `unexpected ${shown(ours)}`;
  const [a, b] = [JSON.parse(ours) as Row, JSON.parse(theirs) as Row];
  const column = Object.keys({ ...a, ...b }).find(
    (each) => shown(a[each], 1e9) !== shown(b[each], 1e9)
  );
  return `${column}: ${shown(a[column!])} instead of ${shown(b[column!])} in ${shown(ours)}`;
}

const shown = (value: unknown, length = MOST_SHOWN): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')).slice(0, length);
