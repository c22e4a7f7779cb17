import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parse } from 'csv-parse';
import { PublisherError } from '../../../shared/contracts/errors';
import { MAX_COLUMNS, MAX_CSV_BYTES, MAX_CSV_RECORD_BYTES } from './limits';
import { errorCode } from './problems';
import { detectEncoding, readText, type Encoding } from './text-encoding';
import type { RawRow, RowSource } from './types';

/** Endings of CSV files, in the order in which a child file is looked for. */
export const CSV_ENDING = /\.(?:csv|tsv|txt)$/iu;

const DELIMITERS = [',', ';', '\t'] as const;

/** Excel's own first line that names the delimiter. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/iu;

/** A file and, beside it, the files of its lists: `NAME.csv` with `NAME.materials.csv`. */
export interface CsvTables {
  readonly main: RowSource;
  readonly children: readonly RowSource[];
}

/** Opens a CSV file and finds its child files; `lists` normalises a name to that of a list, or gives `null`. */
export async function openCsv(path: string, isList: (name: string) => boolean): Promise<CsvTables> {
  const main = await csvSource(path, nameOf(path));
  const children: RowSource[] = [];
  const stem = `${nameOf(path)}.`;
  for (const entry of (await readdir(dirname(path))).sort()) {
    if (!CSV_ENDING.test(entry) || !entry.startsWith(stem)) continue;
    const list = nameOf(entry).slice(stem.length);
    if (isList(list)) children.push(await csvSource(join(dirname(path), entry), list));
  }
  return { main, children };
}

/** The name of a file without folder and ending. */
export function nameOf(path: string): string {
  return basename(path).replace(/\.[^.]*$/u, '');
}

async function csvSource(path: string, name: string): Promise<RowSource> {
  const { size } = await stat(path);
  if (size > MAX_CSV_BYTES) {
    throw new PublisherError('import.too-large', { what: 'CSV ', limit: '1 GB' });
  }
  const encoding = await detectEncoding(path);
  const start = await firstText(path, encoding);
  const [separatorLine = '', named] = SEPARATOR_LINE.exec(start) ?? [];
  const delimiter = named ?? detectDelimiter(start);
  const skip = separatorLine.length;
  return { name, rows: () => csvRows({ path, encoding, delimiter, skip }) };
}

async function* csvRows(params: {
  path: string;
  encoding: Encoding;
  delimiter: string;
  skip: number;
}): AsyncGenerator<RawRow> {
  const { path, encoding, delimiter, skip } = params;
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_CSV_RECORD_BYTES,
  });
  const pumped = pump({ pieces: readText(path, encoding), skip, parser });
  let row = skip > 0 ? 1 : 0;
  try {
    for await (const record of parser) {
      row += 1;
      const cells = record as string[];
      const last = cells.findLastIndex((cell) => cell !== '');
      if (last >= MAX_COLUMNS) {
        throw new PublisherError('import.too-many-columns', {
          column: last + 1,
          limit: MAX_COLUMNS,
          row,
        });
      }
      yield { row, cells };
    }
    await pumped;
  } catch (error) {
    if (error instanceof PublisherError) throw error;
    if (errorCode(error).startsWith('CSV_')) throw parserError(error, row + 1);
    throw error;
  } finally {
    parser.destroy();
    await pumped.catch(() => undefined);
  }
}

/** Feeds the parser as fast as it takes; a failure of the source becomes a failure of the parser. */
async function pump(params: {
  pieces: AsyncIterable<string>;
  skip: number;
  parser: ReturnType<typeof parse>;
}): Promise<void> {
  const { pieces, parser } = params;
  let { skip } = params;
  try {
    for await (const piece of pieces) {
      if (parser.destroyed) return;
      const text = piece.slice(skip);
      skip -= piece.length - text.length;
      if (text !== '' && !parser.write(text)) await drained(parser);
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : undefined);
  }
}

function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      parser.off('drain', done).off('close', done).off('error', done);
      resolve();
    };
    parser.on('drain', done).on('close', done).on('error', done);
  });
}

function parserError(error: unknown, row: number): PublisherError {
  return errorCode(error) === 'CSV_MAX_RECORD_SIZE'
    ? new PublisherError('import.too-large', { what: 'CSV ', limit: '16 MB / row', row })
    : new PublisherError('import.csv-malformed', { row });
}

async function firstText(path: string, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const piece of readText(path, encoding)) {
    text += piece;
    if (text.length > 0 && text.includes('\n')) break;
  }
  return text;
}

/** The delimiter that stands most often outside quotes in the first filled line. */
function detectDelimiter(text: string): string {
  const bare = text.replace(/"(?:[^"]|"")*"/gu, '');
  const line = bare.split(/\r?\n/u).find((each) => each.trim() !== '') ?? '';
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
