import { SET_FIELDS } from './canonical';
import { BOOKKEEPING_FIELDS } from './section-fields';

/**
 * When two values say the same to a reader. Coarser than the canonical text: what is approved is the exact text, but a
 * reviewer is not shown a "change" that is only dress. The same are: texts that differ in white space or in the HTML that
 * only sets them, sets in another order, lists with other technical ids, and a blank value, however it is spelled.
 */

/** A value reduced to what it says. Two values say the same if and only if their essences are equal texts. */
export function essenceOf(field: string, value: unknown): string {
  return textOf(reduce(value, { set: SET_FIELDS.has(field), depth: 0 }));
}

const textOf = (reduced: unknown): string => (reduced === null ? '' : JSON.stringify(reduced));

/**
 * Do two values of a field say the same? Equal essences, without writing them: most values that differ do so in one of
 * their first texts, and there the comparison ends.
 */
export function saysTheSame(field: string, one: unknown, other: unknown): boolean {
  return areSame(one, other, { set: SET_FIELDS.has(field), depth: 0 });
}

/** Does the value say nothing: missing, null, blank text, empty list? */
export function isBlank(field: string, value: unknown): boolean {
  return essenceOf(field, value) === '';
}

function areSame(one: unknown, other: unknown, reduction: Reduction): boolean {
  if (one === other) return true;
  const { set, depth } = reduction;
  if (typeof one === 'string' && typeof other === 'string') {
    return visibleText(one) === visibleText(other);
  }
  const lists = Array.isArray(one) && Array.isArray(other);
  if (lists && !set && depth < MAX_DEPTH) return areSameLists(one, other, depth + 1);
  if (areFields(one) && areFields(other) && depth < MAX_DEPTH) {
    return areSameFields(one, other, depth + 1);
  }
  return textOf(reduce(one, reduction)) === textOf(reduce(other, reduction));
}

/** Entries that say nothing count for nothing, so the two are walked side by side over the others. */
function areSameLists(one: readonly unknown[], other: readonly unknown[], depth: number): boolean {
  const reduction = { set: false, depth };
  let j = 0;
  for (const entry of one) {
    if (saysNothing(entry, depth)) continue;
    while (j < other.length && saysNothing(other[j], depth)) j += 1;
    if (j === other.length || !areSame(entry, other[j], reduction)) return false;
    j += 1;
  }
  while (j < other.length && saysNothing(other[j], depth)) j += 1;
  return j === other.length;
}

/** Is the value reduced to `null`? */
function saysNothing(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return visibleText(value) === '';
  if (typeof value !== 'object') return value === undefined;
  if (value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((entry) => saysNothing(entry, depth + 1));
  if (!areFields(value)) return reduce(value, { set: false, depth }) === null;
  return Object.keys(value).every(
    (key) => BOOKKEEPING_FIELDS.has(key) || saysNothing(value[key], depth + 1)
  );
}

function areSameFields(one: Fields, other: Fields, depth: number): boolean {
  const same = (key: string) =>
    BOOKKEEPING_FIELDS.has(key) ||
    areSame(ownValue(one, key), ownValue(other, key), { set: SET_FIELDS.has(key), depth });
  for (const key of Object.keys(one)) if (!same(key)) return false;
  for (const key of Object.keys(other)) if (!Object.hasOwn(one, key) && !same(key)) return false;
  return true;
}

type Fields = Readonly<Record<string, unknown>>;

const areFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isGraph(value);

const ownValue = (fields: Fields, key: string): unknown =>
  Object.hasOwn(fields, key) ? fields[key] : undefined;

/** The text that a reader sees: without HTML that only sets it, entities read, white space as one space, none beside Chinese. */
export function visibleText(text: string): string {
  if (AS_IT_STANDS.test(text)) return text;
  const plain = text.includes('<') || text.includes('&') ? undressed(text) : text;
  return plain.normalize('NFC').replace(/\s+/g, ' ').replace(SPACE_BESIDE_CHINESE, '').trim();
}

/** Most texts: composed, without white space, markup and entities. */
const AS_IT_STANDS = /^[!-%'-;=-~\u2010-\u2027\u3001-\u3029\u4e00-\u9fff\uff00-\uffef]*$/;
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
