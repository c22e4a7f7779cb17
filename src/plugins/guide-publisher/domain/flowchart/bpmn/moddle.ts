import { BpmnModdle } from 'bpmn-moddle';
import { xmlText } from '../xml-text';
import { packagesWithoutIds, resolveReferences } from './references';

/** An element of a BPMN file. Vendors' files hold anything, so every property is read with a check. */
export interface Element {
  readonly $type: string;
  readonly $instanceOf?: (type: string) => boolean;
  readonly $attrs: Record<string, unknown>;
  readonly $parent?: Element;
  [property: string]: unknown;
}

/** Our own data inside `extensionElements`: what BPMN has no place for. */
export const ZHINAN = {
  name: 'Zhinan',
  prefix: 'zhinan',
  uri: 'urn:zhinan:flowchart:1',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Node',
      superClass: ['Element'],
      properties: attributes(
        ...['id', 'label', 'type', 'stage', 'step', 'post', 'counted', 'standard', 'result'],
        ...['limitValue', 'limitUnit', 'limitNote']
      ),
    },
    { name: 'Lane', superClass: ['Element'], properties: attributes('id', 'role') },
    { name: 'Edge', superClass: ['Element'], properties: attributes('id', 'condition') },
  ],
};

function attributes(...names: string[]) {
  return names.map((name) => ({ name, isAttr: true, type: 'String' }));
}

const UNRESOLVED = 'unresolved reference';

/** Keeps nothing of a file, so one serves all; made when the first is read, because describing all of BPMN takes longer than a file. */
let shared: BpmnModdle | undefined;

export class Moddle {
  private readonly inner = (shared ??= new BpmnModdle({
    ...packagesWithoutIds(),
    zhinan: ZHINAN,
  }));

  async read(xml: string): Promise<{ definitions: Element; warnings: string[] }> {
    const { rootElement, warnings } = await this.inner.fromXML(xml);
    const definitions = rootElement as Element;
    const open = warnings.flatMap(({ element, property, value, message }) =>
      message.startsWith(UNRESOLVED) && element && property && typeof value === 'string'
        ? [{ element: element as Element, property, value }]
        : []
    );
    const loose = resolveReferences(definitions, open);
    const others = warnings.filter(({ message }) => !message.startsWith(UNRESOLVED));
    return {
      definitions,
      warnings: [
        ...others.map(({ message }) => message),
        ...loose.map(({ value }) => `${UNRESOLVED} <${value}>`),
      ],
    };
  }

  async write(definitions: Element): Promise<string> {
    const { xml } = await this.inner.toXML(definitions, { format: true });
    // A parser that does not look lets control characters in; none may get out.
    return xmlText(xml);
  }

  create(type: string, properties: Readonly<Record<string, unknown>> = {}): Element {
    return this.inner.create(type, properties) as Element;
  }
}

export function is(element: Element | null, type: string): boolean {
  return element?.$instanceOf?.(type) ?? false;
}

/** Entries of a list property. */
export function listOf(element: Element, property: string): Element[] {
  const value = element[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export function textOf(element: Element, property: string): string {
  const value = element[property];
  return typeof value === 'string' ? value : '';
}

export function refOf(element: Element, property: string): Element | null {
  const value = element[property];
  return isElement(value) ? value : null;
}

/** The element of our own among the extensions of another. */
export function ownData(element: Element, type: string): Element | null {
  const extensions = refOf(element, 'extensionElements');
  return extensions
    ? (listOf(extensions, 'values').find(({ $type }) => $type === type) ?? null)
    : null;
}

/** A property that elements of this type may have. */
export interface Property {
  readonly key: string;
  /** Does it name another element, rather than hold it? */
  readonly isReference: boolean;
}

/** Properties that BPMN, or the extension that an element is of, gives its type; none for what nobody described. */
export function propertiesOf(element: Element): Property[] {
  const { properties = [] } = (element as Described).$descriptor ?? {};
  return properties.map(({ name, ns, isReference = false }) => ({
    key: ns?.localName ?? name,
    isReference,
  }));
}

interface Described {
  readonly $descriptor?: {
    readonly properties?: ReadonlyArray<{
      readonly name: string;
      readonly ns?: { readonly localName: string };
      readonly isReference?: boolean;
    }>;
  };
}

function isElement(value: unknown): value is Element {
  return (
    typeof value === 'object' && value !== null && typeof (value as Element).$type === 'string'
  );
}
