import {
  LANE_ROLES,
  MAX_LANES,
  NODE_TYPES,
  type Chart,
  type ChartEdge,
  type ChartNode,
  type Lane,
} from '../chart';
import { MAX_TEXT } from '../../codes/values';
import {
  conditionOf,
  degradationOf,
  isContainer,
  isFlow,
  isNode,
  leafLanes,
  ownFields,
  roleOf,
  titleOf,
  typeOf,
} from './meaning';
import { GATEWAY_SIGN, isDefaultKind } from './kinds';
import { is, listOf, ownData, refOf, textOf, type Element } from './moddle';
import { countElements, ReportDraft, type BpmnReport, type NoteName } from './report';

export interface ReadChart {
  readonly chart: Chart;
  readonly report: BpmnReport;
  /** The element that each node, edge and lane was read from, by its id in the chart. */
  readonly elements: ReadonlyMap<string, Element>;
}

/** Makes a chart of everything in a file that a chart can show, and says what it could not. */
export function readDefinitions(definitions: Element, warnings: readonly string[]): ReadChart {
  return new Reader(definitions).read(warnings);
}

const MAX_ID = 80;

class Reader {
  private readonly report = new ReportDraft();
  private readonly lanes: Lane[] = [];
  private readonly nodes: ChartNode[] = [];
  private readonly edges: ChartEdge[] = [];
  private readonly idOf = new Map<Element, string>();
  private readonly elements = new Map<string, Element>();
  private readonly laneOf = new Map<Element, string>();
  private readonly uses = new Map<string, number>();
  private readonly taken = new Set<string>();
  private pools = 0;

  constructor(private readonly definitions: Element) {}

  read(warnings: readonly string[]): ReadChart {
    const roots = listOf(this.definitions, 'rootElements');
    const collaborations = roots.filter((root) => is(root, 'bpmn:Collaboration'));
    const participants = collaborations.flatMap((one) => listOf(one, 'participants'));
    const processes = roots.filter(isFlow);
    this.pools = participants.length;
    for (const process of processes) {
      const pool = participants.find((one) => refOf(one, 'processRef') === process);
      this.readProcess(process, pool ? textOf(pool, 'name') : textOf(process, 'name'));
    }
    for (const process of processes) this.readFlows(process);
    for (const pool of participants) {
      if (!refOf(pool, 'processRef')) this.report.drop(pool.$type, 'pool');
    }
    for (const one of collaborations) {
      listOf(one, 'messageFlows').forEach((flow) => this.readFlow(flow, 'message'));
      for (const part of ['conversations', 'conversationLinks']) {
        listOf(one, part).forEach(({ $type }) => this.report.drop($type, 'notDrawn'));
      }
      if (!isFlow(one)) this.readArtifacts(one);
    }
    this.reportRest(roots);
    const title = this.clip(titleOf(this.definitions, participants, processes));
    const chart = { title, lanes: this.lanes, nodes: this.nodes, edges: this.edges };
    const report = this.report.finish(countElements(this.definitions), warnings);
    return { chart, report, elements: this.elements };
  }

  private readProcess(process: Element, pool: string): void {
    this.reportHeld(process);
    const leaves = listOf(process, 'laneSets').flatMap((set) => leafLanes(set, 0));
    for (const lane of leaves) {
      const id = this.addLane(lane, this.laneName(lane, pool));
      for (const node of listOf(lane, 'flowNodeRef'))
        if (!this.laneOf.has(node)) this.laneOf.set(node, id);
    }
    this.readNodes(process, () => this.homeLane(process, pool));
  }

  /** A lane without a name is called after its pool, and lanes of several pools are told apart. */
  private laneName(lane: Element, pool: string): string {
    const name = textOf(lane, 'name');
    if (ownData(lane, 'zhinan:Lane')) return name;
    return this.pools > 1 && pool !== '' && name !== '' ? `${pool} / ${name}` : name || pool;
  }

  private homeLane(process: Element, pool: string): string {
    const known = this.idOf.get(process);
    return known ?? this.addLane(process, pool);
  }

