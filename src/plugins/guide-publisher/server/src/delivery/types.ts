import type { Locale } from '../../../domain/codes/tables';

/** The release that an answer comes from, and what of the edition log it shows. */
export interface PublicRelease {
  readonly site: string;
  /** Number of the release. */
  readonly number: number;
  /** Place in the edition log that it was built at. */
  readonly asOf: number;
  /** Documents of this region and below are public. */
  readonly regionCode: string;
  /** Address of the page of a guide on the site; blank where the site has no address of its own. */
  readonly guidePage: (code: string, locale: Locale) => string;
}

/** Which release a reader asks for: the current one of the first site where nothing is named. */
export interface AskedRelease {
  readonly site?: string | undefined;
  /** A release that is still kept. */
  readonly release?: number | undefined;
}

/** Knows which release is public now. The same release is the same object, as long as nothing about it changes. */
export interface ReleaseWatch {
  /** The release, if it is known for certain without waiting; else null. */
  known(asked: AskedRelease): PublicRelease | null;
  /** The release; null before the first one. Throws `site.not-found` and `release.not-found`. */
  find(asked: AskedRelease): Promise<PublicRelease | null>;
}

/** A request as the API sees it; how it came over HTTP is for `serving` to know. */
export interface PublicRequest {
  /** What the address names: `code`, `slug`. */
  readonly path: Readonly<Record<string, string>>;
  /** The parsed query string, unchecked. */
  readonly query: unknown;
  /** Does the reader prefer JSON-LD? */
  readonly linkedData: boolean;
}

/** What an operation answers, and the release that it comes from: null for what no release changes. */
export interface Answer {
  readonly asked: AskedRelease;
  readonly release: PublicRelease | null;
  readonly content: Content;
  /** Request headers that the answer depends on. */
  readonly vary: string;
}

/** What one operation of the API answers with. */
export interface Content {
  readonly type: string;
  readonly body: string;
}

/** What an answer says about the release. */
export const releaseMeta = ({ site, number, asOf }: PublicRelease) => ({ site, number, asOf });
