import type { ChartNode, Lane } from '../chart';
import { MAX_TEXT, STAGE_IDS } from '../../codes/values';
import { is, listOf, refOf, textOf, type Element } from './moddle';
import type { NoteName } from './report';

/** What the elements of a vendor's file mean in a chart. */

/** What holds flow nodes at the top of a file. */
export const isFlow = (root: Element) => is(root, 'bpmn:Process') || is(root, 'bpmn:Choreography');

export const isContainer = (element: Element) => is(element, 'bpmn:FlowElementsContainer');

export const isNode = (element: Element | null): element is Element => is(element, 'bpmn:FlowNode');

/** Deeper than any tool draws lanes in lanes. */
const MAX_NESTING = 20;

/** Lanes without lanes of their own. */
export function leafLanes(set: Element, depth: number): Element[] {
  return listOf(set, 'lanes').flatMap((lane) => {
    const inner = refOf(lane, 'childLaneSet');
    const leaves = inner && depth < MAX_NESTING ? leafLanes(inner, depth + 1) : [];
    return leaves.length > 0 ? leaves : [lane];
  });
}

export function typeOf(element: Element): ChartNode['type'] {
  if (is(element, 'bpmn:StartEvent')) return 'start';
  if (is(element, 'bpmn:EndEvent')) return 'end';
  return is(element, 'bpmn:Gateway') ? 'decision' : 'task';
}

export function degradationOf(element: Element): NoteName | null {
  if (is(element, 'bpmn:BoundaryEvent')) return 'boundary';
  if (is(element, 'bpmn:StartEvent') || is(element, 'bpmn:EndEvent')) return null;
  if (is(element, 'bpmn:Event')) return 'event';
  if (isContainer(element)) return 'subprocess';
  if (is(element, 'bpmn:ChoreographyActivity')) return 'choreography';
  if (!is(element, 'bpmn:Gateway')) return is(element, 'bpmn:Activity') ? null : 'notDrawn';
  if (listOf(element, 'outgoing').length < 2) return 'merge';
  return is(element, 'bpmn:ExclusiveGateway') || is(element, 'bpmn:InclusiveGateway')
    ? null
    : 'parallel';
}

export function conditionOf(flow: Element): string {
  const expression = refOf(flow, 'conditionExpression');
  return expression ? textOf(expression, 'body').trim() : '';
}

export function roleOf(name: string): Lane['role'] {
  if (/申请人|申请单位|当事人|群众|applicant|customer|citizen/i.test(name)) return 'applicant';
  if (/窗口|大厅|window|counter|reception/i.test(name)) return 'window';
  return /部门|局|委|科|处|department|office|authority/i.test(name) ? 'department' : 'other';
}

export function titleOf(
  definitions: Element,
  pools: readonly Element[],
  processes: readonly Element[]
): string {
  const named = [definitions, ...pools, ...processes].map((one) => textOf(one, 'name'));
  return named.find((name) => name !== '') ?? '';
}

export function ownFields(
  own: Element
): Omit<ChartNode, 'id' | 'type' | 'label' | 'lane' | 'kind'> {
  const value = Number(textOf(own, 'limitValue'));
  const unit = textOf(own, 'limitUnit');
  const given = textOf(own, 'limitValue') !== '' && value >= 0 && value <= 100_000;
  return {
    stage: STAGE_IDS.find((stage) => stage === textOf(own, 'stage')) ?? null,
    step: textOf(own, 'step').slice(0, 40),
    post: textOf(own, 'post').slice(0, MAX_TEXT),
    limit: given
      ? { value, unit: unit.slice(0, 40), note: textOf(own, 'limitNote').slice(0, MAX_TEXT) }
      : null,
    counted: textOf(own, 'counted') !== 'false',
    standard: textOf(own, 'standard').slice(0, MAX_TEXT),
    result: textOf(own, 'result').slice(0, MAX_TEXT),
  };
}