  private addLane(element: Element, name: string): string {
    if (this.lanes.length >= MAX_LANES) {
      this.report.degrade(element.$type, 'lanes');
      const last = this.lanes.at(-1)!.id;
      this.idOf.set(element, last);
      return last;
    }
    const own = ownData(element, 'zhinan:Lane');
    const id = this.register(element, own ? textOf(own, 'id') : '');
    const given = LANE_ROLES.find((role) => own && textOf(own, 'role') === role);
    this.lanes.push({ id, name: this.clip(name), role: given ?? roleOf(name) });
    if (is(element, 'bpmn:Lane')) {
      this.report.keep(element.$type);
      this.reportHeld(element);
    }
    return id;
  }

  /** Nodes of a process or subprocess; what a subprocess holds stands in the same lane. */
  private readNodes(container: Element, lane: () => string): void {
    for (const element of listOf(container, 'flowElements')) {
      if (!is(element, 'bpmn:FlowNode')) continue;
      const own = this.laneOf.get(element) ?? lane();
      this.nodes.push(this.nodeOf(element, own));
      if (isContainer(element)) this.readNodes(element, () => own);
    }
  }

  private nodeOf(element: Element, lane: string): ChartNode {
    const own = ownData(element, 'zhinan:Node');
    const id = this.register(element, own ? textOf(own, 'id') : '');
    const type = NODE_TYPES.find((one) => own && textOf(own, 'type') === one) ?? typeOf(element);
    const kind = own && isDefaultKind(type, element.$type) ? {} : { kind: element.$type };
    const sign = is(element, 'bpmn:Gateway') ? (GATEWAY_SIGN[element.$type] ?? '') : '';
    this.reportNode(element, own !== null);
    return {
      id,
      type,
      label: this.clip(textOf(element, 'name') || (own ? '' : sign)),
      lane,
      ...(own ? ownFields(own) : this.plainFields(element)),
      ...kind,
    };
  }

  private plainFields(element: Element) {
    const documentation = listOf(element, 'documentation').map((one) => textOf(one, 'text'));
    const standard = this.clip(documentation.filter(Boolean).join('\n'));
    return { stage: null, step: '', post: '', limit: null, counted: true, standard, result: '' };
  }

  private reportNode(element: Element, own: boolean): void {
    this.reportHeld(element);
    const note = own ? null : degradationOf(element);
    if (note) this.report.degrade(element.$type, note);
    else this.report.keep(element.$type);
  }

  /** What an element holds that a chart has no place for. */
  private reportHeld(element: Element): void {
    for (const list of HELD_LISTS) {
      listOf(element, list).forEach(({ $type }) => this.report.drop($type, 'notDrawn'));
    }
    const loop = refOf(element, 'loopCharacteristics');
    if (loop) this.report.drop(loop.$type, 'notDrawn');
    const extensions = refOf(element, 'extensionElements');
    for (const { $type } of extensions ? listOf(extensions, 'values') : []) {
      if (!$type.startsWith('zhinan:')) this.report.drop($type, 'notDrawn');
    }
  }

  private readFlows(container: Element): void {
    for (const element of listOf(container, 'flowElements')) {
      if (is(element, 'bpmn:SequenceFlow')) this.readFlow(element, null);
      else if (is(element, 'bpmn:BoundaryEvent'))
        this.link(refOf(element, 'attachedToRef'), element);
      else if (isContainer(element)) this.readInside(element);
      else if (!is(element, 'bpmn:FlowNode')) this.report.drop(element.$type, 'notDrawn');
    }
    this.readArtifacts(container);
  }

  private readInside(subprocess: Element): void {
    this.readFlows(subprocess);
    const inner = listOf(subprocess, 'flowElements');
    const entered = new Set(inner.map((one) => refOf(one, 'targetRef')));
    const entries = inner.filter(
      (one) => is(one, 'bpmn:FlowNode') && !is(one, 'bpmn:BoundaryEvent')
    );
    for (const entry of entries) if (!entered.has(entry)) this.link(subprocess, entry);
  }

