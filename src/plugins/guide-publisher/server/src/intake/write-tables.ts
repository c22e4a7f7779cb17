import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { once } from 'node:events';
import { stringify } from 'csv-stringify';
import { PublisherError } from '../../../shared/contracts/errors';
import { TABLES, type Column, type ImportType, type ListTable, type Table } from './tables';
import { BLANK_CELL, cellText, cellsOf, headersOf, mainColumns } from './write-cells';
import { EXPLICIT_BLANK } from './protect';
import type { OutCell } from './write-cells';
import { writeWorkbook, type OutSheet } from './write-xlsx';

/** Records out, in the form that `readRecords` takes: reading what was written gives equal records. */

type Records = AsyncIterable<unknown> | Iterable<unknown>;

export interface Written {
  readonly records: number;
  /** The file asked for, then the files of its lists. */
  readonly files: readonly string[];
}

/**
 * Writes records of one type as `.csv` (with child files beside it), `.xlsx` or `.json`, by the ending of `out`.
 * @throws PublisherError `export.unknown-form`, `export.too-large`, `import.json-only`
 */
export async function writeRecords(params: {
  readonly type: ImportType;
  readonly records: Records;
  readonly out: string;
}): Promise<Written> {
  const { type, records, out } = params;
  const table = TABLES[type];
  const ending = extname(out).toLowerCase();
  if (ending === '.json') return writeJson(type, records, out);
  if (ending !== '.csv' && ending !== '.xlsx') {
    throw new PublisherError('export.unknown-form', { file: out });
  }
  if (table.jsonOnly) throw new PublisherError('import.json-only', { type });
  return ending === '.csv' ? writeCsv(table, records, out) : writeXlsx(table, records, out);
}

async function writeJson(type: ImportType, records: Records, out: string): Promise<Written> {
  const file = createWriteStream(out);
  const put = (text: string) => (file.write(text) ? undefined : once(file, 'drain'));
  let count = 0;
  await put(`{"type":${JSON.stringify(type)},"records":[`);
  for await (const record of records) {
    await put(`${count > 0 ? ',' : ''}\n${JSON.stringify(record)}`);
    count += 1;
  }
  file.end('\n]}\n');
  await once(file, 'finish');
  return { records: count, files: [out] };
}

async function writeCsv(table: Table, records: Records, out: string): Promise<Written> {
  const main = openCsvFile(out, headersOf(mainColumns(table)));
  const children = new Map<ListTable, ReturnType<typeof openCsvFile>>();
  const pathOf = (list: ListTable) => out.replace(/\.csv$/iu, `.${list.field}.csv`);
  let count = 0;
  for await (const record of records as AsyncIterable<Readonly<Record<string, unknown>>>) {
    count += 1;
    await main.write(cellsOf(mainColumns(table), record));
    for (const list of table.lists) {
      for (const row of listRows(table, list, record)) {
        const child = children.get(list) ?? openCsvFile(pathOf(list), listHeaders(table, list));
        children.set(list, child);
        await child.write(row);
      }
    }
  }
  await Promise.all([main, ...children.values()].map((file) => file.close()));
  // A child file of an earlier export would be read as a list of these records.
  const unused = table.lists.filter((list) => !children.has(list));
  await Promise.all(unused.map((list) => rm(pathOf(list), { force: true })));
  return { records: count, files: [out, ...[...children.keys()].map(pathOf)] };
}

/** With a byte order mark, so that spreadsheet programs take the file for UTF-8. */
function openCsvFile(path: string, header: readonly string[]) {
  const file = createWriteStream(path);
  const csv = stringify({ bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/u });
  csv.pipe(file);
  csv.write(header);
  return {
    async write(cells: readonly OutCell[]) {
      if (!csv.write(cells.map(cellText))) await once(csv, 'drain');
    },
    async close() {
      const finished = once(file, 'finish');
      csv.end();
      await finished;
    },
  };
}

async function writeXlsx(table: Table, records: Records, out: string): Promise<Written> {
  const main = sheetOf(table.title['zh-Hans'], mainColumns(table));
  const lists = table.lists.map((list) => ({
    list,
    sheet: sheetOf(list.label['zh-Hans'], [...table.keyColumns, ...list.columns]),
  }));
  let count = 0;
  for await (const record of records as AsyncIterable<Readonly<Record<string, unknown>>>) {
    count += 1;
    main.rows.push(cellsOf(mainColumns(table), record));
    for (const { list, sheet } of lists) sheet.rows.push(...listRows(table, list, record));
  }
  const filled = lists.map(({ sheet }) => sheet).filter((sheet) => sheet.rows.length > 0);
  await writeWorkbook([main, ...filled], out);
  return { records: count, files: [out] };
}

function sheetOf(name: string, columns: readonly Column[]): OutSheet & { rows: OutCell[][] } {
  return { name, headers: headersOf(columns), rows: [] };
}

function listHeaders(table: Table, list: ListTable): string[] {
  return headersOf([...table.keyColumns, ...list.columns]);
}

/** Rows of one list of one record; an override that is deliberately empty is one row that says so. */
function listRows(
  table: Table,
  list: ListTable,
  record: Readonly<Record<string, unknown>>
): OutCell[][] {
  const overrides = (record['overrides'] ?? {}) as Readonly<Record<string, unknown>>;
  const entries = (list.override ? overrides : record)[list.field];
  if (!Array.isArray(entries)) return [];
  const key = cellsOf(table.keyColumns, record);
  if (entries.length > 0) {
    return entries.map((entry: Readonly<Record<string, unknown>>) => [
      ...key,
      ...cellsOf(list.columns, entry),
    ]);
  }
  if (!list.override) return [];
  const blanks = headersOf(list.columns)
    .slice(1)
    .map(() => BLANK_CELL);
  return [[...key, { kind: 'text', text: EXPLICIT_BLANK }, ...blanks]];
}
