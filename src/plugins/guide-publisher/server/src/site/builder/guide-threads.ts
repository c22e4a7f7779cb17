import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { ChartPictures } from '../charts/pictures';
import { drawHere, type GuidePool, type OpenGuidePool } from './guide-pool';
import type { GuideWorkerData } from './guide-worker';

/** Batches drawn in this thread before others are started, which takes as long as drawing some hundred guides. */
const BATCHES_BEFORE_THREADS = 4;

/** More threads than this wait for the one that writes. */
const MOST_THREADS = 4;

/** A drawing thread needs some 80 MB; without a limit V8 lets garbage grow with the memory of the machine. */
const THREAD_MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 8 };

/** Draws in threads of their own once a build turns out to be long. */
export function drawInThreads(params: {
  /** The built file that exports `drawBatch`. */
  readonly worker: string;
  readonly pictures: ChartPictures;
  readonly picturesFolder: string;
}): OpenGuidePool {
  const { worker, pictures, picturesFolder } = params;
  const openHere = drawHere(pictures);
  return (context): GuidePool => {
    const here = openHere(context);
    const threads = Math.min(MOST_THREADS, availableParallelism());
    let batches = 0;
    let pool: Piscina | null = null;
    const start = (): Piscina => {
      const workerData: GuideWorkerData = { context, picturesFolder };
      return new Piscina({
        filename: worker,
        workerData,
        minThreads: threads,
        maxThreads: threads,
        resourceLimits: THREAD_MEMORY,
      });
    };
    return {
      width: threads,
      async draw(guides) {
        batches += 1;
        if (batches <= BATCHES_BEFORE_THREADS) return here.draw(guides);
        pool ??= start();
        return pool.run(guides) as ReturnType<GuidePool['draw']>;
      },
      async close() {
        await pool?.destroy();
      },
    };
  };
}
