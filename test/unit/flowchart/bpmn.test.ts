import fc from 'fast-check';
import {
  countBpmn,
  fromBpmn,
  toBpmn,
  type BpmnRead,
} from '../../../src/plugins/guide-publisher/domain/flowchart/bpmn';
import { describeFlowchartFile } from '../../../src/plugins/guide-publisher/domain/flowchart/describe';
import type { Chart } from '../../../src/plugins/guide-publisher/domain/flowchart/chart';
import { BROKEN, HOSTILE, PREFIXED, VENDOR } from './bpmn-files';
import { anyChart, days, licenceChart, longChart, NASTY } from './charts';

async function read(xml: string): Promise<Extract<BpmnRead, { ok: true }>> {
  const result = await fromBpmn(xml);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
}

/** Properties read and write hundreds of files; a busy machine needs its time. */
jest.setTimeout(60_000);

const locale = 'zh-Hans';
const node = (chart: Chart, id: string) => chart.nodes.find((one) => one.id === id);

describe('our own charts in BPMN', () => {
  it('come back as they were', async () => {
    const chart = licenceChart();
    expect((await read(await toBpmn(chart, { locale }))).chart).toEqual(chart);
  });

  it('come back as they were, whatever they hold that XML can hold', async () => {
    const storable = anyChart.filter(
      ({ nodes, lanes }) =>
        nodes.length > 0 && nodes.every(({ lane }) => lanes.some(({ id }) => id === lane))
    );
    await fc.assert(
      fc.asyncProperty(storable, async (chart) => {
        const again = (await read(await toBpmn(chart, { locale }))).chart;
        expect(again).toEqual(JSON.parse(xmlSafe(chart)));
      }),
      { numRuns: 100, seed: 21 }
    );
  });

  it('have a participant, lanes, a shape for each node and an edge for each flow', async () => {
    const chart = licenceChart();
    const xml = await toBpmn(chart, { locale });
    const count = (tag: string) => xml.split(`<${tag} `).length - 1;
    expect([count('bpmn:participant'), count('bpmn:lane'), count('bpmn:sequenceFlow')]).toEqual([
      1,
      3,
      chart.edges.length,
    ]);
    expect(count('bpmndi:BPMNEdge')).toBe(chart.edges.length);
    expect(count('bpmn:dataObjectReference')).toBe(3);
    expect(count('bpmndi:BPMNShape')).toBe(chart.nodes.length + 1 + 3 + 3);
  });

  it('have events as circles, and lines that end on them', async () => {
    const xml = await toBpmn(licenceChart(), { locale });
    const shape = (id: string) => {
      const found = new RegExp(
        `bpmnElement="${id}">\\s*<dc:Bounds x="([\\d.]+)" y="([\\d.]+)" width="36" height="36"`
      ).exec(xml)!;
      return [Number(found[1]) + 18, Number(found[2]) + 18] as const;
    };
    const events = licenceChart().nodes.filter(({ type }) => type === 'start' || type === 'end');
    const middles = new Map(events.map(({ id }) => [id, shape(id)]));
    const ends = licenceChart().edges.flatMap(({ id, from, to }) => {
      const drawn = new RegExp(`bpmnElement="${id}">([\\s\\S]*?)</bpmndi:BPMNEdge>`).exec(xml)![1]!;
      const points = [...drawn.matchAll(/waypoint x="([\d.]+)" y="([\d.]+)"/g)];
      return [
        { node: from, point: points[0]! },
        { node: to, point: points.at(-1)! },
      ];
    });
    const distances = ends.flatMap(({ node, point }) => {
      const middle = middles.get(node);
      return middle ? [Math.hypot(Number(point[1]) - middle[0], Number(point[2]) - middle[1])] : [];
    });
    expect(distances.length).toBeGreaterThanOrEqual(events.length);
    for (const distance of distances) expect(distance).toBeCloseTo(18, 0);
  });

  it('have ids that XML allows, each once', async () => {
    const chart = longChart(20);
    const odd = {
      ...chart,
      nodes: chart.nodes.map((one, i) => ({ ...one, id: `节点 ${i}` })),
      edges: [],
    };
    const ids = [...(await toBpmn(odd, { locale })).matchAll(/ id="([^"]*)"/g)].map(
      ([, id]) => id!
    );
    const own = ids.filter((id) => !id.startsWith('节点') && !/^lane-\d$/.test(id));
    expect(new Set(own).size).toBe(own.length);
  });

  it.each(NASTY)('hold the text %j without harm', async (text) => {
    const chart = licenceChart();
    const nodes = chart.nodes.map((one) => ({ ...one, label: text, standard: text }));
    const again = await read(await toBpmn({ ...chart, title: text, nodes }, { locale }));
    expect(again.chart.nodes).toHaveLength(nodes.length);
    expect(again.report.warnings).toEqual([]);
  });
});

