import { readCell, readLimit, type CellValue } from './cells';
import { convertEntries } from './convert-json';
import type { Header, Slot } from './headers';
import { problem } from './problems';
import { isExplicitBlank } from './protect';
import type { Column } from './tables';
import type { Problem, RawRow } from './types';

/** Values of one row by column; a missing column was blank. */
export interface ConvertedRow {
  readonly values: ReadonlyMap<Column, unknown>;
  /** Columns whose cell was filled but could not be understood. */
  readonly failed: ReadonlySet<Column>;
  readonly problems: readonly Problem[];
}

/** Converts the cells of one row under a header. */
export function convertRow(sheet: string, header: Header, raw: RawRow): ConvertedRow {
  const values = new Map<Column, unknown>();
  const failed = new Set<Column>();
  const problems: Problem[] = [...strayCells(sheet, header, raw)];
  for (const [column, slots] of groupSlots(header)) {
    const main = slots.find(({ slot }) => slot.part === 'whole') ?? slots[0]!;
    const place = { sheet, row: raw.row, column: main.slot.header };
    const before = problems.length;
    problems.push(...slots.flatMap((each) => flagProblems(sheet, raw, each)));
    if (problems.slice(before).some(({ severity }) => severity === 'error')) {
      failed.add(column);
      continue;
    }
    const text = raw.cells[main.index] ?? '';
    const cell = column.type.kind === 'limit' ? limitCell(raw, slots) : readCell(column.type, text);
    if ('code' in cell) {
      failed.add(column);
      problems.push(problem(cell.code, { ...place, value: text }, cell.details));
    } else if ('value' in cell) {
      const taken = entriesOf(column, cell.value, place);
      problems.push(...taken.problems);
      values.set(column, taken.value);
    }
  }
  return { values, failed, problems };
}

interface IndexedSlot {
  readonly slot: Slot;
  readonly index: number;
}

const groups = new WeakMap<Header, ReadonlyMap<Column, readonly IndexedSlot[]>>();

/** The cells of each column: one, or the three of a time limit. Worked out once for each header. */
function groupSlots(header: Header): ReadonlyMap<Column, readonly IndexedSlot[]> {
  const known = groups.get(header);
  if (known) return known;
  const made = new Map<Column, IndexedSlot[]>();
  header.slots.forEach((slot, index) => {
    if (slot) made.set(slot.column, [...(made.get(slot.column) ?? []), { slot, index }]);
  });
  groups.set(header, made);
  return made;
}

function limitCell(raw: RawRow, slots: readonly IndexedSlot[]): CellValue {
  const text = (part: Slot['part']) => {
    const found = slots.find(({ slot }) => slot.part === part);
    return found ? (raw.cells[found.index] ?? '') : '';
  };
  const value = text('whole');
  if (isExplicitBlank(value)) return { value: null };
  const named = slots.find(({ slot }) => slot.unit !== '')?.slot.unit ?? '';
  const unit = text('unit').trim() === '' && value.trim() !== '' ? named : text('unit');
  const own = readLimit({ value, unit: text('unit'), note: text('note') });
  // The cell's own unit wins over the one in the header.
  return 'code' in own && named !== '' ? readLimit({ value, unit, note: text('note') }) : own;
}

/** A list in one cell still holds labels and codes to convert. */
function entriesOf(
  column: Column,
  value: unknown,
  place: { sheet: string; row: number; column: string }
): { value: unknown; problems: readonly Problem[] } {
  if (column.type.kind !== 'list' || !Array.isArray(value)) return { value, problems: [] };
  return convertEntries(column.type.list, value, place);
}

function flagProblems(sheet: string, raw: RawRow, { slot, index }: IndexedSlot): Problem[] {
  const flag = raw.flags?.get(index);
  if (!flag) return [];
  const value = raw.cells[index] ?? '';
  const place = { sheet, row: raw.row, column: slot.header, value };
  if (flag === 'formula') return [problem('import.formula', { ...place, severity: 'warning' })];
  if (flag === 'error') return [problem('import.cell-error', place)];
  return slot.column.type.kind === 'number' ? [] : [problem('import.lost-digits', place)];
}

/** Filled cells that no header names, so that nothing is lost in silence. */
function strayCells(sheet: string, header: Header, raw: RawRow): Problem[] {
  return raw.cells.flatMap((value, index) => {
    if (value.trim() === '' || (header.names[index] ?? '') !== '') return [];
    const place = { sheet, row: raw.row, column: columnLetters(index), value };
    const code = index < header.names.length ? 'import.unnamed-column' : 'import.extra-cell';
    return [problem(code, place)];
  });
}

/** `0` → `A`, `26` → `AA`, as spreadsheet programs name columns. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
