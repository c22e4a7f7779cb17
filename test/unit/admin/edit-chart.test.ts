import fc from 'fast-check';
import { defaultChart } from '../../../src/plugins/guide-publisher/domain/flowchart/default-chart';
import { parseChart } from '../../../src/plugins/guide-publisher/domain/flowchart/parse';
import { lintChart } from '../../../src/plugins/guide-publisher/domain/flowchart/lint';
import type { Chart } from '../../../src/plugins/guide-publisher/domain/flowchart/chart';
import { STEP_IDS } from '../../../src/plugins/guide-publisher/domain/codes/values';
import {
  EMPTY_CHART,
  addEdge,
  addLane,
  addNode,
  change,
  move,
  remove,
} from '../../../src/plugins/guide-publisher/admin/src/fields/chart/edit-chart';
import {
  connect,
  moveInFlow,
  moveToLane,
  moveToStage,
  placeNode,
  placeOfStep,
  stepChoice,
} from '../../../src/plugins/guide-publisher/admin/src/fields/chart/edit-flow';

const chart = defaultChart({
  title: '',
  itemType: '',
  steps: STEP_IDS.map((step) => ({ step })),
  specialProcedures: [],
  locale: 'zh-Hans',
});
const licence = defaultChart({
  title: '',
  itemType: '01',
  steps: STEP_IDS.map((step) => ({ step })),
  specialProcedures: [],
  locale: 'zh-Hans',
});
const flows = ({ edges }: Chart) => edges.map(({ from, to }) => [from, to].join(' > ')).sort();
const order = (one: Chart) => {
  const next = new Map(one.edges.map(({ from, to }) => [from, to]));
  const way: string[] = [];
  for (let id: string | undefined = 'start'; id && !way.includes(id); id = next.get(id))
    way.push(id);
  return way;
};
const nodeOf = (one: Chart, id: string) => one.nodes.find((node) => node.id === id)!;

describe('parts of a chart', () => {
  test('a node that is put in takes its place between its neighbours', () => {
    const [first, second] = chart.nodes;
    const { chart: longer, id } = addNode(chart, 0);
    expect(longer.nodes[1]!.id).toBe(id);
    expect(flows(longer)).toContain([first!.id, id].join(' > '));
    expect(flows(longer)).toContain([id, second!.id].join(' > '));
    expect(longer.edges).toHaveLength(chart.edges.length + 1);
  });

  test('a node that is put in below an end stands before it, since nothing follows an end', () => {
    const { chart: longer, id } = addNode(chart, chart.nodes.length - 1);
    expect(order(longer).slice(-2)).toEqual([id, 'end']);
    expect(longer.nodes.at(-1)!.id).toBe('end');
  });

  test('a node that is put in and taken out leaves the flows as they were', () => {
    expect(flows(remove(addNode(chart, 2).chart, 'nodes', 3))).toEqual(flows(chart));
  });

  test('taking a node away leaves no flow to it, and the chart readable', () => {
    licence.nodes.forEach((node, i) => {
      const shorter = remove(licence, 'nodes', i);
      expect(shorter.edges.some(({ from, to }) => from === node.id || to === node.id)).toBe(false);
      expect(shorter.edges.some(({ from, to }) => from === to)).toBe(false);
      expect(parseChart(shorter).ok).toBe(true);
    });
  });

  test('a chart can be started from nothing', () => {
    const one = addNode(addLane(EMPTY_CHART).chart, -1).chart;
    expect(parseChart(addEdge(addNode(one, 0).chart)!.chart)).toMatchObject({ ok: true });
    expect(addEdge(EMPTY_CHART)).toBeNull();
  });

  test('moving changes the order only, and not beyond the ends', () => {
    const ids = (one: Chart) => one.nodes.map(({ id }) => id).sort();
    expect(ids(move(chart, 'nodes', 0, 1))).toEqual(ids(chart));
    expect(move(chart, 'nodes', 0, -1)).toBe(chart);
  });

  test('a decision with two labelled exits is made by adding flows from it', () => {
    const { chart: asked, id } = addNode(chart, 1, { type: 'decision', label: '材料齐全？' });
    const second = addEdge(asked, id)!;
    const labelled = second.chart.edges.reduce(
      (made, edge, i) =>
        edge.from === id ? change(made, 'edges', i, { condition: `条件${i}` }) : made,
      second.chart
    );
    const exits = labelled.edges.filter(({ from }) => from === id);
    expect(new Set(exits.map(({ to }) => to)).size).toBe(2);
    const context = { itemType: '', promisedLimit: null, statutoryLimit: null };
    expect(lintChart(labelled, context).filter(({ nodeId }) => nodeId === id)).toEqual([]);
  });
});

