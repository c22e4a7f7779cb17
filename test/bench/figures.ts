/** Several runs of one measurement. On a shared machine single figures drift by half: median and range are told. */
export interface Figure {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** @throws RangeError without a value */
export function figureOf(values: readonly number[]): Figure {
  if (values.length === 0) throw new RangeError('no runs');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return {
    median: (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2,
    low: sorted[0]!,
    high: sorted[sorted.length - 1]!,
  };
}

/** Named figures with their ranges, as they stand in the JSON line: `perSecond`, `perSecondLow`, `perSecondHigh`. */
export function withRange<N extends string>(name: N, figure: Figure): Record<string, number> {
  return {
    [name]: rounded(figure.median),
    [`${name}Low`]: rounded(figure.low),
    [`${name}High`]: rounded(figure.high),
  };
}

/** Three digits that mean something; whole numbers from 100 on. */
export function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** Seconds that a piece of work takes. */
export function secondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/**
 * Works per second, for each contestant in turn and again for each run, so that all meet the same state of the machine.
 * A first run warms up and is not counted.
 */
export function race(
  runs: number,
  contestants: Readonly<Record<string, { readonly count: number; readonly work: () => void }>>
): Readonly<Record<string, Figure>> {
  const rates: Record<string, number[]> = {};
  for (let run = 0; run <= runs; run += 1) {
    for (const [name, { count, work }] of Object.entries(contestants)) {
      const rate = count / secondsOf(work);
      if (run > 0) (rates[name] ??= []).push(rate);
    }
  }
  return Object.fromEntries(Object.entries(rates).map(([name, list]) => [name, figureOf(list)]));
}

/** Most memory that this process has ever held, in MB. */
export function peakMemoryMB(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
