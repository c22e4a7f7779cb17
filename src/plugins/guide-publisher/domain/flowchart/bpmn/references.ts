import { BpmnModdle } from 'bpmn-moddle';
import type { Element } from './moddle';

/**
 * References between elements. The parser resolves them itself, but it throws away every element whose id stands twice or is
 * no ASCII name, with all that it holds, and it does not know `prefix:id`. Vendors' files have all three (GUIDs, Chinese names,
 * a shape called like its task), so ids are plain attributes to the parser, and references are resolved here.
 */

/** The parser's own description of BPMN, in which no attribute is an id. By prefix, as the parser wants it. */
export function packagesWithoutIds(): Record<string, object> {
  const packages = new BpmnModdle().getPackages();
  return Object.fromEntries(
    packages.map((one) => [
      one.prefix,
      JSON.parse(
        JSON.stringify(one, (key, value: unknown) => (key === 'isId' ? undefined : value))
      ),
    ])
  );
}

/** A reference that the parser left open: property `property` of `element` refers to the id `value`. */
export interface OpenReference {
  readonly element: Element;
  readonly property: string;
  readonly value: string;
}

/** Sets all references that lead somewhere; gives back those that lead nowhere. */
export function resolveReferences(
  root: Element,
  references: readonly OpenReference[]
): OpenReference[] {
  const byId = elementsById(root);
  return references.filter(({ element, property, value }) => {
    const target = byId.get(value) ?? byId.get(value.slice(value.indexOf(':') + 1));
    if (target) point(element, property, target);
    return !target;
  });
}

function point(element: Element, property: string, target: Element): void {
  const name = property.slice(property.indexOf(':') + 1);
  const value = element[name];
  if (Array.isArray(value)) value.push(target);
  else element[name] = target;
}

/** By id. Elements of the process come before those of the drawing; of two with one id the first is meant. */
function elementsById(root: Element): Map<string, Element> {
  const byId = new Map<string, Element>();
  const drawn = new Map<string, Element>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) for (const entry of value.toReversed()) open.push(entry);
    else if (isElement(value)) {
      const { id } = value;
      const map = DRAWING.test(value.$type) ? drawn : byId;
      if (typeof id === 'string' && !map.has(id)) map.set(id, value);
      open.push(...Object.values(value).reverse());
    }
  }
  for (const [id, element] of drawn) if (!byId.has(id)) byId.set(id, element);
  return byId;
}

const DRAWING = /^(bpmndi|di|dc):/;

function isElement(value: unknown): value is Element {
  return (
    typeof value === 'object' && value !== null && typeof (value as Element).$type === 'string'
  );
}
