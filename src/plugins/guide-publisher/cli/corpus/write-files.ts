import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { writeRecords } from '../../server/src/intake/write-tables';
import { PublisherError } from '../../shared/contracts/errors';
import type { CorpusFiles } from './generator';

export interface WrittenCorpus {
  readonly files: readonly string[];
  /** By file, lists not counted. */
  readonly records: Readonly<Record<string, number>>;
  readonly violations: number;
}

/** The rules that guides break on purpose; a name that no import takes for a table. */
export const EXPECTED = 'expected-findings.csv';

/**
 * Writes a synthetic city as files that `guides import` and `guides check` read.
 * @throws PublisherError `cli.cannot-write`
 */
export async function writeCorpus(
  corpus: CorpusFiles,
  folder: string,
  onRecord: (file: string, records: number) => void
): Promise<WrittenCorpus> {
  const files: string[] = [];
  const records: Record<string, number> = {};
  let violations = 0;
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, type, records: source } of corpus.tables) {
      const out = join(folder, name);
      const counted = counting(source, (count) => onRecord(name, count));
      const written = await writeRecords({ type, records: counted, out });
      files.push(...written.files);
      records[name] = written.records;
    }
    const expected = counting(corpus.expected(), (count) => (violations = count));
    const csv = stringify({ header: true, columns: ['code', 'rule'] });
    const out = join(folder, EXPECTED);
    await pipeline(expected, csv, createWriteStream(out));
    files.push(out);
  } catch (error) {
    if (error instanceof PublisherError) throw error;
    throw new PublisherError('cli.cannot-write', { file: folder });
  }
  return { files, records, violations };
}

function* counting<T>(source: Iterable<T>, tell: (count: number) => void): Generator<T> {
  let count = 0;
  for (const each of source) {
    yield each;
    count += 1;
    tell(count);
  }
}
