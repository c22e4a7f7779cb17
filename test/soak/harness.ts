export interface Soak {
  readonly name: string;
  readonly purpose: string;
  run(options: SoakOptions): Promise<void>;
}

export interface SoakOptions {
  /** Only a part that takes about a minute. */
  readonly small: boolean;
  /** Prints a line for people. */
  readonly say: (line: string) => void;
  /** Counts one trial; `violation` says what was not as promised, or is null. */
  readonly count: (violation: string | null) => void;
}

/** Runs a soak in this process, which was started for nothing else, and reports to the one that started it. */
export async function main(soak: Soak): Promise<void> {
  const total = { runs: 0, violations: 0 };
  const say = (line: string): void => console.log(`${soak.name}: ${line}`);
  say(soak.purpose);
  await soak.run({
    small: process.env.SOAK_SMALL === '1',
    say,
    count(violation) {
      total.runs += 1;
      if (violation === null) return;
      total.violations += 1;
      say(`VIOLATION ${violation}`);
    },
  });
  say(`${total.runs} runs, ${total.violations} violations`);
  process.send?.(total, () => process.exit(0));
}
