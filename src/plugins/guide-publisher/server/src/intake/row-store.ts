import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CellFlag, RawRow } from './types';

/** Rows that are kept in memory; more of them go to disk, where a list of a whole city has its place. */
const MOST_IN_MEMORY = 20_000;

/** Rows by key, in the order in which they came. Memory grows with the number of keys, not with what the rows hold. */
export class RowStore {
  private readonly kept = new Map<string, RawRow[]>();
  private readonly places = new Map<string, Place[]>();
  private rows = 0;
  private disk: Disk | null = null;

  add(key: string, row: RawRow): void {
    this.rows += 1;
    if (this.rows <= MOST_IN_MEMORY) {
      append(this.kept, key, row);
      return;
    }
    this.disk ??= openDisk();
    append(this.places, key, this.disk.write(row));
  }

  /** `null` for a key that no row has. */
  get(key: string): readonly RawRow[] | null {
    const kept = this.kept.get(key);
    const places = this.places.get(key);
    if (!kept && !places) return null;
    const stored = (places ?? []).map((place) => this.disk!.read(place));
    return [...(kept ?? []), ...stored];
  }

  keys(): Iterable<string> {
    return new Set([...this.kept.keys(), ...this.places.keys()]);
  }

  /** Gives the disk space back; the store is empty then. */
  close(): void {
    this.kept.clear();
    this.places.clear();
    this.disk?.close();
    this.disk = null;
  }
}

interface Place {
  readonly start: number;
  readonly length: number;
}

interface Disk {
  write(row: RawRow): Place;
  read(place: Place): RawRow;
  close(): void;
}

function openDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'guides-rows-'));
  const file = openSync(join(folder, 'rows'), 'w+');
  let end = 0;
  return {
    write({ row, cells, flags }) {
      const bytes = Buffer.from(JSON.stringify([row, cells, flags ? [...flags] : null]));
      const place = { start: end, length: bytes.length };
      writeSync(file, bytes, 0, bytes.length, end);
      end += bytes.length;
      return place;
    },
    read({ start, length }) {
      const bytes = Buffer.allocUnsafe(length);
      readSync(file, bytes, 0, length, start);
      const [row, cells, flags] = JSON.parse(bytes.toString('utf8')) as Stored;
      return flags ? { row, cells, flags: new Map(flags) } : { row, cells };
    },
    close() {
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Stored = readonly [
  number,
  readonly string[],
  ReadonlyArray<readonly [number, CellFlag]> | null,
];

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
