import type { Locale } from '../../../../domain/codes/tables';
import { chinaDay, startOfDay } from '../../../../domain/codes/days';
import type { StandardItem } from '../../../../domain/document/records';
import type {
  Page,
  PushActionName,
  PushEntry,
  PushGuide,
  PushOutcome,
  PushReport,
  PushStateName,
} from '../../../../shared/contracts/admin-api';
import { PublisherError } from '../../../../shared/contracts/errors';
import type { Jobs } from '../../jobs/jobs';
import { TABLES, type Strapi } from '../../strapi';
import { recordAudit } from '../audit';
import { effectiveVersion } from '../versions';
import { countsOf, isPossible, presentGuide, presentPush, type Onlooker } from './present';
import { PUSH_JOBS, changePush, readPush, type PushGuideRow, type PushRow } from './records';
import { reportOf } from './report';

/** Bulk updates, as the admin's pages see them; see `shared/contracts/push-api.ts`. */
export interface PushDesk {
  list(query: PushQuery, onlooker: Onlooker): Promise<Page<PushEntry>>;
  report(id: number, onlooker: Onlooker): Promise<PushReport>;
  guides(id: number, query: PushGuideQuery & Paging): Promise<Page<PushGuide>>;
  /** All guides of the same list, in chunks. */
  streamGuides(id: number, query: PushGuideQuery): AsyncIterable<PushGuide>;
  /** Throws `content.not-found`, `push.not-newest`, `push.open`, `push.start-date`. */
  propose(proposal: PushProposal, onlooker: Onlooker): Promise<PushEntry>;
  /** Throws `push.wrong-state`, `review.own-work`, `push.not-newest`. */
  decide(id: number, decision: PushDecision, onlooker: Onlooker): Promise<PushEntry>;
  /** Throws `push.wrong-state`. */
  act(
    id: number,
    action: Exclude<PushActionName, 'decide'>,
    onlooker: Onlooker,
    comment: string
  ): Promise<PushEntry>;
}

interface Paging {
  readonly page: number;
  readonly pageSize: number;
}

export interface PushQuery extends Paging {
  readonly state?: PushStateName | undefined;
  readonly item?: string | undefined;
}

export interface PushGuideQuery {
  readonly planned?: PushOutcome | undefined;
  readonly outcome?: PushOutcome | undefined;
  /** Credit code. */
  readonly organization?: string | undefined;
}

export interface PushProposal {
  readonly item: string;
  readonly locale: Locale;
  readonly version: number;
  /** ISO date. */
  readonly startsOn: string | null;
  readonly reason: string;
}

export interface PushDecision {
  readonly approve: boolean;
  readonly comment: string;
}

/** Guides read at a time for a whole list. */
const CHUNK = 500;

/** States in which an item takes no second push: both would work on the same guides. */
const OPEN: readonly PushStateName[] = ['planning', 'planned', 'scheduled', 'applying', 'undoing'];

