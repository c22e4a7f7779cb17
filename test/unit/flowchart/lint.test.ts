import fc from 'fast-check';
import { lintChart } from '../../../src/plugins/guide-publisher/domain/flowchart/lint';
import type { Chart, ChartNode } from '../../../src/plugins/guide-publisher/domain/flowchart/chart';
import { CHART_PROBLEM_CODES } from '../../../src/plugins/guide-publisher/domain/flowchart/problems';
import { anyChart, days, licenceChart, longChart } from './charts';

const CONTEXT = { itemType: '01', promisedLimit: days(8), statutoryLimit: days(20) };
const codes = (chart: Chart, context = CONTEXT) => [
  ...new Set(lintChart(chart, context).map(({ code }) => code)),
];

const change =
  (id: string, fields: Partial<ChartNode>) =>
  (chart: Chart): Chart => ({
    ...chart,
    nodes: chart.nodes.map((node) => (node.id === id ? { ...node, ...fields } : node)),
  });
const drop =
  (id: string) =>
  (chart: Chart): Chart => ({
    ...chart,
    nodes: chart.nodes.filter((node) => node.id !== id),
    edges: chart.edges.filter(({ from, to }) => from !== id && to !== id),
  });
const cut =
  (from: string, to: string) =>
  (chart: Chart): Chart => ({
    ...chart,
    edges: chart.edges.filter((edge) => edge.from !== from || edge.to !== to),
  });
const join =
  (from: string, to: string, condition = '') =>
  (chart: Chart): Chart => ({
    ...chart,
    edges: [...chart.edges, { id: `${from}>${to}`, from, to, condition }],
  });

describe('the check of a chart', () => {
  it.each<[string, (chart: Chart) => Chart, string[]]>([
    ['a good chart', (chart) => chart, []],
    ['no start', change('start', { type: 'task' }), ['no-start']],
    ['two starts', change('step-receive', { type: 'start' }), ['many-starts']],
    ['an end that goes on', join('end', 'step-deliver'), ['end-has-exit']],
    ['a node that nothing leads to', cut('start', 'step-receive'), ['unreachable', 'cannot-end']],
    ['a node that leads nowhere', cut('supplement', 'step-receive'), ['cannot-end']],
    [
      'a decision with one exit',
      cut('check-grant', 'not-granted'),
      ['unreachable', 'decision-exits'],
    ],
    ['an exit without condition', join('check-grant', 'step-deliver'), ['decision-label']],
    [
      'a way from delivery back to acceptance without a loop',
      change('step-decide', { stage: 'acceptance' }),
      ['stage-order', 'step-stage'],
    ],
    ['a step left out', drop('step-issue'), ['unreachable', 'decision-exits', 'step-missing']],
    ['a step without post', change('step-review', { post: ' ' }), ['step-post']],
    ['a step without limit', change('step-review', { limit: null }), ['step-limit']],
    [
      'no document of non-acceptance',
      change('not-accepted', { type: 'task', label: '退件', result: '' }),
      ['no-not-accepted'],
    ],
    ['no supplement', change('supplement', { label: '告知', result: '' }), ['no-supplement']],
    [
      'no document of refusal',
      change('not-granted', { label: '归档', result: '' }),
      ['no-not-granted'],
    ],
    ['time of correction counted', change('supplement', { counted: true }), ['supplement-counted']],
    [
      'notice to supplement after 6 days',
      change('supplement', { limit: days(6) }),
      ['supplement-late'],
    ],
    [
      'a special procedure counted',
      change('special-inspection', { counted: true, limit: null }),
      ['special-counted'],
    ],
    [
      'steps that take longer than promised',
      change('step-review', { limit: days(5) }),
      ['sum-over-promised'],
    ],
    [
      'steps that take longer than the law allows',
      change('step-review', { limit: days(25) }),
      ['sum-over-promised', 'sum-over-statutory'],
    ],
    ['an edge to nowhere', join('step-review', 'gone'), ['dangling-edge']],
    [
      'an id used twice',
      (chart) => ({ ...chart, edges: [...chart.edges, chart.edges[0]!] }),
      ['duplicate-id'],
    ],
    ['a lane that is not there', change('step-review', { lane: 'gone' }), ['unknown-lane']],
  ])('%s: %#', (_, spoil, expected) => {
    expect(codes(spoil(licenceChart()))).toEqual(expected);
  });

  it('finds a promise that is longer than the law allows', () => {
    expect(codes(licenceChart(), { ...CONTEXT, statutoryLimit: days(7) })).toEqual([
      'sum-over-statutory',
      'promised-over-statutory',
    ]);
  });

  it('says nothing of limits that are not known', () => {
    expect(
      codes(licenceChart(), {
        itemType: '01',
        promisedLimit: null as never,
        statutoryLimit: null as never,
      })
    ).toEqual([]);
  });

  it('allows work to be sent back to an earlier stage', () => {
    const back = join('step-decide', 'step-accept', '退回')(licenceChart());
    expect(codes(back)).toEqual([]);
  });

  it('asks other types for neither the six steps nor the branches', () => {
    expect(codes(longChart(5), { ...CONTEXT, itemType: '20' })).toEqual(['no-start', 'no-end']);
  });

  it('never throws, ends on every cycle, and speaks both languages', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        for (const { code, message } of lintChart(chart, CONTEXT)) {
          expect(CHART_PROBLEM_CODES).toContain(code);
          expect(message['zh-Hans']).toMatch(/\p{Script=Han}/u);
          expect(message.en).toMatch(/[a-z]/);
        }
      }),
      { numRuns: 1000, seed: 5 }
    );
  });

  it('says that a cycle without exit can never end', () => {
    const chart = join(
      'step-accept',
      'step-receive',
      '重来'
    )(cut('step-accept', 'step-review')(licenceChart()));
    expect(codes(chart)).toContain('unreachable');
    const circle = {
      ...longChart(3),
      edges: [
        ['n0', 'n1'],
        ['n1', 'n2'],
        ['n2', 'n0'],
      ].map(([from, to], i) => ({ id: `c${i}`, from: from!, to: to!, condition: '' })),
    };
    const nodes = circle.nodes.map((node, i) =>
      i === 0 ? { ...node, type: 'start' as const } : node
    );
    const end = { ...nodes[1]!, id: 'end', type: 'end' as const };
    expect(codes({ ...circle, nodes: [...nodes, end] }, { ...CONTEXT, itemType: '20' })).toEqual([
      'unreachable',
      'cannot-end',
    ]);
  });
});
