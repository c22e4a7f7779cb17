import { STAGE_IDS } from '../../codes/values';
import type { Chart, ChartEdge } from '../chart';

/** A chart by index, tolerant of what the check would refuse: edges without ends are left out, unknown lanes get one of their own. */
export interface Graph {
  readonly size: number;
  readonly edges: readonly GraphEdge[];
  /** Without the edges that close a cycle. */
  readonly successors: readonly (readonly number[])[];
  readonly predecessors: readonly (readonly number[])[];
  readonly lane: readonly number[];
  readonly laneCount: number;
  /** Stage of each node, 0 to 2; all 0 in a chart without stages. */
  readonly band: readonly number[];
  readonly staged: boolean;
}

export interface GraphEdge {
  readonly edge: ChartEdge;
  readonly from: number;
  readonly to: number;
}

export function graphOf(chart: Chart): Graph {
  const edges = indexEdges(chart);
  const { successors, predecessors } = withoutCycles(chart, edges);
  const { lane, laneCount } = indexLanes(chart);
  const staged = chart.nodes.some(({ stage }) => stage !== null);
  const band = staged ? bandsOf(chart, successors, predecessors) : chart.nodes.map(() => 0);
  return {
    size: chart.nodes.length,
    edges,
    successors,
    predecessors,
    lane,
    laneCount,
    band,
    staged,
  };
}

function indexEdges(chart: Chart): GraphEdge[] {
  const index = new Map<string, number>();
  chart.nodes.forEach(({ id }, i) => index.has(id) || index.set(id, i));
  return chart.edges.flatMap((edge) => {
    const from = index.get(edge.from);
    const to = index.get(edge.to);
    return from === undefined || to === undefined ? [] : [{ edge, from, to }];
  });
}

function indexLanes(chart: Chart): { lane: number[]; laneCount: number } {
  const index = new Map<string, number>();
  chart.lanes.forEach(({ id }, i) => index.has(id) || index.set(id, i));
  const homeless = chart.lanes.length;
  const lane = chart.nodes.map((node) => index.get(node.lane) ?? homeless);
  return { lane, laneCount: lane.includes(homeless) || homeless === 0 ? homeless + 1 : homeless };
}

/** Depth first from the starts, then from whatever they do not reach; an edge back onto the path closes a cycle. */
function withoutCycles(chart: Chart, edges: readonly GraphEdge[]) {
  const out: number[][] = chart.nodes.map(() => []);
  for (const { from, to } of edges) out[from]!.push(to);
  const successors: number[][] = chart.nodes.map(() => []);
  const predecessors: number[][] = chart.nodes.map(() => []);
  const state = new Uint8Array(chart.nodes.length);
  const starts = chart.nodes.flatMap(({ type }, i) => (type === 'start' ? [i] : []));

  for (const root of [...starts, ...chart.nodes.keys()]) {
    if (state[root] !== NEW) continue;
    state[root] = OPEN;
    const path = [{ node: root, next: 0 }];
    while (path.length > 0) {
      const top = path.at(-1)!;
      const to = out[top.node]![top.next++];
      if (to === undefined) {
        state[top.node] = DONE;
        path.pop();
      } else if (state[to] !== OPEN) {
        successors[top.node]!.push(to);
        predecessors[to]!.push(top.node);
        if (state[to] === NEW) {
          state[to] = OPEN;
          path.push({ node: to, next: 0 });
        }
      }
    }
  }
  return { successors, predecessors };
}

const NEW = 0;
const OPEN = 1;
const DONE = 2;

/** A node without a stage stands in the stage of what leads to it, or else of what it leads to. */
function bandsOf(
  chart: Chart,
  successors: readonly (readonly number[])[],
  predecessors: readonly (readonly number[])[]
): number[] {
  const band = chart.nodes.map(({ stage }) => (stage === null ? -1 : STAGE_IDS.indexOf(stage)));
  const order = topological(successors, predecessors);
  for (const node of order) {
    if (band[node]! < 0) band[node] = Math.max(-1, ...predecessors[node]!.map((p) => band[p]!));
  }
  for (const node of order.reverse()) {
    if (band[node]! >= 0) continue;
    const next = successors[node]!.map((s) => band[s]!).filter((b) => b >= 0);
    band[node] = next.length > 0 ? Math.min(...next) : 0;
  }
  return band;
}

/** Nodes in an order in which every edge points forward. */
export function topological(
  successors: readonly (readonly number[])[],
  predecessors: readonly (readonly number[])[]
): number[] {
  const open = predecessors.map((list) => list.length);
  const order = [...open.keys()].filter((node) => open[node] === 0);
  for (let i = 0; i < order.length; i += 1) {
    for (const next of successors[order[i]!]!) {
      open[next]! -= 1;
      if (open[next] === 0) order.push(next);
    }
  }
  return order;
}
