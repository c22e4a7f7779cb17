import type { Graph } from './graph';
import type { Grid } from './grid';

/**
 * Decides, on the grid, how each line runs: straight where nothing stands between, else through the gutters between rows
 * and columns. Rows and gutters are counted together: cell i has its middle at 2i + 1, the gutter before it lies at 2i.
 */
export type Side = 'top' | 'right' | 'bottom' | 'left';

/** `h` is a gutter above a row, `v` one left of a column. */
export interface Gutter {
  readonly axis: 'h' | 'v';
  readonly index: number;
}

export interface Route {
  /** Index into the edges of the graph. */
  readonly edge: number;
  readonly exit: Side;
  readonly entry: Side;
  /** Alternately across and along; none for a straight line. */
  readonly gutters: readonly Gutter[];
}

export function routesOf(graph: Graph, grid: Grid): Route[] {
  const use = new SideUse();
  const occupied = new Set(grid.row.map((row, node) => cellKey(grid, row, grid.col[node]!)));
  const routes: Route[] = [];
  const bent: number[] = [];
  graph.edges.forEach((_, edge) => {
    const straight = straightRoute({ edge, graph, grid, occupied, use });
    if (straight) routes.push(straight);
    else bent.push(edge);
  });
  for (const edge of bent) routes.push(bentRoute({ edge, graph, grid, use }));
  return routes.sort((a, b) => a.edge - b.edge);
}

/** Counts the lines at each side of each node. */
class SideUse {
  private readonly counts = new Map<
    string,
    { exits: number; entries: number; straight: boolean }
  >();

  at(node: number, side: Side) {
    const key = `${node}${side}`;
    let count = this.counts.get(key);
    if (!count) this.counts.set(key, (count = { exits: 0, entries: 0, straight: false }));
    return count;
  }
}

interface StraightInput {
  readonly edge: number;
  readonly graph: Graph;
  readonly grid: Grid;
  readonly occupied: ReadonlySet<number>;
  readonly use: SideUse;
}

/** Down a column or along a row, over empty cells, from the middle of one side to the middle of the other. */
function straightRoute({ edge, graph, grid, occupied, use }: StraightInput): Route | null {
  const { from, to } = graph.edges[edge]!;
  const down = grid.row[to]! - grid.row[from]!;
  const across = grid.col[to]! - grid.col[from]!;
  if (from === to || (down !== 0 && across !== 0) || down < 0) return null;
  const [exit, entry]: [Side, Side] =
    down > 0 ? ['bottom', 'top'] : across > 0 ? ['right', 'left'] : ['left', 'right'];
  const start = use.at(from, exit);
  const end = use.at(to, entry);
  if (start.straight || end.straight) return null;
  const steps = Math.max(down, Math.abs(across));
  for (let i = 1; i < steps; i += 1) {
    const row = grid.row[from]! + (down > 0 ? i : 0);
    const col = grid.col[from]! + Math.sign(across) * i;
    if (occupied.has(cellKey(grid, row, col))) return null;
  }
  start.exits += 1;
  end.entries += 1;
  start.straight = end.straight = true;
  return { edge, exit, entry, gutters: [] };
}

const EXIT_COST: Readonly<Record<Side, number>> = { bottom: 0, right: 0.5, left: 0.5, top: 2 };
/** A line back to an earlier row need not go down first. */
const EXIT_COST_BACK: Readonly<Record<Side, number>> = {
  bottom: 2,
  right: 0.5,
  left: 0.5,
  top: 0.5,
};
const ENTRY_COST: Readonly<Record<Side, number>> = { top: 0, left: 0.5, right: 0.5, bottom: 3 };
const BEND_COST = 1;
const LENGTH_COST = 0.3;
/** Two labels at one side get in each other's way; a line in and a line out at one side are read wrongly. */
const SECOND_EXIT_COST = 2;
const SECOND_ENTRY_COST = 0.4;
const MIXED_COST = 3;
const SIDES: readonly Side[] = ['bottom', 'right', 'left', 'top'];

function bentRoute(input: Omit<StraightInput, 'occupied'>): Route {
  const { edge, graph, grid, use } = input;
  const { from, to } = graph.edges[edge]!;
  const source = { row: grid.row[from]!, col: grid.col[from]! };
  const target = { row: grid.row[to]!, col: grid.col[to]! };
  const exitCost = target.row < source.row ? EXIT_COST_BACK : EXIT_COST;
  let best: Route | null = null;
  let bestCost = Infinity;
  for (const exit of SIDES) {
    for (const entry of SIDES) {
      const sides =
        exitCost[exit] + ENTRY_COST[entry] + crowding(use.at(from, exit), use.at(to, entry));
      if (sides >= bestCost) continue;
      for (const gutters of paths(
        gutterAt(source, exit),
        gutterAt(target, entry),
        source,
        target
      )) {
        const cost =
          sides + gutters.length * BEND_COST + lengthOf(gutters, source, target) * LENGTH_COST;
        if (cost >= bestCost) continue;
        bestCost = cost;
        best = { edge, exit, entry, gutters };
      }
    }
  }
  use.at(from, best!.exit).exits += 1;
  use.at(to, best!.entry).entries += 1;
  return best!;
}

type SideCount = ReturnType<SideUse['at']>;

function crowding(start: SideCount, end: SideCount): number {
  return (
    start.exits * SECOND_EXIT_COST +
    end.entries * SECOND_ENTRY_COST +
    (start.entries > 0 ? MIXED_COST : 0) +
    (end.exits > 0 ? MIXED_COST : 0)
  );
}

interface Cell {
  readonly row: number;
  readonly col: number;
}

function gutterAt({ row, col }: Cell, side: Side): Gutter {
  if (side === 'top') return { axis: 'h', index: row };
  if (side === 'bottom') return { axis: 'h', index: row + 1 };
  return { axis: 'v', index: side === 'left' ? col : col + 1 };
}

/** Ways through the gutters from one side to the other: one, two or three of them. */
function paths(first: Gutter, last: Gutter, source: Cell, target: Cell): Gutter[][] {
  if (first.axis !== last.axis) return [[first, last]];
  if (first.index === last.index) return [[first]];
  const axis = first.axis === 'h' ? 'v' : 'h';
  const [a, b] = axis === 'v' ? [source.col, target.col] : [source.row, target.row];
  return [...new Set([b, b + 1, a, a + 1])].map((index) => [first, { axis, index }, last]);
}

function lengthOf(gutters: readonly Gutter[], source: Cell, target: Cell): number {
  let x = 2 * source.col + 1;
  let y = 2 * source.row + 1;
  let length = 0;
  for (const { axis, index } of gutters) {
    length += axis === 'h' ? Math.abs(y - 2 * index) : Math.abs(x - 2 * index);
    if (axis === 'h') y = 2 * index;
    else x = 2 * index;
  }
  return length + Math.abs(x - 2 * target.col - 1) + Math.abs(y - 2 * target.row - 1);
}

const cellKey = (grid: Grid, row: number, col: number) => row * (grid.cols + 1) + col;
