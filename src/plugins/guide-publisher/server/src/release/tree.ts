import { createHash } from 'node:crypto';
import { PublisherError } from '../../../shared/contracts/errors';
import { splitPath } from './paths';

/** One file of a release. */
export interface FileEntry {
  /** SHA-256, 64 hex digits. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** For a file that is only kept for readers of older pages: the last release that had it as its own. */
  readonly keptFrom?: number;
}

export type FileMap = ReadonlyMap<string, FileEntry>;

/** One directory: its files, its child directories by hash, and the hash of both together. */
export interface Directory {
  readonly path: string;
  readonly hash: string;
  readonly files: ReadonlyMap<string, FileEntry>;
  readonly children: ReadonlyMap<string, string>;
}

export interface Tree {
  readonly root: string;
  /** Children before parents; the root is the last one. */
  readonly directories: readonly Directory[];
}

export function sha256(body: Buffer | string): string {
  return createHash('sha256').update(body).digest('hex');
}

/**
 * Directories of a set of files, each with the hash of its sorted entries, so that the root hash stands for every
 * byte and every name. Throws `release.path-conflict` when a name is a file and a directory at once.
 */
export function treeOf(files: FileMap): Tree {
  const drafts = draftDirectories(files);
  const directories: Directory[] = [];
  // A child's path is longer than its parent's, so the longest go first.
  const deepestFirst = [...drafts.values()].sort(
    (a, b) => b.depth - a.depth || compareNames(a.path, b.path)
  );
  for (const draft of deepestFirst) {
    const directory = { ...draft, hash: hashDirectory(draft) };
    directories.push(directory);
    if (draft.path === '') continue;
    const [parent, name] = splitPath(draft.path);
    drafts.get(parent)!.children.set(name, directory.hash);
  }
  return { root: directories.at(-1)!.hash, directories };
}

export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Draft {
  readonly path: string;
  readonly depth: number;
  readonly files: Map<string, FileEntry>;
  readonly children: Map<string, string>;
}

function draftDirectories(files: FileMap): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  const ensure = (path: string): Draft => {
    const known = drafts.get(path);
    if (known) return known;
    if (files.has(path)) throw new PublisherError('release.path-conflict', { path });
    const depth = path === '' ? 0 : path.split('/').length;
    const draft: Draft = { path, depth, files: new Map(), children: new Map() };
    drafts.set(path, draft);
    if (path !== '') ensure(splitPath(path)[0]);
    return draft;
  };
  ensure('');
  for (const [path, entry] of files) {
    const [folder, name] = splitPath(path);
    ensure(folder).files.set(name, entry);
  }
  return drafts;
}

function hashDirectory({ files, children }: Pick<Draft, 'files' | 'children'>): string {
  const lines = [
    ...[...files].map(([name, { sha256: hash, size }]) => `${name}\0file\0${size}\0${hash}\n`),
    ...[...children].map(([name, hash]) => `${name}\0tree\0${hash}\n`),
  ];
  return sha256(lines.sort(compareNames).join(''));
}
