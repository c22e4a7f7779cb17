import { BpmnModdle } from 'bpmn-moddle';
import {
  countBpmn,
  fromBpmn,
  rewriteBpmn,
} from '../../../src/plugins/guide-publisher/domain/flowchart/bpmn';
import { NAMESPACES, VENDOR } from './bpmn-files';

/**
 * One file for each element that BPMN 2.0 knows, taken from its own schema, beside a small process: whatever a vendor's tool
 * writes, it is read, named in the report, and still there, or named as lost, when the chart is written back.
 */
interface Made {
  $type: string;
  [property: string]: unknown;
}

const moddle = new BpmnModdle() as unknown as {
  create(type: string, properties?: object): Made;
  toXML(element: object): Promise<{ xml: string }>;
  getPackages(): ReadonlyArray<{ prefix: string; types: ReadonlyArray<SchemaType> }>;
};

interface SchemaType {
  readonly name: string;
  readonly isAbstract?: boolean;
  readonly superClass?: readonly string[];
}

const local = (name: string) => name.replace(/^bpmn:/, '');
const TYPES = new Map(
  moddle
    .getPackages()
    .filter(({ prefix }) => prefix === 'bpmn')
    .flatMap(({ types }) => types.map((type) => [local(type.name), type] as const))
);

function isA(name: string, wanted: string): boolean {
  if (name === wanted) return true;
  return (TYPES.get(name)?.superClass ?? []).some((parent) => isA(local(parent), wanted));
}

/** In the schema abstract in all but its mark: no tool can write them. */
const ABSTRACT = new Set([
  ...['FlowElement', 'FlowNode', 'Activity', 'Event', 'CatchEvent', 'ThrowEvent', 'Gateway'],
  ...['Artifact', 'RootElement', 'EventDefinition', 'LoopCharacteristics', 'CallableElement'],
  ...['ChoreographyActivity', 'ItemAwareElement', 'FlowElementsContainer', 'InteractionNode'],
]);

/** They make a file of another kind; `vendor.test.ts` has them. */
const ROOTS_OF_OTHER_FILES = new Set([
  'Process',
  'Collaboration',
  'Choreography',
  'GlobalConversation',
]);

const namesOf = (parent: string) =>
  [...TYPES.keys()].filter(
    (name) => isA(name, parent) && !TYPES.get(name)!.isAbstract && !ABSTRACT.has(name)
  );

const FOREIGN = { 'xmlns:acme': 'urn:acme', 'acme:mark': 'kept' };

function fileWith(put: (parts: { process: Made; definitions: Made; task: Made }) => void) {
  const start = moddle.create('bpmn:StartEvent', { id: 'start' });
  const task = moddle.create('bpmn:Task', { id: 'task', name: 'Check' });
  const end = moddle.create('bpmn:EndEvent', { id: 'end' });
  const flow = (id: string, sourceRef: Made, targetRef: Made) =>
    moddle.create('bpmn:SequenceFlow', { id, sourceRef, targetRef });
  const process = moddle.create('bpmn:Process', {
    id: 'process',
    flowElements: [start, task, end, flow('f1', start, task), flow('f2', task, end)],
    artifacts: [],
  });
  const definitions = moddle.create('bpmn:Definitions', {
    id: 'd',
    rootElements: [process],
    ...FOREIGN,
  });
  put({ process, definitions, task });
  return moddle.toXML(definitions).then(({ xml }) => xml);
}

const CASES: ReadonlyArray<readonly [name: string, xml: () => Promise<string>]> = [
  ...namesOf('FlowElement').map((name) => {
    const put = ({ process, task }: { process: Made; task: Made }) => {
      const ends = name === 'SequenceFlow' ? { sourceRef: task, targetRef: task } : {};
      const element = moddle.create(`bpmn:${name}`, {
        id: 'x',
        name: 'It',
        'acme:mark': 'kept',
        ...ends,
      });
      (process['flowElements'] as Made[]).push(element);
    };
    return [name, () => fileWith(put)] as const;
  }),
  ...namesOf('Artifact').map((name) => {
    const put = ({ process }: { process: Made }) =>
      (process['artifacts'] as Made[]).push(
        moddle.create(`bpmn:${name}`, { id: 'x', 'acme:mark': 'kept' })
      );
    return [name, () => fileWith(put)] as const;
  }),
  ...namesOf('EventDefinition').map((name) => {
    const put = ({ process }: { process: Made }) => {
      const eventDefinitions = [moddle.create(`bpmn:${name}`, { id: 'x', 'acme:mark': 'kept' })];
      const event = moddle.create('bpmn:IntermediateCatchEvent', { id: 'event', eventDefinitions });
      (process['flowElements'] as Made[]).push(event);
    };
    return [name, () => fileWith(put)] as const;
  }),
  ...namesOf('LoopCharacteristics').map((name) => {
    const put = ({ task }: { task: Made }) =>
      (task['loopCharacteristics'] = moddle.create(`bpmn:${name}`, {
        id: 'x',
        'acme:mark': 'kept',
      }));
    return [name, () => fileWith(put)] as const;
  }),
  ...namesOf('RootElement')
    .filter((name) => !ROOTS_OF_OTHER_FILES.has(name) && !isA(name, 'EventDefinition'))
    .map((name) => {
      const put = ({ definitions }: { definitions: Made }) =>
        (definitions['rootElements'] as Made[]).push(
          moddle.create(`bpmn:${name}`, { id: 'x', 'acme:mark': 'kept' })
        );
      return [name, () => fileWith(put)] as const;
    }),
];

