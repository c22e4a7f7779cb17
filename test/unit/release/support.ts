import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  nodeFileSystem,
  type FileSystem,
} from '../../../src/plugins/guide-publisher/server/src/release/file-system';
import { createReleaseStore } from '../../../src/plugins/guide-publisher/server/src/release/store';
import type {
  RecordKey,
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
  reopen(other: { fs?: FileSystem; now?: () => Date; key?: RecordKey }): ReleaseStore;
}

/**
 * A real disk that is never asked to sync: no test can see whether it did, and a thousand releases would take minutes.
 * That each call is made, and that its failure fails the release, is seen through `failingDisk`.
 */
const quickDisk: FileSystem = {
  ...nodeFileSystem,
  syncFile: async () => undefined,
  syncDir: async () => undefined,
  syncAll: async () => true,
};

const roots: string[] = [];

export function createBench({ disk = quickDisk }: { disk?: FileSystem } = {}): Bench {
  const root = mkdtempSync(join(tmpdir(), 'release-'));
  roots.push(root);
  const now = (): Date => new Date();
  const at = (path: string): string => join(root, SITE, path);
  return {
    root,
    store: createReleaseStore({ root, now, fs: disk }),
    at,
    served: (path) => readFileSync(at(join('current', path)), 'utf8'),
    reopen: ({ fs = disk, now: clock = now, key }) =>
      createReleaseStore({ root, now: clock, fs, key }),
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
    makeDir: wrap('makeDir', quickDisk.makeDir),
    makeDirs: wrap('makeDirs', quickDisk.makeDirs),
    write: wrap('write', quickDisk.write),
    read: wrap('read', quickDisk.read),
    list: wrap('list', quickDisk.list),
    rename: wrap('rename', quickDisk.rename),
    link: wrap('link', quickDisk.link),
    copy: wrap('copy', quickDisk.copy),
    symlink: wrap('symlink', quickDisk.symlink),
    readLink: wrap('readLink', quickDisk.readLink),
    stat: wrap('stat', quickDisk.stat),
    touch: wrap('touch', quickDisk.touch),
    remove: wrap('remove', quickDisk.remove),
    syncFile: wrap('syncFile', quickDisk.syncFile),
    syncDir: wrap('syncDir', quickDisk.syncDir),
    syncAll: wrap('syncAll', quickDisk.syncAll),
  };
  return { fs, calls: () => count };
}
