import type { Document } from '../../../src/plugins/guide-publisher/domain/document/document';
import {
  EXAMPLE_REFERENCES,
  exampleFor,
  exampleGuide,
  merge,
} from '../../../src/plugins/guide-publisher/domain/template/example-document';
import { compiledOf } from './sample';

const found = (problems: string[], document: unknown) =>
  compiledOf([
    { appliesTo: { documents: ['guide', 'flowchart'] }, kind: 'flowchart', params: { problems } },
  ])
    .check(document as Document, EXAMPLE_REFERENCES)
    .map(({ path, message }) => `${path} ${message.en.split('|')[3]}`);

const flowchart = exampleFor({ appliesTo: { documents: ['flowchart'] } });
const { chart } = flowchart as { chart: { nodes: { step: string; post: string }[] } };
const without = (step: string) => ({
  ...flowchart,
  chart: {
    ...chart,
    nodes: chart.nodes.map((node) => (node.step === step ? { ...node, post: '' } : node)),
  },
});

describe('a rule about flowcharts', () => {
  it('points at the node and says what is wrong', () => {
    const at = chart.nodes.findIndex(({ step }) => step === 'review');
    expect(found(['step-post'], without('review'))).toEqual([
      `/chart/nodes/${at} The step “审查” names no post`,
    ]);
  });

  it('speaks only of its own problems', () => {
    expect(found(['no-start'], without('review'))).toEqual([]);
  });

  it('points at the step of a guide', () => {
    const [first, ...others] = exampleGuide()['steps'] as object[];
    const guide = merge(exampleGuide(), { steps: [first, { ...others[0], post: '' }] });
    expect(found(['step-post'], guide)).toEqual(['/steps/1 The step “受理” names no post']);
  });

  it('knows a licence by the code of what is drawn', () => {
    const plain = { ...flowchart, chart: { ...chart, nodes: [], edges: [] } };
    const missing = (subjectCode: string) => found(['step-missing'], { ...plain, subjectCode });
    expect(missing('520117001000')).toHaveLength(6);
    expect(missing('11520500M03000900X3520117001000')).toHaveLength(6);
    expect(missing('522017001000')).toEqual([]);
    expect(missing('')).toEqual([]);
  });

  it.each([[null], [7], [{ nodes: 'x' }], [{ title: '', lanes: [], nodes: [{}], edges: [] }]])(
    'tells a chart that cannot be read: %j',
    (broken) => {
      expect(found(['no-end'], { ...flowchart, chart: broken }).length).toBeGreaterThan(0);
    }
  );
});
