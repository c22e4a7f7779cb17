import { elementsIn, type FileParts } from './carry';
import type { Element } from './moddle';
import { NOTES, type ReportEntry } from './report';

/**
 * What a file held and the one that was made anew of its changed chart does not: data, messages between pools, groups, notes, and
 * whatever else a chart cannot show. What somebody took out of the chart is not lost.
 */
export function lostElements(from: FileParts, to: FileParts): ReportEntry[] {
  const before = countTypes(elementsIn(from.definitions));
  const after = countTypes(elementsIn(to.definitions));
  const removed = countTypes(removedElements(from, to));
  return [...before].flatMap(([element, count]) => {
    const missing = count - (removed.get(element) ?? 0) - (after.get(element) ?? 0);
    if (missing <= 0 || WRAPPERS.has(element)) return [];
    return [{ element, count: missing, note: NOTES.notRewritten }];
  });
}

/** They hold what is counted itself, and are made anew. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'bpmn:ExtensionElements',
  'bpmn:Documentation',
  'bpmn:LaneSet',
]);

function countTypes(elements: Iterable<Element>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { $type } of elements) counts.set($type, (counts.get($type) ?? 0) + 1);
  return counts;
}

/** Parts of the chart that are no longer in it, with what belongs to them alone. */
function* removedElements(from: FileParts, to: FileParts): Generator<Element> {
  const parts = new Set(from.read.elements.values());
  for (const [id, element] of from.read.elements) {
    if (to.read.elements.has(id)) continue;
    for (const inner of elementsIn(element))
      if (inner === element || !parts.has(inner)) yield inner;
  }
}
