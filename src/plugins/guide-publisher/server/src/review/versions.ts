import type { Locale } from '../../../domain/codes/tables';
import { canonicalText } from '../../../domain/document/canonical';
import { standardItemSchema, type StandardItem } from '../../../domain/document/records';
import type { Template } from '../../../domain/template/types';
import { PublisherError } from '../../../shared/contracts/errors';
import { TABLES, type Strapi } from '../strapi';
import type { Actor } from './actor';
import { recordAudit } from './audit';
import { sha256 } from './sha256';

/** What has versions of its own. */
export type VersionSubject = 'standard-item' | 'template';

export interface Version<T = unknown> {
  readonly id: number;
  readonly subject: VersionSubject;
  readonly code: string;
  readonly locale: Locale;
  readonly number: number;
  /** `scheduled`: approved, and made `effective` on its day by a job (see `activation.ts`). */
  readonly state: 'proposed' | 'scheduled' | 'effective' | 'refused';
  readonly hash: string;
  readonly snapshot: T;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: string;
  /** First day in effect, ISO form; null: from the decision on. */
  readonly effectiveFrom: string | null;
  /** Last day of the grace period, ISO form. */
  readonly graceUntil: string | null;
}

interface VersionKey {
  readonly subject: VersionSubject;
  readonly code: string;
  readonly locale: Locale;
}

/**
 * Proposes the content as the next version. The same content as the newest version is no new version;
 * an open proposal is replaced by the new one.
 */
export async function proposeVersion(
  strapi: Strapi,
  {
    subject,
    code,
    locale,
    content,
    written,
    actor,
    at,
  }: VersionKey & {
    content: StandardItem | Template;
    /** The template as it was written, where that is not the content itself. */
    written?: unknown;
    actor: Actor;
    at: string;
  }
): Promise<Version> {
  return await strapi.db.transaction(async () => {
    const newest = await newestVersion(strapi, { subject, code, locale });
    const hash = hashOfContent(content);
    if (newest && newest.state !== 'refused' && newest.hash === hash) return newest;
    if (newest?.state === 'proposed') {
      await versions(strapi).delete({ where: { id: newest.id } });
    }
    const number =
      newest === null ? 1 : newest.state === 'proposed' ? newest.number : newest.number + 1;
    const row = await versions(strapi).create({
      data: {
        subject,
        code,
        subjectLocale: locale,
        number,
        state: 'proposed',
        hash,
        snapshot: { ...content, version: number },
        written: written ?? null,
        proposedBy: actor.id,
        proposedByName: actor.name,
        proposedAt: at,
      },
    });
    await recordAudit(strapi, {
      actor,
      at,
      action: `${subject}.propose`,
      code,
      details: { number },
    });
    return fromRow(row);
  });
}

export interface VersionDecision {
  readonly id: number;
  readonly approve: boolean;
  readonly comment: string;
  readonly actor: Actor;
  readonly at: string;
  /** A day after today, on which an approved version takes effect; absent: at once. */
  readonly effectiveFrom?: string | null;
  readonly graceUntil?: string | null;
}

/** A second person decides on a proposed version; the one who proposed it may not. */
export async function decideVersion(
  strapi: Strapi,
  { id, approve, comment, actor, at, effectiveFrom = null, graceUntil = null }: VersionDecision
): Promise<Version> {
  return await strapi.db.transaction(async () => {
    const row = await versions(strapi).findOne({ where: { id } });
    if (!row) throw new PublisherError('content.not-found', { what: `version ${id}` });
    const version = fromRow(row);
    if (version.state !== 'proposed') {
      throw new PublisherError('review.wrong-state', { state: version.state, action: 'approve' });
    }
    if (version.proposedBy === actor.id) throw new PublisherError('review.own-work');
    const state: Version['state'] = !approve
      ? 'refused'
      : effectiveFrom === null
        ? 'effective'
        : 'scheduled';
    const dates = approve ? { effectiveFrom, graceUntil } : {};
    await versions(strapi).update({
      where: { id },
      data: {
        ...{ state, ...dates, comment },
        ...{ decidedBy: actor.id, decidedByName: actor.name, decidedAt: at },
      },
    });
    await recordAudit(strapi, {
      actor,
      at,
      action: `${version.subject}.${approve ? 'approve' : 'refuse'}`,
      code: version.code,
      details: { number: version.number, comment, ...dates },
    });
    return { ...version, state, ...dates };
  });
}

/** Puts a scheduled version into effect; false where it is not scheduled (any more). */
export async function activateVersion(strapi: Strapi, id: number, at: string): Promise<boolean> {
  const row = await versions(strapi).findOne({ where: { id, state: 'scheduled' } });
  if (!row) return false;
  await versions(strapi).update({ where: { id }, data: { state: 'effective' } });
  const { subject, code, number } = fromRow(row);
  const details = { number };
  await recordAudit(strapi, {
    ...{ actor: { id: 'system:jobs', name: 'system' }, at, code, details },
    action: `${subject}.activate`,
  });
  return true;
}

