import {
  LANE_ROLES,
  type Chart,
  type ChartEdge,
  type ChartNode,
  type Lane,
} from '../../../../domain/flowchart/chart';

/** Changes of a chart, each as a new chart. Ids that an editor never sees are made here. */

export const EMPTY_CHART: Chart = { title: '', lanes: [], nodes: [], edges: [] };

export type Part = 'lanes' | 'nodes' | 'edges';

/** The first free id of the form `prefix1`, `prefix2`, … */
export function freeId(prefix: string, taken: ReadonlyArray<{ readonly id: string }>): string {
  const ids = new Set(taken.map(({ id }) => id));
  for (let number = taken.length + 1; ; number++) {
    if (!ids.has(`${prefix}${number}`)) return `${prefix}${number}`;
  }
}

export function change<P extends Part>(
  chart: Chart,
  part: P,
  index: number,
  patch: Partial<Chart[P][number]>
): Chart {
  const list = chart[part] as ReadonlyArray<Chart[P][number]>;
  return { ...chart, [part]: list.map((one, i) => (i === index ? { ...one, ...patch } : one)) };
}

/** Takes a part away, and with a node the flows that touch it; its neighbours are joined where the way was straight. */
export function remove(chart: Chart, part: Part, index: number): Chart {
  const rest = { ...chart, [part]: chart[part].filter((_, i) => i !== index) };
  return part === 'nodes'
    ? { ...rest, edges: withoutNode(chart.edges, chart.nodes[index]!.id) }
    : rest;
}

/** Flows without those of a node; where one led to it and one away, the one before it leads on. */
export function withoutNode(edges: Chart['edges'], id: string): Chart['edges'] {
  const [into, ...moreInto] = edges.filter((edge) => edge.to === id);
  const [out, ...moreOut] = edges.filter((edge) => edge.from === id);
  const rest = edges.filter((edge) => edge.from !== id && edge.to !== id);
  const straight = into && out && moreInto.length === 0 && moreOut.length === 0;
  return straight && into.from !== out.to ? [...rest, { ...into, to: out.to }] : rest;
}

export function move(chart: Chart, part: Part, index: number, to: number): Chart {
  const list: ReadonlyArray<Lane | ChartNode | ChartEdge> = chart[part];
  if (to < 0 || to >= list.length) return chart;
  const rest = list.filter((_, i) => i !== index);
  return { ...chart, [part]: [...rest.slice(0, to), list[index]!, ...rest.slice(to)] };
}

export interface Added {
  readonly chart: Chart;
  readonly id: string;
}

/**
 * A new node below the one at `index`: it takes the place between that node and its only successor. Nothing follows an
 * end, so below an end it stands before it; -1 puts it first.
 */
export function addNode(chart: Chart, index: number, patch: Partial<ChartNode> = {}): Added {
  const neighbour = chart.nodes[index];
  const lanes = chart.lanes.length > 0 ? chart.lanes : [newLane(chart)];
  const id = freeId('n', chart.nodes);
  const node: ChartNode = {
    ...BLANK_NODE,
    lane: neighbour?.lane ?? lanes[0]!.id,
    stage: neighbour?.stage ?? null,
    ...patch,
    id,
  };
  const before = neighbour?.type === 'end';
  const at = before ? index : index + 1;
  const nodes = [...chart.nodes.slice(0, at), node, ...chart.nodes.slice(at)];
  const edges = !neighbour
    ? chart.edges
    : before
      ? putBefore(chart.edges, neighbour.id, id)
      : putAfter(chart.edges, neighbour.id, id);
  return { id, chart: { ...chart, lanes, nodes, edges } };
}

const BLANK_NODE: Omit<ChartNode, 'id' | 'lane'> = {
  type: 'task',
  label: '',
  stage: null,
  step: '',
  post: '',
  limit: null,
  counted: true,
  standard: '',
  result: '',
};

/** A flow from a node, or from the first without an exit, to the likeliest one that it does not lead to yet. */
export function addEdge(chart: Chart, wanted?: string): Added | null {
  const leaving = new Set(chart.edges.map(({ from }) => from));
  const open = chart.nodes.find(({ id, type }) => type !== 'end' && !leaving.has(id));
  const from = wanted ?? (open ?? chart.nodes[0])?.id;
  const target = from === undefined ? undefined : likelyTarget(chart, from);
  if (from === undefined || target === undefined) return null;
  const id = freeId('e', chart.edges);
  return {
    id,
    chart: { ...chart, edges: [...chart.edges, { id, from, to: target, condition: '' }] },
  };
}

/** The next node in the table that is not reached yet, else the one before. */
function likelyTarget({ nodes, edges }: Chart, from: string): string | undefined {
  const taken = new Set(edges.filter((edge) => edge.from === from).map(({ to }) => to));
  const at = nodes.findIndex(({ id }) => id === from);
  const candidates = [...nodes.slice(at + 1), ...nodes.slice(0, at).reverse()];
  const fresh = candidates.filter(({ id, type }) => !taken.has(id) && type !== 'start');
  return (fresh[0] ?? candidates[0])?.id;
}

export function addLane(chart: Chart, patch: Partial<Lane> = {}): Added {
  const lane = { ...newLane(chart), ...patch };
  return { id: lane.id, chart: { ...chart, lanes: [...chart.lanes, lane] } };
}

const newLane = (chart: Chart): Lane => ({
  id: freeId('l', chart.lanes),
  role: LANE_ROLES[2],
  name: '',
});

/** Puts a node between another and its only successor; where there are several, the way to it is one more. */
export function putAfter(edges: Chart['edges'], before: string, id: string): Chart['edges'] {
  const leaving = edges.filter((edge) => edge.from === before);
  const fresh = freeId('e', edges);
  const [only] = leaving;
  if (!only || leaving.length > 1)
    return [...edges, { id: fresh, from: before, to: id, condition: '' }];
  return [
    ...edges.filter((edge) => edge !== only),
    { ...only, to: id },
    { id: fresh, from: id, to: only.to, condition: '' },
  ];
}

/** Puts a node between another and its only predecessor; where there are several, all of them lead to it. */
function putBefore(edges: Chart['edges'], after: string, id: string): Chart['edges'] {
  const redirected = edges.map((edge) => (edge.to === after ? { ...edge, to: id } : edge));
  return [...redirected, { id: freeId('e', edges), from: id, to: after, condition: '' }];
}
