/** What `release` knows: paths and bytes. It never knows pages. */

export interface ReleaseFile {
  /** Relative, `[a-z0-9.-/]`, at most 512 characters, no `//`, no `..`, no trailing dot. */
  readonly path: string;
  readonly body: Buffer | string;
}

export interface ReleaseRecord {
  readonly site: string;
  /** From 1, never used twice, also not after going back. */
  readonly number: number;
  /** Hash of the root directory, 64 hex digits. */
  readonly root: string;
  /** Place in the edition log that it was built at. */
  readonly asOf: number;
  readonly createdAt: string;
  readonly files: number;
  readonly bytes: number;
}
