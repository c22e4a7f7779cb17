import { STAGE_IDS, STAGE_OF_STEP, STEP_IDS, type StageId } from '../../../../domain/codes/values';
import type { Chart, ChartNode } from '../../../../domain/flowchart/chart';
import { change, freeId, putAfter, withoutNode } from './edit-chart';

/** Changes of where a node stands: its lane, its stage and its place in the flow. */

/** A flow from one node to another; the same chart where there is one already, or where it would lead to itself. */
export function connect(chart: Chart, from: string, to: string): Chart {
  const known = (id: string) => chart.nodes.some((node) => node.id === id);
  const present = chart.edges.some((edge) => edge.from === from && edge.to === to);
  if (from === to || present || !known(from) || !known(to)) return chart;
  const id = freeId('e', chart.edges);
  return { ...chart, edges: [...chart.edges, { id, from, to, condition: '' }] };
}

export interface NodePlace {
  readonly lane?: string;
  readonly stage?: StageId | null;
  /** Node that it is to follow; left out, its flows stay. */
  readonly after?: string;
}

/**
 * Puts a node elsewhere. It follows `after` only where that is plain: on a straight way (one flow in, one out) it is taken
 * out of its place, its neighbours are joined, and it goes between `after` and what follows that. At a fork only lane and
 * stage change. A step of the six that would stand in a foreign stage is no longer that step.
 */
export function placeNode(chart: Chart, id: string, { lane, stage, after }: NodePlace): Chart {
  const index = chart.nodes.findIndex((node) => node.id === id);
  const node = chart.nodes[index];
  if (!node) return chart;
  const there: Partial<ChartNode> = {
    ...(lane !== undefined && lane !== node.lane ? { lane } : {}),
    ...(stage !== undefined && stage !== node.stage ? inStage(node, stage) : {}),
  };
  const placed = Object.keys(there).length > 0 ? change(chart, 'nodes', index, there) : chart;
  return after === undefined ? placed : follow(placed, id, after);
}

/** Lane, `by` places to the right. */
export function moveToLane(chart: Chart, id: string, by: 1 | -1): Chart {
  const node = chart.nodes.find((one) => one.id === id);
  const at = chart.lanes.findIndex((lane) => lane.id === node?.lane);
  const lane = chart.lanes[at + by];
  return at < 0 || !lane ? chart : placeNode(chart, id, { lane: lane.id });
}

/** Stage, `by` places down; a node without one goes to the first or last. */
export function moveToStage(chart: Chart, id: string, by: 1 | -1): Chart {
  const node = chart.nodes.find((one) => one.id === id);
  if (!node) return chart;
  const at = node.stage === null ? (by > 0 ? -1 : STAGE_IDS.length) : STAGE_IDS.indexOf(node.stage);
  const stage = STAGE_IDS[at + by];
  return stage === undefined ? chart : placeNode(chart, id, { stage });
}

/** One place later or earlier in the flow, past its only neighbour there, whose stage it takes; the same chart where there is none. */
export function moveInFlow(chart: Chart, id: string, by: 1 | -1): Chart {
  const neighbour = onlyNeighbour(chart, id, by);
  const [first, second] = by > 0 ? [id, neighbour] : [neighbour, id];
  if (first === null || second === null) return chart;
  const swapped = follow(chart, first, second);
  if (swapped === chart) return chart;
  const { stage } = chart.nodes.find((node) => node.id === neighbour)!;
  return placeNode(swapped, id, { stage });
}

/** The patch for a chosen stage or step: a step brings its stage; a node may also stand in a stage without being one of its steps. */
export function placeOfStep(chosen: string): Pick<ChartNode, 'step' | 'stage'> {
  const step = STEP_IDS.find((one) => one === chosen);
  if (step) return { step, stage: STAGE_OF_STEP[step] };
  return { step: '', stage: STAGE_IDS.find((one) => chosen === `stage:${one}`) ?? null };
}

/** The choice that `placeOfStep` reads back. */
export const stepChoice = ({ step, stage }: Pick<ChartNode, 'step' | 'stage'>): string =>
  step || `stage:${stage ?? ''}`;

function inStage(node: ChartNode, stage: StageId | null): Partial<ChartNode> {
  const step = STEP_IDS.find((one) => one === node.step);
  return step && STAGE_OF_STEP[step] !== stage ? { stage, step: '' } : { stage };
}

/** The way through a node that stands on a straight way, else null. */
function wayThrough({ edges }: Chart, id: string) {
  const into = edges.filter((edge) => edge.to === id);
  const out = edges.filter((edge) => edge.from === id);
  return into.length === 1 && out.length === 1 ? { into: into[0]!, out: out[0]! } : null;
}

function onlyNeighbour(chart: Chart, id: string, by: 1 | -1): string | null {
  const way = wayThrough(chart, id);
  const neighbour = way && (by > 0 ? way.out.to : way.into.from);
  return neighbour && wayThrough(chart, neighbour) ? neighbour : null;
}

function follow(chart: Chart, id: string, after: string): Chart {
  const way = wayThrough(chart, id);
  const target = chart.nodes.find((node) => node.id === after);
  if (!way || !target || target.type === 'end' || after === id || way.into.from === after) {
    return chart;
  }
  const without = withoutNode(chart.edges, id);
  if (without.filter((edge) => edge.from === after).length > 1) return chart;
  const node = chart.nodes.find((one) => one.id === id)!;
  const rest = chart.nodes.filter((one) => one.id !== id);
  const at = rest.indexOf(target) + 1;
  return {
    ...chart,
    nodes: [...rest.slice(0, at), node, ...rest.slice(at)],
    edges: putAfter(without, after, id),
  };
}
