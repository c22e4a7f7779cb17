/** A long task that is asked for from many places and runs at most once at a time. */
export interface Coalesced {
  /** Asks for a run soon and returns at once. Requests while one runs become one more run. Never throws. */
  request(): void;
  /** Resolves when nothing is running or asked for. */
  idle(): Promise<void>;
}

export function coalesced(
  task: () => Promise<unknown>,
  reportError: (error: unknown) => void
): Coalesced {
  let asked = false;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (asked) {
      asked = false;
      await task().catch(reportError);
    }
  }

  return {
    request() {
      asked = true;
      running ??= run().finally(() => {
        running = null;
      });
    },
    async idle() {
      while (running) await running;
    },
  };
}
