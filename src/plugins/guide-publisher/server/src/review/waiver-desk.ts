import type { Locale } from '../../../domain/codes/tables';
import { addDays, chinaDay, startOfDay } from '../../../domain/codes/days';
import type { Page, Person, WaiverEntry } from '../../../shared/contracts/admin-api';
import { PublisherError } from '../../../shared/contracts/errors';
import type { ReviewedUid, Subject } from '../content/types';
import type { Jobs } from '../jobs/jobs';
import { TABLES, type Strapi } from '../strapi';
import type { Actor } from './actor';
import { recordAudit } from './audit';
import { saveCheckResult } from './check-results';
import type { Examiner } from './examine';
import { findReview } from './records';
import { activeOn, endedOn, type WaiverRow } from './waivers';

/** Findings that a reviewer accepts for a time, as the admin's pages see them. */
export interface WaiverDesk {
  list(query: WaiverQuery, actor: Actor): Promise<Page<WaiverEntry>>;
  /**
   * Throws `waiver.no-finding`, `waiver.not-waivable`, `waiver.end-date`, `review.own-work`, `content.not-found`.
   */
  grant(request: NewWaiver, actor: Actor): Promise<WaiverEntry>;
  /** Throws `content.not-found`, `waiver.ended`. */
  end(id: number, comment: string, actor: Actor): Promise<WaiverEntry>;
}

export interface WaiverQuery {
  readonly state?: 'active' | 'ended' | undefined;
  readonly uid?: ReviewedUid | undefined;
  readonly documentId?: string | undefined;
  readonly rule?: string | undefined;
  readonly page: number;
  readonly pageSize: number;
}

export interface NewWaiver {
  readonly subject: Subject;
  readonly rule: string;
  readonly path: string;
  readonly reason: string;
  /** ISO date. */
  readonly endDate: string;
}

/** A year: what is to stand longer is no exception, and the rule is to be changed. */
const MOST_DAYS = 366;

/** Stores the findings of one draft anew, on the day on which a waiver of it is over. */
const CHECK = 'check-draft';

interface Parts {
  readonly examiner: Examiner;
  readonly jobs: Jobs;
  readonly now: () => Date;
}

export function createWaiverDesk(strapi: Strapi, { examiner, jobs, now }: Parts): WaiverDesk {
  const waivers = () => strapi.db.query(TABLES.waiver);
  const today = () => chinaDay(now());

  async function checkAnew(subject: Subject): Promise<void> {
    const examination = await examiner.examine(subject);
    await saveCheckResult(strapi, { subject, examination, at: now().toISOString() });
  }

  jobs.define(CHECK, {
    start: ({ uid, documentId, locale }) => ({
      async step() {
        const subject = { uid, documentId, locale } as Subject;
        const drafts = { documentId: subject.documentId, locale, publishedAt: { $null: true } };
        if ((await strapi.db.query(subject.uid).count({ where: drafts })) > 0) {
          await checkAnew(subject);
        }
        return { done: 1, total: 1, cursor: null, finished: true };
      },
    }),
  });

  async function audit(row: WaiverRow, action: string, actor: Actor, details: object) {
    const { subjectUid: uid, subjectId: documentId, subjectLocale: locale } = row;
    const { rule, path, endDate } = row;
    await recordAudit(strapi, {
      ...{ actor, action, at: now().toISOString(), code: row.subjectCode },
      subject: { uid, documentId, locale },
      details: { rule, path, endDate, ...details },
    });
  }

  return {
    async list({ state, uid, documentId, rule, page, pageSize }, actor) {
      const where = {
        ...(state && (state === 'active' ? activeOn(today()) : endedOn(today()))),
        ...(uid && { subjectUid: uid }),
        ...(documentId && { subjectId: documentId }),
        ...(rule && { rule }),
      };
      const rows = (await waivers().findMany({
        where,
        orderBy: [{ endDate: 'asc' }, { id: 'asc' }],
        limit: pageSize,
        offset: (page - 1) * pageSize,
      })) as WaiverRow[];
      const total = await waivers().count({ where });
      const results = rows.map((row) => present(row, { actor, today: today() }));
      return { results, pagination: { page, pageSize, total } };
    },

    grant: async ({ subject, rule, path, reason, endDate }, actor) =>
      await strapi.db.transaction(async () => {
        const latest = addDays(today(), MOST_DAYS);
        if (endDate < today() || endDate > latest) {
          throw new PublisherError('waiver.end-date', { latest });
        }
        const review = await findReview(strapi, subject);
        if (review && [review.editedBy, review.submittedBy].includes(actor.id)) {
          throw new PublisherError('review.own-work');
        }
        const { findings, code, name } = await examiner.examine(subject);
        const wanted = findings.filter((each) => each.rule === rule && each.path === path);
        if (wanted.length === 0) throw new PublisherError('waiver.no-finding', { rule, path });
        const { uid, documentId, locale } = subject;
        const row = (await waivers().create({
          data: {
            ...{ subjectUid: uid, subjectId: documentId, subjectLocale: locale },
            ...{ subjectCode: code, subjectName: name, rule, path, reason, endDate },
            ...{ grantedBy: actor.id, grantedByName: actor.name, grantedAt: now().toISOString() },
          },
        })) as WaiverRow;
        const { findings: open } = await examiner.examine(subject);
        if (open.some((each) => each.rule === rule && each.path === path)) {
          throw new PublisherError('waiver.not-waivable', { rule });
        }
        await checkAnew(subject);
        await audit(row, 'waiver.grant', actor, { reason });
        const notBefore = startOfDay(addDays(endDate, 1)).toISOString();
        await jobs.enqueue({ kind: CHECK, params: { ...subject }, notBefore });
        return present(row, { actor, today: today() });
      }),

    end: async (id, comment, actor) =>
      await strapi.db.transaction(async () => {
        const row = (await waivers().findOne({ where: { id } })) as WaiverRow | null;
        if (!row) throw new PublisherError('content.not-found', { what: `waiver ${id}` });
        if (row.endedAt !== null || row.endDate < today()) throw new PublisherError('waiver.ended');
        const ended = (await waivers().update({
          where: { id },
          data: { endedBy: actor.id, endedByName: actor.name, endedAt: now().toISOString() },
        })) as WaiverRow;
        const { subjectUid: uid, subjectId: documentId, subjectLocale: locale } = row;
        await checkAnew({ uid, documentId, locale });
        await audit(row, 'waiver.end', actor, { comment });
        return present(ended, { actor, today: today() });
      }),
  };
}

function present(row: WaiverRow, { actor, today }: { actor: Actor; today: string }): WaiverEntry {
  const person = (id: string, name: string | null, at: string | null): Person => ({
    ...{ name: name ?? '', isMe: id === actor.id },
    at: at && new Date(at).toISOString(),
  });
  const { id, rule, path, reason, endDate, grantedBy, grantedByName, grantedAt, endedBy } = row;
  return {
    id,
    uid: row.subjectUid,
    documentId: row.subjectId,
    locale: row.subjectLocale as Locale,
    code: row.subjectCode,
    name: row.subjectName ?? '',
    ...{ rule, path: path ?? '', reason, endDate },
    state: row.endedAt !== null || endDate < today ? 'ended' : 'active',
    grantedBy: person(grantedBy, grantedByName, grantedAt),
    endedBy: endedBy === null ? null : person(endedBy, row.endedByName, row.endedAt),
  };
}
