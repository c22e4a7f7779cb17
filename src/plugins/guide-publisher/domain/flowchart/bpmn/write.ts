import type { Locale } from '../../codes/tables';
import type { Chart, ChartNode, Lane } from '../chart';
import { layoutChart, type Layout, type PlacedEdge, type PlacedNode } from '../layout';
import { limitWords } from '../limit-words';
import { CHART_WORDS } from '../words';
import { xmlText } from '../xml-text';
import {
  conditionBounds,
  endPoint,
  eventBounds,
  eventNameBounds,
  gatewayNameBounds,
  isBelow,
  type Bounds,
  type Point,
} from './drawing';
import { kindOf } from './kinds';
import { is, type Element, type Moddle } from './moddle';

/**
 * Writes a chart as BPMN 2.0: a collaboration with one participant, its process with lanes, and a diagram from the layout.
 * What BPMN has no place for stands in elements of our own, and, for readers of other tools, in the documentation. Ids that
 * are `taken` are not used.
 */
export function definitionsOf(
  chart: Chart,
  options: { moddle: Moddle; locale: Locale; taken?: ReadonlySet<string> }
): Element {
  return new Writer(chart, options).write();
}

/** Namespace of the elements that a file defines. */
const TARGET_NAMESPACE = 'urn:zhinan:flowchart';
const DATA_SIZE = { width: 24, height: 32 };

class Writer {
  private readonly ids: Ids;
  private readonly moddle: Moddle;
  private readonly locale: Locale;
  private readonly layout: Layout;
  private readonly nodes = new Map<string, Element>();
  private readonly places = new Map<string, PlacedNode>();
  private readonly shapes: Element[] = [];

  constructor(
    private readonly chart: Chart,
    { moddle, locale, taken }: { moddle: Moddle; locale: Locale; taken?: ReadonlySet<string> }
  ) {
    this.moddle = moddle;
    this.locale = locale;
    this.ids = new Ids(taken);
    this.layout = layoutChart(chart, locale);
  }

  write(): Element {
    const process = this.create('bpmn:Process', {
      id: this.ids.fresh('process'),
      isExecutable: false,
    });
    const name = xmlText(this.chart.title);
    const participant = this.create('bpmn:Participant', {
      id: this.ids.fresh('participant'),
      name,
      processRef: process,
    });
    const collaboration = this.create('bpmn:Collaboration', {
      id: this.ids.fresh('collaboration'),
      participants: [participant],
    });
    const { width, height } = this.layout;
    this.shape(participant, { x: 0, y: 0, width, height }, { isHorizontal: false });
    const nodes = this.layout.nodes.map((placed) => this.node(placed));
    const laneSet = this.laneSet();
    const flows = this.layout.edges.map((placed) => this.edge(placed));
    const data = this.documents();
    process['laneSets'] = laneSet ? [laneSet] : [];
    process['flowElements'] = [
      ...nodes,
      ...data,
      ...flows.filter(({ $type }) => $type === SEQUENCE_FLOW),
    ];
    process['artifacts'] = flows.filter(({ $type }) => $type !== SEQUENCE_FLOW);
    const plane = this.create('bpmndi:BPMNPlane', {
      id: this.ids.fresh('plane'),
      bpmnElement: collaboration,
      planeElement: this.shapes,
    });
    const diagram = this.create('bpmndi:BPMNDiagram', { id: this.ids.fresh('diagram'), plane });
    return this.create('bpmn:Definitions', {
      id: this.ids.fresh('definitions'),
      name,
      targetNamespace: TARGET_NAMESPACE,
      exporter: 'Zhinan',
      rootElements: [collaboration, process],
      diagrams: [diagram],
    });
  }

  private node(placed: PlacedNode): Element {
    const { node } = placed;
    const element = this.create(kindOf(node), {
      id: this.ids.of('node', node.id),
      name: xmlText(node.label),
      documentation: this.documentation(node),
      extensionElements: this.own('zhinan:Node', nodeData(node)),
    });
    if (!this.nodes.has(node.id)) {
      this.nodes.set(node.id, element);
      this.places.set(node.id, placed);
    }
    this.nodeShape(element, placed);
    return element;
  }

