import type { Locale } from '../../domain/codes/tables';
import type { Finding, Severity } from '../../domain/template/types';
import type { Page, Person } from './admin-api';

/**
 * Bulk update: a new version of a standard item is pushed over the guides that are pinned to older ones. Proposed by
 * one person (`push.propose`), who sees what it would do; decided as one set by another (`push.decide`); carried out
 * as a durable job from the day named; undone as a whole.
 *
 * `planning` → `planned` → `scheduled` → `applying` → `done` → `undoing` → `undone`; a planned one may be `refused`,
 * one that has not begun may be `cancelled`. While `planning`, `applying` or `undoing`, `job` says how far it is:
 * paused and failed ones stand still in that state until they are resumed (or, while applying, undone).
 */
export type PushStateName =
  | 'planning'
  | 'planned'
  | 'refused'
  | 'scheduled'
  | 'cancelled'
  | 'applying'
  | 'done'
  | 'undoing'
  | 'undone';

/**
 * What becomes of one guide. `published`: its public text, which is also its draft, becomes a new edition. `moved`: the
 * draft moves and waits for review, since the guide is not public or its draft holds other changes. `held`: the draft
 * moves; the public text stays, since an error is open. `conflict`: the guide has a text of its own where the item
 * changed; it is left as it is, for its editor. `skipped`: not behind (any more), or not readable.
 */
export type PushOutcome = 'published' | 'moved' | 'held' | 'conflict' | 'skipped';

export type PushActionName = 'decide' | 'cancel' | 'pause' | 'resume' | 'undo';

/** A calendar day in China's time zone, ISO form. */
export type Day = string;

/** Work that goes on in the background and outlives a restart. */
export interface JobEntry {
  readonly state: 'queued' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number;
  /** Why it failed, or null. */
  readonly error: string | null;
}

/**
 * `POST /pushes` (answer: `PushEntry`): begins the plan. Throws `content.not-found`, `push.not-newest` (the version is
 * not the one in effect), `push.open` (the item has a push that is not at its end).
 */
export interface NewPushRequest {
  /** Basic code of the standard item. */
  readonly item: string;
  readonly locale?: Locale;
  /** Version in effect to which the guides are moved. */
  readonly version: number;
  /** First day on which guides are touched; absent: as soon as it is approved. */
  readonly startsOn?: Day | null;
  /** Told to the departments. */
  readonly reason: string;
}

/** Guides by what is planned for them and, once their turn has come, by what became of them. */
export interface PushCounts {
  readonly guides: number;
  readonly planned: Readonly<Record<PushOutcome, number>>;
  readonly outcome: Readonly<Record<PushOutcome, number>>;
  /** Of an undone push: guides that are as before, and guides left as they are since they were changed after it. */
  readonly restored: number;
  readonly kept: number;
}

/** `GET /pushes?state=&item=&page=&pageSize=`: newest first; and the answer of every action. */
export interface PushEntry {
  readonly id: number;
  readonly item: { readonly code: string; readonly name: string };
  readonly locale: Locale;
  readonly version: number;
  readonly state: PushStateName;
  readonly job: JobEntry | null;
  readonly startsOn: Day | null;
  readonly reason: string;
  readonly comment: string;
  readonly counts: PushCounts;
  readonly proposedBy: Person;
  readonly decidedBy: Person | null;
  /** What the signed-in user may do now; for what is missing, `refusals` says why in codes of the error table. */
  readonly actions: readonly PushActionName[];
  readonly refusals: Partial<Record<PushActionName, string>>;
}

/** `GET /pushes/:id`. */
export interface PushReport extends PushEntry {
  /** Most guides first, at most 100; the totals of `counts` are exact whatever their number. */
  readonly organizations: readonly PushOrganization[];
  /** Fields in which guides change, and in which they have conflicts. Most guides first. */
  readonly fields: ReadonlyArray<{
    readonly field: string;
    readonly guides: number;
    readonly conflicts: number;
  }>;
  /** Findings that guides gain, by rule. Most guides first. */
  readonly gained: ReadonlyArray<{
    readonly rule: string;
    readonly severity: Severity;
    readonly guides: number;
  }>;
}

export interface PushOrganization {
  readonly creditCode: string;
  readonly name: string;
  readonly guides: number;
  readonly planned: Readonly<Record<PushOutcome, number>>;
}

/**
 * `GET /pushes/:id/guides?planned=&outcome=&organization=&page=&pageSize=`: by implementation code.
 * `GET /pushes/:id/export?planned=&outcome=&organization=&locale=`: the same list whole, as CSV for spreadsheet programs.
 */
export interface PushGuide {
  readonly documentId: string;
  readonly code: string;
  readonly name: string;
  readonly organization: { readonly creditCode: string; readonly name: string };
  /** Version that it was pinned to. */
  readonly itemVersion: number;
  readonly planned: PushOutcome;
  /** Null before its turn. */
  readonly outcome: PushOutcome | null;
  /** After an undo: is the guide as it was before, or was it changed meanwhile and left? */
  readonly undone: 'restored' | 'kept' | null;
  /** Fields that read differently after the push. */
  readonly fields: readonly string[];
  /** Fields in which the guide has a text of its own and the item changed. */
  readonly conflicts: readonly string[];
  /** Findings that it would gain. */
  readonly gained: readonly Finding[];
}

export type PushGuides = Page<PushGuide>;

/**
 * `POST /pushes/:id/decide`: approves the set as planned, or refuses it. Not the one who proposed it. What is approved
 * is the text that the plan found for each guide; a guide that reads differently by its turn is not published.
 */
export interface PushDecisionRequest {
  readonly approve: boolean;
  readonly comment: string;
}

/** `POST /pushes/:id/cancel|pause|resume|undo`. */
export interface PushActionRequest {
  readonly comment?: string;
}

/** Of `GET /overview` and `GET /drift`: an approved push that has not come to its end. */
export interface PushNotice {
  readonly push: number;
  readonly item: { readonly code: string; readonly name: string };
  readonly version: number;
  readonly state: 'scheduled' | 'applying';
  readonly startsOn: Day | null;
  readonly reason: string;
  readonly guides: number;
  readonly conflicts: number;
}
