import { EMPTY_VALUES, readCell, readCode, type CellValue } from './cells';
import { unitOf } from './limit-cells';
import { problem } from './problems';
import type { Column, ListTable } from './tables';
import type { Problem } from './types';
import { suggestCodes, suggestion, vocabularyOf, type Vocabulary } from './vocabulary';

/** Values that come as JSON: already typed, but codes may still be labels and dates may be written locally. */

interface Place {
  readonly sheet: string;
  readonly row: number;
  /** Header of the list that an entry is in. */
  readonly column?: string;
}

export interface ConvertedObject {
  readonly values: ReadonlyMap<Column, unknown>;
  readonly problems: readonly Problem[];
}

/** Converts the known fields of an object; unknown ones are reported, since their content would be lost. */
export function convertObject(
  columns: readonly Column[],
  source: Readonly<Record<string, unknown>>,
  place: Place
): ConvertedObject {
  const values = new Map<Column, unknown>();
  const problems = unknownFields(columns, source, place);
  const overrides = isRecord(source['overrides']) ? source['overrides'] : {};
  for (const column of columns) {
    const holder = column.override && Object.hasOwn(overrides, column.field) ? overrides : source;
    if (!Object.hasOwn(holder, column.field)) continue;
    const given = holder[column.field];
    if (given === undefined) continue;
    const name = column.label['zh-Hans'];
    const at = { ...place, column: place.column ? `${place.column}.${name}` : name };
    if (column.type.kind === 'list' && Array.isArray(given)) {
      const list = convertEntries(column.type.list, given, at);
      problems.push(...list.problems);
      values.set(column, list.value);
      continue;
    }
    const result = convertValue(column, given);
    if ('code' in result) {
      const value = typeof given === 'string' ? given : JSON.stringify(given);
      problems.push(problem(result.code, { ...at, value }, result.details));
    } else if ('value' in result) {
      values.set(column, result.value);
    }
  }
  return { values, problems };
}

/** Converts the entries of one list; what is not an object stays as it is, for the schema to refuse. */
export function convertEntries(
  list: ListTable,
  entries: readonly unknown[],
  place: Place
): { value: unknown[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const value = entries.map((entry) => {
    if (!isRecord(entry)) return entry;
    const converted = convertObject(list.columns, entry, place);
    problems.push(...converted.problems);
    return Object.fromEntries([...converted.values].map(([column, v]) => [column.field, v]));
  });
  return { value, problems };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function convertValue(column: Column, given: unknown): CellValue {
  const { type } = column;
  if (given === null) return { value: EMPTY_VALUES[type.kind] };
  if (type.kind === 'limit' && isRecord(given)) return convertLimit(given);
  if (type.kind === 'codes' && Array.isArray(given)) return convertCodes(type.vocabulary, given);
  const isText = type.kind === 'text' || type.kind === 'code';
  // A number where a text belongs is what `"code": 520500000000` means.
  const value = isText && typeof given === 'number' ? String(given) : given;
  if (typeof value !== 'string' || type.kind === 'text') return { value };
  if (value === '') return { value: EMPTY_VALUES[type.kind] };
  return readCell(type, value);
}

function convertLimit(limit: Readonly<Record<string, unknown>>): CellValue {
  const { unit } = limit;
  if (typeof unit !== 'string' || unit === '') return { value: limit };
  const found = unitOf(unit);
  if (found !== undefined) return { value: { ...limit, unit: found } };
  const vocabulary = vocabularyOf('limitUnit');
  return {
    code: 'import.unknown-code',
    details: { value: unit, table: vocabulary.title['zh-Hans'], ...suggestCodes(vocabulary, unit) },
  };
}

function convertCodes(vocabulary: Vocabulary | null, given: readonly unknown[]): CellValue {
  if (!vocabulary) return { value: given };
  const values: unknown[] = [];
  for (const word of given) {
    const found: CellValue =
      typeof word === 'string' ? readCode(vocabulary, word) : { value: word };
    if ('code' in found) return { ...found, details: { ...found.details, value: word } };
    if ('value' in found) values.push(found.value);
  }
  return { value: values };
}

function unknownFields(
  columns: readonly Column[],
  source: Readonly<Record<string, unknown>>,
  place: Place
): Problem[] {
  const known = new Set(columns.map((column) => column.field));
  const overridable = new Set(columns.filter((c) => c.override).map((c) => c.field));
  const unknown = Object.keys(source).filter(
    (field) => !known.has(field) && !(field === 'overrides' && overridable.size > 0)
  );
  const overrides =
    overridable.size > 0 && isRecord(source['overrides']) ? source['overrides'] : {};
  const inside = Object.keys(overrides).filter((field) => !overridable.has(field));
  return [...unknown, ...inside.map((field) => `overrides.${field}`)].map((field) =>
    problem(
      'import.unknown-field',
      { ...place, column: field },
      { field, ...suggestion(field.replace(/^overrides\./u, ''), [...known]) }
    )
  );
}
