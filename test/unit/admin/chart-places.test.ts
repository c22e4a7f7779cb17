import { defaultChart } from '../../../src/plugins/guide-publisher/domain/flowchart/default-chart';
import { layoutChart } from '../../../src/plugins/guide-publisher/domain/flowchart/layout';
import { STEP_IDS } from '../../../src/plugins/guide-publisher/domain/codes/values';
import { placeNode } from '../../../src/plugins/guide-publisher/admin/src/fields/chart/edit-flow';
import {
  centreOf,
  dropPlace,
  neighbourOf,
} from '../../../src/plugins/guide-publisher/admin/src/fields/chart/canvas/places';

const chart = defaultChart({
  title: '',
  itemType: '01',
  steps: STEP_IDS.map((step) => ({ step })),
  specialProcedures: [],
  locale: 'zh-Hans',
});
const layout = layoutChart(chart, 'zh-Hans');
const placed = (id: string) => layout.nodes.find(({ node }) => node.id === id)!;
const DIRECTIONS = ['up', 'down', 'left', 'right'] as const;

test('a node that is dropped where it was stays where it is', () => {
  for (const one of layout.nodes) {
    const [x, y] = centreOf(one);
    const place = dropPlace(layout, { id: one.node.id, x, y });
    expect(place.after).toBeUndefined();
    expect(placeNode(chart, one.node.id, place)).toBe(chart);
  }
});

test('a node that is dropped in another lane and stage takes both', () => {
  const [lane] = layout.lanes.filter(({ lane: { id } }) => id === 'department');
  const [stage] = layout.stages.filter(({ stage: id }) => id === 'delivery');
  const place = dropPlace(layout, { id: 'step-accept', x: lane!.x + 5, y: stage!.y + 5 });
  expect(place).toMatchObject({ lane: 'department', stage: 'delivery' });
});

test('a node that is dropped below another of its lane follows it', () => {
  const [x, y] = centreOf(placed('step-decide'));
  expect(dropPlace(layout, { id: 'step-review', x, y: y + 1 })).toMatchObject({
    after: 'step-decide',
  });
});

test('outside the drawing counts as its nearest edge', () => {
  const far = dropPlace(layout, { id: 'step-accept', x: -1e6, y: 1e6 });
  expect(far).toMatchObject({ lane: layout.lanes[0]!.lane.id, stage: layout.stages.at(-1)!.stage });
});

test('every node can be reached with the arrow keys from the first', () => {
  const seen = new Set([chart.nodes[0]!.id]);
  for (const id of seen) {
    for (const direction of DIRECTIONS) {
      const next = neighbourOf(layout, id, direction);
      if (next) seen.add(next);
    }
  }
  expect(seen.size).toBe(chart.nodes.length);
});
