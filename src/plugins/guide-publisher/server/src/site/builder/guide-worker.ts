import { setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { createPictureCache } from '../charts/picture-cache';
import { createChartPictures } from '../charts/pictures';
import {
  createGuideDrawer,
  type DrawingContext,
  type DrawnGuide,
  type GuideToDraw,
} from './guide-drawing';

/** What a drawing thread is started with. */
export interface GuideWorkerData {
  readonly context: DrawingContext;
  /** Folder of the pictures of charts that were made before; blank where none are made. */
  readonly picturesFolder: string;
}

/** A little behind the thread that answers editors; far behind, a release would never end on a busy machine. */
const BEHIND = 3;

// On Linux the number 0 means this thread, elsewhere the process, which is not ours to slow down.
if (process.platform === 'linux') setPriority(0, BEHIND);

// Piscina hands over what it was given under a place of its own.
const { context, picturesFolder } = (
  Array.isArray(workerData) ? workerData[1] : workerData
) as GuideWorkerData;
const pictures = picturesFolder
  ? createChartPictures(createPictureCache(picturesFolder))
  : undefined;
const draw = createGuideDrawer(context, pictures);

/** Draws one batch; the entry of a drawing thread. */
export default async function drawBatch(guides: readonly GuideToDraw[]): Promise<DrawnGuide[]> {
  const drawn: DrawnGuide[] = [];
  for (const guide of guides) drawn.push(await draw(guide));
  return drawn;
}
