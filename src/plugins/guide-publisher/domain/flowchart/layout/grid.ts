import type { ChartNode } from '../chart';
import { topological, type Graph } from './graph';

/**
 * Puts nodes on a grid: lanes are groups of columns, stages are groups of rows. At most one node stands in a cell, and
 * lines run between the cells, so that nothing can overlap, whatever the chart.
 */
export interface Grid {
  /** Row and column of each node, counted over the whole chart. */
  readonly row: readonly number[];
  readonly col: readonly number[];
  readonly rows: number;
  readonly cols: number;
  /** First column of each lane, and one more for the end. */
  readonly laneStart: readonly number[];
  /** First row of each stage, and one more for the end. */
  readonly bandStart: readonly number[];
}

export function gridOf(nodes: readonly ChartNode[], graph: Graph): Grid {
  const { row, col } = placeBands(nodes, graph);
  const bandStart = startsOf(3, graph.band, row, 0);
  const laneStart = startsOf(graph.laneCount, graph.lane, col, 1);
  return {
    row: row.map((r, i) => bandStart[graph.band[i]!]! + r),
    col: col.map((c, i) => laneStart[graph.lane[i]!]! + c),
    rows: bandStart.at(-1)!,
    cols: laneStart.at(-1)!,
    laneStart,
    bandStart,
  };
}

/** Six columns of boxes fill the width of a printed page. */
const PAGE_COLUMNS = 6;
const MAX_LANE_COLUMNS = 3;

function placeBands(nodes: readonly ChartNode[], graph: Graph): { row: number[]; col: number[] } {
  const row = new Array<number>(graph.size).fill(-1);
  const col = new Array<number>(graph.size).fill(0);
  const heir = heirs(nodes, graph);
  const taken = new Set<number>();
  const place = {
    graph,
    heir,
    fans: fansOf(nodes, graph),
    row,
    col,
    columns: columnsPerLane(graph),
  };

  for (const node of readingOrder(graph)) {
    const { home, firstRow, options } = wishesOf(node, place);
    const lane = graph.band[node]! * graph.laneCount + graph.lane[node]!;
    const key = (r: number, c: number) => (lane * place.columns + c) * (graph.size + 1) + r;
    const isClear = (p: number, r: number, c: number) => {
      const [left, right] = col[p]! < c ? [col[p]!, c] : [c, col[p]!];
      for (let between = left + 1; between < right; between += 1)
        if (taken.has(key(r, between))) return false;
      return true;
    };
    // Of two that stand beside the same node, the second stands below the first: a line to one behind another would run all around.
    const fits = (r: number, c: number) =>
      !taken.has(key(r, c)) &&
      home.every((p) => col[p] !== c || row[p]! < r) &&
      home.every((p) => row[p] !== r || isClear(p, r, c));
    let r = firstRow;
    let c = options.find((option) => fits(r, option));
    // Ends below the last node of the lane at the latest, where every cell is free.
    while (c === undefined) {
      r += 1;
      c = options.find((option) => fits(r, option));
    }
    row[node] = r;
    col[node] = c;
    taken.add(key(r, c));
  }
  return { row, col };
}

function columnsPerLane({ laneCount }: Graph): number {
  return Math.max(1, Math.min(MAX_LANE_COLUMNS, Math.floor(PAGE_COLUMNS / laneCount)));
}

interface Placing {
  readonly graph: Graph;
  readonly heir: readonly number[];
  /** Does a node lead to so many of its own lane that they stand in a row below it? */
  readonly fans: readonly boolean[];
  readonly row: readonly number[];
  readonly col: readonly number[];
  readonly columns: number;
}

/** From which row on, and in which columns, best first, a node may stand, given what leads to it. */
function wishesOf(node: number, { graph, heir, fans, row, col, columns }: Placing) {
  const near = graph.predecessors[node]!.filter((p) => graph.band[p] === graph.band[node]);
  const home = near.filter((p) => graph.lane[p] === graph.lane[node]);
  const onLine = home.filter((p) => heir[p] === node);
  const firstRow = near.reduce(
    (most, p) =>
      Math.max(most, row[p]! + (onLine.includes(p) || (fans[p] && home.includes(p)) ? 1 : 0)),
    0
  );
  const beside = home.length > 0 ? col[home[0]!]! + 1 : 0;
  const wanted = onLine.length > 0 ? Math.min(...onLine.map((p) => col[p]!)) : beside;
  const all = columnsFrom(wanted, columns);
  const isKept = (p: number) => {
    const next = heir[p]!;
    return (
      next !== node && graph.lane[next] === graph.lane[p] && graph.band[next] === graph.band[p]
    );
  };
  // The column below a node is kept for the one that carries its line on, as long as there is another.
  const open = all.filter((c) => !home.some((p) => col[p] === c && isKept(p)));
  return { home, firstRow, options: open.length > 0 ? open : all };
}

/** One line goes on below a node, one beside it; for more, beside is too narrow. */
const FAN = 3;

function fansOf(nodes: readonly ChartNode[], graph: Graph): boolean[] {
  return graph.successors.map((list, node) => {
    const near = list.filter(
      (s) =>
        graph.lane[s] === graph.lane[node] &&
        graph.band[s] === graph.band[node] &&
        !isAside(nodes[s]!)
    );
    return new Set(near).size >= FAN;
  });
}

/** The successor that carries on the main line and stands below, not beside. */
function heirs(nodes: readonly ChartNode[], graph: Graph): number[] {
  const below = new Array<number>(graph.size).fill(0);
  for (const node of topological(graph.successors, graph.predecessors).reverse()) {
    below[node] = 1 + Math.max(0, ...graph.successors[node]!.map((s) => below[s]!));
  }
  const rank = (node: number) => (isAside(nodes[node]!) ? 0 : graph.size + 1) + below[node]!;
  return graph.successors.map((list) =>
    list.reduce((best, node) => (best < 0 || rank(node) > rank(best) ? node : best), -1)
  );
}

/** Beside the main line, even where most follows from it. */
const isAside = ({ type }: ChartNode) => type === 'special' || type === 'document';

/** Stage by stage, what comes first first; of equals the one with more to follow. */
export function readingOrder(graph: Graph): number[] {
  const order = topological(graph.successors, graph.predecessors);
  const depth = new Array<number>(graph.size).fill(0);
  const below = new Array<number>(graph.size).fill(0);
  for (const node of order) {
    for (const next of graph.successors[node]!) {
      if (graph.band[next] === graph.band[node])
        depth[next] = Math.max(depth[next]!, depth[node]! + 1);
    }
  }
  for (const node of [...order].reverse()) {
    below[node] = 1 + Math.max(0, ...graph.successors[node]!.map((s) => below[s]!));
  }
  return order.sort(
    (a, b) =>
      graph.band[a]! - graph.band[b]! || depth[a]! - depth[b]! || below[b]! - below[a]! || a - b
  );
}

function columnsFrom(wanted: number, columns: number): number[] {
  const first = Math.min(wanted, columns - 1);
  const all = Array.from({ length: columns }, (_, c) => c);
  return all.sort((a, b) => Math.abs(a - first) - Math.abs(b - first) || b - a);
}

function startsOf(
  groups: number,
  group: readonly number[],
  offset: readonly number[],
  atLeast: number
): number[] {
  const sizes = new Array<number>(groups).fill(atLeast);
  offset.forEach((value, i) => (sizes[group[i]!] = Math.max(sizes[group[i]!]!, value + 1)));
  const starts = [0];
  for (const size of sizes) starts.push(starts.at(-1)! + size);
  return starts;
}
