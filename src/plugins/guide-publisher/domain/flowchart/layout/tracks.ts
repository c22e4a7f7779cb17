import type { Graph } from './graph';
import type { Grid } from './grid';
import type { Ports } from './ports';
import type { Gutter, Route } from './routes';

/** Lines in one gutter run on tracks beside each other. `tracks[route][k]` is the track of its k-th gutter. */
export interface Tracks {
  readonly tracks: readonly (readonly number[])[];
  /** Number of tracks of each gutter. */
  readonly rowGutters: readonly number[];
  readonly colGutters: readonly number[];
}

export function tracksOf(routes: readonly Route[], graph: Graph, grid: Grid, ports: Ports): Tracks {
  const tracks = routes.map((route) => route.gutters.map(() => 0));
  const gutters = { h: emptyLists(grid.rows + 1), v: emptyLists(grid.cols + 1) };
  routes.forEach((route, i) =>
    route.gutters.forEach((gutter, k) => {
      const piece = pieceOf({ routes, graph, grid, ports }, { route: i, k });
      gutters[gutter.axis][gutter.index]!.push(piece);
    })
  );
  const fill = (pieces: Piece[]) =>
    assign(pieces, (piece, track) => (tracks[piece.route]![piece.k] = track));
  return { tracks, rowGutters: gutters.h.map(fill), colGutters: gutters.v.map(fill) };
}

/** The part of a line that runs along a gutter. */
interface Piece {
  readonly route: number;
  readonly k: number;
  readonly low: number;
  readonly high: number;
  /** Where it comes out of the gutter towards its first and its second side (up and down, or left and right). */
  readonly near: readonly number[];
  readonly far: readonly number[];
}

interface Context {
  readonly routes: readonly Route[];
  readonly graph: Graph;
  readonly grid: Grid;
  readonly ports: Ports;
}

/** Ports are tens of units off the middle of a cell, on a grid whose cells are 2 apart: keep them within their cell. */
const PORT_SCALE = 1 / 1000;

function pieceOf(
  { routes, graph, grid, ports }: Context,
  { route, k }: { route: number; k: number }
): Piece {
  const { gutters, edge, exit, entry } = routes[route]!;
  const { from, to } = graph.edges[edge]!;
  const { axis } = gutters[k]!;
  const middle = (node: number) => 2 * (axis === 'h' ? grid.col[node]! : grid.row[node]!) + 1;
  const near: number[] = [];
  const far: number[] = [];
  const port = (node: number, side: string, offset: number) => {
    const at = middle(node) + offset * PORT_SCALE;
    // A line that leaves a node downwards comes into the gutter from above.
    (side === 'bottom' || side === 'right' ? near : far).push(at);
    return at;
  };
  const turn = (gutter: Gutter) => 2 * gutter.index;
  const start = k === 0 ? port(from, exit, ports.exit[route]!) : turn(gutters[k - 1]!);
  const end =
    k === gutters.length - 1 ? port(to, entry, ports.entry[route]!) : turn(gutters[k + 1]!);
  return { route, k, low: Math.min(start, end), high: Math.max(start, end), near, far };
}

/**
 * Gives each piece the first track on which it meets no other. A piece that comes from above at some place is put above
 * one that goes down at the same place; otherwise the two would lie on each other there.
 */
function assign(pieces: Piece[], set: (piece: Piece, track: number) => void): number {
  const waits = constraints(pieces);
  const done = new Map<Piece, number>();
  const tracks: Piece[][] = [];
  const queue = [...pieces].sort(inOrder);
  while (queue.length > 0) {
    const ready = queue.findIndex(
      (piece) => waits.get(piece)?.every((other) => done.has(other)) ?? true
    );
    // Two pieces that each want to be above the other: one of them gives way.
    const piece = queue.splice(Math.max(0, ready), 1)[0]!;
    let track = Math.max(
      0,
      ...(waits.get(piece) ?? []).map((other) => (done.get(other) ?? -1) + 1)
    );
    while (tracks[track]?.some((other) => other.low <= piece.high && piece.low <= other.high))
      track += 1;
    while (tracks.length <= track) tracks.push([]);
    tracks[track]!.push(piece);
    done.set(piece, track);
    set(piece, track);
  }
  return tracks.length;
}

function constraints(pieces: readonly Piece[]): Map<Piece, Piece[]> {
  const nearAt = new Map<number, Piece[]>();
  for (const piece of pieces) {
    for (const at of piece.near) {
      const key = Math.round(at * 1000);
      nearAt.set(key, [...(nearAt.get(key) ?? []), piece]);
    }
  }
  const waits = new Map<Piece, Piece[]>();
  if (nearAt.size === 0) return waits;
  for (const piece of pieces) {
    const before = piece.far.flatMap((at) => nearAt.get(Math.round(at * 1000)) ?? []);
    const others = before.filter((other) => other !== piece);
    if (others.length > 0) waits.set(piece, others);
  }
  return waits;
}

/** Short pieces first: they stay near their nodes. */
const inOrder = (a: Piece, b: Piece) =>
  a.high - a.low - (b.high - b.low) || a.low - b.low || a.route - b.route || a.k - b.k;

const emptyLists = (count: number): Piece[][] => Array.from({ length: count }, () => []);
