import {
  createGuideDrawer,
  type DrawingContext,
  type DrawnGuide,
  type GuideToDraw,
} from './guide-drawing';
import type { ChartPictures } from '../charts/pictures';

/** Draws guides by the batch. A pool is made for one language of one release. */
export interface GuidePool {
  /** Batches that keep it busy. */
  readonly width: number;
  draw(guides: readonly GuideToDraw[]): Promise<readonly DrawnGuide[]>;
  close(): Promise<void>;
}

export type OpenGuidePool = (context: DrawingContext) => GuidePool;

/** Longest that drawing holds up other work of this thread, in milliseconds. */
const BREATH_MS = 10;

/** Draws in this thread and lets others in between. */
export function drawHere(pictures?: ChartPictures): OpenGuidePool {
  return (context) => {
    const draw = createGuideDrawer(context, pictures);
    return {
      width: 1,
      async draw(guides) {
        const drawn: DrawnGuide[] = [];
        let since = performance.now();
        for (const guide of guides) {
          drawn.push(await draw(guide));
          if (performance.now() - since < BREATH_MS) continue;
          await new Promise((resolve) => setImmediate(resolve));
          since = performance.now();
        }
        return drawn;
      },
      close: async () => undefined,
    };
  };
}