describe("other vendors' files", () => {
  it('are counted, subprocesses included', async () => {
    expect((await read(VENDOR)).report.counts).toEqual({
      tasks: 4,
      events: 5,
      gateways: 2,
      flows: 9,
    });
  });

  it('are drawn with their lanes, nodes and flows', async () => {
    const { chart } = await read(VENDOR);
    expect(chart.title).toBe('Permit');
    expect(chart.lanes.map(({ id, role }) => [id, role])).toEqual([
      ['l1', 'window'],
      ['l2', 'department'],
      ['proc', 'department'],
    ]);
    expect(node(chart, 'start')).toMatchObject({ type: 'start', lane: 'l1' });
    expect(node(chart, 'check')).toMatchObject({
      type: 'task',
      kind: 'bpmn:UserTask',
      standard: 'All papers complete\nOnce only',
    });
    expect(node(chart, 'gw')).toMatchObject({ type: 'decision', label: '×' });
    expect(node(chart, 's2')).toMatchObject({ lane: 'l2', label: 'Rules' });
    expect(chart.edges.find(({ id }) => id === 'f4')).toMatchObject({ condition: '${incomplete}' });
    expect(chart.edges.filter(({ kind }) => kind).map(({ from, to }) => [from, to])).toEqual([
      ['check', 'late'],
      ['sub', 's1'],
    ]);
  });

  it('are reported on, element by element', async () => {
    const { report } = await read(VENDOR);
    const names = (list: typeof report.kept) =>
      Object.fromEntries(list.map(({ element, count }) => [element, count]));
    expect(names(report.kept)).toMatchObject({
      'bpmn:SequenceFlow': 9,
      'bpmn:UserTask': 1,
      'bpmn:Lane': 2,
    });
    expect(names(report.degraded)).toMatchObject({
      'bpmn:BoundaryEvent': 1,
      'bpmn:SubProcess': 1,
      'bpmn:ParallelGateway': 1,
      'bpmn:TextAnnotation': 1,
    });
    expect(names(report.dropped)).toMatchObject({
      'bpmn:Participant': 1,
      'bpmn:MessageFlow': 1,
      'bpmn:DataObjectReference': 1,
      'bpmn:Group': 1,
      'bpmn:DataInputAssociation': 1,
      'bpmn:Message': 1,
      'bpmn:MessageEventDefinition': 1,
      'bpmn:TimerEventDefinition': 1,
      'acme:graphStyle': 1,
      'acme:meta': 1,
      'acme:form': 1,
    });
  });

  it.each([
    ['VENDOR', VENDOR],
    ['PREFIXED', PREFIXED],
  ])('%s keeps its counts, with its file and without', async (_, xml) => {
    const { chart, source, report } = await read(xml);
    expect(await countBpmn(await toBpmn(chart, { locale, source }))).toEqual(report.counts);
    expect(await countBpmn(await toBpmn(chart, { locale }))).toEqual(report.counts);
  });

  it('draw messages between nodes as flows', async () => {
    const { chart } = await read(PREFIXED);
    expect(chart.edges.map(({ from, to, condition }) => [from, to, condition])).toEqual([
      ['tb', 'e', ''],
      ['ta', 'tb', 'letter'],
    ]);
  });

  it('keep what a chart cannot show when they are written back', async () => {
    const { chart, source } = await read(VENDOR);
    const xml = await toBpmn(chart, { locale, source });
    for (const part of [
      'acme:graphStyle',
      'acme:version="7"',
      '<acme:meta key="color" value="#ffffcc"',
      'name="a &#38; b"',
      'timerEventDefinition',
      'dataStore',
      'childLaneSet',
      'xmlns:acme',
    ]) {
      expect(xml.replaceAll('&amp;', '&#38;')).toContain(part);
    }
  });

  it('take changed texts, limits and posts', async () => {
    const { chart, source } = await read(VENDOR);
    const nodes = chart.nodes.map((one) =>
      one.id === 'check' ? { ...one, label: '审核', post: '审查岗', limit: days(3) } : one
    );
    const xml = await toBpmn({ ...chart, nodes }, { locale, source });
    expect(xml).toContain('name="审核"');
    expect(xml).toContain('acme:meta');
    expect(node((await read(xml)).chart, 'check')).toMatchObject({
      label: '审核',
      post: '审查岗',
      limit: days(3),
      kind: 'bpmn:UserTask',
    });
  });

  it('are made anew when nodes were taken away, and the others keep their extensions', async () => {
    const { chart, source } = await read(VENDOR);
    const nodes = chart.nodes.filter(({ id }) => id !== 'told');
    const edges = chart.edges.filter(({ to }) => to !== 'told');
    const xml = await toBpmn({ ...chart, nodes, edges }, { locale, source });
    expect(xml).toContain('<acme:meta key="color" value="#ffffcc"');
    expect((await read(xml)).report.counts).toEqual({ tasks: 4, events: 4, gateways: 2, flows: 8 });
  });

  it('may be broken: what can be read is read', async () => {
    const { chart, report } = await read(BROKEN);
    expect(chart.nodes.map(({ label }) => label)).toContain('no id');
    expect(report.warnings.length).toBeGreaterThan(0);
    expect(report.dropped.map(({ element }) => element)).toContain('bpmn:SequenceFlow');
  });
});

describe('describing a file', () => {
  it.each(HOSTILE)('%s is refused with its reason', async (_, text, code) => {
    expect(await describeFlowchartFile(text)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  it.each<[string, string, 'json' | 'bpmn']>([
    ['our JSON', JSON.stringify(licenceChart()), 'json'],
    ['BPMN', VENDOR, 'bpmn'],
    ['BPMN with a byte order mark', `\ufeff${PREFIXED}`, 'bpmn'],
  ])('%s: the counts going out are those coming in', async (_, text, format) => {
    const file = await describeFlowchartFile(text);
    if (!file.ok) throw new Error(JSON.stringify(file.problems));
    expect(file.format).toBe(format);
    expect(file.counts.out).toEqual(file.counts.in);
  });

  it('cuts of a file at any place never throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(VENDOR.length), async (length) => {
        expect(typeof (await describeFlowchartFile(VENDOR.slice(0, length))).ok).toBe('boolean');
      }),
      { numRuns: 200, seed: 9 }
    );
  });
});

/** A chart as JSON without the characters that XML cannot hold. */
function xmlSafe(chart: Chart): string {
  return JSON.stringify(chart, (key, value: unknown) =>
    typeof value === 'string' && key !== 'id'
      ? value
          .replace(/\r\n?/g, '\n')
          // eslint-disable-next-line no-control-regex -- they are what is taken out
          .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, '')
      : value
  );
}
