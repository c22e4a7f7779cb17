import { TABLES, type Strapi } from '../strapi';
import { THIS_PROCESS, isGone } from './owner';
import type { Job, JobState, NewJob, StepOutcome } from './types';

/** How long a process that is not heard of keeps a job. Longer than any step; a dead process of this machine loses it at once. */
const LEASE_MS = 60_000;

/** Jobs that are looked at to find one to do. */
const MOST_DUE = 50;

/** A job under a lease of this process. */
export interface Held {
  readonly job: Job;
  readonly fence: number;
}

/** The rows of jobs. Every change of state is one conditional statement, so that of two who try only one succeeds. */
export interface JobStore {
  add(job: NewJob): Promise<Job>;
  find(id: number): Promise<Job | null>;
  /** Takes the oldest job that is due and that nobody works on; null where there is none. */
  claim(): Promise<Held | null>;
  /** Still ours? Says so and locks the row until the transaction ends. */
  hold(held: Held): Promise<boolean>;
  /** False where the job is not ours any more: then the step must be rolled back. */
  keep(held: Held, outcome: StepOutcome): Promise<boolean>;
  fail(held: Held, error: string): Promise<void>;
  /** Gives the job back as it is. */
  release(held: Held): Promise<void>;
  /** Moves a job from one of these states to another; false where it is in none of them. */
  move(id: number, from: readonly JobState[], to: JobState): Promise<boolean>;
  /** Instant at which the next job that waits for its time is due; null where none waits. */
  nextDue(): Promise<string | null>;
  /** Jobs that could be worked on now, or are. */
  countDue(): Promise<number>;
}

export function createJobStore(strapi: Strapi, now: () => Date): JobStore {
  const jobs = () => strapi.db.query(TABLES.job);
  const leaseEnd = () => new Date(now().getTime() + LEASE_MS).toISOString();
  const due = () => ({
    $or: [{ notBefore: { $null: true } }, { notBefore: { $lte: now().toISOString() } }],
  });
  const change = async (where: object, data: object): Promise<boolean> =>
    (await jobs().updateMany({ where, data })).count > 0;
  const ours = ({ job, fence }: Held) => ({ id: job.id, fence, state: 'running' });

  /** Conditions under which a job may be taken, by how it was seen; null where it is another's. */
  function takeable({ state, leaseOwner, leaseUntil }: Job): object | null {
    if (state === 'queued') return { state };
    if (leaseOwner !== null && isGone(leaseOwner)) return { state, leaseOwner };
    const runOut = leaseUntil === null || Date.parse(leaseUntil) < now().getTime();
    return runOut ? { state, leaseUntil: { $lt: now().toISOString() } } : null;
  }

  return {
    async add({ kind, params, notBefore = null }) {
      const data = { kind, params, notBefore, state: 'queued', done: 0, total: 0, fence: 0 };
      return fromRow(await jobs().create({ data }));
    },

    async find(id) {
      const row = await jobs().findOne({ where: { id } });
      return row && fromRow(row);
    },

    async claim() {
      const rows = await jobs().findMany({
        where: { state: { $in: ['queued', 'running'] }, ...due() },
        orderBy: { id: 'asc' },
        limit: MOST_DUE,
      });
      for (const job of rows.map(fromRow)) {
        const condition = takeable(job);
        if (!condition) continue;
        const fence = job.fence + 1;
        const lease = { leaseOwner: THIS_PROCESS, leaseUntil: leaseEnd() };
        const where = { id: job.id, fence: job.fence, ...condition };
        if (!(await change(where, { state: 'running', fence, ...lease }))) continue;
        return { job, fence };
      }
      return null;
    },

    hold: (held) => change(ours(held), { leaseUntil: leaseEnd() }),

    async keep(held, { done, total, cursor, finished }) {
      const state = finished ? { state: 'done', ...NO_LEASE } : { leaseUntil: leaseEnd() };
      return change(ours(held), { done, total, cursor, error: null, ...state });
    },

    async fail(held, error) {
      await change(ours(held), { state: 'failed', error, ...NO_LEASE });
    },

    async release(held) {
      await change(ours(held), { state: 'queued', ...NO_LEASE });
    },

    move: (id, from, to) => change({ id, state: { $in: [...from] } }, { state: to, ...NO_LEASE }),

    async nextDue() {
      const row = await jobs().findOne({
        select: ['notBefore'],
        where: { state: 'queued', notBefore: { $gt: now().toISOString() } },
        orderBy: { notBefore: 'asc' },
      });
      return instantOf(row?.notBefore);
    },

    countDue: () => jobs().count({ where: { state: { $in: ['queued', 'running'] }, ...due() } }),
  };
}

const NO_LEASE = { leaseOwner: null, leaseUntil: null };

function fromRow(row: Record<string, unknown>): Job {
  return {
    id: row.id as number,
    kind: row.kind as string,
    params: row.params as Job['params'],
    state: row.state as JobState,
    done: row.done as number,
    total: row.total as number,
    cursor: (row.cursor as string | null) ?? null,
    notBefore: instantOf(row.notBefore),
    leaseOwner: (row.leaseOwner as string | null) ?? null,
    leaseUntil: instantOf(row.leaseUntil),
    fence: row.fence as number,
    error: (row.error as string | null) ?? null,
  };
}

function instantOf(value: unknown): string | null {
  return value === null || value === undefined ? null : new Date(value as string).toISOString();
}
