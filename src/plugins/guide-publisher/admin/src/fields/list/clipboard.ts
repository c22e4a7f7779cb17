import { MAX_TEXT } from '../../../../domain/codes/values';
import type { Locale } from '../../../../domain/codes/tables';
import { limitOf, limitText, parseLimit } from '../limit-text';
import type { Column, Entry } from './columns';

/** Blocks of cells, as spreadsheet programs put them on the clipboard, and entries of a list. */

/** Most characters of one paste: a full list of long texts; more is a mistake, and would freeze the page. */
const MAX_BLOCK = 4_000_000;

/** Splits tab-separated text. A quoted cell may hold tabs, line breaks and doubled quotes. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const source = text.slice(0, MAX_BLOCK).replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at <= source.length;) {
    const { cell, next } = readCell(source, at);
    rows.at(-1)!.push(cell);
    if (source[next] === '\n') rows.push([]);
    at = next + 1;
  }
  return rows;
}

/** Is it more than one cell? A single cell is pasted into the text as usual. */
export const isBlock = (block: readonly string[][]): boolean =>
  block.length > 1 || (block[0]?.length ?? 0) > 1;

interface Paste {
  readonly entries: readonly Entry[];
  /** What a row that is added holds before it is written. */
  readonly blank: () => Entry;
  /** Most rows that there may be afterwards. */
  readonly most: number;
  readonly block: readonly string[][];
  /** Columns in the order in which they are shown. */
  readonly columns: readonly Column[];
  /** Cell that has the focus. */
  readonly row: number;
  readonly column: number;
}

export interface Pasted {
  readonly entries: readonly Entry[];
  /** Cells whose text did not fit its column and was left out, from 1. */
  readonly refused: ReadonlyArray<{
    readonly row: number;
    readonly column: string;
    readonly text: string;
  }>;
  /** Rows beyond the limit of a list. */
  readonly dropped: number;
}

/**
 * Writes a block over the entries, from the focused cell on; rows that are missing are added. A first row that names
 * columns decides which cell goes where, in any order and either language, and is not itself an entry.
 */
export function pasteBlock(paste: Paste): Pasted {
  const { entries, blank, most, block, columns, row, column } = paste;
  const headed = block[0] ? headerColumns(block[0], columns) : null;
  const targets = headed ?? columns.slice(column);
  const rows = (headed ? block.slice(1) : block).filter((cells) =>
    cells.some((cell) => cell.trim())
  );
  const kept = rows.slice(0, Math.max(0, most - row));
  const result = [...entries];
  const refused: Array<Pasted['refused'][number]> = [];
  kept.forEach((cells, i) => {
    const at = row + i;
    const entry: Record<string, unknown> = { ...(result[at] ?? blank()) };
    cells.forEach((cell, j) => {
      const target = targets[j];
      if (!target) return;
      const value = readCellValue(cell, target);
      if (value === undefined) refused.push({ row: at + 1, column: target.name, text: cell });
      else entry[target.name] = value;
    });
    result[at] = entry;
  });
  return { entries: result, refused, dropped: rows.length - kept.length };
}

/** Entries as a block with a header row, for a spreadsheet. */
export function copyBlock(
  entries: readonly Entry[],
  columns: readonly Column[],
  locale: Locale
): string {
  const head = columns.map(({ label }) => label[locale]);
  const rows = entries.map((entry) =>
    columns.map((column) => cellText(entry[column.name], column, locale))
  );
  return [head, ...rows].map((cells) => cells.map(quoted).join('\t')).join('\n');
}

/** What a reader sees of a value; a code as its label. */
export function cellText(value: unknown, column: Column, locale: Locale): string {
  switch (column.kind) {
    case 'limit':
      return limitText(limitOf(value), locale);
    case 'boolean':
      return value === true ? YES[locale] : value === false ? NO[locale] : '';
    case 'choice':
      return column.choices.find(([code]) => code === value)?.[1][locale] ?? textOf(value);
    default:
      return textOf(value);
  }
}

/** The value of a cell's text; `undefined` where the column cannot hold it. */
export function readCellValue(text: string, column: Column): unknown {
  const cell = text.trim();
  switch (column.kind) {
    case 'limit':
      return parseLimit(cell);
    case 'number':
      return cell === '' ? 0 : numberOf(cell);
    case 'boolean':
      return booleanOf(cell);
    case 'choice':
      return codeOf(cell, column);
    default:
      return cell.slice(0, MAX_TEXT);
  }
}

const YES = { 'zh-Hans': '是', en: 'yes' } as const;
const NO = { 'zh-Hans': '否', en: 'no' } as const;
const YES_WORDS = new Set(['是', 'yes', 'y', 'true', '1', '√', '✓', '有']);
const NO_WORDS = new Set(['否', 'no', 'n', 'false', '0', '×', '无', '']);

function booleanOf(cell: string): boolean | undefined {
  const word = cell.toLowerCase();
  if (YES_WORDS.has(word)) return true;
  return NO_WORDS.has(word) ? false : undefined;
}

function numberOf(cell: string): number | undefined {
  const value = Number(cell.normalize('NFKC').replace(/[,份]/g, ''));
  return Number.isInteger(value) && value >= 0 ? value : undefined;
}

/** The code that a text names by code or label; another text stays as it is, and the check reports it. */
function codeOf(cell: string, { choices }: Column): string | undefined {
  const wanted = cell.toLowerCase();
  const found = choices.find(
    ([code, label]) =>
      code === cell || label['zh-Hans'] === cell || label.en.toLowerCase() === wanted
  );
  if (found) return found[0];
  return cell.length <= MAX_CODE ? cell : undefined;
}

/** Longest code that a list stores. */
const MAX_CODE = 40;

/** The columns that a header row names; null where it names fewer than half of its cells: then it is no header. */
function headerColumns(
  cells: readonly string[],
  columns: readonly Column[]
): ReadonlyArray<Column | undefined> | null {
  const found = cells.map((cell) => {
    const name = plain(cell);
    return columns.find(({ name: own, label, aliases = [] }) =>
      [own, label['zh-Hans'], label.en, ...aliases].some((known) => plain(known) === name)
    );
  });
  const named = found.filter(Boolean).length;
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  return named > 0 && named * 2 >= filled ? found : null;
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s*:：]/g, '')
    .toLowerCase();

function readCell(source: string, start: number): { cell: string; next: number } {
  if (source[start] === '"') {
    const quotedCell = readQuoted(source, start);
    if (quotedCell) return quotedCell;
  }
  const end = endOfCell(source, start);
  return { cell: source.slice(start, end), next: end };
}

/** A cell in quotes, or null where the quote is only part of a text. */
function readQuoted(source: string, start: number): { cell: string; next: number } | null {
  let cell = '';
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] !== '"') {
      cell += source[at];
    } else if (source[at + 1] === '"') {
      cell += '"';
      at++;
    } else {
      const end = source[at + 1];
      return end === undefined || end === '\t' || end === '\n' ? { cell, next: at + 1 } : null;
    }
  }
  return null;
}

function endOfCell(source: string, start: number): number {
  for (let at = start; at < source.length; at++) {
    if (source[at] === '\t' || source[at] === '\n') return at;
  }
  return source.length;
}

const quoted = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
