import { defaultChart } from '../../../src/plugins/guide-publisher/domain/flowchart/default-chart';
import { parseChart } from '../../../src/plugins/guide-publisher/domain/flowchart/parse';
import { STEP_IDS } from '../../../src/plugins/guide-publisher/domain/codes/values';
import {
  EMPTY_CHART,
  addEdge,
  addLane,
  addNode,
  move,
  remove,
} from '../../../src/plugins/guide-publisher/admin/src/fields/chart/edit-chart';

const chart = defaultChart({
  title: '',
  itemType: '',
  steps: STEP_IDS.map((step) => ({ step })),
  specialProcedures: [],
  locale: 'zh-Hans',
});
const flows = ({ edges }: typeof chart) =>
  edges.map(({ from, to }) => [from, to].join(' > ')).sort();

test('a node that is put in takes its place between its neighbours', () => {
  const [first, second] = chart.nodes;
  const longer = addNode(chart, 0);
  const added = longer.nodes[1]!;
  expect(flows(longer)).toContain([first!.id, added.id].join(' > '));
  expect(flows(longer)).toContain([added.id, second!.id].join(' > '));
  expect(longer.edges).toHaveLength(chart.edges.length + 1);
});

test('a node that is put in and taken out leaves the flows as they were', () => {
  expect(flows(remove(addNode(chart, 2), 'nodes', 3))).toEqual(flows(chart));
});

test('taking a node away leaves no flow to it, and the chart readable', () => {
  chart.nodes.forEach((node, i) => {
    const shorter = remove(chart, 'nodes', i);
    expect(shorter.edges.some(({ from, to }) => from === node.id || to === node.id)).toBe(false);
    expect(parseChart(shorter).ok).toBe(true);
  });
});

test('a chart can be started from nothing', () => {
  const started = addEdge(addNode(addNode(addLane(EMPTY_CHART), -1), 0));
  expect(parseChart(started)).toMatchObject({ ok: true });
  expect(addEdge(EMPTY_CHART)).toBe(EMPTY_CHART);
});

test('moving changes the order only, and not beyond the ends', () => {
  expect(
    move(chart, 'nodes', 0, 1)
      .nodes.map(({ id }) => id)
      .sort()
  ).toEqual(chart.nodes.map(({ id }) => id).sort());
  expect(move(chart, 'nodes', 0, -1)).toBe(chart);
});
