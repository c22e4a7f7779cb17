import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import { PublisherError } from '../../../shared/contracts/errors';
import { MAX_CELLS } from './limits';
import type { OutCell } from './write-cells';

export interface OutSheet {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: ReadonlyArray<readonly OutCell[]>;
}

/** Characters; a wide Chinese character counts as two. */
const MIN_WIDTH = 10;
const MAX_WIDTH = 60;

/** Rows looked at for the width of a column. */
const WIDTH_SAMPLE = 200;

const DATE_FORMAT = 'yyyy-mm-dd';

/** What XML cannot hold or the writing library drops, and text that looks like the escape itself. */
const UNWRITABLE =
  /(?![\t\n])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|\ufffd|_(?=x[0-9A-Fa-f]{4}_)/gu;

/**
 * Writes sheets with bold, frozen headers, fitting widths and real numbers and dates.
 * @throws PublisherError `export.too-large` beyond what the reader takes
 */
export async function writeWorkbook(sheets: readonly OutSheet[], out: string): Promise<void> {
  const cells = sheets.reduce(
    (sum, { rows, headers }) => sum + (rows.length + 1) * headers.length,
    0
  );
  if (cells > MAX_CELLS) throw new PublisherError('export.too-large', { limit: MAX_CELLS });
  const made = sheets.map((sheet) => ({
    sheet: sheet.name,
    data: dataOf(sheet),
    columns: widthsOf(sheet).map((width) => ({ width })),
    stickyRowsCount: 1,
  }));
  await writeXlsxFile(made).toFile(out);
}

function dataOf({ headers, rows }: OutSheet): SheetData {
  const head = headers.map((value): CellObject => ({
    value,
    type: String,
    fontWeight: 'bold',
    wrap: true,
  }));
  return [head, ...rows.map((row) => row.map(cellOf))];
}

function cellOf(cell: OutCell): CellObject | null {
  switch (cell.kind) {
    case 'blank':
      return null;
    case 'number':
      return { value: cell.number, type: Number };
    case 'date':
      return { value: cell.serial, type: Number, format: DATE_FORMAT };
    case 'text':
      // "@" keeps codes as text when someone edits the cell.
      return { value: encode(cell.text), type: String, format: '@' };
  }
}

/**
 * `_x000D_` (ST_Xstring): each code unit that XML cannot hold. So too the names that every object has, such as
 * `constructor`: the writing library looks texts up in a plain object and would lose them.
 */
function encode(text: string): string {
  if (text in {}) return escapeUnits(text);
  return text.replace(UNWRITABLE, escapeUnits);
}

function escapeUnits(text: string): string {
  return Array.from({ length: text.length }, (_, i) => {
    const unit = text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0');
    return `_x${unit}_`;
  }).join('');
}

function widthsOf({ headers, rows }: OutSheet): number[] {
  return headers.map((header, i) => {
    const texts = rows.slice(0, WIDTH_SAMPLE).map((row) => widthOf(row[i]));
    const widest = Math.max(textWidth(header), ...texts);
    return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, widest + 2));
  });
}

function widthOf(cell: OutCell | undefined): number {
  if (!cell || cell.kind === 'blank') return 0;
  return textWidth(cell.kind === 'number' ? String(cell.number) : cell.text.slice(0, MAX_WIDTH));
}

function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
}
