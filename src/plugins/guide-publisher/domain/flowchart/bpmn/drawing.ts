import { cleanText } from '../xml-text';
import { LABEL_LINE } from '../layout/edge-labels';
import { META_SIZE } from '../layout/boxes';
import type { PlacedLabel, PlacedNode } from '../layout';
import { textWidth } from '../text-width';

/**
 * What differs between our picture and the one that tools draw of BPMN: events are small circles with their name beside them, gateways
 * have theirs outside unless a place is given for it, and documents have no wavy foot.
 */

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];

/** Size of an event in every tool. */
const EVENT_SIZE = 36;
const RADIUS = EVENT_SIZE / 2;
/** Between an event and its name. */
const GAP = 4;
/** Tools write names in 12 pixels, 14 from line to line. */
const NAME_SIZE = 12;
const NAME_LINE = 14;

export function eventBounds(placed: PlacedNode): Bounds {
  const [x, y] = middleOf(placed);
  return { x: x - RADIUS, y: y - RADIUS, width: EVENT_SIZE, height: EVENT_SIZE };
}

/** The name of an event stands below it, or at its right where a line leaves downwards. */
export function eventNameBounds(placed: PlacedNode, lineBelow: boolean): Bounds {
  const [x, y] = middleOf(placed);
  const width = nameWidth(placed);
  if (lineBelow) return { x: x + RADIUS + GAP, y: y - NAME_LINE / 2, width, height: NAME_LINE };
  const wide = Math.min(width, placed.width);
  const height = Math.ceil(width / wide) * NAME_LINE;
  return { x: x - wide / 2, y: y + RADIUS + GAP, width: wide, height };
}

/** The name of a gateway stands inside it: our diamonds are wide enough. */
export function gatewayNameBounds(placed: PlacedNode): Bounds {
  const [x, y] = middleOf(placed);
  const width = Math.min(nameWidth(placed), placed.width);
  return { x: x - width / 2, y: y - NAME_LINE / 2, width, height: NAME_LINE };
}

export function conditionBounds({ x, y, anchor, lines }: PlacedLabel): Bounds {
  // A little more than we need, lest a tool breaks a line that we do not.
  const width = Math.ceil(Math.max(...lines.map((line) => textWidth(line, META_SIZE)))) + META_SIZE;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x: left, y: y - META_SIZE, width, height: lines.length * LABEL_LINE };
}

/** Does a line with this end touch the lower side of a node? */
export function isBelow({ y, height }: PlacedNode, end: Point | undefined): boolean {
  return end !== undefined && end[1] >= y + height - 1;
}

/** The end of a line, moved to the outline that tools draw. `next` is the corner after it, seen from the node. */
export function endPoint(input: {
  readonly end: Point;
  readonly next: Point;
  readonly placed: PlacedNode;
  readonly isEvent: boolean;
}): Point {
  const { end, next, placed, isEvent } = input;
  const [x, y] = middleOf(placed);
  if (isEvent && end[1] === next[1]) return [x + reach(end[1] - y) * sign(next[0] - x), end[1]];
  if (isEvent) return [end[0], y + reach(end[0] - x) * sign(next[1] - y)];
  const atFoot = placed.node.type === 'document' && end[0] === next[0] && next[1] > end[1];
  return atFoot ? [end[0], placed.y + placed.height] : end;
}

/** Half of the circle's chord at a distance from its middle. */
const reach = (distance: number) => Math.sqrt(Math.max(0, RADIUS ** 2 - distance ** 2));

const sign = (value: number) => (value < 0 ? -1 : 1);

const middleOf = ({ x, y, width, height }: PlacedNode): Point => [x + width / 2, y + height / 2];

const nameWidth = ({ node }: PlacedNode) =>
  Math.ceil(textWidth(cleanText(node.label).slice(0, 100), NAME_SIZE)) + NAME_SIZE;
