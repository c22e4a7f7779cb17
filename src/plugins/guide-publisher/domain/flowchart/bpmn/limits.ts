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

/** Two for each flow, at its nodes, two of its own, some for lanes and data. Time grows with the square of one list of them. */
const MAX_REFERENCES = 40_000;

/** What keeps a file from being read at all. */
export function refusalOf(xml: string): ChartProblem | null {
  if (xml.length > MAX_BPMN) {
    return problem('bpmn-too-large', { actual: String(xml.length), expected: String(MAX_BPMN) });
  }
  const markup = outsideTexts(xml);
  // No file of BPMN needs them, and entities can read files and fill the memory. A script or mail inside may speak of them.
  if (/<!(DOCTYPE|ENTITY)/i.test(markup)) return problem('bpmn-doctype');
  return tooMany('references', referencesIn(markup), MAX_REFERENCES)[0] ?? null;
}

export function limitProblems({ tasks, events, gateways, flows }: BpmnCounts): ChartProblem[] {
  return [
    ...tooMany('nodes', tasks + events + gateways, MAX_IMPORT_NODES),
    ...tooMany('edges', flows, MAX_IMPORT_EDGES),
  ];
}

function tooMany(name: string, actual: number, most: number): ChartProblem[] {
  if (actual <= most) return [];
  return [problem('too-many', { name, actual: String(actual), expected: String(most) })];
}

/** Elements that hold one reference, and attributes that hold a list of them, as far as their names show. */
function referencesIn(markup: string): number {
  let tags = 0;
  let listed = 0;
  for (const [, list] of markup.matchAll(REFERENCE)) {
    if (list === undefined) tags += 1;
    else listed += list.split(' ').length;
  }
  return Math.ceil(tags / 2) + listed;
}

const REFERENCE =
  /(?:Refs?|incoming|outgoing|supports|source|target|extensionDefinitions)\s*(?:>|=\s*["']([^"']*))/g;
