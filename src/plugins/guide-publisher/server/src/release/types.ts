/** What `release` knows: paths and bytes. It never knows pages. */

export interface ReleaseFile {
  /** Relative, `[a-z0-9.-/]`, at most 512 characters, no `//`, no `..`, no trailing dot. */
  readonly path: string;
  readonly body: Uint8Array | string;
}

/**
 * The two trees of a release: `site` is what the public sees; `state` is what the builder of the site keeps for its
 * next release, stored, shared, checked and collected together with it.
 */
export type ReleasePart = 'site' | 'state';

/** A file that is put, or with `body: null` taken out. */
export interface ReleaseChange {
  readonly path: string;
  readonly body: Uint8Array | string | null;
  /** `site` unless told otherwise. */
  readonly part?: ReleasePart;
}

export interface ReleaseRecord {
  /** Of the store; releases before 2 had a list of all files. */
  readonly form: 2;
  readonly site: string;
  /** From 1, never used twice, also not after going back. */
  readonly number: number;
  /** Hash of the root directory, 64 hex digits. */
  readonly root: string;
  /** Hash of the root directory of the state; blank without one. */
  readonly state: string;
  /** Place in the edition log that it was built at. */
  readonly asOf: number;
  readonly createdAt: string;
  readonly files: number;
  readonly bytes: number;
  /** Release that was public when this one was made: where going back leads. Null for the first. */
  readonly previous: number | null;
  /** Ed25519 over all of the above (see signature.ts), base64; blank from a store without a key. */
  readonly signature: string;
}

/** What a release is made of: all its files, or what differs from the release before. */
export interface ReleaseContent {
  readonly whole: boolean;
  readonly files: AsyncIterable<ReleaseChange> | Iterable<ReleaseChange>;
}

export interface PublishRequest {
  readonly site: string;
  readonly asOf: number;
  /** All files, or a builder that is asked under the lock, with the release that is public then. */
  readonly files:
    | AsyncIterable<ReleaseChange>
    | Iterable<ReleaseChange>
    | ((before: ReleaseRecord | null) => Promise<ReleaseContent>);
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
  /** Files of the site written. */
  readonly written: number;
  /** Files of the site taken over from the release before, unread and unwritten. */
  readonly reused: number;
  /** Bytes written, those of the state too. */
  readonly bytes: number;
  /** Directories that are new, those of the state too; all others are shared. */
  readonly directories: number;
}

export type ProblemKind = 'missing' | 'changed' | 'truncated' | 'extra' | 'unreadable';

export interface Problem {
  /** Address inside the site, or the store's own file (`releases/3.json`, `current`, `state/…`). */
  readonly path: string;
  readonly problem: ProblemKind;
}

export interface Verification {
  readonly ok: boolean;
  readonly number: number;
  /** Files of the site compared. */
  readonly files: number;
  /** Root hash computed from the bytes found. */
  readonly root: string;
  /** Is the record signed with the key of this store? Null for a store without a key. */
  readonly signed: boolean | null;
  readonly problems: readonly Problem[];
}

export interface ReleaseStore {
  publish(request: PublishRequest): Promise<PublishResult>;
  /** The public release, or null before the first. */
  current(site: string): Promise<ReleaseRecord | null>;
  /** A release that is kept. Throws `release.not-found`. */
  get(params: { site: string; number: number }): Promise<ReleaseRecord>;
  /** All releases still kept, newest first. */
  list(site: string): Promise<ReleaseRecord[]>;
  /** A file of a release that is kept, or null where there is none. */
  read(record: ReleaseRecord, part: ReleasePart, path: string): Promise<Buffer | null>;
  /** Goes to release `to`, or to the one that was public before the current one. */
  rollback(params: { site: string; to?: number }): Promise<ReleaseRecord>;
  verify(params: { site: string; number?: number }): Promise<Verification>;
  /** Removes all but the newest `keep` releases and the current one. Answers with the numbers removed. */
  collect(params: { site: string; keep: number }): Promise<number[]>;
}

/** How a store signs its records. */
export interface RecordKey {
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
}