  private readFlow(element: Element, note: NoteName | null): void {
    const source = refOf(element, 'sourceRef');
    const target = refOf(element, 'targetRef');
    const from = source ? this.idOf.get(source) : undefined;
    const to = target ? this.idOf.get(target) : undefined;
    if (from === undefined || to === undefined || !isNode(source) || !isNode(target)) {
      this.report.drop(element.$type, note === null ? 'loose' : 'notDrawn');
      return;
    }
    this.reportHeld(element);
    const own = ownData(element, 'zhinan:Edge');
    const id = this.register(element, own ? textOf(own, 'id') : '');
    const condition = this.clip(textOf(element, 'name') || conditionOf(element));
    this.edges.push({ id, from, to, condition, ...(note === null ? {} : { kind: element.$type }) });
    if (note === null) this.report.keep(element.$type);
    else this.report.degrade(element.$type, note);
  }

  /** A line that the file does not draw as a flow: into a subprocess, to a boundary event. */
  private link(from: Element | null, to: Element): void {
    const [a, b] = [from ? this.idOf.get(from) : undefined, this.idOf.get(to)];
    if (a === undefined || b === undefined) return;
    this.edges.push({
      id: this.freeId(`link-${b}`),
      from: a,
      to: b,
      condition: '',
      kind: ASSOCIATION,
    });
  }

  private readArtifacts(container: Element): void {
    const notes = new Map<Element, Element>();
    const artifacts = listOf(container, 'artifacts');
    for (const artifact of artifacts) {
      if (!is(artifact, 'bpmn:Association')) continue;
      const [source, target] = [refOf(artifact, 'sourceRef'), refOf(artifact, 'targetRef')];
      if (isNode(source) && isNode(target)) this.readFlow(artifact, 'message');
      else if (source && is(source, 'bpmn:TextAnnotation') && isNode(target))
        notes.set(source, target);
      else if (target && is(target, 'bpmn:TextAnnotation') && isNode(source))
        notes.set(target, source);
      else this.report.drop(artifact.$type, 'notDrawn');
    }
    for (const artifact of artifacts) {
      const node = notes.get(artifact);
      if (node) this.annotate(node, artifact);
      else if (!is(artifact, 'bpmn:Association')) this.report.drop(artifact.$type, 'notDrawn');
    }
  }

  private annotate(element: Element, annotation: Element): void {
    const index = this.nodes.findIndex(({ id }) => id === this.idOf.get(element));
    const node = this.nodes[index];
    if (!node) return;
    const standard = this.clip(
      [node.standard, textOf(annotation, 'text')].filter(Boolean).join('\n')
    );
    this.nodes[index] = { ...node, standard };
    this.report.degrade(annotation.$type, 'annotation');
  }

  private reportRest(roots: readonly Element[]): void {
    for (const root of roots) {
      const drawn = listOf(root, 'flowElements').length > 0 || HOLDERS.has(root.$type);
      if (!drawn) this.report.drop(root.$type, 'notDrawn');
    }
    for (const diagram of listOf(this.definitions, 'diagrams'))
      this.report.drop(diagram.$type, 'diagram');
  }

  private register(element: Element, wanted: string): string {
    const id = this.freeId(wanted || textOf(element, 'id') || 'element');
    this.idOf.set(element, id);
    this.elements.set(id, element);
    return id;
  }

  private freeId(wanted: string): string {
    const stem = wanted.length <= MAX_ID ? wanted : wanted.slice(0, MAX_ID - 8);
    let id = stem;
    while (this.taken.has(id)) {
      const use = (this.uses.get(stem) ?? 1) + 1;
      this.uses.set(stem, use);
      id = `${stem.slice(0, MAX_ID - 8)}-${use}`;
    }
    this.taken.add(id);
    return id;
  }

  private clip(value: string): string {
    if (value.length <= MAX_TEXT) return value;
    this.report.degrade('text', 'cut');
    return value.slice(0, MAX_TEXT);
  }
}

/** They are drawn by what they hold; a file may well have one that holds nothing. */
const HOLDERS: ReadonlySet<string> = new Set([
  'bpmn:Process',
  'bpmn:Collaboration',
  'bpmn:Choreography',
]);

const HELD_LISTS = [
  'dataInputAssociations',
  'dataOutputAssociations',
  'eventDefinitions',
  'resources',
  'properties',
] as const;

const ASSOCIATION = 'bpmn:Association';
