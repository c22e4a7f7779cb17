import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { chartHash } from '../../../src/plugins/guide-publisher/domain/flowchart/chart-hash';
import {
  outlineOf,
  outlineText,
} from '../../../src/plugins/guide-publisher/domain/flowchart/outline';
import { sha256 } from '../../../src/plugins/guide-publisher/domain/flowchart/sha256';
import { anyChart, licenceChart } from './charts';

describe('the outline of any chart', () => {
  it('holds every node and every edge exactly once', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const { steps, loose } = outlineOf(chart, 'zh-Hans');
        const edges = [...steps.flatMap(({ branches }) => branches), ...loose].map(
          ({ edgeId }) => edgeId
        );
        expect(steps.map(({ nodeId }) => nodeId).sort()).toEqual(
          chart.nodes.map(({ id }) => id).sort()
        );
        expect(edges.sort()).toEqual(chart.edges.map(({ id }) => id).sort());
      }),
      { numRuns: 1000, seed: 11 }
    );
  });

  it('sends each branch to the number of the step that its edge leads to', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const { steps } = outlineOf(chart, 'en');
        for (const { branches } of steps) {
          for (const { edgeId, target } of branches) {
            const edge = chart.edges.find(({ id }) => id === edgeId)!;
            expect(steps[target! - 1]!.nodeId).toBe(edge.to);
          }
        }
      }),
      { numRuns: 300, seed: 12 }
    );
  });

  it('says of an edge that leads nowhere that it does', () => {
    const chart = licenceChart();
    const broken = {
      ...chart,
      edges: [
        { id: 'x', from: 'start', to: 'nothing', condition: '' },
        { id: 'y', from: 'nothing', to: 'start', condition: '' },
      ],
    };
    const { steps, loose } = outlineOf(broken, 'zh-Hans');
    expect(steps[0]!.branches).toEqual([
      { edgeId: 'x', condition: '', target: null, text: '转到不存在的步骤' },
    ]);
    expect(loose.map(({ edgeId }) => edgeId)).toEqual(['y']);
  });
});

describe('the outline of the default licence chart', () => {
  it('reads as a list of steps with branches', () => {
    const text = outlineText(outlineOf(licenceChart(), 'zh-Hans'), 'zh-Hans');
    expect(text).toContain(
      '收件与受理\n1. 提出申请（申请人）\n   转到第2步“收件”\n2. 收件（综合窗口）'
    );
    expect(text).toMatch(/如果不属于受理范围，转到第\d+步“不予受理通知书”/);
    expect(text).toContain('出具文书：不予许可决定书');
    expect(text).toContain('时限：10个工作日，不计入时限');
  });

  it('reads so in English', () => {
    const text = outlineText(outlineOf(licenceChart('en'), 'en'), 'en');
    expect(text).toMatch(/if it is not granted, go to step \d+ “Decision not to grant”/);
  });
});

describe('the hash of a chart', () => {
  it('is carried by its outline', () => {
    const chart = licenceChart();
    expect(outlineOf(chart, 'zh-Hans').chartHash).toBe(chartHash(chart));
  });

  it('does not depend on the order of keys, and changes with any text', () => {
    const chart = licenceChart();
    const reordered = {
      edges: chart.edges,
      nodes: chart.nodes,
      lanes: chart.lanes,
      title: chart.title,
    };
    expect(chartHash(reordered)).toBe(chartHash(chart));
    expect(chartHash({ ...chart, title: `${chart.title} ` })).not.toBe(chartHash(chart));
  });

  it('is SHA-256', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
      })
    );
  });
});
