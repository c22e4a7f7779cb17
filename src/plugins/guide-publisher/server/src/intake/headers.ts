import { problem } from './problems';
import { unitOf } from './limit-cells';
import type { Column } from './tables';
import type { Problem, RawRow } from './types';
import { normalizeName, suggestion } from './vocabulary';

/** Which column of a file is which field. */

export type Part = 'whole' | 'unit' | 'note';

export interface Slot {
  readonly column: Column;
  /** A time limit takes three columns. */
  readonly part: Part;
  /** Header as the file has it. */
  readonly header: string;
  /** Unit that the header names, as in `承诺时限（工作日）`. */
  readonly unit: string;
}

export interface Header {
  /** Last row of the header; data follow. */
  readonly row: number;
  /** By index of the cell; `null` for a column that is not read. */
  readonly slots: ReadonlyArray<Slot | null>;
  /** Header texts by index; blank where there is none. */
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
}

/** Words of a second header row, under a merged `承诺时限`. */
const SUB_HEADERS: Readonly<Record<string, string>> = {
  数值: '',
  值: '',
  时限: '',
  value: '',
  单位: '单位',
  unit: '单位',
  说明: '说明',
  备注: '说明',
  note: '说明',
};

const PART_NAMES: ReadonlyArray<{ part: Part; zh: string; en: string; id: string }> = [
  { part: 'whole', zh: '', en: '', id: '' },
  { part: 'unit', zh: '单位', en: ' unit', id: 'Unit' },
  { part: 'note', zh: '说明', en: ' note', id: 'Note' },
];

/** Header text of a column (part) as we write it. */
export function headerText(column: Column, part: Part = 'whole'): string {
  return column.label['zh-Hans'] + PART_NAMES.find((name) => name.part === part)!.zh;
}

/**
 * Finds the header among the first rows of a sheet: the row that knows most columns. Titles above it are passed
 * over; a second row of `单位` and `说明` under merged cells, and labels merged over two rows, are joined.
 * Gives `null` when no row knows any column.
 */
export function findHeader(params: {
  readonly rows: readonly RawRow[];
  readonly columns: readonly Column[];
  readonly sheet: string;
}): Header | null {
  const { rows, columns, sheet } = params;
  const index = indexOf(columns);
  const counts = rows.map((row) => countKnown(index, row.cells));
  const best = Math.max(0, ...counts);
  if (best === 0) return null;
  const at = counts.indexOf(best);
  const main = withLabelsFromAbove(index, rows[at]!.cells, rows[at - 1]?.cells ?? []);
  const below = rows[at + 1];
  const sub = below ? joinSubHeaders(main, below.cells) : null;
  const row = sub && below ? below.row : rows[at]!.row;
  return { row, ...assign({ index, names: sub ?? main, sheet, row, columns }) };
}

/** How many columns of a table the best of these rows knows. */
export function countColumns(rows: readonly RawRow[], columns: readonly Column[]): number {
  const index = indexOf(columns);
  return Math.max(0, ...rows.map((row) => countKnown(index, row.cells)));
}

type Target = Pick<Slot, 'column' | 'part'>;
type Index = ReadonlyMap<string, readonly Target[]>;

function indexOf(columns: readonly Column[]): Index {
  const index = new Map<string, Target[]>();
  for (const column of columns) {
    const parts = column.type.kind === 'limit' ? PART_NAMES : PART_NAMES.slice(0, 1);
    for (const { part, zh, en, id } of parts) {
      const names = [column.label['zh-Hans'] + zh, column.label.en + en, column.field + id];
      if (part === 'whole') names.push(...column.aliases, `overrides.${column.field}`);
      const keys = names.flatMap((name) => [normalizeName(name), normalizeName(bare(name))]);
      for (const key of new Set(keys)) {
        index.set(key, [...(index.get(key) ?? []), { column, part }]);
      }
    }
  }
  return index;
}

/** A header without its marks: `名称*`, `名称（必填）`, `承诺时限（工作日）`. */
function bare(header: string): string {
  return header
    .normalize('NFKC')
    .trim()
    .replace(/^\*|[*:]$/gu, '')
    .replace(/\([^()]*\)$/u, '')
    .trim();
}

function lookUp(index: Index, header: string): readonly Target[] {
  return index.get(normalizeName(header)) ?? index.get(normalizeName(bare(header))) ?? [];
}

function countKnown(index: Index, cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '' && lookUp(index, cell).length > 0).length;
}

/** A label merged over two rows stands in the upper one. */
function withLabelsFromAbove(
  index: Index,
  cells: readonly string[],
  above: readonly string[]
): string[] {
  const length = Math.max(cells.length, above.length);
  return Array.from({ length }, (_, i) => {
    const own = (cells[i] ?? '').trim();
    const upper = (above[i] ?? '').trim();
    return own === '' && upper !== '' && lookUp(index, upper).length > 0 ? upper : own;
  });
}

/** `承诺时限 | (blank) | (blank)` over `数值 | 单位 | 说明`; `null` when the row below is no such row. */
function joinSubHeaders(names: readonly string[], below: readonly string[]): string[] | null {
  const filled = below.filter((cell) => cell.trim() !== '');
  const known = filled.every((cell) => Object.hasOwn(SUB_HEADERS, normalizeName(cell)));
  if (filled.length === 0 || !known) return null;
  let group = '';
  return Array.from({ length: Math.max(names.length, below.length) }, (_, i) => {
    const name = names[i] ?? '';
    const sub = (below[i] ?? '').trim();
    if (name !== '') group = name;
    return sub === '' ? name : `${group}${SUB_HEADERS[normalizeName(sub)]}`;
  });
}

function assign(params: {
  index: Index;
  names: readonly string[];
  sheet: string;
  row: number;
  columns: readonly Column[];
}): Pick<Header, 'slots' | 'names' | 'problems'> {
  const { index, names, sheet, row, columns } = params;
  const claimed = new Set<Target>();
  const problems: Problem[] = [];
  const slots = names.map((name): Slot | null => {
    if (name === '') return null;
    const targets = lookUp(index, name);
    const target = targets.find((candidate) => !claimed.has(candidate));
    const place = { sheet, row, column: name };
    if (target) {
      claimOf(index, target, claimed);
      return { ...target, header: name, unit: unitInHeader(name, target) };
    }
    if (targets.length > 0) {
      problems.push(problem('import.duplicate-column', place, { header: name }));
    } else {
      const labels = columns.map((column) => column.label['zh-Hans']);
      problems.push(
        problem('import.unknown-column', place, { header: name, ...suggestion(name, labels) })
      );
    }
    return null;
  });
  return { slots, names, problems };
}

/** Claims the same column and part under all its names. */
function claimOf(index: Index, target: Target, claimed: Set<Target>): void {
  for (const targets of index.values()) {
    for (const other of targets) {
      if (other.column === target.column && other.part === target.part) claimed.add(other);
    }
  }
}

function unitInHeader(header: string, target: Target): string {
  if (target.column.type.kind !== 'limit' || target.part !== 'whole') return '';
  const [, inside] = /\(([^()]*)\)$/u.exec(header.normalize('NFKC').trim()) ?? [];
  return inside ? (unitOf(inside) ?? '') : '';
}
