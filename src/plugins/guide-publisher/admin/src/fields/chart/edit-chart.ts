import type { Chart, ChartEdge, ChartNode, Lane } from '../../../../domain/flowchart/chart';

/** Changes of a chart, each as a new chart. Ids that an editor never sees are made here. */

export const EMPTY_CHART: Chart = { title: '', lanes: [], nodes: [], edges: [] };

type Part = 'lanes' | 'nodes' | 'edges';

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
  if (part !== 'nodes') return rest;
  const { id } = chart.nodes[index]!;
  const [into, ...moreInto] = chart.edges.filter((edge) => edge.to === id);
  const [out, ...moreOut] = chart.edges.filter((edge) => edge.from === id);
  const edges = chart.edges.filter((edge) => edge.from !== id && edge.to !== id);
  const straight = into && out && moreInto.length === 0 && moreOut.length === 0;
  return { ...rest, edges: straight ? [...edges, { ...into, to: out.to }] : edges };
}

export function move(chart: Chart, part: Part, index: number, to: number): Chart {
  const list: ReadonlyArray<Lane | ChartNode | ChartEdge> = chart[part];
  if (to < 0 || to >= list.length) return chart;
  const rest = list.filter((_, i) => i !== index);
  return { ...chart, [part]: [...rest.slice(0, to), list[index]!, ...rest.slice(to)] };
}

/** A new task below the node at `index`: it takes the place between that node and its only successor. */
export function addNode(chart: Chart, index: number): Chart {
  const before = chart.nodes[index];
  const lanes = chart.lanes.length > 0 ? chart.lanes : [newLane(chart)];
  const node: ChartNode = {
    id: freeId('n', chart.nodes),
    type: 'task',
    label: '',
    lane: before?.lane ?? lanes[0]!.id,
    stage: before?.stage ?? null,
    step: '',
    post: '',
    limit: null,
    counted: true,
    standard: '',
    result: '',
  };
  const nodes = [...chart.nodes.slice(0, index + 1), node, ...chart.nodes.slice(index + 1)];
  return {
    ...chart,
    lanes,
    nodes,
    edges: before ? joined(chart, before.id, node.id) : chart.edges,
  };
}

export function addEdge(chart: Chart): Chart {
  const [first, second] = chart.nodes;
  if (!first) return chart;
  const edge = {
    id: freeId('e', chart.edges),
    from: first.id,
    to: (second ?? first).id,
    condition: '',
  };
  return { ...chart, edges: [...chart.edges, edge] };
}

export const addLane = (chart: Chart): Chart => ({
  ...chart,
  lanes: [...chart.lanes, newLane(chart)],
});

const newLane = (chart: Chart): Lane => ({
  id: freeId('l', chart.lanes),
  role: 'department',
  name: '',
});

function joined(chart: Chart, from: string, to: string): Chart['edges'] {
  const leaving = chart.edges.filter((edge) => edge.from === from);
  const id = freeId('e', chart.edges);
  const [only] = leaving;
  if (!only || leaving.length > 1) return [...chart.edges, { id, from, to, condition: '' }];
  return [
    ...chart.edges.filter((edge) => edge !== only),
    { ...only, to },
    { id, from: to, to: only.to, condition: '' },
  ];
}
