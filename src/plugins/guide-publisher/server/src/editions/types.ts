import type { Locale } from '../../../domain/codes/tables';
import type { DocumentKind, DocumentOf } from '../../../domain/document/document';

/**
 * The edition log: approved documents, frozen, each at a place in one global sequence.
 * A release of a site names the sequence that it was built at (`asOf`); an edition is visible in it when
 * `sequence <= asOf` and it is not retired at or before `asOf`. Going back to an old release therefore needs no
 * copying, and site and API of one release always agree.
 */
export interface Edition<K extends DocumentKind = DocumentKind> {
  readonly kind: K;
  readonly code: string;
  readonly locale: Locale;
  /** Place in the log, from 1, without gaps inside one transaction. */
  readonly sequence: number;
  /** SHA-256 of the canonical text, 64 hex digits. */
  readonly hash: string;
  readonly document: DocumentOf<K>;
  readonly provenance: Provenance;
  readonly retired: Retirement | null;
}

/** How the edition came to be. Names no person: the public may see all of it. */
export interface Provenance {
  /** ISO 8601 instants. `approvedAt` is the "date last checked" of a guide. */
  readonly approvedAt: string;
  readonly publishedAt: string;
  readonly template: { readonly id: string; readonly version: number } | null;
}

export const RETIREMENT_REASONS = [
  'replaced',
  'cancelled',
  'delegated',
  'merged',
  'error',
] as const;
export type RetirementReason = (typeof RETIREMENT_REASONS)[number];

export interface Retirement {
  readonly sequence: number;
  /** `replaced` by a newer edition of the same document; the others withdraw it from the public. */
  readonly reason: RetirementReason;
  /** Code of the document that takes its place, for `delegated` and `merged`. */
  readonly successor: string;
  readonly at: string;
  readonly note: string;
}

/** What readers of editions (site, content API) may ask. Implemented over the database and over memory. */
export interface EditionSource {
  /** Visible editions of one kind in order of code; streams. */
  list<K extends DocumentKind>(params: {
    kind: K;
    asOf: number;
    locale: Locale;
  }): AsyncIterable<Edition<K>>;
  /** Editions withdrawn (not replaced) at or before `asOf` and without a later edition: for 410 pages and redirects. */
  listWithdrawn(params: {
    kind: DocumentKind;
    asOf: number;
    locale: Locale;
  }): AsyncIterable<Edition>;
}

/** An edition as it is stored: the text of its document unread, so that another thread can read it. */
export interface FrozenEdition {
  readonly code: string;
  readonly sequence: number;
  /** Blank for kinds that belong to no region. */
  readonly regionCode: string;
  /** The document as JSON. */
  readonly text: string;
  readonly provenance: Provenance;
}

/** What happened in the log, by document. */
export interface EditionKey {
  readonly kind: DocumentKind;
  readonly code: string;
  readonly locale: Locale;
}

interface AsSeen<K extends DocumentKind> {
  readonly kind: K;
  readonly asOf: number;
  readonly locale: Locale;
}

/**
 * Questions whose answer costs as much as it is long, not as the log is: what a release asks that follows another one.
 * Every `asOf` may be asked for, also one from before.
 */
export interface EditionLookup extends EditionSource {
  /** The same as `list`, unread. */
  listFrozen(params: AsSeen<DocumentKind>): AsyncIterable<FrozenEdition>;
  /**
   * Says which log it is up to `asOf`: a log that lost its end, as one restored from a backup has, and went on from
   * there has another mark.
   */
  markAt(asOf: number): Promise<string>;
  /** Documents with an event after `after`, up to `asOf`; each once. */
  changes(params: { after: number; asOf: number }): Promise<readonly EditionKey[]>;
  /** Those of the codes that are visible. */
  find<K extends DocumentKind>(
    params: AsSeen<K> & { readonly codes: readonly string[] }
  ): Promise<ReadonlyArray<Edition<K>>>;
  /** Visible guides of these standard items, or visible flowcharts of these items or guides. */
  ofSubjects<K extends 'guide' | 'flowchart'>(
    params: AsSeen<K> & { readonly codes: readonly string[] }
  ): Promise<ReadonlyArray<Edition<K>>>;
  /** The last withdrawn edition of each of the codes; for codes that are not visible. */
  findWithdrawn<K extends DocumentKind>(
    params: AsSeen<K> & { readonly codes: readonly string[] }
  ): Promise<ReadonlyArray<Edition<K>>>;
  /** Codes of documents that were withdrawn in favour of one of the codes. */
  precededBy(
    params: AsSeen<DocumentKind> & { readonly codes: readonly string[] }
  ): Promise<readonly string[]>;
  /** Codes of visible documents that have the text in them: a scan, for what changes rarely. */
  mentioning(params: AsSeen<DocumentKind> & { readonly text: string }): Promise<readonly string[]>;
  /** Visible editions, the newest first; streams. */
  newest<K extends DocumentKind>(params: AsSeen<K>): AsyncIterable<Edition<K>>;
}
