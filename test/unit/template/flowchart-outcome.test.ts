import fc from 'fast-check';
import { exampleFor } from '../../../src/plugins/guide-publisher/domain/template/example-document';
import { flowchartOutcome } from '../../../src/plugins/guide-publisher/domain/template/flowchart-outcome';

const { chart } = exampleFor({ appliesTo: { documents: ['flowchart'] } });
const outcome = (drawn: unknown) =>
  flowchartOutcome({ code: 'F1', name: '', subjectCode: '', chart: drawn, locale: 'zh-Hans' });
const found = (drawn: unknown) =>
  outcome(drawn).findings.map(({ rule, path, messageKey }) => `${rule} ${path} ${messageKey}`);

describe('a flowchart as it is edited', () => {
  it.each([[null], [undefined]])('without a chart (%s) lacks just that', (drawn) => {
    expect(outcome(drawn).document).toBeNull();
    expect(found(drawn)).toEqual(['document.incomplete /chart document.no-chart']);
  });

  it('with data of another shape says what is wrong and where', () => {
    const { nodes } = chart as { nodes: object[] };
    const broken = { ...(chart as object), nodes: [{ ...nodes[0], type: 'circle' }] };
    expect(found(broken)).toEqual(['document.incomplete /chart/nodes/0/type document.bad-chart']);
    expect(outcome(broken).findings[0]!.message.en).toMatch(/nodes\.0\.type/);
  });

  it('with a chart is a document and nothing is said', () => {
    expect(outcome(chart)).toMatchObject({ document: { kind: 'flowchart', chart }, findings: [] });
  });

  it('is a document or has a finding, whatever its chart holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (drawn) => {
        const { document, findings } = outcome(drawn);
        expect(document === null).toBe(findings.length > 0);
      })
    );
  });
});
