import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportType } from './tables';

/** A record that can be written. */
export interface GoodRecord {
  readonly file: string;
  readonly type: ImportType;
  readonly key: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/**
 * The good records of a set of files, read and checked once and kept on disk: a hundred thousand guides take 300 MB, and
 * what is written is what was checked, whatever becomes of the files meanwhile.
 */
export interface Spool {
  readonly count: number;
  /** Hash of all records in their order. */
  readonly hash: string;
  /** From the record with this place on, the first being 0. */
  records(from: number): AsyncIterable<GoodRecord>;
}

export interface SpoolWriter {
  add(record: GoodRecord): Promise<void>;
  finish(): Promise<Spool>;
}

/** Gives a task a spool in a folder of its own, which is gone afterwards. */
export async function withSpool<T>(task: (writer: SpoolWriter) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'guides-import-'));
  try {
    return await task(openSpool(join(folder, 'records.ndjson')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function openSpool(path: string): SpoolWriter {
  const file = createWriteStream(path);
  // A disk that is full shows itself at the next write.
  let failure: Error | null = null;
  file.on('error', (error) => (failure = error));
  const hash = createHash('sha256');
  let count = 0;
  return {
    async add(record) {
      if (failure) throw failure;
      const line = `${JSON.stringify(record)}\n`;
      hash.update(line);
      count += 1;
      if (!file.write(line)) await once(file, 'drain');
    },
    async finish() {
      file.end();
      if (!failure && !file.writableFinished) await once(file, 'finish');
      if (failure) throw failure;
      return { count, hash: hash.digest('hex'), records: (from) => readLines(path, from) };
    },
  };
}

/** By line feeds alone: other line breaks of Unicode stand in texts as they are. */
async function* readLines(path: string, from: number): AsyncIterable<GoodRecord> {
  let place = 0;
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      if (place >= from) yield JSON.parse(line) as GoodRecord;
      place += 1;
    }
  }
}
