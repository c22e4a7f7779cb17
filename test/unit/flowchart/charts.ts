import fc from 'fast-check';
import {
  LANE_ROLES,
  NODE_TYPES,
  type Chart,
} from '../../../src/plugins/guide-publisher/domain/flowchart/chart';
import {
  STAGE_IDS,
  STEP_IDS,
  type TimeLimit,
} from '../../../src/plugins/guide-publisher/domain/codes/values';
import type { Locale } from '../../../src/plugins/guide-publisher/domain/codes/tables';
import { defaultChart } from '../../../src/plugins/guide-publisher/domain/flowchart/default-chart';

/** Charts and texts for the tests of this folder. */

export const days = (value: number): TimeLimit => ({ value, unit: 'workday', note: '' });

/** A licence with all six steps, each with its post, 8 days in all, and two special procedures. */
export function licenceChart(locale: Locale = 'zh-Hans'): Chart {
  return defaultChart({
    title: '食品经营许可（新办）权力运行流程图',
    itemType: '01',
    locale,
    steps: STEP_IDS.map((step, i) => ({
      step,
      post: ['收件岗', '受理岗', '审查岗', '分管负责人', '发证岗', '发证岗'][i]!,
      limit: days([0, 1, 4, 2, 1, 0][i]!),
      standard: '材料齐全',
      result: '受理通知书',
    })),
    specialProcedures: [
      { kind: 'inspection', limit: days(10), basis: '食品安全法', note: '' },
      { kind: 'expert-review', limit: days(20), basis: '', note: '' },
    ],
  });
}

export const NASTY = [
  '<script>alert(1)</script>',
  '"]]> --> <!-- %3C ]] [x](y) {z} |',
  "'; DROP TABLE x; --",
  '&amp; &#0; \u0000\u0001\u001b\uffff',
  '\ud800 lone \udc00 surrogate',
  '\u202e\u2066reversed',
  '第一行\n第二行\r\n第三行',
  '👨‍👩‍👧‍👦é́́　全角',
  '',
];

export const anyText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '受理',
      '材料是否齐全、符合法定形式',
      'Review of the papers',
      '听证'
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) }
);

const anyLimit = fc.option(
  fc.record({
    value: fc.integer({ min: 0, max: 60 }),
    unit: fc.constantFrom(
      'workday',
      'day',
      'hour',
      'month',
      'on-the-spot',
      'none',
      '',
      'constructor'
    ),
    note: fc.constantFrom('', '自受理之日起'),
  })
);

/** Any chart that can be stored: cycles, loops, double edges, nodes that nothing leads to. */
export const anyChart: fc.Arbitrary<Chart> = fc
  .record({ laneCount: fc.integer({ min: 0, max: 5 }), nodeCount: fc.integer({ min: 0, max: 24 }) })
  .chain(({ laneCount, nodeCount }) =>
    fc.record({
      title: anyText,
      lanes: fc.tuple(
        ...Array.from({ length: laneCount }, (_, i) =>
          fc.record({
            id: fc.constant(`lane-${i}`),
            role: fc.constantFrom(...LANE_ROLES),
            name: anyText,
          })
        )
      ),
      nodes: fc.tuple(
        ...Array.from({ length: nodeCount }, (_, i) =>
          fc.record({
            id: fc.constant(`node ${i}`),
            type: fc.constantFrom(...NODE_TYPES),
            label: anyText,
            lane: fc.integer({ min: 0, max: Math.max(0, laneCount) }).map((lane) => `lane-${lane}`),
            stage: fc.constantFrom(...STAGE_IDS, null),
            step: fc.constantFrom(...STEP_IDS, '', '其他'),
            post: anyText,
            limit: anyLimit,
            counted: fc.boolean(),
            standard: anyText,
            result: anyText,
          })
        )
      ),
      edges: edgesBetween(nodeCount),
    })
  );

function edgesBetween(nodeCount: number): fc.Arbitrary<Chart['edges']> {
  if (nodeCount === 0) return fc.constant([]);
  const end = fc.integer({ min: 0, max: nodeCount - 1 }).map((i) => `node ${i}`);
  const edge = fc.record({ from: end, to: end, condition: anyText });
  return fc
    .array(edge, { maxLength: 40 })
    .map((list) => list.map((entry, i) => ({ id: `edge-${i}`, ...entry })));
}

/** A chain of tasks with an edge back at every fifth node. */
export function longChart(count: number): Chart {
  const nodes = Array.from({ length: count }, (_, i) => ({
    id: `n${i}`,
    type: 'task' as const,
    label: `第${i}步`,
    lane: `lane-${i % 3}`,
    stage: null,
    step: '',
    post: '',
    limit: null,
    counted: true,
    standard: '',
    result: '',
  }));
  const edges = nodes
    .slice(1)
    .flatMap(({ id }, i) => [
      { id: `e${i}`, from: `n${i}`, to: id, condition: '' },
      ...(i % 5 === 4 ? [{ id: `b${i}`, from: id, to: `n${i - 4}`, condition: '退回' }] : []),
    ]);
  const lanes = [0, 1, 2].map((i) => ({
    id: `lane-${i}`,
    role: 'other' as const,
    name: `角色${i}`,
  }));
  return { title: '长流程', lanes, nodes, edges };
}
