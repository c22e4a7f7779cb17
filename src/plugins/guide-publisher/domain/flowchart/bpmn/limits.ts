import { problem, type ChartProblem } from '../problems';
import type { BpmnCounts } from './report';
import { outsideTexts } from './source-text';

/** The largest models in public collections have 1 MB. */
export const MAX_BPMN = 5_000_000;

/**
 * Vendors' files may be larger than charts of our own: they are drawn here, not kept. Such a chart takes less than two seconds
 * and 10 metres of paper; more helps no reader.
 */
export const MAX_IMPORT_NODES = 2000;
export const MAX_IMPORT_EDGES = 6000;

/** What keeps a file from being read at all. */
export function refusalOf(xml: string): ChartProblem | null {
  if (xml.length > MAX_BPMN) {
    return problem('bpmn-too-large', { actual: String(xml.length), expected: String(MAX_BPMN) });
  }
  // No file of BPMN needs them, and entities can read files and fill the memory. A script or mail inside may speak of them.
  return /<!(DOCTYPE|ENTITY)/i.test(outsideTexts(xml)) ? problem('bpmn-doctype') : null;
}

export function limitProblems({ tasks, events, gateways, flows }: BpmnCounts): ChartProblem[] {
  const many = (name: string, actual: number, most: number) =>
    actual > most
      ? [problem('too-many', { name, actual: String(actual), expected: String(most) })]
      : [];
  return [
    ...many('nodes', tasks + events + gateways, MAX_IMPORT_NODES),
    ...many('edges', flows, MAX_IMPORT_EDGES),
  ];
}
