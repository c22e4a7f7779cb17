import type { Locale } from '../../domain/codes/tables';
import type { Document } from '../../domain/document/document';
import type { FieldDrift } from '../../domain/document/drift';
import type { SpecialProcedure, Step } from '../../domain/document/lists';
import type { Section } from '../../domain/document/sections';
import type { Finding } from '../../domain/template/types';
import type { PushNotice } from './push-api';
import type { AffectedGuide, ImpactReport } from './services';
import type { WaivedBy } from './waiver-api';

export type * from './adjustment-api';
export type * from './push-api';
export type * from './waiver-api';

/**
 * Requests and answers between the admin's pages and the plugin, under `/guide-publisher`. One definition for both
 * sides. Every answer is `{ data: … }`; every refusal is Strapi's error shape with `details.code` of the error table.
 */

export type ReviewStateName =
  'draft' | 'submitted' | 'changes-requested' | 'approved' | 'published' | 'withdrawn';

export type ReviewActionName = 'submit' | 'request-changes' | 'approve' | 'publish' | 'withdraw';

/** `GET /documents/:uid/:documentId?locale=` and the answer of every review action. */
export interface DocumentStatus {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: Locale;
  readonly code: string;
  readonly name: string;
  readonly state: ReviewStateName;
  /** Does the submission or approval stand for the text as it is now? */
  readonly upToDate: boolean;
  readonly hash: string;
  /** What is open. An error with `graceUntil` counts as a warning until the end of that day. */
  readonly findings: readonly Finding[];
  /** What a reviewer accepted for a time; it does not stand in the way. */
  readonly waived: readonly WaivedFinding[];
  /** The resolved text; null while it lacks a standard item or an organization. */
  readonly document: Document | null;
  /** The text that is public now, to compare with. */
  readonly publicDocument: Document | null;
  readonly template: { readonly id: string; readonly version: number } | null;
  readonly people: {
    readonly editedBy: Person | null;
    readonly submittedBy: Person | null;
    readonly decidedBy: Person | null;
  };
  readonly comment: string;
  /** What the signed-in user may do now; an action that is missing is refused, and `refusals` says why. */
  readonly actions: readonly ReviewActionName[];
  readonly refusals: Partial<Record<ReviewActionName, string>>;
  /** Address of the public page, where it is public. */
  readonly publicAddress: string | null;
}

/** A finding with the waiver that stands for it. */
export interface WaivedFinding {
  readonly finding: Finding;
  readonly waiver: WaivedBy;
}

export interface Person {
  readonly name: string;
  readonly at: string | null;
  readonly isMe: boolean;
}

/** `POST /documents/:uid/:documentId/:action?locale=` */
export interface ReviewActionRequest {
  /** For `approve`: hash of the text that was read. */
  readonly hash?: string;
  readonly comment?: string;
  /** For `withdraw`. */
  readonly reason?: 'cancelled' | 'delegated' | 'merged' | 'error';
  readonly successor?: string;
}

