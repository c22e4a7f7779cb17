/** Runs tasks side by side, at most `limit` at once; after the first failure no further one starts. */
export interface Pool {
  /** Waits for a free place and starts the task. Throws the first failure of any earlier task. */
  run(task: () => Promise<void>): Promise<void>;
  /** Waits until nothing runs. Throws the first failure. */
  drain(): Promise<void>;
  /** Waits until nothing runs and never throws. */
  settle(): Promise<void>;
}

/** Enough to keep a disk busy, few enough for the usual limit of open files. */
export const DISK_TASKS = 16;

export function createPool(limit: number = DISK_TASKS): Pool {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const settle = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running);
  };
  const raise = (): void => {
    if (failures.length > 0) throw failures[0];
  };
  return {
    settle,
    async run(task) {
      while (running.size >= limit) await Promise.race(running);
      raise();
      const started = task()
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(started));
      running.add(started);
    },
    async drain() {
      await settle();
      raise();
    },
  };
}
