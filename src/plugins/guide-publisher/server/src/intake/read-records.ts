import { basename } from 'node:path';
import { ChildRows } from './child-rows';
import { classify, firstRows, isBlank, type Classified, type TableSet } from './classify';
import { convertRow } from './convert-row';
import { keyOf, parseRecord, type Place } from './finish-record';
import { findHeader, type Header } from './headers';
import { keyProblems } from './keys';
import { isListName, listOfName } from './names';
import { problem, problemOfError } from './problems';
import { nameOf, openCsv } from './read-csv';
import { readJsonRecords, typesOfJson } from './read-json-records';
import { openXlsx } from './read-xlsx';
import { sniff, type FileForm } from './sniff';
import type { Column, ImportType, Table } from './tables';
import type { Problem, RawRow, RecordRow } from './types';
import { PublisherError } from '../../../shared/contracts/errors';

/**
 * Reads the records of a CSV, XLSX or JSON file one by one, each parsed or with what is wrong with it.
 * Never throws: a file that cannot be read gives one row with one problem.
 */
export async function* readRecords(
  file: string,
  { type }: { readonly type?: ImportType | undefined } = {}
): AsyncGenerator<RecordRow> {
  try {
    const form = await sniff(file);
    if (form === 'json') {
      yield* readJsonRecords(file, type);
      return;
    }
    const { sets, problems } = await openTables({ file, form, ...(type ? { type } : {}) });
    if (problems.length > 0)
      yield { about: 'table', sheet: basename(file), row: 0, key: '', problems };
    for (const set of sets) yield* readSet(set);
  } catch (error) {
    const failure = problemOfError(error, basename(file));
    yield { about: 'table', sheet: failure.sheet, row: failure.row, key: '', problems: [failure] };
  }
}

/** The types that a file holds, without reading its records; none when it cannot be read or told. */
export async function typesOfFile(file: string): Promise<readonly ImportType[]> {
  try {
    const form = await sniff(file);
    if (form === 'json') return await typesOfJson(file);
    const { sets } = await openTables({ file, form });
    return sets.map(({ table }) => table.type);
  } catch {
    return [];
  }
}

async function openTables(params: {
  file: string;
  form: Exclude<FileForm, 'json'>;
  type?: ImportType;
}): Promise<Classified> {
  const { file, form, ...rest } = params;
  const fileName = nameOf(file);
  if (form === 'xlsx') return classify({ sources: await openXlsx(file), fileName, ...rest });
  const { main, children } = await openCsv(file, isListName);
  const { sets } = await classify({ sources: [main], fileName, ...rest });
  const [set] = sets;
  if (!set) return { sets, problems: [] };
  return addCsvChildren(set, children);
}

/** Child files lie beside the main file; those of other tables of the same name are reported. */
function addCsvChildren(
  set: TableSet,
  sources: Awaited<ReturnType<typeof openCsv>>['children']
): Classified {
  const children = sources.flatMap((source) => {
    const list = listOfName(set.table, source.name);
    return list ? [{ list, source }] : [];
  });
  const known = new Set(children.map(({ source }) => source));
  const problems = sources
    .filter((source) => !known.has(source))
    .map(({ name }) =>
      problem('import.unread-sheet', { sheet: name, row: 0, severity: 'warning' }, { sheet: name })
    );
  return { sets: [{ ...set, children }], problems };
}

async function* readSet(set: TableSet): AsyncGenerator<RecordRow> {
  const { table, main } = set;
  const { type } = table;
  const header = await headerOf(set);
  if (header.problems.length > 0) yield headerRow(type, main.name, header.row, header.problems);
  const children: ChildRows[] = [];
  try {
    for (const child of set.children) {
      const rows = await ChildRows.load(table, child);
      children.push(rows);
      if (rows.headerProblems.length > 0) {
        yield headerRow(type, child.source.name, rows.headerProblems[0]!.row, rows.headerProblems);
      }
    }
    yield* readMain({ set, header, children });
  } finally {
    for (const child of children) child.close();
  }
}

