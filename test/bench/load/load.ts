import autocannon from 'autocannon';
import { figureOf, withRange } from '../figures';

export interface Target {
  readonly url: string;
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** Every target in turn, and again for each run, so that all meet the same state of the machine. */
export interface LoadOptions<N extends string> {
  readonly targets: Readonly<Record<N, Target>>;
  readonly connections: number;
  readonly seconds: number;
  readonly runs: number;
  readonly say: (line: string) => void;
}

/**
 * Requests per second and latencies of each target, median with range; a first run warms up and is not counted.
 * Throws where any answer is not a 2xx.
 */
export async function loadOf<N extends string>(
  options: LoadOptions<N>
): Promise<Record<N, Record<string, number>>> {
  const { targets, runs, say } = options;
  const names = Object.keys(targets) as N[];
  const seen = Object.fromEntries(
    names.map((name) => [name, { perSecond: [], p50Ms: [], p99Ms: [] }])
  ) as unknown as Record<N, Record<'perSecond' | 'p50Ms' | 'p99Ms', number[]>>;
  for (let run = 0; run <= runs; run += 1) {
    for (const name of names) {
      const { requests, latency } = await once(options, targets[name]);
      if (run === 0) continue;
      say(`${name} ${run}: ${Math.round(requests.average)}/s, p99 ${latency.p99} ms`);
      seen[name].perSecond.push(requests.average);
      seen[name].p50Ms.push(latency.p50);
      seen[name].p99Ms.push(latency.p99);
    }
  }
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.assign(
        {},
        ...Object.entries(seen[name]).map(([figure, values]) => withRange(figure, figureOf(values)))
      ),
    ])
  ) as Record<N, Record<string, number>>;
}

async function once(
  { connections, seconds }: Pick<LoadOptions<string>, 'connections' | 'seconds'>,
  { url, paths, headers }: Target
) {
  const requests = paths.map((path) => ({ path }));
  const result = await autocannon({ url, connections, duration: seconds, headers, requests });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were no 2xx, ${result.errors} failed`);
  return result;
}
