import { basename } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import { convertObject, isRecord } from './convert-json';
import { keyOf, parseRecord, problemOfIssue, type Place } from './finish-record';
import { keyProblems } from './keys';
import { typeChoices, typeOfName } from './names';
import { problem } from './problems';
import { nameOf } from './read-csv';
import { readJson, type JsonRecords } from './read-json';
import { IMPORT_TYPES, TABLES, type ImportType, type Table } from './tables';
import type { RecordRow } from './types';

/** Reads the records of a JSON file; `row` is the place in the list, from 1. */
export async function* readJsonRecords(file: string, type?: ImportType): AsyncGenerator<RecordRow> {
  const json = await readJson(file);
  const table = TABLES[typeOf({ json, file, ...(type ? { type } : {}) })];
  const seen = new Map<string, number>();
  for (const [i, source] of json.records.entries()) {
    const place = { sheet: basename(file), row: i + 1 };
    if (isRecord(source)) {
      yield readOne({ table, source, place, seen });
    } else {
      const problems = [problem('import.json-shape', { ...place, value: JSON.stringify(source) })];
      yield { type: table.type, about: 'record', ...place, key: '', problems };
    }
  }
}

/** The type of a JSON file, as a list of one. */
export async function typesOfJson(file: string): Promise<readonly ImportType[]> {
  return [typeOf({ json: await readJson(file), file })];
}

function typeOf(params: { json: JsonRecords; file: string; type?: ImportType }): ImportType {
  const { json, file, type } = params;
  if (json.type !== null) {
    const found = typeOfName(json.type);
    if (!found) throw new PublisherError('import.unknown-type', { choices: typeChoices() });
    if (type && found !== type) {
      throw new PublisherError('import.mixed-types', { found, wanted: type });
    }
    return found;
  }
  const found = type ?? typeOfFields(json.records[0]) ?? typeOfName(nameOf(file));
  if (!found) throw new PublisherError('import.unknown-type', { choices: typeChoices() });
  return found;
}

/** The one type whose schema knows most fields of a record, its key among them. */
function typeOfFields(record: unknown): ImportType | null {
  if (!isRecord(record)) return null;
  if (isTemplate(record)) return 'template';
  const fields = Object.keys(record);
  const ranked = IMPORT_TYPES.map((type) => TABLES[type])
    .filter(({ keys }) => fields.includes(keys[0]!))
    .map((table) => ({ table, count: countKnown(table, fields) }))
    .sort((a, b) => b.count - a.count);
  const [best, second] = ranked;
  return best && best.count > (second?.count ?? 0) ? best.table.type : null;
}

function isTemplate(record: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(record['rules']) && Array.isArray(record['policies']);
}

function countKnown(table: Table, fields: readonly string[]): number {
  const own = table.columns.filter((column) => !column.override).map((column) => column.field);
  const known = new Set([...own, ...(FIELDS_OF_TREES[table.type] ?? [])]);
  if (table.columns.some((column) => column.override)) known.add('overrides');
  return fields.filter((field) => known.has(field)).length;
}

/** Fields of the types that no table holds. */
const FIELDS_OF_TREES: Partial<Readonly<Record<ImportType, readonly string[]>>> = {
  flowchart: ['code', 'name', 'subjectCode', 'chart'],
};

function readOne(params: {
  table: Table;
  source: Readonly<Record<string, unknown>>;
  place: Place;
  seen: Map<string, number>;
}): RecordRow {
  const { table, source, place, seen } = params;
  if (table.jsonOnly) return readTree(params);
  const { values, problems: found } = convertObject(table.columns, source, place);
  const blankKey = keyOf(table, source) === '';
  const reported = new Set(blankKey ? [table.keys[0]!] : []);
  const parsed = parseRecord({ table, values, place, reported });
  const key = keyOf(table, parsed.record ?? source);
  const problems = [...found, ...keyProblems({ table, key, seen, place }), ...parsed.problems];
  const refused = problems.some(({ severity }) => severity === 'error');
  const row = { type: table.type, about: 'record' as const, ...place, key, problems };
  return refused || !parsed.record ? row : { ...row, record: parsed.record };
}

/** A template or a chart: the schema alone decides. */
function readTree(params: {
  table: Table;
  source: Readonly<Record<string, unknown>>;
  place: Place;
  seen: Map<string, number>;
}): RecordRow {
  const { table, source, place, seen } = params;
  const key = keyOf(table, source);
  const parsed = table.schema.safeParse(source);
  const issues = parsed.success ? [] : parsed.error.issues;
  const problems = [
    ...keyProblems({ table, key, seen, place }),
    ...issues.map((issue) => problemOfIssue({ table, place }, source, issue)),
  ];
  const row = { type: table.type, about: 'record' as const, ...place, key, problems };
  return problems.length > 0 || !parsed.success ? row : { ...row, record: parsed.data };
}
