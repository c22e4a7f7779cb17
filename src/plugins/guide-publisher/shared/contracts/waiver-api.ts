import type { Locale } from '../../domain/codes/tables';
import type { Person } from './admin-api';

/** Findings that a reviewer accepts for a time; they end by themselves. */

/** `GET /waivers?state=active|ended&uid=&documentId=&rule=&page=&pageSize=`: the ones that end first come first. */
export interface WaiverEntry {
  readonly id: number;
  readonly uid: string;
  readonly documentId: string;
  readonly locale: Locale;
  readonly code: string;
  readonly name: string;
  readonly rule: string;
  /** JSON pointer, as in the finding. */
  readonly path: string;
  readonly reason: string;
  /** Last day on which it holds. */
  readonly endDate: string;
  readonly state: 'active' | 'ended';
  readonly grantedBy: Person;
  /** Who ended it before its time; null where nobody did. */
  readonly endedBy: Person | null;
}

/**
 * `POST /waivers` (answer: `WaiverEntry`): accepts one open finding of the draft as it is now. Not by who wrote or
 * submitted the text. Throws `waiver.no-finding`, `waiver.not-waivable`, `waiver.end-date`, `review.own-work`.
 */
export interface NewWaiverRequest {
  readonly uid: string;
  readonly documentId: string;
  readonly locale?: Locale;
  readonly rule: string;
  readonly path: string;
  readonly reason: string;
  /** ISO date, from today, at most a year ahead. */
  readonly endDate: string;
}

/** `POST /waivers/:id/end`: ends it now; its finding is open again. */
export interface EndWaiverRequest {
  readonly comment: string;
}

/** Of `DocumentStatus`, `LiveCheckAnswer`: why a finding does not stand in the way. */
export interface WaivedBy {
  readonly reviewer: string;
  readonly reason: string;
  readonly endDate: string;
}
