import { textWidth } from '../text-width';
import { META_SIZE } from './boxes';
import { LABEL_LINE } from './edge-labels';
import { Obstacles, type Rect } from './obstacles';

/** A text beside a line. */
export interface LabelPlace {
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly lines: readonly string[];
}

type Point = readonly [x: number, y: number];

interface LabelledLine {
  readonly points: readonly Point[];
  /** Where it would stand if nothing were in its way. */
  readonly label: LabelPlace | null;
}

interface SettleInput {
  readonly lines: readonly LabelledLine[];
  readonly nodes: readonly Rect[];
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly top: number;
    readonly left: number;
  };
}

/**
 * Moves labels that would lie on a node, on another label or across a line to another place along their own line. Most
 * stand well where they are; where there is no free place, the least harmful is taken: a line shows through beside the
 * letters, a node would hide them.
 */
export function settleLabels({ lines, nodes, page }: SettleInput): Array<LabelPlace | null> {
  if (lines.every(({ label }) => label === null)) return lines.map(() => null);
  const obstacles = new Obstacles();
  for (const node of nodes) obstacles.add(node, NODE_COST);
  lines.forEach(({ points }, owner) => {
    for (const rect of piecesOf(points)) obstacles.add(rect, LINE_COST, owner);
  });
  return lines.map(({ points, label }, owner) => {
    if (!label) return null;
    const place = bestPlace({
      label,
      points,
      costAt: (rect) => obstacles.cost(rect, owner) + outside(rect, page),
    });
    obstacles.add(rectOf(place), LABEL_COST);
    return place;
  });
}

const NODE_COST = 10_000;
const OUTSIDE_COST = 10_000;
const LABEL_COST = 1_000;
const LINE_COST = 10;
/** Far from the beginning of its line, a reader takes a condition for that of another. */
const FAR_COST = 1;

function bestPlace(input: {
  readonly label: LabelPlace;
  readonly points: readonly Point[];
  readonly costAt: (rect: Rect) => number;
}): LabelPlace {
  const { label, points, costAt } = input;
  let best = label;
  let bestCost = costAt(rectOf(label));
  if (bestCost === 0) return best;
  let rank = 0;
  for (const place of placesAlong(points, label)) {
    rank += FAR_COST;
    if (rank >= bestCost) break;
    const cost = costAt(rectOf(place)) + rank;
    if (cost < bestCost) [best, bestCost] = [place, cost];
  }
  return best;
}

/** Between a line and the letters beside it. */
const GAP = 6;
/** From a corner or an end, past an arrowhead. */
const INSET = 4;

/** Beside each piece of a line, at both sides, from its beginning to its end. */
function* placesAlong(points: readonly Point[], { lines }: LabelPlace): Generator<LabelPlace> {
  const height = lines.length * LABEL_LINE;
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const upright = a[0] === b[0];
    const length = Math.abs(upright ? b[1] - a[1] : b[0] - a[0]);
    const room = upright ? length - height : length;
    for (const share of room > 2 * INSET ? SHARES : [0.5]) {
      if (upright) {
        const y =
          Math.min(a[1], b[1]) +
          INSET +
          (room - 2 * INSET) * (a[1] < b[1] ? share : 1 - share) +
          META_SIZE -
          2;
        yield { x: a[0] + GAP, y, anchor: 'start', lines };
        yield { x: a[0] - GAP, y, anchor: 'end', lines };
      } else {
        const x = a[0] + (b[0] - a[0]) * share;
        const anchor = share === 0.5 ? 'middle' : share < 0.5 === a[0] < b[0] ? 'start' : 'end';
        yield { x, y: a[1] - height - GAP + META_SIZE, anchor, lines };
        yield { x, y: a[1] + GAP / 2 + META_SIZE, anchor, lines };
      }
    }
  }
}

const SHARES = [0.1, 0.5, 0.9] as const;

/** The letters of a label, as they stand on the page. */
export function rectOf({ x, y, anchor, lines }: LabelPlace): Rect {
  const width = Math.max(...lines.map((line) => textWidth(line, META_SIZE)));
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return {
    left,
    top: y - ASCENT,
    right: left + width,
    bottom: y - ASCENT + (lines.length - 1) * LABEL_LINE + META_SIZE,
  };
}

/** Of letters of `META_SIZE`, above their baseline. */
const ASCENT = 10;

function piecesOf(points: readonly Point[]): Rect[] {
  return points.slice(1).map(([x, y], i) => {
    const [px, py] = points[i]!;
    return {
      left: Math.min(x, px),
      right: Math.max(x, px),
      top: Math.min(y, py),
      bottom: Math.max(y, py),
    };
  });
}

function outside({ left, right, top, bottom }: Rect, page: SettleInput['page']): number {
  const within =
    left >= page.left && top >= page.top && right <= page.width && bottom <= page.height;
  return within ? 0 : OUTSIDE_COST;
}