export function createPushDesk(
  strapi: Strapi,
  { jobs, now }: { jobs: Jobs; now: () => Date }
): PushDesk {
  const pushes = () => strapi.db.query(TABLES.push);
  const pushGuides = () => strapi.db.query(TABLES.pushGuide);
  const instant = () => now().toISOString();

  async function present(push: PushRow, onlooker: Onlooker): Promise<PushEntry> {
    const [counts, job] = [await countsOf(strapi, [push.id]), await jobOf(push)];
    return presentPush(push, { job, counts: counts(push.id), onlooker });
  }

  const jobOf = ({ jobId }: PushRow) => (jobId === null ? null : jobs.find(jobId));

  async function audit(push: PushRow, action: string, onlooker: Onlooker, details: object) {
    const { actor } = onlooker;
    await recordAudit(strapi, {
      ...{ actor, at: instant(), code: push.code, action: `push.${action}` },
      details: { push: push.id, version: push.number, ...details },
    });
  }

  async function refuseUnlessNewest({
    item,
    locale,
    version,
  }: Omit<PushProposal, 'startsOn' | 'reason'>) {
    const key = { subject: 'standard-item', code: item, locale } as const;
    const newest = await effectiveVersion<StandardItem>(strapi, key);
    if (!newest) throw new PublisherError('content.not-found', { what: item });
    if (newest.number !== version) throw new PublisherError('push.not-newest', { version });
    return newest.snapshot;
  }

  async function wanted(id: number, action: PushActionName): Promise<PushRow> {
    const push = await readPush(strapi, id);
    if (!isPossible(action, push, await jobOf(push))) {
      throw new PublisherError('push.wrong-state', { state: push.state, action });
    }
    return push;
  }

  /** Changes a push from the state in which it was read, or refuses where another was faster. */
  async function change(push: PushRow, action: string, changes: Partial<PushRow>) {
    if (!(await changePush(strapi, { id: push.id, from: [push.state] }, changes))) {
      throw new PublisherError('push.wrong-state', { state: push.state, action });
    }
  }

  async function begin(
    push: PushRow,
    kind: (typeof PUSH_JOBS)[keyof typeof PUSH_JOBS],
    notBefore: string | null = null
  ): Promise<number> {
    return (await jobs.enqueue({ kind, params: { push: push.id }, notBefore })).id;
  }

  const ACTS: Readonly<
    Record<Exclude<PushActionName, 'decide'>, (push: PushRow) => Promise<unknown>>
  > = {
    pause: ({ jobId }) => jobs.pause(jobId!),
    resume: ({ jobId }) => jobs.resume(jobId!),
    async cancel(push) {
      await change(push, 'cancel', { state: 'cancelled' });
      if (push.jobId !== null) await jobs.cancel(push.jobId);
    },
    async undo(push) {
      await jobs.cancel(push.jobId!);
      const jobId = await begin(push, PUSH_JOBS.undo);
      await change(push, 'undo', { state: 'undoing', undoneAt: instant(), jobId });
    },
  };

  return {
    async list({ state, item, page, pageSize }, onlooker) {
      const where = { ...(state && { state }), ...(item && { code: item }) };
      const rows = (await pushes().findMany({
        where,
        orderBy: { id: 'desc' },
        limit: pageSize,
        offset: (page - 1) * pageSize,
      })) as PushRow[];
      const counts = await countsOf(
        strapi,
        rows.map(({ id }) => id)
      );
      const results: PushEntry[] = [];
      for (const row of rows) {
        const job = await jobOf(row);
        results.push(presentPush(row, { job, counts: counts(row.id), onlooker }));
      }
      return { results, pagination: { page, pageSize, total: await pushes().count({ where }) } };
    },

    async report(id, onlooker) {
      const push = await readPush(strapi, id);
      return { ...(await present(push, onlooker)), ...(await reportOf(strapi, push)) };
    },

    async guides(id, { page, pageSize, ...query }) {
      await readPush(strapi, id);
      const where = whereGuides(id, query);
      const rows = (await pushGuides().findMany({
        where,
        orderBy: [{ code: 'asc' }, { id: 'asc' }],
        limit: pageSize,
        offset: (page - 1) * pageSize,
      })) as PushGuideRow[];
      const total = await pushGuides().count({ where });
      return { results: rows.map(presentGuide), pagination: { page, pageSize, total } };
    },

    async *streamGuides(id, query) {
      await readPush(strapi, id);
      for (let after = 0; ;) {
        const rows = (await pushGuides().findMany({
          where: { ...whereGuides(id, query), id: { $gt: after } },
          orderBy: { id: 'asc' },
          limit: CHUNK,
        })) as PushGuideRow[];
        yield* rows.map(presentGuide);
        const last = rows.at(-1);
        if (!last || rows.length < CHUNK) return;
        after = last.id;
      }
    },

    propose: async (proposal, onlooker) =>
      await strapi.db.transaction(async () => {
        const { item: code, locale: pushLocale, version: number, startsOn, reason } = proposal;
        if (startsOn !== null && startsOn < chinaDay(now())) {
          throw new PublisherError('push.start-date');
        }
        const { name } = await refuseUnlessNewest(proposal);
        const open = await pushes().findOne({
          where: { code, pushLocale, state: { $in: [...OPEN] } },
        });
        if (open) throw new PublisherError('push.open', { push: open.id });
        const { actor } = onlooker;
        const row = (await pushes().create({
          data: {
            ...{ code, name, pushLocale, number, startsOn, reason, state: 'planning' },
            ...{ proposedBy: actor.id, proposedByName: actor.name, proposedAt: instant() },
          },
        })) as PushRow;
        await change(row, 'propose', { jobId: await begin(row, PUSH_JOBS.plan) });
        await audit(row, 'propose', onlooker, { reason, startsOn });
        return present(await readPush(strapi, row.id), onlooker);
      }),

    decide: async (id, { approve, comment }, onlooker) =>
      await strapi.db.transaction(async () => {
        const push = await wanted(id, 'decide');
        const { actor } = onlooker;
        if (push.proposedBy === actor.id) throw new PublisherError('review.own-work');
        const { code: item, pushLocale: locale, number: version, startsOn } = push;
        if (approve) await refuseUnlessNewest({ item, locale, version });
        const start = startsOn === null ? null : startOfDay(startsOn).toISOString();
        await change(push, 'decide', {
          state: approve ? 'scheduled' : 'refused',
          comment,
          ...{ decidedBy: actor.id, decidedByName: actor.name, decidedAt: instant() },
          ...(approve && { jobId: await begin(push, PUSH_JOBS.apply, start) }),
        });
        await audit(push, approve ? 'approve' : 'refuse', onlooker, { comment });
        return present(await readPush(strapi, id), onlooker);
      }),

    act: async (id, action, onlooker, comment) =>
      await strapi.db.transaction(async () => {
        const push = await wanted(id, action);
        await ACTS[action](push);
        await audit(push, action, onlooker, { comment });
        return present(await readPush(strapi, id), onlooker);
      }),
  };
}

function whereGuides(pushId: number, { planned, outcome, organization }: PushGuideQuery) {
  return {
    pushId,
    ...(planned && { planned }),
    ...(outcome && { outcome }),
    ...(organization && { creditCode: organization }),
  };
}