/** A version by its row id, whatever its state; throws `content.not-found`. */
export async function versionById(strapi: Strapi, id: number): Promise<Version> {
  const row = await versions(strapi).findOne({ where: { id } });
  if (!row) throw new PublisherError('content.not-found', { what: `version ${id}` });
  return fromRow(row);
}

/** A version by its number, proposed or in effect; null where there is none. */
export async function findVersion<T>(
  strapi: Strapi,
  { number, ...key }: VersionKey & { number: number }
): Promise<Version<T> | null> {
  const row = await versions(strapi).findOne({
    where: where(key, { number, state: { $in: ['proposed', 'effective'] } }),
  });
  return row ? fromRow<T>(row) : null;
}

/** The snapshot that a guide is pinned to; null while that version is not in effect. */
export async function standardItemVersion(
  strapi: Strapi,
  { code, locale, number }: { code: string; locale: Locale; number: number }
): Promise<StandardItem | null> {
  const row = await versions(strapi).findOne({
    where: { subject: 'standard-item', code, subjectLocale: locale, number, state: 'effective' },
  });
  return row ? standardItemSchema.parse(fromRow(row).snapshot) : null;
}

/** The newest version in effect, or null; with `below`, the newest one before that number. */
export async function effectiveVersion<T>(
  strapi: Strapi,
  { below, ...key }: Omit<VersionKey, 'code'> & { code?: string; below?: number }
): Promise<Version<T> | null> {
  const older = below === undefined ? {} : { number: { $lt: below } };
  const row = await versions(strapi).findOne({
    where: where(key, { state: 'effective', ...older }),
    orderBy: [{ number: 'desc' }, { id: 'desc' }],
  });
  return row ? fromRow<T>(row) : null;
}

/** A version without its text, and what was decided on it. */
export interface VersionRecord extends Omit<Version, 'hash' | 'snapshot' | 'proposedBy'> {
  readonly decidedByName: string;
  readonly decidedAt: string | null;
  readonly comment: string;
}

/** Most versions of one subject that are listed: one a month for eight years. */
const MOST_LISTED = 100;

/** All versions of a standard item or template, newest first, without their texts. */
export async function listVersions(
  strapi: Strapi,
  key: VersionKey & { code: string }
): Promise<VersionRecord[]> {
  const rows = await versions(strapi).findMany({
    select: [...RECORD_COLUMNS],
    where: where(key),
    orderBy: [{ number: 'desc' }],
    limit: MOST_LISTED,
  });
  return rows.map((row) => {
    const { hash: _hash, snapshot: _snapshot, proposedBy: _by, ...version } = fromRow(row);
    return {
      ...version,
      decidedByName: String(row.decidedByName ?? ''),
      decidedAt: row.decidedAt ? String(row.decidedAt) : null,
      comment: String(row.comment ?? ''),
    };
  });
}

const RECORD_COLUMNS = [
  'id',
  'subject',
  'code',
  'subjectLocale',
  'number',
  'state',
  'proposedByName',
  'proposedAt',
  'decidedByName',
  'decidedAt',
  'comment',
] as const;

/** The text of a version of a template as it was written; `undefined` where there is no such version. */
export async function writtenTemplate(
  strapi: Strapi,
  { number, ...key }: VersionKey & { number: number }
): Promise<unknown> {
  const row = await versions(strapi).findOne({ where: where(key, { number }) });
  return row ? (row.written ?? row.snapshot) : undefined;
}

/** Open proposals, oldest first. */
export async function listProposals(strapi: Strapi): Promise<Version[]> {
  const rows = await versions(strapi).findMany({
    where: { state: 'proposed' },
    orderBy: { id: 'asc' },
    limit: 200,
  });
  return rows.map((row) => fromRow(row));
}

async function newestVersion(strapi: Strapi, key: VersionKey): Promise<Version | null> {
  const row = await versions(strapi).findOne({ where: where(key), orderBy: { number: 'desc' } });
  return row ? fromRow(row) : null;
}

function where(key: { subject: VersionSubject; code?: string; locale: Locale }, more: object = {}) {
  const { subject, code, locale } = key;
  return { subject, subjectLocale: locale, ...(code === undefined ? {} : { code }), ...more };
}

/** Hash of what a version says; its number is no part of it. */
export function hashOfContent(content: StandardItem | Template): string {
  const { version: _number, ...rest } = content;
  return sha256(canonicalText(rest));
}

const versions = (strapi: Strapi) => strapi.db.query(TABLES.version);

function fromRow<T>(row: Record<string, unknown>): Version<T> {
  return {
    id: row.id as number,
    subject: row.subject as VersionSubject,
    code: row.code as string,
    locale: row.subjectLocale as Locale,
    number: row.number as number,
    state: row.state as Version['state'],
    hash: row.hash as string,
    snapshot: row.snapshot as T,
    proposedBy: String(row.proposedBy ?? ''),
    proposedByName: String(row.proposedByName ?? ''),
    proposedAt: String(row.proposedAt ?? ''),
    effectiveFrom: (row.effectiveFrom as string | null) ?? null,
    graceUntil: (row.graceUntil as string | null) ?? null,
  };
}
