import { relative } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import { errnoOf, type FileSystem } from './file-system';
import { layoutOf, type Layout } from './layout';
import { assertSite } from './paths';
import type { RecordKey } from './types';

/** What every operation of the store works with. */
export interface Context {
  readonly fs: FileSystem;
  readonly now: () => Date;
  readonly site: string;
  readonly layout: Layout;
  /** Signs records; null for a store without a key. */
  readonly key: RecordKey | null;
}

export function contextOf(params: {
  root: string;
  site: string;
  fs: FileSystem;
  now: () => Date;
  key: RecordKey | null;
}): Context {
  const { root, site, fs, now, key } = params;
  assertSite(site);
  return { fs: guarded(fs, root), now, site, layout: layoutOf(root, site), key };
}

/** A failure of the disk, as `release.io`, with the system's code and a path inside the store. */
export class DiskError extends PublisherError {
  readonly errno: string;

  constructor(params: { operation: string; path: string; cause: unknown }) {
    const errno = errnoOf(params.cause) || 'EIO';
    super('release.io', { operation: params.operation, path: params.path, errno });
    this.errno = errno;
    this.cause = params.cause;
  }
}

export function isDiskError(error: unknown, ...errnos: readonly string[]): boolean {
  return error instanceof DiskError && (errnos.length === 0 || errnos.includes(error.errno));
}

/** Turns whatever the disk throws into an error of the closed table. */
function guarded(fs: FileSystem, root: string): FileSystem {
  const guard =
    <A extends [path: string, ...rest: never[]], R>(
      operation: string,
      call: (...args: A) => Promise<R>
    ) =>
    async (...args: A): Promise<R> => {
      try {
        return await call(...args);
      } catch (cause) {
        throw new DiskError({ operation, path: relative(root, args[0]), cause });
      }
    };
  return {
    makeDir: guard('makeDir', (path: string) => fs.makeDir(path)),
    makeDirs: guard('makeDirs', (path: string) => fs.makeDirs(path)),
    write: guard('write', (path: string, body: Buffer | string) => fs.write(path, body)),
    read: guard('read', (path: string) => fs.read(path)),
    list: guard('list', (path: string) => fs.list(path)),
    rename: guard('rename', (from: string, to: string) => fs.rename(from, to)),
    link: guard('link', (from: string, to: string) => fs.link(from, to)),
    copy: guard('copy', (from: string, to: string) => fs.copy(from, to)),
    symlink: guard('symlink', (target: string, path: string) => fs.symlink(target, path)),
    readLink: guard('readLink', (path: string) => fs.readLink(path)),
    stat: guard('stat', (path: string) => fs.stat(path)),
    touch: guard('touch', (path: string, at: Date) => fs.touch(path, at)),
    remove: guard('remove', (path: string) => fs.remove(path)),
    syncFile: guard('syncFile', (path: string) => fs.syncFile(path)),
    syncDir: guard('syncDir', (path: string) => fs.syncDir(path)),
    syncAll: guard('syncAll', (path: string) => fs.syncAll(path)),
  };
}
