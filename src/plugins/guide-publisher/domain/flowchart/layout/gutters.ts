import type { Box } from './boxes';
import { LABEL_LINE, type EdgeLabel } from './edge-labels';
import type { Graph } from './graph';
import type { Grid } from './grid';
import type { Route } from './routes';
import type { Tracks } from './tracks';

/** Turns the grid into lengths: every gutter is as wide as its tracks and the labels that stand in it. */
export interface Gutters {
  readonly width: number;
  readonly height: number;
  readonly rowMiddle: readonly number[];
  readonly colMiddle: readonly number[];
  rowTrack(gutter: number, track: number): number;
  colTrack(gutter: number, track: number): number;
  /** Where the line between two stages or two lanes is drawn. */
  rowBorder(gutter: number): number;
  colBorder(gutter: number): number;
}

export interface GutterInput {
  readonly graph: Graph;
  readonly grid: Grid;
  readonly boxes: readonly Box[];
  readonly routes: readonly Route[];
  readonly tracks: Tracks;
  readonly labels: readonly (EdgeLabel | null)[];
  readonly headers: { readonly top: number; readonly left: number };
}

const TRACK = 12;
/** Room for an arrowhead and a little line before it. */
const ARROW = 18;
const STUB = 12;
const EDGE_MARGIN = 14;
const BORDER = 12;

export function gutterSizes(input: GutterInput): Gutters {
  const { graph, grid, boxes, tracks, headers } = input;
  const rowSizes = new Array<number>(grid.rows).fill(0);
  const colSizes = new Array<number>(grid.cols).fill(EMPTY_COLUMN);
  boxes.forEach(({ width, height }, i) => {
    rowSizes[grid.row[i]!] = Math.max(rowSizes[grid.row[i]!]!, height);
    colSizes[grid.col[i]!] = Math.max(colSizes[grid.col[i]!]!, width);
  });
  const pads = padsOf(input);
  const rowBorders = graph.staged ? new Set(grid.bandStart) : new Set<number>();
  const rows = axisOf({
    cells: rowSizes,
    tracks: tracks.rowGutters,
    pads: pads.rows,
    borders: rowBorders,
    origin: headers.top,
  });
  const across = {
    cells: colSizes,
    tracks: tracks.colGutters,
    pads: pads.cols,
    borders: new Set(grid.laneStart),
    origin: headers.left,
  };
  const narrow = axisOf(across);
  const spare = Math.max(0, MIN_WIDTH - narrow.end);
  const cols = spare === 0 ? narrow : axisOf({ ...across, margin: spare / 2 });
  return {
    width: cols.end,
    height: rows.end,
    rowMiddle: rows.middle,
    colMiddle: cols.middle,
    rowTrack: rows.track,
    colTrack: cols.track,
    rowBorder: rows.border,
    colBorder: cols.border,
  };
}

/** A single column would leave no room for a title, and be printed far too large. */
const MIN_WIDTH = 480;

/** A lane without a node still shows its name. */
const EMPTY_COLUMN = 60;

interface Pads {
  readonly before: number[];
  readonly after: number[];
  /** Least length, for the labels of straight lines, which may lie across all tracks. */
  readonly whole: number[];
}

function padsOf({ graph, grid, routes, labels }: GutterInput): { rows: Pads; cols: Pads } {
  const blank = (count: number, value: number): number[] => new Array<number>(count).fill(value);
  const padsFor = (count: number): Pads => ({
    before: blank(count, STUB),
    after: blank(count, ARROW),
    whole: blank(count, 0),
  });
  const rows = padsFor(grid.rows + 1);
  const cols = padsFor(grid.cols + 1);
  const widen = (list: number[], at: number, size: number) =>
    (list[at] = Math.max(list[at]!, size));
  routes.forEach((route, i) => {
    const label = labels[i];
    const { from } = graph.edges[route.edge]!;
    const [row, col] = [grid.row[from]!, grid.col[from]!];
    if (!label) return;
    if (route.gutters.length === 0 && route.exit !== 'bottom') {
      widen(cols.whole, route.exit === 'right' ? col + 1 : col, label.width + ARROW + STUB);
      return;
    }
    if (route.exit === 'right') widen(cols.before, col + 1, label.width + STUB);
    if (route.exit === 'left') widen(cols.after, col, label.width + STUB);
    const height = label.shift + label.lines.length * LABEL_LINE + 10;
    if (route.exit === 'bottom') widen(rows.before, row + 1, height);
    if (route.exit === 'top') widen(rows.after, row, height + ARROW);
  });
  return { rows, cols };
}

interface AxisInput {
  readonly cells: readonly number[];
  readonly tracks: readonly number[];
  readonly pads: Pads;
  readonly borders: ReadonlySet<number>;
  readonly origin: number;
  /** Added at both ends. */
  readonly margin?: number;
}

function axisOf({ cells, tracks, pads, borders, origin, margin = 0 }: AxisInput) {
  const start: number[] = [];
  const before: number[] = [];
  const size: number[] = [];
  const middle: number[] = [];
  let at = origin;
  for (let i = 0; i <= cells.length; i += 1) {
    const outer = i === 0 || i === cells.length;
    const count = tracks[i]!;
    const empty = outer && count === 0;
    start.push(at);
    before.push((empty ? EDGE_MARGIN : pads.before[i]!) + (i === 0 ? margin : 0));
    const inner = pads.before[i]! + pads.after[i]! + Math.max(0, count - 1) * TRACK;
    const length = empty ? EDGE_MARGIN : Math.max(inner, pads.whole[i]!);
    size.push(length + (outer ? margin : borders.has(i) ? BORDER : 0));
    at += size[i]!;
    if (i === cells.length) break;
    middle.push(at + cells[i]! / 2);
    at += cells[i]!;
  }
  const last = cells.length;
  return {
    middle,
    end: at,
    track: (gutter: number, track: number) => start[gutter]! + before[gutter]! + track * TRACK,
    border: (gutter: number) =>
      gutter === 0 ? origin : gutter === last ? at : start[gutter]! + size[gutter]! - BORDER,
  };
}
