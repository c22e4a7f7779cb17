import {
  createGuideDrawer,
  type DrawingContext,
  type DrawnGuide,
  type GuideToDraw,
} from './guide-drawing';
import { Breath } from '../breath';
import type { ChartPictures } from '../charts/pictures';

/** Draws guides by the batch. A pool is made for one language of one release. */
export interface GuidePool {
  /** Batches that keep it busy. */
  readonly width: number;
  draw(guides: readonly GuideToDraw[]): Promise<readonly DrawnGuide[]>;
  close(): Promise<void>;
}

export type OpenGuidePool = (context: DrawingContext) => GuidePool;

/** Draws in this thread and lets others in between. */
export function drawHere(pictures?: ChartPictures): OpenGuidePool {
  return (context) => {
    const draw = createGuideDrawer(context, pictures);
    return {
      width: 1,
      async draw(guides) {
        const drawn: DrawnGuide[] = [];
        const breath = new Breath();
        for (const guide of guides) {
          drawn.push(await draw(guide));
          if (breath.isDue) await breath.take();
        }
        return drawn;
      },
      close: async () => undefined,
    };
  };
}
