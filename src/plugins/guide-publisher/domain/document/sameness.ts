import { canonicalText, SET_FIELDS } from './canonical';
import { BOOKKEEPING_FIELDS } from './section-fields';

/**
 * When two values say the same to a reader. Coarser than the canonical text: what is approved is the exact text, but a
 * reviewer is not shown a "change" that is only dress. The same are: texts that differ in white space or in the HTML that
 * only sets them, sets in another order, lists with other technical ids, and a blank value, however it is spelled.
 */

/** A value reduced to what it says. Two values say the same if and only if their essences are equal texts. */
export function essenceOf(field: string, value: unknown): string {
  const reduced = reduce(value, { set: SET_FIELDS.has(field), depth: 0 });
  return reduced === null ? '' : JSON.stringify(reduced);
}

/** Do two values of a field say the same? Most that do are equal as they stand, which is quicker to see. */
export function saysTheSame(field: string, one: unknown, other: unknown): boolean {
  return (
    Object.is(one, other) ||
    canonicalText({ [field]: one }) === canonicalText({ [field]: other }) ||
    essenceOf(field, one) === essenceOf(field, other)
  );
}

/** Does the value say nothing: missing, null, blank text, empty list? */
export function isBlank(field: string, value: unknown): boolean {
  return essenceOf(field, value) === '';
}

/** The text that a reader sees: without HTML that only sets it, entities read, white space as one space, none beside Chinese. */
export function visibleText(text: string): string {
  const plain = text.includes('<') || text.includes('&') ? undressed(text) : text;
  return plain.normalize('NFC').replace(/\s+/g, ' ').replace(SPACE_BESIDE_CHINESE, '').trim();
}

const CHINESE = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]';
const SPACE_BESIDE_CHINESE = new RegExp(`(?<=${CHINESE}) | (?=${CHINESE})`, 'gu');

/** Elements that only set text. Links and images carry content, so they stay as they are written. */
const DRESS =
  /<(\/?)(p|div|span|br|b|strong|i|em|u|s|font|center|ul|ol|li|h[1-6]|section|article|table|tbody|thead|tr|td|th|o:p)((?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+))*)\s*\/?>/gi;
const INLINE_DRESS = /^(?:span|b|strong|i|em|u|s|font|o:p)$/i;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
]);

const MAX_DEPTH = 50;

interface Reduction {
  readonly set: boolean;
  readonly depth: number;
}

/** JSON with keys in order and without what says nothing; `null` for blank. */
function reduce(value: unknown, { set, depth }: Reduction): unknown {
  if (typeof value === 'string') return visibleText(value) || null;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'bigint' ? String(value) : (value ?? null);
  if (depth >= MAX_DEPTH) return 'too deep';
  if (Array.isArray(value)) return reduceList(value, { set, depth });
  return isGraph(value) ? reduceGraph(value, depth) : reduceFields(value, depth);
}

function reduceList(list: readonly unknown[], { set, depth }: Reduction): unknown {
  const entries = list
    .map((entry) => reduce(entry, { set: false, depth: depth + 1 }))
    .filter((entry) => entry !== null);
  if (entries.length === 0) return null;
  return set ? [...new Set(entries.map((entry) => JSON.stringify(entry)))].sort() : entries;
}

function reduceFields(value: object, depth: number): unknown {
  const fields = Object.entries(value)
    .filter(([key]) => !BOOKKEEPING_FIELDS.has(key))
    .map(([key, entry]) => [key, reduce(entry, { set: SET_FIELDS.has(key), depth: depth + 1 })])
    .filter(([, entry]) => entry !== null)
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return fields.length === 0 ? null : fields;
}

interface Graph {
  readonly lanes: readonly unknown[];
  readonly nodes: readonly unknown[];
  readonly edges: readonly unknown[];
}

const isGraph = (value: object): value is Graph =>
  'lanes' in value &&
  'nodes' in value &&
  'edges' in value &&
  [value.lanes, value.nodes, value.edges].every(Array.isArray);

/** A chart names its nodes and lanes by ids that mean nothing; their places stand in for them. */
function reduceGraph(graph: Graph, depth: number): unknown {
  const places = new Map<unknown, string>();
  [...graph.lanes].forEach((lane, i) => places.set(idOf(lane), `lane ${i}`));
  [...graph.nodes].forEach((node, i) => places.set(idOf(node), `node ${i}`));
  const replace = (entry: unknown, keys: readonly string[]): unknown => {
    if (typeof entry !== 'object' || entry === null) return entry;
    const fields = Object.entries(entry);
    return Object.fromEntries(
      fields.map(([key, id]) => [key, keys.includes(key) ? (places.get(id) ?? id) : id])
    );
  };
  return reduceFields(
    {
      ...graph,
      nodes: graph.nodes.map((node) => replace(node, ['lane'])),
      edges: graph.edges.map((edge) => replace(edge, ['from', 'to'])),
    },
    depth
  );
}

const idOf = (entry: unknown): unknown =>
  typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;

function undressed(text: string): string {
  return text
    .replace(DRESS, (_, _close, name: string) => (INLINE_DRESS.test(name) ? '' : ' '))
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));/gi, readEntity);
}

function readEntity(
  whole: string,
  decimal: string | undefined,
  hex: string | undefined,
  name: string | undefined
): string {
  if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
  const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}
