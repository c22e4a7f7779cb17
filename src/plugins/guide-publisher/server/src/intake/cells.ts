import type { ErrorCode } from '../../../shared/contracts/errors';
import { joinLimit, type LimitParts } from './limit-cells';
import { readEntryList } from './list-cells';
import { isExplicitBlank, restore } from './protect';
import type { ColumnKind } from './tables';
import { findCode, suggestCodes, type Vocabulary } from './vocabulary';

/** What a cell stands for: a value, nothing at all (the schema's default holds), or what is wrong with it. */
export type CellValue =
  | { readonly value: unknown }
  | { readonly blank: true }
  | { readonly code: ErrorCode; readonly details?: Readonly<Record<string, unknown>> };

export const BLANK: CellValue = { blank: true };

/** Blank values by kind, for the word "deliberately blank". */
export const EMPTY_VALUES: Readonly<Record<ColumnKind['kind'], unknown>> = {
  text: '',
  number: null,
  boolean: null,
  date: null,
  limit: null,
  code: '',
  codes: [],
  list: [],
};

const TRUE_WORDS = new Set(['是', '有', 'y', 'yes', 'true', '1', '√', '✓']);
const FALSE_WORDS = new Set(['否', '无', 'n', 'no', 'false', '0', '×']);

/** Between several codes or words of one cell; a list mark of Chinese, or a line break. */
const SEPARATORS = /[\n、；;，,]+/u;

/** Serial number of a day in spreadsheets: five digits reach from 1927 to 2173. */
const SERIAL = /^\d{5}$/;
const DATE_FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: .*)?$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** Day 0 of the serial numbers, shifted by the day 1900-02-29 that never was. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Converts a cell by the kind of its column. Time limits of one cell go through here too. */
export function readCell(type: ColumnKind, cell: string): CellValue {
  if (isExplicitBlank(cell)) return { value: EMPTY_VALUES[type.kind] };
  if (type.kind === 'text') {
    const text = restore(cell);
    return text === '' ? BLANK : { value: text };
  }
  const text = restore(cell).trim();
  if (text === '') return BLANK;
  switch (type.kind) {
    case 'number':
      return readNumber(text);
    case 'boolean':
      return readBoolean(text);
    case 'date':
      return readDate(text);
    case 'limit':
      return readLimit({ value: text, unit: '', note: '' });
    case 'code':
      return readCode(type.vocabulary, text);
    case 'codes':
      return readCodes(type.vocabulary, text);
    case 'list':
      return readEntryList(type.list, text);
  }
}

/** Joins the three cells of a time limit; all blank is blank. `unit` may also come from the header. */
export function readLimit(parts: LimitParts): CellValue {
  const joined = joinLimit(parts);
  return joined === null ? BLANK : joined;
}

/** A code or label of a table; blank is blank. */
export function readCode(vocabulary: Vocabulary, text: string): CellValue {
  const code = findCode(vocabulary, text);
  if (code !== undefined) return { value: code };
  return {
    code: 'import.unknown-code',
    details: { table: vocabulary.title['zh-Hans'], ...suggestCodes(vocabulary, text) },
  };
}

/** ISO date of a serial day number (1900 system). */
export function dateOfSerial(serial: number): string {
  return new Date(SERIAL_ZERO + Math.floor(serial) * DAY).toISOString().slice(0, 10);
}

/** Serial day number of an ISO date; `null` before March 1900, where programs disagree, and for no real day. */
export function serialOfDate(date: string): number | null {
  if (isoDate(date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)) !== date) return null;
  const serial = (Date.parse(`${date}T00:00:00Z`) - SERIAL_ZERO) / DAY;
  return serial > 60 ? serial : null;
}

function readNumber(text: string): CellValue {
  const plain = text.normalize('NFKC').replace(/[\s,]/gu, '');
  const wellFormed = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain);
  const value = Number(plain);
  return wellFormed && Number.isFinite(value) ? { value } : { code: 'import.not-number' };
}

function readBoolean(text: string): CellValue {
  const word = text.normalize('NFKC').toLowerCase();
  if (TRUE_WORDS.has(word)) return { value: true };
  if (FALSE_WORDS.has(word)) return { value: false };
  return { code: 'import.not-boolean' };
}

function readDate(text: string): CellValue {
  const plain = text.normalize('NFKC').replace(/\s*([年月日])\s*/gu, '$1');
  if (SERIAL.test(plain)) return { value: dateOfSerial(Number(plain)) };
  for (const form of DATE_FORMS) {
    const [, year, month, day] = form.exec(plain) ?? [];
    if (year && month && day) {
      const date = isoDate(year, month, day);
      if (date) return { value: date };
    }
  }
  return { code: 'import.not-date' };
}

/** The ISO form, or `null` for a day that does not exist, such as 30 February. */
function isoDate(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

function readCodes(vocabulary: Vocabulary | null, text: string): CellValue {
  const words = text.startsWith('[') ? wordsOfJson(text) : text.split(SEPARATORS);
  if (!words) return { code: 'import.list-form' };
  // JSON is the exact form; what people type is trimmed and its gaps left out.
  const exact = text.startsWith('[');
  const given = exact ? words : words.map((word) => word.trim()).filter((word) => word !== '');
  if (!vocabulary) return { value: given };
  const values: unknown[] = [];
  for (const word of given) {
    const found = readCode(vocabulary, word);
    if ('code' in found) return { ...found, details: { ...found.details, value: word } };
    if ('value' in found) values.push(found.value);
  }
  return { value: values };
}

function wordsOfJson(text: string): string[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every((word) => typeof word === 'string')
      ? parsed
      : null;
  } catch {
    return null;
  }
}
