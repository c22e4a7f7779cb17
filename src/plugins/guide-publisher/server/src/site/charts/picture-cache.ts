import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Files that are dear to make, by name. May be deleted at any time. */
export interface PictureCache {
  get(name: string, make: () => Promise<Buffer>): Promise<Buffer>;
}

const HASH_LENGTH = 32;

/**
 * A cache in a folder. Each file begins with the hash of the rest: one that was cut short or damaged is made anew, not
 * published. A folder that cannot be written only costs time.
 */
export function createPictureCache(folder: string): PictureCache {
  return {
    async get(name, make) {
      const file = path.join(folder, name.slice(0, 2), name);
      const known = await readFile(file).catch(() => null);
      if (known && isWhole(known)) return known.subarray(HASH_LENGTH);
      const made = await make();
      await store(file, made).catch(() => undefined);
      return made;
    },
  };
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

const isWhole = (bytes: Buffer) =>
  bytes.length > HASH_LENGTH &&
  bytes.subarray(0, HASH_LENGTH).equals(hashOf(bytes.subarray(HASH_LENGTH)));

/** Whole or not at all: two releases may make the same picture at once. */
async function store(file: string, bytes: Buffer): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(draft, Buffer.concat([hashOf(bytes), bytes]));
  await rename(draft, file);
}
