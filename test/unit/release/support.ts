import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  nodeFileSystem,
  type FileSystem,
} from '../../../src/plugins/guide-publisher/server/src/release/file-system';
import { createReleaseStore } from '../../../src/plugins/guide-publisher/server/src/release/store';
import type {
  ReleaseFile,
  ReleaseStore,
} from '../../../src/plugins/guide-publisher/server/src/release/types';

export const SITE = 'bijie';

export interface Bench {
  readonly root: string;
  readonly store: ReleaseStore;
  /** Path inside the folder of the site. */
  at(path: string): string;
  /** Text that a static file server would answer. */
  served(path: string): string;
  /** A second store over the same folder, on another disk or with another clock. */
  reopen(other: { fs?: FileSystem; now?: () => Date }): ReleaseStore;
}

const roots: string[] = [];

export function createBench(): Bench {
  const root = mkdtempSync(join(tmpdir(), 'release-'));
  roots.push(root);
  const now = (): Date => new Date();
  const at = (path: string): string => join(root, SITE, path);
  return {
    root,
    store: createReleaseStore({ root, now }),
    at,
    served: (path) => readFileSync(at(join('current', path)), 'utf8'),
    reopen: (other) => createReleaseStore({ root, now, ...other }),
  };
}

export function removeBenches(): void {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
}

/** A small site: one page per folder, each saying which version it is of. */
export function pages(version: string): ReleaseFile[] {
  return [
    'index.html',
    'guides/a/1.html',
    'guides/a/2.html',
    'guides/b/1.html',
    'assets/site.css',
  ].map((path) => ({ path, body: `${path} of ${version}` }));
}

export interface Fault {
  readonly errno: string;
  /** Which call fails, from 1. */
  readonly at: number;
  /** All later calls fail too, as on a disk that is gone. */
  readonly forever: boolean;
  readonly only?: ReadonlyArray<keyof FileSystem>;
}

/** A disk on which one call, or all from one call on, fail. `calls()` says how many there were. */
export function failingDisk(fault: Fault): { fs: FileSystem; calls: () => number } {
  let count = 0;
  const wrap =
    <A extends unknown[], R>(name: keyof FileSystem, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (fault.only && !fault.only.includes(name)) return call(...args);
      count += 1;
      if (count === fault.at || (fault.forever && count > fault.at)) {
        throw Object.assign(new Error(`${fault.errno}: ${name}`), { code: fault.errno });
      }
      return call(...args);
    };
  const fs: FileSystem = {
    makeDir: wrap('makeDir', nodeFileSystem.makeDir),
    makeDirs: wrap('makeDirs', nodeFileSystem.makeDirs),
    write: wrap('write', nodeFileSystem.write),
    read: wrap('read', nodeFileSystem.read),
    list: wrap('list', nodeFileSystem.list),
    rename: wrap('rename', nodeFileSystem.rename),
    link: wrap('link', nodeFileSystem.link),
    copy: wrap('copy', nodeFileSystem.copy),
    symlink: wrap('symlink', nodeFileSystem.symlink),
    readLink: wrap('readLink', nodeFileSystem.readLink),
    stat: wrap('stat', nodeFileSystem.stat),
    touch: wrap('touch', nodeFileSystem.touch),
    remove: wrap('remove', nodeFileSystem.remove),
    syncFile: wrap('syncFile', nodeFileSystem.syncFile),
    syncDir: wrap('syncDir', nodeFileSystem.syncDir),
    syncAll: wrap('syncAll', nodeFileSystem.syncAll),
  };
  return { fs, calls: () => count };
}
