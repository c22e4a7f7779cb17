import type { ChartNode } from '../chart';

/** How node types of a chart and elements of BPMN stand for each other. */

/** Elements that a node may be written as again; anything else falls back to the type of the node. */
const WRITABLE: ReadonlySet<string> = new Set(
  [
    ...['Task', 'UserTask', 'ManualTask', 'ServiceTask', 'ScriptTask', 'SendTask', 'ReceiveTask'],
    ...['BusinessRuleTask', 'CallActivity', 'SubProcess', 'Transaction', 'AdHocSubProcess'],
    ...['StartEvent', 'EndEvent', 'IntermediateCatchEvent', 'IntermediateThrowEvent'],
    ...[
      'ExclusiveGateway',
      'InclusiveGateway',
      'ParallelGateway',
      'EventBasedGateway',
      'ComplexGateway',
    ],
  ].map((name) => `bpmn:${name}`)
);

const DEFAULT_KIND: Readonly<Record<ChartNode['type'], string>> = {
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
  task: 'bpmn:Task',
  decision: 'bpmn:ExclusiveGateway',
  document: 'bpmn:SendTask',
  special: 'bpmn:UserTask',
};

/** The element that a node is written as. */
export function kindOf({ kind, type }: ChartNode): string {
  if (kind === undefined) return DEFAULT_KIND[type];
  if (WRITABLE.has(kind)) return kind;
  // Attached to a task in the file it came from; alone it is an event between two steps.
  return kind === 'bpmn:BoundaryEvent' ? 'bpmn:IntermediateThrowEvent' : DEFAULT_KIND[type];
}

/** Would a node of this type be written as this element without being told? */
export function isDefaultKind(type: ChartNode['type'], kind: string): boolean {
  return DEFAULT_KIND[type] === kind;
}

/** Signs of gateways that have no name, as BPMN draws them. */
export const GATEWAY_SIGN: Readonly<Record<string, string>> = {
  'bpmn:ExclusiveGateway': '×',
  'bpmn:ParallelGateway': '＋',
  'bpmn:InclusiveGateway': '○',
  'bpmn:ComplexGateway': '＊',
  'bpmn:EventBasedGateway': '◇',
};
