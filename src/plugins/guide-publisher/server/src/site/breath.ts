/** Longest that a release holds up other work of its thread, in milliseconds. */
const BREATH_MS = 10;

/** Lets others in between the steps of long work: ask at each step, wait when it is due. */
export class Breath {
  private since = performance.now();

  get isDue(): boolean {
    return performance.now() - this.since >= BREATH_MS;
  }

  async take(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.since = performance.now();
  }
}
