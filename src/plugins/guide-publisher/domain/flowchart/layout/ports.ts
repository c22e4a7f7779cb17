import type { ChartNode } from '../chart';
import type { Box } from './boxes';
import type { Graph } from './graph';
import type { Grid } from './grid';
import type { Route, Side } from './routes';

/** Distances from the middle of a side at which the two ends of each route stand, by position in the list of routes. */
export interface Ports {
  readonly exit: readonly number[];
  readonly entry: readonly number[];
}

const SPACING = 16;
/** Share of half a side that lines may use: a diamond and a pill have room only around their tips. */
const USABLE: Readonly<Record<ChartNode['type'], number>> = {
  start: 0.6,
  end: 0.6,
  task: 0.8,
  document: 0.6,
  decision: 0.4,
  special: 0.8,
};

/** Spreads the lines at a side in the order in which they leave to left and right, so that they do not cross at once. */
export function portsOf(input: {
  readonly routes: readonly Route[];
  readonly graph: Graph;
  readonly grid: Grid;
  readonly boxes: readonly Box[];
  readonly nodes: readonly ChartNode[];
}): Ports {
  const { routes, graph, grid, boxes, nodes } = input;
  const exit = new Array<number>(routes.length).fill(0);
  const entry = new Array<number>(routes.length).fill(0);
  const sides = new Map<string, { node: number; side: Side; ends: End[] }>();
  const attach = (node: number, side: Side, end: End) => {
    const key = `${node}${side}`;
    const found = sides.get(key);
    if (found) found.ends.push(end);
    else sides.set(key, { node, side, ends: [end] });
  };
  routes.forEach((route, i) => {
    const { from, to } = graph.edges[route.edge]!;
    const straight = route.gutters.length === 0;
    attach(from, route.exit, { list: exit, i, straight, heading: heading(route, grid, to, false) });
    attach(to, route.entry, {
      list: entry,
      i,
      straight,
      heading: heading(route, grid, from, true),
    });
  });
  for (const { node, side, ends } of sides.values()) {
    const along = side === 'top' || side === 'bottom' ? 'width' : 'height';
    const middle = along === 'width' ? 2 * grid.col[node]! + 1 : 2 * grid.row[node]! + 1;
    spread(ends, middle, (boxes[node]![along] / 2) * USABLE[nodes[node]!.type]);
  }
  return { exit, entry };
}

interface End {
  readonly list: number[];
  readonly i: number;
  readonly straight: boolean;
  /** Where the line goes along this side, on the grid. */
  readonly heading: number;
}

function heading(route: Route, grid: Grid, other: number, reversed: boolean): number {
  const gutters = reversed ? [...route.gutters].reverse() : route.gutters;
  const across = gutters[0]?.axis === 'h';
  const turn = gutters[1];
  if (turn) return 2 * turn.index;
  return across ? 2 * grid.col[other]! + 1 : 2 * grid.row[other]! + 1;
}

function spread(ends: readonly End[], middle: number, reach: number): void {
  const sorted = [...ends].sort((a, b) => a.heading - b.heading || a.i - b.i);
  const straight = sorted.find((end) => end.straight);
  const before = straight ? sorted.filter((e) => e !== straight && e.heading < middle) : [];
  const after = straight ? sorted.filter((e) => e !== straight && e.heading >= middle) : [];
  if (!straight) {
    const gap = Math.min(SPACING, (2 * reach) / Math.max(1, sorted.length - 1));
    sorted.forEach((end, i) => (end.list[end.i] = rounded((i - (sorted.length - 1) / 2) * gap)));
    return;
  }
  const gap = Math.min(SPACING, reach / Math.max(1, before.length, after.length));
  before.forEach((end, i) => (end.list[end.i] = rounded((i - before.length) * gap)));
  after.forEach((end, i) => (end.list[end.i] = rounded((i + 1) * gap)));
}

const rounded = (value: number) => Math.round(value * 10) / 10;
