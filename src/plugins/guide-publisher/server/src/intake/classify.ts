import { PublisherError } from '../../../shared/contracts/errors';
import { countColumns, findHeader } from './headers';
import { HEADER_SEARCH_ROWS } from './limits';
import { listOfName, typeChoices, typeOfName } from './names';
import { problem } from './problems';
import { IMPORT_TYPES, TABLES, type ImportType, type ListTable, type Table } from './tables';
import type { Problem, RawRow, RowSource } from './types';

/** Which sheet of a file holds what. */

export interface ChildSource {
  readonly list: ListTable;
  readonly source: RowSource;
}

/** A main sheet with the sheets of its lists. */
export interface TableSet {
  readonly table: Table;
  readonly main: RowSource;
  readonly children: readonly ChildSource[];
}

export interface Classified {
  readonly sets: readonly TableSet[];
  readonly problems: readonly Problem[];
}

/**
 * Finds the main sheets and their lists: by `type`, by the names of sheets, by the name of the file, by the header.
 * @throws PublisherError `import.unknown-type`, `import.json-only`, `import.empty-file`
 */
export async function classify(params: {
  readonly sources: readonly RowSource[];
  readonly fileName: string;
  readonly type?: ImportType;
}): Promise<Classified> {
  const sheets = await Promise.all(
    params.sources.map(async (source) => ({ source, rows: await firstRows(source) }))
  );
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) throw new PublisherError('import.empty-file');
  const mains = findMains({ ...params, sheets: filled });
  if (mains.size === 0) throw new PublisherError('import.unknown-type', { choices: typeChoices() });
  const sets = new Map(
    [...mains].map(([sheet, table]) => [sheet, { table, children: [] as ChildSource[] }])
  );
  const problems: Problem[] = [];
  for (const sheet of filled) {
    if (mains.has(sheet)) continue;
    const owner = ownerOf(sheet, [...sets.values()]);
    if (owner) owner.set.children.push({ list: owner.list, source: sheet.source });
    else problems.push(unread(sheet.source.name));
  }
  return {
    sets: [...sets].map(([sheet, set]) => ({ ...set, main: sheet.source })),
    problems,
  };
}

/** The first filled rows of a sheet: enough to find its header. */
export async function firstRows(source: RowSource): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const row of source.rows()) {
    if (!isBlank(row)) rows.push(row);
    if (rows.length > HEADER_SEARCH_ROWS) break;
  }
  return rows;
}

export function isBlank(row: RawRow): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

interface Sheet {
  readonly source: RowSource;
  readonly rows: readonly RawRow[];
}

function findMains(params: {
  sheets: readonly Sheet[];
  fileName: string;
  type?: ImportType;
}): Map<Sheet, Table> {
  const { sheets, fileName, type } = params;
  const named = new Map(
    sheets.flatMap((sheet) => {
      const found = typeOfName(sheet.source.name);
      return found && (!type || found === type) ? [[sheet, tableOf(found)] as const] : [];
    })
  );
  if (named.size > 0) return named;
  const wanted = type ?? typeOfName(fileName);
  if (wanted) {
    const table = tableOf(wanted);
    const main = sheets.find((sheet) => !listOfName(table, sheet.source.name));
    return new Map(main ? [[main, table]] : []);
  }
  return new Map(
    sheets.flatMap((sheet) => {
      const found = typeOfHeader(sheet.rows);
      return found ? [[sheet, found] as const] : [];
    })
  );
}

function tableOf(type: ImportType): Table {
  if (TABLES[type].jsonOnly) throw new PublisherError('import.json-only', { type });
  return TABLES[type];
}

/** The one table that knows most columns of a header, its key among them; `null` when two know as many. */
function typeOfHeader(rows: readonly RawRow[]): Table | null {
  const ranked = IMPORT_TYPES.map((type) => TABLES[type])
    .filter(({ jsonOnly }) => !jsonOnly)
    .map((table) => ({ table, count: countWithKey(table, rows) }))
    .sort((a, b) => b.count - a.count);
  const [best, second] = ranked;
  return best && best.count > 0 && best.count > (second?.count ?? 0) ? best.table : null;
}

/** Columns of the header that a table knows; none when it lacks the key, or does not know most of the header. */
function countWithKey(table: Table, rows: readonly RawRow[]): number {
  const header = findHeader({ rows, columns: table.columns, sheet: '' });
  const known = header?.slots.flatMap((slot) => (slot ? [slot.column] : [])) ?? [];
  const hasKey = known.some(({ field }) => field === table.keys[0]);
  return header && hasKey && known.length > header.problems.length ? known.length : 0;
}

interface Owner {
  readonly table: Table;
  readonly children: ChildSource[];
}

/** The main table that a sheet's list belongs to: by name, and where several have such a list, by its key column. */
function ownerOf(sheet: Sheet, sets: readonly Owner[]): { set: Owner; list: ListTable } | null {
  const candidates = sets.flatMap((set) => {
    const list = listOfName(set.table, sheet.source.name);
    return list ? [{ set, list }] : [];
  });
  const byKey = candidates.find(({ set }) => {
    return countColumns(sheet.rows, set.table.keyColumns.slice(0, 1)) > 0;
  });
  return byKey ?? candidates[0] ?? null;
}

function unread(sheet: string): Problem {
  return problem('import.unread-sheet', { sheet, row: 0, severity: 'warning' }, { sheet });
}
