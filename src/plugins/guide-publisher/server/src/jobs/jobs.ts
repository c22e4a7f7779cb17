import type { Strapi } from '../strapi';
import { createJobRunner, type JobRunner } from './runner';
import { createJobStore, type JobStore } from './store';
import type { Job, JobKind, JobState, NewJob } from './types';

/** Durable jobs of the plugin: asked for by features, done by this process or another one on the same database. */
export interface Jobs extends Pick<JobRunner, 'start' | 'stop' | 'idle'> {
  /** Asks for a job; inside a transaction it is asked for with the change or not at all. */
  enqueue(job: NewJob): Promise<Job>;
  find(id: number): Promise<Job | null>;
  /** Each answers false where the job is in no state from which that is possible. A step under way is finished first. */
  pause(id: number): Promise<boolean>;
  resume(id: number): Promise<boolean>;
  cancel(id: number): Promise<boolean>;
  /** Says how a kind of job is done; all kinds are named before `start`. */
  define(kind: string, implementation: JobKind): void;
}

const MOVES = {
  pause: { from: ['queued', 'running'], to: 'paused' },
  resume: { from: ['paused', 'failed'], to: 'queued' },
  cancel: { from: ['queued', 'running', 'paused', 'failed'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly JobState[]; to: JobState }>;

export function createJobs(
  strapi: Strapi,
  { now, reportError }: { now: () => Date; reportError: (error: unknown) => void }
): Jobs {
  const store: JobStore = createJobStore(strapi, now);
  const kinds = new Map<string, JobKind>();
  const runner = createJobRunner(strapi, { store, kinds, now, reportError });

  const move = async (id: number, { from, to }: (typeof MOVES)[keyof typeof MOVES]) => {
    const moved = await store.move(id, from, to);
    await wakeAfterCommit();
    return moved;
  };
  const wakeAfterCommit = () =>
    strapi.db.transaction(async ({ onCommit }) => onCommit(runner.wake));

  return {
    start: runner.start,
    stop: runner.stop,
    idle: runner.idle,
    find: store.find,
    async enqueue(job) {
      const added = await store.add(job);
      await wakeAfterCommit();
      return added;
    },
    pause: (id) => move(id, MOVES.pause),
    resume: (id) => move(id, MOVES.resume),
    cancel: (id) => move(id, MOVES.cancel),
    define: (kind, implementation) => void kinds.set(kind, implementation),
  };
}