const tagOf = (name: string) => new RegExp(`<bpmn:${name}[ />]`, 'i');

describe('every element of BPMN', () => {
  it('has a case', () => expect(CASES.length).toBeGreaterThan(55));

  it.each(CASES)('%s is read, and kept or named as lost', async (name, make) => {
    const xml = await make();
    expect(xml).toMatch(tagOf(name));
    const read = await fromBpmn(xml);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { chart, source, report } = read;
    const named = [...report.kept, ...report.degraded, ...report.dropped];
    expect(named.map(({ element }) => element)).toContain(`bpmn:${name}`);

    const renamed = {
      ...chart,
      nodes: chart.nodes.map((node) => (node.id === 'task' ? { ...node, label: 'New' } : node)),
    };
    const changed = await rewriteBpmn(renamed, { locale: 'en', source });
    expect(changed.lost).toEqual([]);
    expect(changed.xml).toMatch(tagOf(name));
    expect(changed.xml).toContain('acme:mark="kept"');
    expect(changed.xml).toContain('name="New"');
    expect(await countBpmn(changed.xml)).toEqual(report.counts);

    const shorter = {
      ...chart,
      nodes: chart.nodes.filter(({ id }) => id !== 'end'),
      edges: chart.edges.filter(({ to }) => to !== 'end'),
    };
    const anew = await rewriteBpmn(shorter, { locale: 'en', source });
    const isLost = anew.lost.some(({ element }) => element === `bpmn:${name}`);
    expect([name, isLost || tagOf(name).test(anew.xml)]).toEqual([name, true]);
    const again = await fromBpmn(anew.xml);
    expect(again).toMatchObject({ ok: true, report: { warnings: [] } });
  });
});

describe('a file whose chart got other parts', () => {
  const without = async (id: string, file = VENDOR) => {
    const read = await fromBpmn(file);
    if (!read.ok) throw new Error('not read');
    const { chart, source } = read;
    const nodes = chart.nodes.filter((node) => node.id !== id);
    const edges = chart.edges.filter(({ from, to }) => from !== id && to !== id);
    return rewriteBpmn({ ...chart, nodes, edges }, { locale: 'en', source });
  };

  it('keeps what its other parts had: events, conditions, attributes, extensions', async () => {
    const { xml } = await without('told');
    for (const part of [
      '<messageEventDefinition messageRef="msg"',
      '<message id="msg" name="Application"',
      '<conditionExpression xsi:type="tFormalExpression">${incomplete}',
      'acme:assignee="${clerk}"',
      '<acme:meta key="color"',
      '<acme:graphStyle>',
      'acme:version="7"',
      '<dataStore id="store"',
      'isExecutable="true"',
    ])
      expect(xml).toContain(part);
  });

  it('names what it does not hold any more, and not what was taken out', async () => {
    const { lost } = await without('told');
    const counts = Object.fromEntries(lost.map(({ element, count }) => [element, count]));
    expect(counts).toEqual({
      'bpmn:Participant': 1,
      'bpmn:MessageFlow': 1,
      'bpmn:BoundaryEvent': 1,
      'bpmn:TimerEventDefinition': 1,
      'bpmn:DataObject': 1,
      'bpmn:DataObjectReference': 1,
      'bpmn:DataInputAssociation': 1,
      'bpmn:Group': 1,
      'bpmn:TextAnnotation': 1,
    });
    for (const { note } of lost) expect(note['zh-Hans'].length).toBeGreaterThan(5);
  });

  it('keeps its namespaces, whoever has the default one', async () => {
    const { xml, lost } = await without('e1', NAMESPACES);
    for (const part of [
      'default="a3"',
      'errorCode="42"',
      'calledElement="tr:proc2"',
      'tr:kind="process"',
      'tr:languages="de"',
      'xml:lang="en"',
      'grün',
      'Selbst',
      'Aufnahme',
      'P5D',
      'isSequential="true"',
    ])
      expect(xml).toContain(part);
    expect(lost.map(({ element }) => element)).toEqual([
      'bpmn:BoundaryEvent',
      'bpmn:ErrorEventDefinition',
    ]);
    expect(await fromBpmn(xml)).toMatchObject({
      ok: true,
      report: { counts: { tasks: 3, events: 4, gateways: 1, flows: 5 }, warnings: [] },
    });
  });

  it('makes no id twice', async () => {
    const { xml } = await without('told');
    const ids = [...xml.matchAll(/<(?!zhinan:)[\w:]+ [^>]*?\bid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
});
