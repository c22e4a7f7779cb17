import type { StageId } from '../../../../../domain/codes/values';
import type { Layout, PlacedNode } from '../../../../../domain/flowchart/layout';
import type { NodePlace } from '../edit-flow';

/** From places in the drawing to places in the model. Lengths are those of the layout. */

export type Direction = 'up' | 'down' | 'left' | 'right';

const AXES: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  up: [0, -1],
  down: [0, 1],
  left: [-1, 0],
  right: [1, 0],
};

/** How much farther a node counts for each unit that it stands aside of the direction. */
const ASIDE = 2;

/** The nearest node in a direction, by centres; null where there is none. */
export function neighbourOf(layout: Layout, id: string, direction: Direction): string | null {
  const here = layout.nodes.find(({ node }) => node.id === id);
  if (!here) return layout.nodes[0]?.node.id ?? null;
  const [dx, dy] = AXES[direction];
  const [x, y] = centreOf(here);
  let best: { id: string; distance: number } | null = null;
  for (const other of layout.nodes) {
    const [ox, oy] = centreOf(other);
    const along = (ox - x) * dx + (oy - y) * dy;
    const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
    if (other === here || along <= 0) continue;
    const distance = along + ASIDE * aside;
    if (!best || distance < best.distance) best = { id: other.node.id, distance };
  }
  return best?.id ?? null;
}

/**
 * What dropping a node at a point (its centre) means: the lane and the stage there, and, where that changes whom it
 * follows, the node of that lane above it. Outside the drawing counts as its nearest edge.
 */
export function dropPlace(
  layout: Layout,
  { id, x, y }: { readonly id: string; readonly x: number; readonly y: number }
): NodePlace {
  const placed = layout.nodes.find(({ node }) => node.id === id);
  if (!placed) return {};
  const lane = laneAt(layout, x);
  const stage = stageAt(layout, y);
  const [wasX, wasY] = centreOf(placed);
  const before = nodeAbove(layout, { id, lane: laneAt(layout, wasX), y: wasY });
  const above = nodeAbove(layout, { id, lane, y });
  return {
    ...(lane === null ? {} : { lane }),
    ...(stage === null ? {} : { stage }),
    ...(above === null || above === before ? {} : { after: above }),
  };
}

export const centreOf = ({ x, y, width, height }: PlacedNode): readonly [number, number] => [
  x + width / 2,
  y + height / 2,
];

function laneAt({ lanes }: Layout, x: number): string | null {
  const found = lanes.find((lane) => x < lane.x + lane.width) ?? lanes.at(-1);
  return found && found.lane.id !== '' ? found.lane.id : null;
}

function stageAt({ stages }: Layout, y: number): StageId | null {
  const found = stages.find((stage) => y < stage.y + stage.height) ?? stages.at(-1);
  return found?.stage ?? null;
}

function nodeAbove(
  layout: Layout,
  { id, lane, y }: { id: string; lane: string | null; y: number }
): string | null {
  let best: PlacedNode | null = null;
  for (const other of layout.nodes) {
    if (other.node.id === id || other.node.lane !== lane) continue;
    const [, middle] = centreOf(other);
    if (middle < y && (!best || middle > centreOf(best)[1])) best = other;
  }
  return best?.node.id ?? null;
}
