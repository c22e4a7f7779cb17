import { STAGE_IDS, type StageId } from '../codes/values';
import type { Locale } from '../codes/tables';
import type { Chart, ChartEdge, ChartNode, Lane } from './chart';
import { boxOf, META_SIZE, type Box, type BoxLine } from './layout/boxes';
import { graphOf, type Graph } from './layout/graph';
import { gridOf, type Grid } from './layout/grid';
import { gutterSizes, type Gutters } from './layout/gutters';
import { LABEL_LINE, labelsOf, type EdgeLabel } from './layout/edge-labels';
import { settleLabels, type LabelPlace } from './layout/label-places';
import { portsOf, type Ports } from './layout/ports';
import { routesOf, type Route, type Side } from './layout/routes';
import { tracksOf, type Tracks } from './layout/tracks';

/** A chart with coordinates. The origin is the top left corner; lengths are SVG user units. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  /** Edges whose two ends exist. */
  readonly edges: readonly PlacedEdge[];
  readonly lanes: readonly PlacedLane[];
  /** Empty in a chart without stages. */
  readonly stages: readonly PlacedStage[];
  readonly laneHeader: number;
  readonly stageHeader: number;
}

export interface PlacedNode {
  readonly node: ChartNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly BoxLine[];
}

export interface PlacedEdge {
  readonly edge: ChartEdge;
  /** Corners; every piece is horizontal or vertical. */
  readonly points: ReadonlyArray<readonly [x: number, y: number]>;
  readonly label: PlacedLabel | null;
}

export type PlacedLabel = LabelPlace;

export interface PlacedLane {
  readonly lane: Lane;
  readonly x: number;
  readonly width: number;
}

export interface PlacedStage {
  readonly stage: StageId;
  readonly y: number;
  readonly height: number;
}

/**
 * Lays a chart out: lanes are columns, stages are bands from top to bottom, lines are orthogonal and run between the cells of a grid,
 * so that no node overlaps another and no line crosses a node. The same chart always gives the same coordinates; time
 * grows with the number of cells that lines pass, whatever the shape of the chart.
 */
export function layoutChart(chart: Chart, locale: Locale): Layout {
  const graph = graphOf(chart);
  const boxes = chart.nodes.map((node) => boxOf(node, locale));
  const grid = gridOf(chart.nodes, graph);
  const routes = routesOf(graph, grid);
  const ports = portsOf({ routes, graph, grid, boxes, nodes: chart.nodes });
  const tracks = tracksOf(routes, graph, grid, ports);
  const labels = labelsOf(routes, graph);
  const gutters = gutterSizes({
    graph,
    grid,
    boxes,
    routes,
    tracks,
    labels,
    headers: headersOf(graph),
  });
  const plan: Plan = { chart, graph, grid, boxes, routes, ports, tracks, labels, gutters };
  const nodes = chart.nodes.map((node, i) => placeNode(plan, node, i));
  return {
    width: gutters.width,
    height: gutters.height,
    nodes,
    edges: withLabelsSettled(plan, nodes),
    lanes: placeLanes(plan),
    stages: placeStages(plan),
    laneHeader: LANE_HEADER,
    stageHeader: graph.staged ? STAGE_HEADER : 0,
  };
}

const LANE_HEADER = 34;
const STAGE_HEADER = 34;

const headersOf = (graph: Graph) => ({ top: LANE_HEADER, left: graph.staged ? STAGE_HEADER : 0 });

interface Plan {
  readonly chart: Chart;
  readonly graph: Graph;
  readonly grid: Grid;
  readonly boxes: readonly Box[];
  readonly routes: readonly Route[];
  readonly ports: Ports;
  readonly tracks: Tracks;
  readonly labels: readonly (EdgeLabel | null)[];
  readonly gutters: Gutters;
}

function placeNode({ grid, boxes, gutters }: Plan, node: ChartNode, i: number): PlacedNode {
  const { width, height, lines } = boxes[i]!;
  const x = gutters.colMiddle[grid.col[i]!]! - width / 2;
  const y = gutters.rowMiddle[grid.row[i]!]! - height / 2;
  return { node, x, y, width, height, lines };
}

/** Edges of the plan, their labels out of the way of everything else. */
function withLabelsSettled(plan: Plan, nodes: readonly PlacedNode[]): PlacedEdge[] {
  const edges = plan.routes.map((route, i) => placeEdge(plan, route, i, nodes));
  const { width, height } = plan.gutters;
  const labels = settleLabels({
    lines: edges,
    nodes: nodes.map(rectOfNode),
    page: { width, height, ...headersOf(plan.graph) },
  });
  return edges.map((edge, i) => ({ ...edge, label: labels[i]! }));
}

