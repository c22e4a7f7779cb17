import type { Locale } from '../../../domain/codes/tables';
import type { StandardItem } from '../../../domain/document/records';
import { PublisherError } from '../../../shared/contracts/errors';
import { insertRows } from '../content/database-rows';
import { TABLES, type Strapi } from '../strapi';
import type { Actor } from './actor';
import { recordAudits, type AuditEvent } from './audit';
import { decideVersion, hashOfContent, type Version } from './versions';

/** Standard items that come as a set: each proposed, and with an approver put into effect. */
export interface VersionSet {
  readonly locale: Locale;
  /** Several versions of one item in their order. */
  readonly items: readonly StandardItem[];
  readonly proposer: Actor;
  readonly approver: Actor | null;
  readonly comment: string;
  readonly at: Date;
}

type Known = Pick<Version, 'id' | 'number' | 'state' | 'hash'>;

/**
 * Proposes many items as versions and decides on them, in few statements; what `proposeVersion` and `decideVersion` do
 * one by one. Content that is the newest version already is no new one. In the caller's transaction.
 * Throws `review.own-work` where the approver is the one who proposes.
 */
export async function proposeItems(strapi: Strapi, set: VersionSet): Promise<void> {
  if (set.approver?.id === set.proposer.id) throw new PublisherError('review.own-work');
  const known = await knownVersions(strapi, set);
  const planned: Planned[] = [];
  const waiting: number[] = [];
  const replaced: number[] = [];
  for (const item of set.items) {
    const hash = hashOfContent(item);
    const newest = known.get(item.basicCode);
    if (newest && newest.state !== 'refused' && newest.hash === hash) {
      if (newest.state === 'proposed' && newest.id > 0) waiting.push(newest.id);
      continue;
    }
    const open = newest?.state === 'proposed';
    if (open && newest.id > 0) replaced.push(newest.id);
    const number = !newest ? 1 : open ? newest.number : newest.number + 1;
    const state = set.approver ? ('effective' as const) : ('proposed' as const);
    // A proposal of this very set that the next version of the item replaces.
    const own = planned.findIndex((each) => open && each.item.basicCode === item.basicCode);
    if (own >= 0) planned.splice(own, 1);
    planned.push({ item, hash, number, state });
    known.set(item.basicCode, { id: 0, number, state, hash });
  }
  await write(strapi, set, { planned, replaced });
  await decideWaiting(strapi, set, waiting);
}

interface Planned {
  readonly item: StandardItem;
  readonly hash: string;
  readonly number: number;
  readonly state: 'effective' | 'proposed';
}

/** The newest version of each item. */
async function knownVersions(strapi: Strapi, { locale, items }: VersionSet) {
  const rows = (await strapi.db.query(TABLES.version).findMany({
    select: ['id', 'code', 'number', 'state', 'hash'],
    where: {
      subject: 'standard-item',
      subjectLocale: locale,
      code: { $in: [...new Set(items.map(({ basicCode }) => basicCode))] },
    },
    orderBy: { number: 'asc' },
  })) as Array<Known & { code: string }>;
  return new Map<string, Known>(rows.map((row) => [row.code, row]));
}

async function write(
  strapi: Strapi,
  set: VersionSet,
  { planned, replaced }: { readonly planned: readonly Planned[]; readonly replaced: number[] }
): Promise<void> {
  const { locale, proposer, approver, comment, at } = set;
  if (replaced.length > 0) {
    await strapi.db.query(TABLES.version).deleteMany({ where: { id: { $in: replaced } } });
  }
  const decided = approver && {
    decidedBy: approver.id,
    decidedByName: approver.name,
    decidedAt: at,
    comment,
  };
  await insertRows(
    strapi,
    TABLES.version,
    planned.map(({ item, hash, number, state }) => ({
      subject: 'standard-item',
      code: item.basicCode,
      subjectLocale: locale,
      number,
      state,
      hash,
      snapshot: { ...item, version: number },
      written: null,
      proposedBy: proposer.id,
      proposedByName: proposer.name,
      proposedAt: at,
      ...decided,
    }))
  );
  await recordAudits(
    strapi,
    planned.flatMap((each) => auditsOf(each, set))
  );
}

function auditsOf({ item, number }: Planned, set: VersionSet): AuditEvent[] {
  const { proposer, approver, comment } = set;
  const common = { at: set.at.toISOString(), code: item.basicCode };
  const proposed = { ...common, actor: proposer, action: 'standard-item.propose' };
  const events: AuditEvent[] = [{ ...proposed, details: { number } }];
  if (approver) {
    const action = 'standard-item.approve';
    const details = { number, comment, effectiveFrom: null, graceUntil: null };
    events.push({ ...common, actor: approver, action, details });
  }
  return events;
}

/** Proposals that were open before, with this very content. */
async function decideWaiting(
  strapi: Strapi,
  { approver, comment, at }: VersionSet,
  waiting: readonly number[]
): Promise<void> {
  if (!approver) return;
  for (const id of new Set(waiting)) {
    const decision = { id, approve: true, comment, actor: approver, at: at.toISOString() };
    await decideVersion(strapi, decision);
  }
}

/** Is this content, under its number, a version that was in effect before the newest? Reads all items at once. */
export async function pastVersions(
  strapi: Strapi,
  { locale, items }: Pick<VersionSet, 'locale' | 'items'>
): Promise<(item: StandardItem) => boolean> {
  const codes = [...new Set(items.map(({ basicCode }) => basicCode))];
  const rows = (await strapi.db.query(TABLES.version).findMany({
    select: ['code', 'number', 'hash'],
    where: {
      subject: 'standard-item',
      subjectLocale: locale,
      code: { $in: codes },
      state: 'effective',
    },
  })) as Array<Pick<Version, 'code' | 'number' | 'hash'>>;
  const past = new Set(rows.map(({ code, number, hash }) => `${code} ${number} ${hash}`));
  return (item) => past.has(`${item.basicCode} ${item.version} ${hashOfContent(item)}`);
}
