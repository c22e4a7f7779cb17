import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * The few operations that a store needs of a disk. One door, so that a test can let any single one of them fail
 * and every promise of the store can be checked against it.
 */
export interface FileSystem {
  /** Makes one directory in an existing one; it may be there already. */
  makeDir(path: string): Promise<void>;
  /** Makes a directory and those above it. */
  makeDirs(path: string): Promise<void>;
  /** Creates a file; an existing one is an error (EEXIST), since nothing in the store is written twice. */
  write(path: string, body: Buffer | string): Promise<void>;
  read(path: string): Promise<Buffer>;
  list(path: string): Promise<string[]>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for a file; an existing `to` is an error (EEXIST). */
  link(from: string, to: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  symlink(target: string, path: string): Promise<void>;
  readLink(path: string): Promise<string>;
  /** What stands at the path itself (links are not followed), or null. */
  stat(path: string): Promise<Stat | null>;
  touch(path: string, at: Date): Promise<void>;
  /** Removes a file or a whole directory; nothing there is no error. */
  remove(path: string): Promise<void>;
  syncFile(path: string): Promise<void>;
  /** Makes the names in a directory durable. */
  syncDir(path: string): Promise<void>;
  /** Makes everything on the file system of `path` durable; false when this machine cannot do that. */
  syncAll(path: string): Promise<boolean>;
}

export interface Stat {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  readonly size: number;
  readonly modifiedAt: Date;
}

export const nodeFileSystem: FileSystem = {
  makeDir: makeOneDir,
  makeDirs: async (path) => void (await fs.mkdir(path, { recursive: true })),
  write: (path, body) => fs.writeFile(path, body, { flag: 'wx' }),
  read: (path) => fs.readFile(path),
  list: (path) => fs.readdir(path),
  rename: (from, to) => fs.rename(from, to),
  link: (from, to) => fs.link(from, to),
  copy: (from, to) => fs.copyFile(from, to, fs.constants.COPYFILE_EXCL),
  symlink: (target, path) => fs.symlink(target, path),
  readLink: (path) => fs.readlink(path),
  stat: statOf,
  touch: (path, at) => fs.utimes(path, at, at),
  remove: (path) => fs.rm(path, { recursive: true, force: true }),
  syncFile: (path) => syncHandle(path, 'r+'),
  syncDir: (path) => syncHandle(path, 'r'),
  syncAll,
};

/** The `code` of a system error (`ENOENT` …), or ''. By shape: an error may come from another realm. */
export function errnoOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

async function makeOneDir(path: string): Promise<void> {
  try {
    await fs.mkdir(path);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
}

async function statOf(path: string): Promise<Stat | null> {
  try {
    const found = await fs.lstat(path);
    const kind = found.isSymbolicLink()
      ? 'link'
      : found.isDirectory()
        ? 'directory'
        : found.isFile()
          ? 'file'
          : 'other';
    return { kind, size: found.size, modifiedAt: found.mtime };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return null;
    throw error;
  }
}

async function syncHandle(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await fs.open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Node has no syncfs(2); `sync -f` of coreutils is that call and reports write-back errors. */
async function syncAll(path: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  try {
    await promisify(execFile)('sync', ['-f', path]);
    return true;
  } catch (error) {
    // No such command: the caller syncs file by file. Anything else is a disk that failed to write.
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}
