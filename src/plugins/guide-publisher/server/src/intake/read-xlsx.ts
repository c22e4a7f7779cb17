import { readFile, stat } from 'node:fs/promises';
import { PublisherError } from '../../../shared/contracts/errors';
import { openArchive, type Archive } from './archive';
import { dateOfSerial } from './cells';
import { MAX_CELLS, MAX_COLUMNS, MAX_XLSX_BYTES } from './limits';
import type { CellFlag, RawRow, RowSource } from './types';
import { decodeXstring, readWorkbook, type Workbook } from './workbook';
import { readXml, type XmlHandler } from './xml';

/** Days between the two systems of counting. */
const DAYS_1904 = 1462;

/** Integers above this have lost digits: spreadsheet programs keep fifteen. */
const MAX_EXACT = 1e15;

/**
 * Opens the visible sheets of an XLSX workbook; rows are read as they are asked for.
 * @throws PublisherError `import.*`; never an error of a library
 */
export async function openXlsx(path: string): Promise<readonly RowSource[]> {
  const { size } = await stat(path);
  if (size > MAX_XLSX_BYTES) {
    throw new PublisherError('import.too-large', { what: 'XLSX ', limit: '20 MB' });
  }
  const archive = await openArchive(await readFile(path));
  const workbook = await readWorkbook(archive);
  const budget = { cells: MAX_CELLS };
  return workbook.sheets.map(({ name, part }) => ({
    name,
    rows: () => sheetRows({ archive, workbook, part, budget }),
  }));
}

interface SheetParams {
  readonly archive: Archive;
  readonly workbook: Workbook;
  readonly part: string;
  readonly budget: { cells: number };
}

async function* sheetRows(params: SheetParams): AsyncGenerator<RawRow> {
  const { archive, workbook, part, budget } = params;
  const ready: RawRow[] = [];
  const reader = new SheetReader(workbook, budget, (row) => ready.push(row));
  for await (const piece of readXml(archive.read(part), reader, part)) {
    void piece;
    yield* ready.splice(0);
  }
}

/** Gathers the cells of one row after the other. What a sheet says of its own dimension is not read. */
class SheetReader implements XmlHandler {
  private row = 0;
  private column = -1;
  private cells: string[] = [];
  private flags = new Map<number, CellFlag>();
  private cell: { type: string; style: number; value: string; formula: boolean } | null = null;
  private element = '';
  private phonetic = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly budget: { cells: number },
    private readonly emit: (row: RawRow) => void
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.element = name;
    if (name === 'row') {
      this.row = Number(attributes['r'] ?? this.row + 1) || this.row + 1;
      this.column = -1;
      this.cells = [];
      this.flags = new Map();
    } else if (name === 'c') {
      const { r, t = 'n', s = '0' } = attributes;
      this.column = r ? columnOf(r) : this.column + 1;
      this.cell = { type: t, style: Number(s), value: '', formula: false };
    } else if (name === 'f' && this.cell) {
      this.cell.formula = true;
    } else if (name === 'rPh') {
      this.phonetic = true;
    }
  }

  text(text: string): void {
    const isValue = this.element === 'v' || (this.element === 't' && !this.phonetic);
    if (this.cell && isValue) this.cell.value += text;
  }

  close(name: string): void {
    this.element = '';
    if (name === 'rPh') this.phonetic = false;
    if (name === 'c') this.closeCell();
    if (name === 'row') {
      const { row, cells, flags } = this;
      this.emit(flags.size > 0 ? { row, cells, flags } : { row, cells });
    }
  }

  private closeCell(): void {
    const { cell, column } = this;
    this.cell = null;
    if (!cell) return;
    const { text, flag } = this.textOf(cell);
    if (text === '' && !flag) return;
    this.budget.cells -= 1;
    if (this.budget.cells < 0) {
      throw new PublisherError('import.too-large', { what: 'XLSX ', limit: `${MAX_CELLS}` });
    }
    if (column >= MAX_COLUMNS) {
      throw new PublisherError('import.too-many-columns', {
        column: column + 1,
        limit: MAX_COLUMNS,
        row: this.row,
      });
    }
    while (this.cells.length < column) this.cells.push('');
    this.cells[column] = text;
    if (flag) this.flags.set(column, flag);
  }

  private textOf(cell: { type: string; style: number; value: string; formula: boolean }): {
    text: string;
    flag?: CellFlag;
  } {
    const { type, value } = cell;
    if (type === 'e') return { text: value, flag: 'error' };
    const result = this.plainTextOf(type, cell.style, value);
    return cell.formula ? { ...result, flag: 'formula' } : result;
  }

  private plainTextOf(
    type: string,
    style: number,
    value: string
  ): { text: string; flag?: CellFlag } {
    if (type === 's') return { text: this.workbook.sharedStrings[Number(value)] ?? '' };
    if (type === 'b') return { text: value.trim() === '1' ? 'true' : 'false' };
    if (type !== 'n') return { text: decodeXstring(value) };
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) return { text: value.trim() };
    return this.numberText(number, style);
  }

  private numberText(number: number, style: number): { text: string; flag?: CellFlag } {
    const format = this.workbook.formats[style] ?? { kind: 'plain' };
    // Below 1 it is a time of day, above year 9999 no day at all.
    if (format.kind === 'date' && number >= 1 && number < 2_958_466) {
      return { text: dateOfSerial(number + (this.workbook.from1904 ? DAYS_1904 : 0)) };
    }
    const text = String(number);
    if (format.kind === 'padded' && Number.isInteger(number)) {
      return { text: text.padStart(format.length, '0') };
    }
    return Number.isInteger(number) && Math.abs(number) >= MAX_EXACT
      ? { text, flag: 'lost-digits' }
      : { text };
  }
}

/** `B7` → 1. At most three letters count: columns end at XFD. */
function columnOf(reference: string): number {
  const letters = /^[A-Za-z]{1,3}/u.exec(reference)?.[0].toUpperCase() ?? 'A';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
