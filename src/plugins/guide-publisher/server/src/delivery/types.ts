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

/** A request as the API sees it; how it came over HTTP is for the controller to know. */
export interface PublicRequest {
  /** What the address names: `code`, `slug`. */
  readonly path: Readonly<Record<string, string>>;
  /** The parsed query string, unchecked. */
  readonly query: unknown;
  /** Does the reader prefer JSON-LD? */
  readonly linkedData: boolean;
  /** The header `If-None-Match`, blank where there is none. */
  readonly ifNoneMatch: string;
}

export interface Answer {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  /** Blank with 304. */
  readonly body: string;
}

/** What one operation of the API answers with. */
export interface Content {
  readonly type: string;
  readonly body: string;
}

/** What an answer says about the release. */
export const releaseMeta = ({ site, number, asOf }: PublicRelease) => ({ site, number, asOf });