/** `POST /check/:uid?locale=`: checks values of a form that may not be saved. Relations are document ids. */
export interface LiveCheckRequest {
  readonly documentId?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface LiveCheckAnswer {
  readonly findings: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
  readonly document: Document | null;
}

/**
 * `POST /chart-source/:uid?locale=` with the request of the live check: the step table that the chart in a flowchart
 * form can be drawn from, or null where the form names no guide or standard item.
 */
export interface ChartSource {
  readonly of: 'guide' | 'standard-item';
  readonly name: string;
  /** Code of the table `itemType`. */
  readonly itemType: string;
  readonly steps: readonly Step[];
  readonly specialProcedures: readonly SpecialProcedure[];
}

/** `GET /reviews?state=&page=&pageSize=`: what waits, newest first. */
export interface ReviewListEntry {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: Locale;
  readonly code: string;
  readonly name: string;
  readonly state: ReviewStateName;
  readonly submittedByName: string;
  readonly submittedAt: string | null;
  readonly errors: number | null;
  readonly warnings: number | null;
}

export interface Page<T> {
  readonly results: readonly T[];
  readonly pagination: { readonly page: number; readonly pageSize: number; readonly total: number };
}

/** `GET /badges/:uid?ids=a,b&locale=`: state and counts for the rows of a list. */
export type Badges = Readonly<
  Record<string, { state: ReviewStateName; errors: number | null; warnings: number | null }>
>;

/**
 * `GET /versions/proposals`, `POST /versions/:uid/:documentId/propose`, `POST /versions/:id/decide`.
 */
export interface VersionEntry {
  readonly id: number;
  readonly subject: 'standard-item' | 'template';
  readonly code: string;
  readonly name: string;
  readonly locale: Locale;
  readonly number: number;
  /** `scheduled`: approved, and in effect from `effectiveFrom` on. */
  readonly state: 'proposed' | 'scheduled' | 'effective' | 'refused';
  readonly proposedByName: string;
  readonly proposedAt: string;
  /** First day in effect; null: from the decision on. */
  readonly effectiveFrom: string | null;
  /** Last day on which errors that are new with this template are warnings on public guides; null: no such time. */
  readonly graceUntil: string | null;
  /** Names of the sections that differ from the version in effect. */
  readonly changedSections: readonly string[];
}

export interface VersionDecisionRequest {
  readonly approve: boolean;
  readonly comment: string;
  /** Of a template: first day in effect, after today. Absent: the template's own effective date, else at once. */
  readonly effectiveFrom?: string | null;
  /** Of a template: last day of the grace period, not before its first day in effect. Throws `version.dates`. */
  readonly graceUntil?: string | null;
}

/**
 * `GET /versions/:id/impact`: what a template changes in the findings of all drafts. The first question starts the
 * comparison; ask again until `state` is not `running`.
 */
export interface VersionImpact {
  readonly state: 'running' | 'done' | 'failed';
  /** Guides compared so far; `total` is null before the first. */
  readonly done: number;
  readonly total: number | null;
  /** When it was found. */
  readonly at: string | null;
  /** Counts are exact; organizations are the 50 that gain most. */
  readonly report: ImpactReport | null;
  /** The first 200 guides that gain or lose anything; all of them come out of `guides impact --out`. */
  readonly guides: readonly AffectedGuide[];
}

/** `GET /drift?page=&pageSize=&item=&organization=&section=&locale=`: drafts behind their standard item, by code. */
export interface DriftList extends Page<DriftListEntry> {
  /** Guides per item and per organization, most first, at most 100 of each. */
  readonly items: readonly DriftCount[];
  readonly organizations: readonly DriftCount[];
  /** Approved pushes of the items listed that are still to come or under way. */
  readonly notices: readonly PushNotice[];
}

export interface DriftListEntry {
  readonly documentId: string;
  readonly code: string;
  readonly name: string;
  readonly item: { readonly code: string; readonly name: string };
  /** Version that the guide is pinned to, and the one in effect. */
  readonly itemVersion: number;
  readonly newestVersion: number;
  /** Sections that the item changed between the two; none where the older one is not in effect. */
  readonly sections: readonly Section[];
  readonly organization: { readonly creditCode: string; readonly name: string };
}

export interface DriftCount {
  readonly code: string;
  readonly name: string;
  readonly guides: number;
}

/** `GET /drift/:documentId?locale=` and the answer of both actions. */
export interface DriftReport {
  readonly documentId: string;
  readonly locale: Locale;
  readonly code: string;
  readonly name: string;
  readonly item: { readonly code: string; readonly name: string };
  readonly itemVersion: number;
  readonly newestVersion: number;
  readonly behind: boolean;
  /** False where the version that the guide is pinned to is not in effect: then nothing can be said of before. */
  readonly baseInEffect: boolean;
  /** Sections that the item changed. */
  readonly sections: readonly Section[];
  /** All fields but those that are unchanged, in the order of sections. */
  readonly fields: readonly FieldDrift[];
}

/**
 * `POST /drift/:documentId/take-over?locale=`: takes the standard text in these fields (`all`: those that the item
 * changed) and moves the guide to `version`. What the guide follows it goes on following; its other texts stay.
 */
export interface TakeOverRequest {
  readonly fields: 'all' | readonly string[];
  /** `newestVersion` of the report that was read. */
  readonly version: number;
}

/** `POST /drift/:documentId/confirm?locale=`: moves the guide to `version`; its own texts stand. */
export interface ConfirmRequest {
  readonly version: number;
}

/** `POST /guides`: a new draft of a guide from a standard item. */
export interface NewGuideRequest {
  readonly standardItemId: string;
  readonly organizationId: string;
}

export interface NewGuideAnswer {
  readonly documentId: string;
}

/** `GET /sites`; `POST /sites/:slug/release|rollback|verify`. */
export interface SiteEntry {
  readonly slug: string;
  readonly title: string;
  readonly address: string;
  readonly current: ReleaseEntry | null;
  readonly releases: readonly ReleaseEntry[];
  /** Events in the edition log that the current release does not show yet. */
  readonly waiting: number;
  readonly running: boolean;
  readonly lastError: string | null;
}

export interface ReleaseEntry {
  readonly number: number;
  readonly createdAt: string;
  readonly files: number;
  readonly bytes: number;
}

/** `GET /overview`: the home widget and the board of findings. */
export interface Overview {
  readonly states: Readonly<Record<ReviewStateName, number>>;
  readonly rules: ReadonlyArray<{
    readonly rule: string;
    readonly title: { readonly 'zh-Hans': string; readonly en: string };
    readonly severity: string;
    readonly count: number;
  }>;
  readonly withErrors: number;
  readonly checked: number;
  /** Approved pushes that are still to come or under way, soonest first. */
  readonly notices: readonly PushNotice[];
}

/** `GET /vocabularies`: lists that the template names, e.g. topics. */
export type Vocabularies = Readonly<Record<string, readonly string[]>>;

/** What may be granted to a role in Settings → Roles. */
export const PERMISSIONS = {
  read: 'plugin::guide-publisher.read',
  submit: 'plugin::guide-publisher.review.submit',
  decide: 'plugin::guide-publisher.review.decide',
  withdraw: 'plugin::guide-publisher.review.withdraw',
  propose: 'plugin::guide-publisher.version.propose',
  decideVersion: 'plugin::guide-publisher.version.decide',
  release: 'plugin::guide-publisher.release.run',
  import: 'plugin::guide-publisher.import.run',
  waive: 'plugin::guide-publisher.review.waive',
  /** Propose, cancel, pause and resume a push. */
  push: 'plugin::guide-publisher.push.propose',
  /** Decide on a push, and undo it. */
  decidePush: 'plugin::guide-publisher.push.decide',
  adjust: 'plugin::guide-publisher.adjustment.propose',
  decideAdjustment: 'plugin::guide-publisher.adjustment.decide',
} as const;
