/** Durable jobs: work in chunks that goes on after a crash, and that no two processes ever do at once. */

export type JobState = 'queued' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';

export interface Job {
  readonly id: number;
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly state: JobState;
  /** What is done of the total, in the unit of the kind. */
  readonly done: number;
  readonly total: number;
  /** Where the next step begins; null before the first. */
  readonly cursor: string | null;
  readonly notBefore: string | null;
  readonly leaseOwner: string | null;
  readonly leaseUntil: string | null;
  readonly fence: number;
  readonly error: string | null;
}

export interface JobProgress {
  readonly done: number;
  readonly total: number;
  readonly cursor: string | null;
}

/** What a step leaves behind: the place of the next one, or the end. */
export interface StepOutcome extends JobProgress {
  readonly finished: boolean;
}

/**
 * One kind of job. A run may keep what is dear to read (directories, compiled templates) from step to step; what
 * matters is in the database, since the next step may be another process's.
 */
export interface JobKind {
  /** Begins or goes on, in a process that has not worked on this job before. */
  start(params: Job['params']): JobRun;
}

export interface JobRun {
  /**
   * Does one chunk. Called inside the transaction that also moves the cursor: all of it is kept or nothing. Keep it
   * under a second, for SQLite has one connection and others wait for it.
   */
  step(progress: JobProgress): Promise<StepOutcome>;
}

export interface NewJob {
  readonly kind: string;
  readonly params: Job['params'];
  /** ISO instant before which it is left alone; absent: now. */
  readonly notBefore?: string | null;
}
