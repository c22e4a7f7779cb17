import type { Chart } from './chart';
import { problem, type ChartProblem } from './problems';

/** What makes a chart contradict itself, whatever it is about: double ids, edges and lanes that refer to nothing. */
export function structureProblems(chart: Chart): ChartProblem[] {
  const lanes = new Set(chart.lanes.map(({ id }) => id));
  const nodes = new Set(chart.nodes.map(({ id }) => id));
  return [
    ...repeated(chart.lanes.map(({ id }) => id)).map((name) => problem('duplicate-id', { name })),
    ...repeated(chart.nodes.map(({ id }) => id)).map((nodeId) =>
      problem('duplicate-id', { name: nodeId }, { nodeId })
    ),
    ...repeated(chart.edges.map(({ id }) => id)).map((edgeId) =>
      problem('duplicate-id', { name: edgeId }, { edgeId })
    ),
    ...chart.nodes
      .filter(({ lane }) => !lanes.has(lane))
      .map(({ id, label, lane }) =>
        problem('unknown-lane', { name: label || id, actual: lane }, { nodeId: id })
      ),
    ...chart.edges.flatMap(({ id, from, to }) =>
      [from, to]
        .filter((end) => !nodes.has(end))
        .map((actual) => problem('dangling-edge', { name: id, actual }, { edgeId: id }))
    ),
  ];
}

function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) again.add(id);
    seen.add(id);
  }
  return [...again];
}
