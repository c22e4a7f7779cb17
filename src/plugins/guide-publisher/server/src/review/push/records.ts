import type { Locale } from '../../../../domain/codes/tables';
import type { Finding, Severity } from '../../../../domain/template/types';
import type { PushOutcome, PushStateName } from '../../../../shared/contracts/admin-api';
import { PublisherError } from '../../../../shared/contracts/errors';
import { TABLES, type Strapi } from '../../strapi';

/** A push as it is stored. */
export interface PushRow {
  readonly id: number;
  /** Basic code and name of the item. */
  readonly code: string;
  readonly name: string | null;
  readonly pushLocale: Locale;
  readonly number: number;
  readonly state: PushStateName;
  readonly jobId: number | null;
  readonly startsOn: string | null;
  readonly reason: string | null;
  readonly comment: string | null;
  readonly summary: PushSummary | null;
  readonly proposedBy: string;
  readonly proposedByName: string | null;
  readonly proposedAt: string;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  /** Instants that all writes of the push, and of its undoing, carry. */
  readonly startedAt: string | null;
  readonly undoneAt: string | null;
}

/** Counted while the push is planned: guides by field and by finding. */
export interface PushSummary {
  readonly fields: Readonly<
    Record<string, { readonly guides: number; readonly conflicts: number }>
  >;
  readonly gained: Readonly<
    Record<string, { readonly severity: Severity; readonly guides: number }>
  >;
}

export const EMPTY_SUMMARY: PushSummary = { fields: {}, gained: {} };

/** One guide of a push as it is stored. */
export interface PushGuideRow {
  readonly id: number;
  readonly pushId: number;
  readonly documentKey: string;
  readonly code: string | null;
  readonly name: string | null;
  readonly creditCode: string | null;
  readonly organizationName: string | null;
  readonly itemVersion: number | null;
  readonly planned: PushOutcome;
  readonly plannedHash: string | null;
  readonly outcome: PushOutcome | null;
  readonly undone: 'restored' | 'kept' | null;
  readonly fields: readonly string[] | null;
  readonly conflicts: readonly string[] | null;
  readonly gained: readonly Finding[] | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** The kinds of job that a push goes through. */
export const PUSH_JOBS = { plan: 'push-plan', apply: 'push-apply', undo: 'push-undo' } as const;

/** Guides of one step: some 200 ms, in which a server on SQLite answers nobody else. */
export const GUIDES_PER_STEP = 100;

/** Throws `content.not-found`. */
export async function readPush(strapi: Strapi, id: number): Promise<PushRow> {
  const row = await strapi.db.query(TABLES.push).findOne({ where: { id } });
  if (!row) throw new PublisherError('content.not-found', { what: `push ${id}` });
  return row as PushRow;
}

/**
 * Changes a push that is in one of these states; false where it is in none of them, which then stays as it is.
 */
export async function changePush(
  strapi: Strapi,
  { id, from }: { id: number; from: readonly PushStateName[] },
  changes: Partial<Omit<PushRow, 'id'>>
): Promise<boolean> {
  const where = { id, state: { $in: [...from] } };
  return (await strapi.db.query(TABLES.push).updateMany({ where, data: changes })).count > 0;
}

/** The next guides of a push after a row id, in order of row id. */
export async function nextGuides(
  strapi: Strapi,
  { pushId, after, where = {} }: { pushId: number; after: number; where?: object }
): Promise<PushGuideRow[]> {
  return (await strapi.db.query(TABLES.pushGuide).findMany({
    where: { pushId, id: { $gt: after }, ...where },
    orderBy: { id: 'asc' },
    limit: GUIDES_PER_STEP,
  })) as PushGuideRow[];
}
