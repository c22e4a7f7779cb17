import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/**
 * Columns that no two runs share: ids made at random, the clock of Strapi's bookkeeping, and what holds a copy of both
 * (`after` of a guide of a push, whose rows are compared themselves).
 */
const TECHNICAL = new Set(['document_id', 'created_at', 'updated_at', 'published_at', 'after']);

const GUIDES = [
  'service_guides',
  'service_guides_standard_item_lnk',
  'service_guides_organization_lnk',
  'service_guides_hall_lnk',
];
const OWN = ['gp_reviews', 'gp_check_results'];
const LOGS = ['gp_editions', 'gp_audit_entries', 'gp_push_guides', 'gp_pushes'];

type Dump = ReadonlyMap<string, string>;

/** All that a push writes, by table: of guides every byte, of the plugin's tables what is not technical. */
export function dumpAll(file: string): Dump {
  return dump(file, [
    ...GUIDES.map((table) => ({ table, without: new Set<string>() })),
    ...[...OWN, ...LOGS].map((table) => ({ table, without: TECHNICAL })),
  ]);
}

/** All rows of guides, every byte of them; and what is public, without its place in the log, which only grows. */
export function dumpGuides(file: string): Dump {
  const tables = [...GUIDES, ...OWN].map((table) => ({ table, without: new Set<string>() }));
  return new Map([...dump(file, tables), ['public', publicTexts(file)]]);
}

function dump(
  file: string,
  tables: ReadonlyArray<{ readonly table: string; readonly without: ReadonlySet<string> }>
): Dump {
  return withDatabase(file, (database) => {
    const found = new Map<string, string>();
    for (const { table, without } of tables) {
      const columns = database
        .prepare(`select name from pragma_table_info('${table}')`)
        .pluck()
        .all() as string[];
      const wanted = columns.filter((name) => !without.has(name));
      found.set(
        table,
        digest(database.prepare(`select ${wanted.join(',')} from ${table} order by id`))
      );
    }
    return found;
  });
}

function publicTexts(file: string): string {
  return withDatabase(file, (database) =>
    digest(
      database.prepare(
        `select kind, code, edition_locale, hash, document, provenance from gp_editions
         where retired_sequence is null order by kind, code, edition_locale`
      )
    )
  );
}

function digest(statement: Database.Statement): string {
  const hash = createHash('sha256');
  let rows = 0;
  for (const row of statement.iterate()) {
    hash.update(JSON.stringify(row)).update('\n');
    rows += 1;
  }
  return `${rows} rows ${hash.digest('hex')}`;
}

function withDatabase<T>(file: string, task: (database: Database.Database) => T): T {
  const database = new Database(file, { readonly: true });
  try {
    return task(database);
  } finally {
    database.close();
  }
}

/** Tables that differ; null where none does. */
export function difference(one: Dump, other: Dump): string | null {
  const tables = [...one].filter(([table, rows]) => other.get(table) !== rows);
  return tables.length === 0
    ? null
    : tables.map(([table, rows]) => `${table}: ${rows} ≠ ${other.get(table)}`).join('; ');
}
