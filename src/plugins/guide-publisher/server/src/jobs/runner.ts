import { setTimeout as sleep } from 'node:timers/promises';
import type { Strapi } from '../strapi';
import type { Held, JobStore } from './store';
import type { Job, JobKind, JobProgress, StepOutcome } from './types';

/** How often a process looks for jobs of others that died, and for ones that another node was asked for. */
const POLL_MS = 5_000;

/** A step that fails is tried again, for databases refuse things now and then (deadlock, busy, lost connection). */
const TRIES = 3;
const RETRY_MS = 500;

/** Pause between two steps: time for requests on a server with one database connection. */
const BREATH_MS = 2;

/** Longest text of an error that is kept. */
const MAX_ERROR = 2_000;

export interface JobRunner {
  /** Begins to look for jobs, those first that a process left when it ended. */
  start(): void;
  /** Ends after the step under way; the job goes on after the next start. */
  stop(): Promise<void>;
  /** Looks for jobs now. */
  wake(): void;
  /** Resolves when no job is due or under way. Never, where nobody has called `start`. */
  idle(): Promise<void>;
}

interface Parts {
  readonly store: JobStore;
  readonly kinds: ReadonlyMap<string, JobKind>;
  readonly now: () => Date;
  readonly reportError: (error: unknown) => void;
}

/** The job was taken over, paused or cancelled while a step was on its way. */
class NoLongerOurs extends Error {}

/** Does one job at a time, step by step. */
export function createJobRunner(
  strapi: Strapi,
  { store, kinds, now, reportError }: Parts
): JobRunner {
  let stopped = false;
  let loop: Promise<void> | null = null;
  let alarm = new AbortController();

  async function work(): Promise<void> {
    while (!stopped) {
      // Before the look, so that what is asked for during it is not slept through.
      alarm = new AbortController();
      const held = await store.claim().catch(reported);
      if (held) await runToEnd(held).catch(reported);
      else await sleep(await untilNext(), undefined, { signal: alarm.signal }).catch(() => {});
    }
  }

  const reported = (error: unknown): null => {
    if (!stopped) reportError(error);
    return null;
  };

  async function untilNext(): Promise<number> {
    const next = await store.nextDue().catch(reported);
    const wait = next === null ? POLL_MS : Date.parse(next) - now().getTime();
    return Math.min(POLL_MS, Math.max(wait, 1));
  }

  async function runToEnd(held: Held): Promise<void> {
    const { job } = held;
    const run = kinds.get(job.kind)?.start(job.params);
    if (!run) return store.fail(held, `unknown kind of job: ${job.kind}`);
    let progress: JobProgress = { done: job.done, total: job.total, cursor: job.cursor };
    for (;;) {
      if (stopped) return store.release(held);
      const outcome = await tryStep(held, () => run.step(progress));
      if (!outcome || outcome.finished) return;
      progress = outcome;
      await sleep(BREATH_MS);
    }
  }

  /** Null where there is nothing more to do: not ours any more, or failed. */
  async function tryStep(
    held: Held,
    step: () => Promise<StepOutcome>
  ): Promise<StepOutcome | null> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await oneStep(held, step);
      } catch (error) {
        if (error instanceof NoLongerOurs) return null;
        if (stopped || tried === TRIES) {
          reported(error);
          if (!stopped) await store.fail(held, textOf(error, held.job));
          return null;
        }
        await sleep(RETRY_MS * tried);
      }
    }
  }

  async function oneStep(held: Held, step: () => Promise<StepOutcome>): Promise<StepOutcome> {
    return await strapi.db.transaction(async () => {
      if (!(await store.hold(held))) throw new NoLongerOurs();
      const outcome = await step();
      if (!(await store.keep(held, outcome))) throw new NoLongerOurs();
      return outcome;
    });
  }

  return {
    start() {
      loop ??= work();
    },
    wake: () => alarm.abort(),
    async stop() {
      stopped = true;
      alarm.abort();
      await loop;
    },
    async idle() {
      while ((await store.countDue()) > 0) await sleep(10);
    },
  };
}

function textOf(error: unknown, { kind }: Job): string {
  const text = error instanceof Error ? error.message : String(error);
  return `${kind}: ${text}`.slice(0, MAX_ERROR);
}
