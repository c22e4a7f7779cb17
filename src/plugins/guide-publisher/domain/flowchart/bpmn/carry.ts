import { is, listOf, propertiesOf, refOf, type Element } from './moddle';
import type { ReadChart } from './read';

/** A file that was read, and what was made of it. */
export interface FileParts {
  readonly definitions: Element;
  readonly read: ReadChart;
}

/**
 * Puts what a chart does not know, but the file that it came from does, into the file that was made anew of the changed chart:
 * event definitions, conditions, loops, forms, attributes and extensions of other vendors, of every element that is still there, and
 * what they refer to. What has no place there any more is for `lostElements` to say.
 */
export function carryOver(from: FileParts, to: FileParts): void {
  const counterpart = counterparts(from, to);
  const rootElements = listOf(from.definitions, 'rootElements').filter((root) => !isDrawn(root));
  for (const root of rootElements) counterpart.set(root, root);
  Object.assign(to.definitions.$attrs, from.definitions.$attrs);
  to.definitions['rootElements'] = [...rootElements, ...listOf(to.definitions, 'rootElements')];
  for (const [old, made] of counterpart) {
    if (old === made) continue;
    carryExtensions(old, made);
    if (old.$type === made.$type) carryProperties(old, made, counterpart);
  }
}

/** Ids in a file that no node, edge or lane of its chart has: what is made anew must not use them. */
export function otherIds({ definitions, read }: FileParts): Set<string> {
  const ids = new Set<string>();
  for (const { id } of elementsIn(definitions)) {
    if (typeof id === 'string' && !read.elements.has(id)) ids.add(id);
  }
  return ids;
}

/** All elements of a file but its drawing, each once. References are not followed. */
export function* elementsIn(root: Element): Generator<Element> {
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    yield element;
    for (const { key, isReference } of propertiesOf(element)) {
      if (isReference || key === 'diagrams') continue;
      open.push(...listOf(element, key));
      const single = refOf(element, key);
      if (single) open.push(single);
    }
    open.push(...listOf(element, '$children'));
  }
}

/** Processes and what stands between them become one process with lanes. */
const isDrawn = (root: Element) =>
  is(root, 'bpmn:Process') || is(root, 'bpmn:Choreography') || is(root, 'bpmn:Collaboration');

function counterparts(from: FileParts, to: FileParts): Map<Element, Element> {
  const pairs = new Map<Element, Element>();
  for (const [id, made] of to.read.elements) {
    const old = from.read.elements.get(id);
    if (old) pairs.set(old, made);
  }
  for (const partsOf of [processesOf, participantsOf]) {
    const [old, ...others] = partsOf(from.definitions);
    const [made] = partsOf(to.definitions);
    if (old && made && others.length === 0) pairs.set(old, made);
  }
  return pairs;
}

const rootsOf = (definitions: Element, type: string) =>
  listOf(definitions, 'rootElements').filter((root) => is(root, type));

const processesOf = (definitions: Element) => rootsOf(definitions, 'bpmn:Process');

const participantsOf = (definitions: Element) =>
  rootsOf(definitions, 'bpmn:Collaboration').flatMap((one) => listOf(one, 'participants'));

/** What the chart says itself, or what belongs to parts that are made anew. */
const OWN: ReadonlySet<string> = new Set([
  ...['id', 'name', 'documentation', 'extensionElements'],
  ...['incoming', 'outgoing', 'sourceRef', 'targetRef', 'attachedToRef', 'lanes', 'flowNodeRef'],
  'processRef',
  ...['flowElements', 'artifacts', 'laneSets', 'childLaneSet', 'partitionElement'],
  // They refer to data that is not drawn.
  ...['dataInputAssociations', 'dataOutputAssociations', 'ioSpecification', 'properties'],
]);

function carryProperties(
  old: Element,
  made: Element,
  counterpart: ReadonlyMap<Element, Element>
): void {
  Object.assign(made.$attrs, old.$attrs);
  for (const { key, isReference } of propertiesOf(old)) {
    if (OWN.has(key) || !Object.hasOwn(old, key)) continue;
    const value = isReference ? mapped(old[key], counterpart) : old[key];
    if (value !== undefined) made[key] = value;
  }
}

/** A reference, or a list of them, to what stands for its target now. */
function mapped(value: unknown, counterpart: ReadonlyMap<Element, Element>): unknown {
  if (!Array.isArray(value)) return counterpart.get(value as Element);
  const targets = value.flatMap((one) => counterpart.get(one as Element) ?? []);
  return targets.length > 0 ? targets : undefined;
}

function carryExtensions(old: Element, made: Element): void {
  const extensions = refOf(old, 'extensionElements');
  if (!extensions) return;
  const own = refOf(made, 'extensionElements');
  if (!own) {
    made['extensionElements'] = extensions;
    return;
  }
  const foreign = listOf(extensions, 'values').filter(({ $type }) => !$type.startsWith('zhinan:'));
  own['values'] = [...listOf(own, 'values'), ...foreign];
}
