import fc from 'fast-check';
import { toMermaid } from '../../../src/plugins/guide-publisher/domain/flowchart/mermaid';
import { anyChart, licenceChart } from './charts';

describe('a chart in Mermaid', () => {
  it('has each lane, node and edge', () => {
    const text = toMermaid(licenceChart());
    expect(text).toMatch(/^flowchart TB\n {2}subgraph lane0\["申请人"\]\n {4}n0\(\["提出申请"\]\)/);
    expect(text).toContain('-->|"不属于受理范围"|');
    expect(text.match(/-->/g)).toHaveLength(licenceChart().edges.length);
  });

  it('lets no label out of its quotes', () => {
    const line =
      /^(flowchart TB| {2}subgraph lane\d+\["[^"]*"\]| {2}end| +n\d+(\(\[|\[\[|\[\/|\[|\{)"[^"]*"(\]\)|\]\]|\/\]|\]|\})| {2}n\d+ -->(\|"[^"]*"\|)? n\d+|)$/;
    fc.assert(
      fc.property(anyChart, (chart) => {
        for (const row of toMermaid(chart).split('\n')) {
          expect(row).toMatch(line);
          for (const [label] of row.matchAll(/"[^"]*"/g))
            expect(label.slice(1, -1)).not.toMatch(/[[\](){}<>|`;](?<!#\d+;)/);
        }
      }),
      { numRuns: 1000, seed: 8 }
    );
  });
});
