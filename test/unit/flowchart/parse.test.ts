import fc from 'fast-check';
import { parseChart } from '../../../src/plugins/guide-publisher/domain/flowchart/parse';
import { anyChart, licenceChart, longChart } from './charts';

const problems = (json: unknown) => {
  const parsed = parseChart(json);
  return parsed.ok
    ? []
    : parsed.problems.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`));
};
const good = licenceChart();
const withNode = (fields: object) => ({
  ...good,
  nodes: [{ ...good.nodes[0], ...fields }, ...good.nodes.slice(1)],
});

describe('reading a chart', () => {
  it('gives back what was written', () => {
    expect(parseChart(JSON.parse(JSON.stringify(good)))).toEqual({ ok: true, chart: good });
  });

  it.each<[string, unknown, string[]]>([
    ['null', null, ['not-an-object']],
    ['a list', [], ['not-an-object']],
    ['a text', '{}', ['not-an-object']],
    ['an empty object', {}, ['missing-value lanes', 'missing-value nodes', 'missing-value edges']],
    ['nodes that are no list', { ...good, nodes: {} }, ['bad-value nodes']],
    ['an unknown type', withNode({ type: 'cloud' }), ['bad-value nodes.0.type']],
    [
      'a text of 10,001 characters',
      withNode({ label: 'x'.repeat(10_001) }),
      ['too-long nodes.0.label'],
    ],
    [
      'two faults in one node',
      withNode({ post: 5, stage: 'x' }),
      ['bad-value nodes.0.stage', 'bad-value nodes.0.post'],
    ],
    [
      'a limit below zero',
      withNode({ limit: { value: -1, unit: 'day', note: '' } }),
      ['bad-value nodes.0.limit.value'],
    ],
    ['5,000 nodes', longChart(5000), ['too-many nodes', 'too-many edges']],
    [
      'an edge to nowhere',
      { ...good, edges: [{ id: 'e', from: 'start', to: 'x' }] },
      ['dangling-edge'],
    ],
    ['an id twice', { ...good, nodes: [...good.nodes, good.nodes[0]] }, ['duplicate-id']],
    ['a lane that is not there', withNode({ lane: 'x' }), ['unknown-lane']],
  ])('%s is refused with every problem', (_, json, expected) => {
    expect(problems(json)).toEqual(expected);
  });

  it('does not throw on an object that throws when it is read', () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
        ownKeys: () => {
          throw new Error('no');
        },
      }
    );
    expect(problems(hostile)).toEqual(['not-readable']);
  });

  it('takes any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(typeof parseChart(json).ok).toBe('boolean');
      }),
      { numRuns: 500, seed: 6 }
    );
    fc.assert(
      fc.property(anyChart, (chart) => {
        expect(typeof parseChart(chart).ok).toBe('boolean');
      }),
      { numRuns: 300, seed: 6 }
    );
  });
});