async function* readMain(params: {
  set: TableSet;
  header: Header;
  children: readonly ChildRows[];
}): AsyncGenerator<RecordRow> {
  const { set, header, children } = params;
  const { table, main } = set;
  const { type } = table;
  const seen = new Map<string, number>();
  for await (const raw of main.rows()) {
    if (raw.row <= header.row || isBlank(raw)) continue;
    yield readRow({ table, header, children, seen, raw, sheet: main.name });
  }
  for (const child of children) {
    for (const orphan of child.orphans()) {
      const { sheet, row, value: key } = orphan;
      yield { type, about: 'table', sheet, row, key, problems: [orphan] };
    }
  }
}

async function headerOf({ table, main }: TableSet): Promise<Header> {
  const rows = await firstRows(main);
  const header = findHeader({ rows, columns: table.columns, sheet: main.name });
  if (!header) throw new PublisherError('import.no-header', { row: rows[0]?.row ?? 1 });
  const key = table.keyColumns[0]!;
  if (!header.slots.some((slot) => slot?.column === key)) {
    const column = key.label['zh-Hans'];
    throw new PublisherError('import.missing-column', { column, row: header.row });
  }
  return header;
}

function readRow(params: {
  table: Table;
  header: Header;
  children: readonly ChildRows[];
  seen: Map<string, number>;
  raw: RawRow;
  sheet: string;
}): RecordRow {
  const { table, header, children, seen, raw, sheet } = params;
  const place = { sheet, row: raw.row };
  const converted = convertRow(sheet, header, raw);
  const values = new Map(converted.values);
  const problems = [...converted.problems];
  const entryPlaces = new Map<string, readonly Place[]>();
  for (const child of children) {
    const found = child.entriesOf((column) => values.get(column) ?? defaultOf(table, column));
    if (!found) continue;
    const column = table.columns.find(
      ({ type }) => type.kind === 'list' && type.list === child.list
    )!;
    values.set(column, found.entries);
    entryPlaces.set(column.field, found.places);
    problems.push(...found.problems);
  }
  problems.push(...blankLimits({ header, values, failed: converted.failed, place }));
  const key = keyOfValues(table, values);
  const reported = new Set([...converted.failed].map(({ field }) => field));
  if (!reported.has(table.keys[0]!)) problems.push(...keyProblems({ table, key, seen, place }));
  if (key === '') reported.add(table.keys[0]!);
  const parsed = parseRecord({ table, values, place, entryPlaces, reported });
  problems.push(...parsed.problems);
  const refused = problems.some(({ severity }) => severity === 'error');
  const about = 'record' as const;
  const row = { type: table.type, about, sheet, row: raw.row, key, problems };
  return refused || !parsed.record ? row : { ...row, record: parsed.record };
}

/** A blank limit is never filled in: it stays blank and is said to be. */
function blankLimits(params: {
  header: Header;
  values: ReadonlyMap<Column, unknown>;
  failed: ReadonlySet<Column>;
  place: Place;
}): Problem[] {
  const { header, values, failed, place } = params;
  return header.slots.flatMap((slot) => {
    if (!slot || slot.part !== 'whole') return [];
    const { column } = slot;
    if (column.type.kind !== 'limit' || column.override) return [];
    if (values.has(column) || failed.has(column)) return [];
    return [problem('import.blank-limit', { ...place, column: slot.header, severity: 'warning' })];
  });
}

/** The key as `keyOf` gives it for the finished record. */
function keyOfValues(table: Table, values: ReadonlyMap<Column, unknown>): string {
  const entries = table.keyColumns.map((column): [string, unknown] => [
    column.field,
    values.get(column) ?? defaultOf(table, column),
  ]);
  return keyOf(table, Object.fromEntries(entries));
}

/** What the schema puts in when a key field is blank: version 1, and nothing for codes. */
function defaultOf(table: Table, column: Column): unknown {
  return table.keys.includes(column.field) && column.type.kind === 'number' ? 1 : undefined;
}

function headerRow(
  type: ImportType,
  sheet: string,
  row: number,
  problems: readonly Problem[]
): RecordRow {
  return { type, about: 'table', sheet, row, key: '', problems };
}