const rectOfNode = ({ x, y, width, height }: PlacedNode) => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
});

type Point = readonly [x: number, y: number];

function placeEdge(plan: Plan, route: Route, i: number, nodes: readonly PlacedNode[]): PlacedEdge {
  const { graph, gutters, ports, tracks, labels } = plan;
  const { edge, from, to } = graph.edges[route.edge]!;
  const start = portPoint(nodes[from]!, route.exit, ports.exit[i]!);
  const end = portPoint(nodes[to]!, route.entry, ports.entry[i]!);
  const points: Point[] = [start];
  let [x, y] = start;
  route.gutters.forEach(({ axis, index }, k) => {
    const track = tracks.tracks[i]![k]!;
    if (axis === 'h') y = gutters.rowTrack(index, track);
    else x = gutters.colTrack(index, track);
    points.push([x, y]);
  });
  const last = route.gutters.at(-1);
  if (last) points.push(last.axis === 'h' ? [end[0], y] : [x, end[1]]);
  points.push(end);
  const corners = withoutRepeats(points);
  return {
    edge,
    points: corners,
    label: placeLabel({
      label: labels[i]!,
      exit: route.exit,
      below: ports.exit[i]! > 0,
      points: corners,
    }),
  };
}

/** A point on the outline of a node; a diamond's sides slope away from its tips. */
function portPoint(placed: PlacedNode, side: Side, offset: number): Point {
  const { node, x, y, width, height } = placed;
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const upright = side === 'top' || side === 'bottom';
  const half = upright ? height / 2 : width / 2;
  const across = upright ? width / 2 : height / 2;
  const reach = node.type === 'decision' ? round(half * (1 - Math.abs(offset) / across)) : half;
  const wave = node.type === 'document' && side === 'bottom' ? DOCUMENT_FOOT : 0;
  if (side === 'top') return [middleX + offset, middleY - reach];
  if (side === 'bottom') return [middleX + offset, middleY + reach - wave];
  return [side === 'left' ? middleX - reach : middleX + reach, middleY + offset];
}

/** The wavy edge of a document crosses its middle this far above the lowest point. */
const DOCUMENT_FOOT = 5;

function withoutRepeats(points: readonly Point[]): Point[] {
  const distinct = points.filter(
    (p, i) => i === 0 || p[0] !== points[i - 1]![0] || p[1] !== points[i - 1]![1]
  );
  return distinct.filter((p, i) => {
    const before = distinct[i - 1];
    const after = distinct[i + 1];
    if (!before || !after) return true;
    return !(
      (before[0] === p[0] && p[0] === after[0]) ||
      (before[1] === p[1] && p[1] === after[1])
    );
  });
}

function placeLabel(input: {
  readonly label: EdgeLabel | null;
  readonly exit: Side;
  /** Leaves below another line at the same side. */
  readonly below: boolean;
  readonly points: readonly Point[];
}): PlacedLabel | null {
  const { label, exit, below, points } = input;
  if (!label) return null;
  const [x, y] = points[0]!;
  const { lines, shift } = label;
  const height = lines.length * LABEL_LINE;
  if (exit === 'bottom') return { x: x + 6, y: y + META_SIZE + 4 + shift, anchor: 'start', lines };
  if (exit === 'top')
    return { x: x + 6, y: y - height - shift + META_SIZE - 4, anchor: 'start', lines };
  const top = below ? y + META_SIZE + 3 : y - height - 6 + META_SIZE;
  if (points.length === 2) {
    return { x: (x + points[1]![0]) / 2, y: top, anchor: 'middle', lines };
  }
  return exit === 'right'
    ? { x: x + 6, y: top, anchor: 'start', lines }
    : { x: x - 6, y: top, anchor: 'end', lines };
}

function placeLanes({ chart, graph, grid, gutters }: Plan): PlacedLane[] {
  return Array.from({ length: graph.laneCount }, (_, i) => {
    const lane = chart.lanes[i] ?? { id: '', role: 'other' as const, name: '' };
    const x = gutters.colBorder(grid.laneStart[i]!);
    return { lane, x, width: gutters.colBorder(grid.laneStart[i + 1]!) - x };
  });
}

function placeStages({ graph, grid, gutters }: Plan): PlacedStage[] {
  if (!graph.staged) return [];
  return STAGE_IDS.flatMap((stage, i) => {
    const first = grid.bandStart[i]!;
    const next = grid.bandStart[i + 1]!;
    if (first === next) return [];
    const y = gutters.rowBorder(first);
    return [{ stage, y, height: gutters.rowBorder(next) - y }];
  });
}

const round = (value: number) => Math.round(value * 10) / 10;
