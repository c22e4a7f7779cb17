import { serialOfDate } from './cells';
import { headerText, type Part } from './headers';
import { EXPLICIT_BLANK, protect } from './protect';
import type { Column, Table } from './tables';
import type { Vocabulary } from './vocabulary';

/** From records to cells, in the very form that the readers take. */

/** A cell on its way out. `date` is an ISO date; `text` is already safe to open in a spreadsheet program. */
export type OutCell =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'date'; readonly text: string; readonly serial: number };

export const BLANK_CELL: OutCell = { kind: 'blank' };

/** Between the codes or words of one cell. */
const JOINT = '、';

/** A word that survives joining and splitting as it is. */
const PLAIN_WORD = /^[^\s、；;，,[（(](?:[^\n\r、；;，,]*[^\s、；;，,])?$/u;

const UNIT_PARTS: readonly Part[] = ['whole', 'unit', 'note'];

/** Columns of a main table: lists have tables of their own. */
export function mainColumns(table: Table): readonly Column[] {
  return table.columns.filter(({ type }) => type.kind !== 'list');
}

/** Header texts; a time limit takes three. */
export function headersOf(columns: readonly Column[]): string[] {
  return columns.flatMap((column) =>
    column.type.kind === 'limit'
      ? UNIT_PARTS.map((part) => headerText(column, part))
      : [headerText(column)]
  );
}

/** Cells of one record or entry, beside `headersOf`. */
export function cellsOf(
  columns: readonly Column[],
  record: Readonly<Record<string, unknown>>
): OutCell[] {
  const overrides = (record['overrides'] ?? {}) as Readonly<Record<string, unknown>>;
  return columns.flatMap((column) => {
    const value = (column.override ? overrides : record)[column.field];
    return column.type.kind === 'limit' ? limitCells(column, value) : [cellOf(column, value)];
  });
}

/** A cell as text, for CSV. */
export function cellText(cell: OutCell): string {
  if (cell.kind === 'blank') return '';
  return cell.kind === 'number' ? String(cell.number) : cell.text;
}

function cellOf(column: Column, value: unknown): OutCell {
  if (value === undefined) return BLANK_CELL;
  if (isEmpty(value)) return column.override ? plain(EXPLICIT_BLANK) : BLANK_CELL;
  const { type } = column;
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return plain(value ? '是' : '否');
  if (type.kind === 'code') return text(labelOrCode(type.vocabulary, String(value)));
  if (type.kind === 'codes') return text(joinCodes(type.vocabulary, value as readonly string[]));
  if (type.kind === 'date') return dateCell(String(value));
  return text(String(value));
}

function limitCells(column: Column, value: unknown): OutCell[] {
  if (value === null || value === undefined) {
    const blank = value === null && column.override ? plain(EXPLICIT_BLANK) : BLANK_CELL;
    return [blank, BLANK_CELL, BLANK_CELL];
  }
  const { value: count, unit, note } = value as { value: number; unit: string; note: string };
  const label = column.type.kind === 'limit' ? labelOrCode(column.type.units, unit) : unit;
  return [{ kind: 'number', number: count }, text(label), text(note)];
}

function dateCell(date: string): OutCell {
  const serial = serialOfDate(date);
  return serial === null ? text(date) : { kind: 'date', text: date, serial };
}

function labelOrCode(vocabulary: Vocabulary, code: string): string {
  return Object.hasOwn(vocabulary.values, code) ? vocabulary.values[code]!['zh-Hans'] : code;
}

function joinCodes(vocabulary: Vocabulary | null, codes: readonly string[]): string {
  const words = codes.map((code) => (vocabulary ? labelOrCode(vocabulary, code) : code));
  return words.every((word) => PLAIN_WORD.test(word)) ? words.join(JOINT) : JSON.stringify(codes);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function text(value: string): OutCell {
  return value === '' ? BLANK_CELL : { kind: 'text', text: protect(value) };
}

function plain(value: string): OutCell {
  return { kind: 'text', text: value };
}
