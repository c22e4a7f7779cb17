import { createHash } from 'node:crypto';

/**
 * Directories by content. Each stored directory carries its own listing, and its name is the hash of that listing, so
 * that the root hash stands for every byte and every name below it, and a change touches one listing per level: there
 * is no list of all files anywhere.
 */

/** Name of the listing inside each stored directory; no file of a site may bear it. */
export const LISTING = '.listing';

/** One file of a release. */
export interface FileEntry {
  /** SHA-256, 64 hex digits. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** For a file that is only kept for readers of older pages: the last release that had it as its own. */
  readonly keptFrom?: number;
}

/** A child directory, with what is in it and below it. */
export interface ChildEntry {
  readonly hash: string;
  readonly files: number;
  readonly bytes: number;
}

export interface Listing {
  readonly files: ReadonlyMap<string, FileEntry>;
  readonly children: ReadonlyMap<string, ChildEntry>;
}

export const EMPTY_LISTING: Listing = { files: new Map(), children: new Map() };

/** One directory as it is to be stored. */
export interface Directory extends Listing {
  /** Address inside its tree; '' for the root. */
  readonly path: string;
  readonly hash: string;
  /** Text of its listing; its SHA-256 is `hash`. */
  readonly text: string;
}

export function sha256(body: Buffer | string): string {
  return createHash('sha256').update(body).digest('hex');
}

export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One line per entry, by name: `name TAB file TAB size TAB sha256 [TAB kept-from]` or `name TAB tree TAB hash TAB files TAB bytes`. */
export function listingText({ files, children }: Listing): string {
  const lines = [
    ...[...files].map(
      ([name, { sha256: hash, size, keptFrom }]) =>
        `${name}\tfile\t${size}\t${hash}${keptFrom === undefined ? '' : `\t${keptFrom}`}\n`
    ),
    ...[...children].map(
      ([name, { hash, files: count, bytes }]) => `${name}\ttree\t${hash}\t${count}\t${bytes}\n`
    ),
  ];
  return lines.sort(compareNames).join('');
}

/** Reads what `listingText` wrote; null for anything else. */
export function parseListing(text: string): Listing | null {
  const files = new Map<string, FileEntry>();
  const children = new Map<string, ChildEntry>();
  const lines = text.split('\n');
  if (lines.pop() !== '') return null;
  for (const line of lines) {
    const file = FILE_LINE.exec(line);
    const tree = file ? null : TREE_LINE.exec(line);
    if (file) {
      const [, name, size, hash, kept] = file;
      const entry = { sha256: hash!, size: Number(size) };
      files.set(name!, kept === undefined ? entry : { ...entry, keptFrom: Number(kept) });
    } else if (tree) {
      const [, name, hash, count, bytes] = tree;
      children.set(name!, { hash: hash!, files: Number(count), bytes: Number(bytes) });
    } else return null;
  }
  return { files, children };
}

/** What a directory says of itself to the one above it. */
export function entryOf({ hash, files, children }: Pick<Directory, 'hash' | 'files' | 'children'>) {
  const entry = { hash, files: files.size, bytes: 0 };
  for (const { size } of files.values()) entry.bytes += size;
  for (const child of children.values()) {
    entry.files += child.files;
    entry.bytes += child.bytes;
  }
  return entry satisfies ChildEntry;
}

const FILE_LINE = /^([a-z0-9.-]+)\tfile\t(\d+)\t([0-9a-f]{64})(?:\t(\d+))?$/;
const TREE_LINE = /^([a-z0-9.-]+)\ttree\t([0-9a-f]{64})\t(\d+)\t(\d+)$/;