describe('the place of a node', () => {
  test('two nodes are connected once, and none with itself', () => {
    const joined = connect(chart, 'start', 'end');
    expect(flows(joined)).toContain('start > end');
    expect(connect(joined, 'start', 'end')).toBe(joined);
    expect(connect(chart, 'start', 'start')).toBe(chart);
    expect(connect(chart, 'start', 'nobody')).toBe(chart);
  });

  test('a node on a straight way follows another, and its neighbours are joined', () => {
    const moved = placeNode(chart, 'step-review', { after: 'step-decide' });
    expect(order(moved).indexOf('step-review')).toBe(order(moved).indexOf('step-decide') + 1);
    expect(order(moved).at(-1)).toBe('end');
    expect(moved.edges).toHaveLength(chart.edges.length);
  });

  test('at a fork only lane and stage change: nobody can guess the branch', () => {
    const moved = placeNode(licence, 'check-acceptance', {
      lane: 'department',
      after: 'step-issue',
    });
    expect(nodeOf(moved, 'check-acceptance').lane).toBe('department');
    expect(flows(moved)).toEqual(flows(licence));
  });

  test('later and earlier in the flow undo each other, and take the stage of the neighbour', () => {
    const later = moveInFlow(chart, 'step-accept', 1);
    expect(order(later)).not.toEqual(order(chart));
    expect(nodeOf(later, 'step-accept').stage).toBe(nodeOf(chart, 'step-review').stage);
    expect(order(moveInFlow(later, 'step-accept', -1))).toEqual(order(chart));
    expect(moveInFlow(chart, 'step-receive', -1)).toBe(chart);
    expect(moveInFlow(chart, 'step-deliver', 1)).toBe(chart);
  });

  test('a step in a foreign stage is no longer that step', () => {
    const moved = moveToStage(chart, 'step-review', 1);
    expect(nodeOf(moved, 'step-review')).toMatchObject({ stage: 'delivery', step: '' });
    expect(moveToStage(chart, 'step-deliver', 1)).toBe(chart);
  });

  test('lanes are walked one by one, not beyond the outermost', () => {
    const [first, second] = chart.lanes;
    const moved = moveToLane(chart, 'start', 1);
    expect([first!.id, nodeOf(moved, 'start').lane]).toEqual([
      nodeOf(chart, 'start').lane,
      second!.id,
    ]);
    expect(moveToLane(chart, 'start', -1)).toBe(chart);
  });

  test('what a choice of step says is read back', () => {
    for (const node of chart.nodes) {
      expect(placeOfStep(stepChoice(node))).toEqual({ step: node.step, stage: node.stage });
    }
  });

  test('whatever is done in a row, the chart stays one that can be stored', () => {
    const at = fc.nat({ max: 40 });
    const deed = fc.oneof(
      at.map((i) => (c: Chart) => addNode(c, (i % (c.nodes.length + 1)) - 1).chart),
      at.map(
        (i) => (c: Chart) => (c.nodes.length > 0 ? remove(c, 'nodes', i % c.nodes.length) : c)
      ),
      at.map(
        (i) => (c: Chart) => (c.edges.length > 0 ? remove(c, 'edges', i % c.edges.length) : c)
      ),
      fc.tuple(at, at).map(
        ([a, b]) =>
          (c: Chart) =>
            connect(c, idAt(c, a), idAt(c, b))
      ),
      fc.tuple(at, at).map(
        ([a, b]) =>
          (c: Chart) =>
            placeNode(c, idAt(c, a), { after: idAt(c, b) })
      ),
      fc.tuple(at, fc.constantFrom<1 | -1>(1, -1)).map(
        ([i, by]) =>
          (c: Chart) =>
            moveInFlow(moveToLane(c, idAt(c, i), by), idAt(c, i), by)
      ),
      at.map((i) => (c: Chart) => addEdge(c, idAt(c, i))?.chart ?? c)
    );
    fc.assert(
      fc.property(
        fc.constantFrom(chart, licence, EMPTY_CHART),
        fc.array(deed, { maxLength: 25 }),
        (from, deeds) => {
          const after = deeds.reduce((made, one) => one(made), from);
          expect(parseChart(after)).toMatchObject({ ok: true });
        }
      ),
      { numRuns: 300, seed: 4 }
    );
  });
});

const idAt = ({ nodes }: Chart, i: number) => nodes[i % Math.max(1, nodes.length)]?.id ?? 'nobody';