  private nodeShape(element: Element, placed: PlacedNode): void {
    if (is(element, 'bpmn:Event')) {
      const name = eventNameBounds(placed, this.hasLineBelow(placed));
      this.shape(element, eventBounds(placed), this.label(name));
    } else {
      const named = is(element, 'bpmn:Gateway') ? this.label(gatewayNameBounds(placed)) : {};
      const { x, y, width, height } = placed;
      this.shape(element, { x, y, width, height }, named);
    }
  }

  private hasLineBelow(placed: PlacedNode): boolean {
    const { id } = placed.node;
    return this.layout.edges.some(
      ({ edge, points }) =>
        (edge.from === id && isBelow(placed, points[0])) ||
        (edge.to === id && isBelow(placed, points.at(-1)))
    );
  }

  private label(bounds: Bounds) {
    return { label: this.create('bpmndi:BPMNLabel', { bounds: this.bounds(bounds) }) };
  }

  private bounds(bounds: Bounds): Element {
    const rounded = Object.entries(bounds).map(([key, value]) => [key, round(Number(value))]);
    return this.create('dc:Bounds', Object.fromEntries(rounded) as Record<string, number>);
  }

  /** Post, limit, standard and result, where any tool shows them. */
  private documentation(node: ChartNode): Element[] {
    const words = CHART_WORDS[this.locale];
    const facts: ReadonlyArray<readonly [string, string]> = [
      [words.post, node.post],
      [
        words.limit,
        [limitWords(node.limit, this.locale), node.counted ? '' : words.uncounted]
          .filter(Boolean)
          .join(words.comma),
      ],
      [words.standard, node.standard],
      [words.result, node.result],
    ];
    const known = facts
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}${words.colon}${value}`);
    if (known.length === 0) return [];
    return [this.create('bpmn:Documentation', { text: xmlText(known.join('\n')) })];
  }

  private laneSet(): Element | null {
    if (this.chart.lanes.length === 0) return null;
    const lanes = this.chart.lanes.map((lane, i) => this.lane(lane, i));
    return this.create('bpmn:LaneSet', { id: this.ids.fresh('lanes'), lanes });
  }

  private lane(lane: Lane, i: number): Element {
    const first = this.chart.lanes.findIndex(({ id }) => id === lane.id) === i;
    const members = first ? this.chart.nodes.filter((node) => node.lane === lane.id) : [];
    const element = this.create('bpmn:Lane', {
      id: this.ids.of('lane', lane.id),
      name: xmlText(lane.name),
      flowNodeRef: [...new Set(members.map(({ id }) => this.nodes.get(id)!))],
      extensionElements: this.own('zhinan:Lane', { id: lane.id, role: lane.role }),
    });
    const { x, width } = this.layout.lanes[i]!;
    const top = this.layout.laneHeader;
    this.shape(
      element,
      { x, y: top, width, height: this.layout.height - top },
      { isHorizontal: false }
    );
    return element;
  }

  private edge(placed: PlacedEdge): Element {
    const { edge } = placed;
    const sourceRef = this.nodes.get(edge.from)!;
    const targetRef = this.nodes.get(edge.to)!;
    const id = this.ids.of('flow', edge.id);
    const extensionElements = this.own('zhinan:Edge', { id: edge.id });
    const element =
      edge.kind === undefined || edge.kind === SEQUENCE_FLOW
        ? this.create(SEQUENCE_FLOW, {
            id,
            name: xmlText(edge.condition) || undefined,
            sourceRef,
            targetRef,
            extensionElements,
          })
        : this.create('bpmn:Association', { id, sourceRef, targetRef, extensionElements });
    if (element.$type === SEQUENCE_FLOW) {
      append(sourceRef, 'outgoing', element);
      append(targetRef, 'incoming', element);
    }
    const waypoint = this.waypoints(placed).map(([x, y]) =>
      this.create('dc:Point', { x: round(x), y: round(y) })
    );
    const named = placed.label ? this.label(conditionBounds(placed.label)) : {};
    const shape = { id: this.ids.fresh('edge'), bpmnElement: element, waypoint, ...named };
    this.shapes.push(this.create('bpmndi:BPMNEdge', shape));
    return element;
  }

  private waypoints({ edge, points }: PlacedEdge): Point[] {
    const [first, second] = points;
    const [last, beforeLast] = [points.at(-1), points.at(-2)];
    if (!first || !second || !last || !beforeLast) return [...points];
    const end = (id: string, end: Point, next: Point) =>
      endPoint({
        end,
        next,
        placed: this.places.get(id)!,
        isEvent: is(this.nodes.get(id)!, 'bpmn:Event'),
      });
    return [end(edge.from, first, second), ...points.slice(1, -1), end(edge.to, last, beforeLast)];
  }

  /** The document that a node issues, as a data object at its corner. */
  private documents(): Element[] {
    return this.layout.nodes.flatMap(({ node, x, y, width, height }) => {
      const task = this.nodes.get(node.id)!;
      if (node.type !== 'document' || task.$instanceOf?.('bpmn:Activity') !== true) return [];
      const dataObject = this.create('bpmn:DataObject', { id: this.ids.fresh('data') });
      const name = xmlText(node.result || node.label);
      const reference = this.create('bpmn:DataObjectReference', {
        id: this.ids.fresh('document'),
        name,
        dataObjectRef: dataObject,
      });
      const output = this.create('bpmn:DataOutputAssociation', {
        id: this.ids.fresh('output'),
        targetRef: reference,
      });
      append(task, 'dataOutputAssociations', output);
      this.shape(reference, {
        x: x + width - DATA_SIZE.width / 2,
        y: y + height - DATA_SIZE.height / 2,
        ...DATA_SIZE,
      });
      return [dataObject, reference];
    });
  }

  private shape(
    bpmnElement: Element,
    bounds: Bounds,
    more: Readonly<Record<string, unknown>> = {}
  ): void {
    const shape = {
      id: this.ids.fresh('shape'),
      bpmnElement,
      bounds: this.bounds(bounds),
      ...more,
    };
    this.shapes.push(this.create('bpmndi:BPMNShape', shape));
  }

  private own(type: string, data: Readonly<Record<string, string>>): Element {
    const given = Object.fromEntries(
      Object.entries(data).flatMap(([key, value]) => (value === '' ? [] : [[key, xmlText(value)]]))
    );
    return this.create('bpmn:ExtensionElements', { values: [this.create(type, given)] });
  }

  /** Creates an element and makes it the parent of what it holds, as the writer of the file expects. */
  private create(type: string, properties: Readonly<Record<string, unknown>>): Element {
    return this.moddle.create(type, properties);
  }
}

const SEQUENCE_FLOW = 'bpmn:SequenceFlow';

/** All fields of a node, for the element of our own that keeps them. Blank ones are left out when it is written. */
export function nodeData(node: ChartNode): Record<string, string> {
  const { id, type, stage, step, post, limit, counted, standard, result } = node;
  const time: Record<string, string> =
    limit === null
      ? {}
      : { limitValue: String(limit.value), limitUnit: limit.unit, limitNote: limit.note };
  return {
    id,
    type,
    stage: stage ?? '',
    step,
    post,
    counted: String(counted),
    standard,
    result,
    ...time,
  };
}

/** XML ids: unique in the file and free of characters that an id may not hold. */
class Ids {
  private readonly taken: Set<string>;
  private readonly counts = new Map<string, number>();

  constructor(taken: ReadonlySet<string> = new Set()) {
    this.taken = new Set(taken);
  }

  of(kind: string, wanted: string): string {
    if (!/^[A-Za-z_][\w.-]*$/.test(wanted) || this.taken.has(wanted)) return this.fresh(kind);
    this.taken.add(wanted);
    return wanted;
  }

  fresh(kind: string): string {
    let id: string;
    do {
      const count = (this.counts.get(kind) ?? 0) + 1;
      this.counts.set(kind, count);
      id = `${kind}_${count}`;
    } while (this.taken.has(id));
    this.taken.add(id);
    return id;
  }
}

function append(element: Element, property: string, value: Element): void {
  const list = element[property];
  if (Array.isArray(list)) list.push(value);
  else element[property] = [value];
}

const round = (value: number) => Math.round(value * 10) / 10;
