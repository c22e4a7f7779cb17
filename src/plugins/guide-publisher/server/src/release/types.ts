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
  /** Release that was public when this one was made: where going back leads. Null for the first. */
  readonly previous: number | null;
}

export interface PublishRequest {
  readonly site: string;
  readonly asOf: number;
  readonly files: AsyncIterable<ReleaseFile> | Iterable<ReleaseFile>;
  /** Only says what a release would change: writes nothing, takes no lock. */
  readonly dryRun?: boolean;
  /** Believes nothing that is on the disk: writes every file and mends damaged directories in place. */
  readonly rewrite?: boolean;
  /** Folders (`assets/`) whose earlier files stay for readers who still have an older page open. */
  readonly keepEarlier?: readonly string[];
}

export interface PublishResult {
  /** With `dryRun`, the record that it would be. */
  readonly record: ReleaseRecord;
  /** Files written. */
  readonly written: number;
  /** Files taken over from the release before, unread and unwritten. */
  readonly reused: number;
  /** Bytes of the files written. */
  readonly bytes: number;
  /** Directories that are new; all others are shared. */
  readonly directories: number;
}

export type ProblemKind = 'missing' | 'changed' | 'truncated' | 'extra' | 'unreadable';

export interface Problem {
  /** Address inside the site, or the store's own file (`releases/3.manifest.json`, `current`). */
  readonly path: string;
  readonly problem: ProblemKind;
}

export interface Verification {
  readonly ok: boolean;
  readonly number: number;
  /** Files compared. */
  readonly files: number;
  /** Root hash computed from the bytes found. */
  readonly root: string;
  readonly problems: readonly Problem[];
}

export interface ReleaseStore {
  publish(request: PublishRequest): Promise<PublishResult>;
  /** The public release, or null before the first. */
  current(site: string): Promise<ReleaseRecord | null>;
  /** All releases still kept, newest first. */
  list(site: string): Promise<ReleaseRecord[]>;
  /** Goes to release `to`, or to the one that was public before the current one. */
  rollback(params: { site: string; to?: number }): Promise<ReleaseRecord>;
  verify(params: { site: string; number?: number }): Promise<Verification>;
  /** Removes all but the newest `keep` releases and the current one. Answers with the numbers removed. */
  collect(params: { site: string; keep: number }): Promise<number[]>;
}
