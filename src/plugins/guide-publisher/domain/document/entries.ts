import { SET_FIELDS } from './canonical';
import { essenceOf, isBlank, saysTheSame, visibleText } from './sameness';
import { BOOKKEEPING_FIELDS } from './section-fields';

/** What happened to the entries of a list, told as a clerk would: this material was added, that one renamed. */

export interface EntryChange {
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  /** What names the entry, e.g. the name of a material; of a renamed one the new name. */
  readonly key: string;
  /** Places from 0; `null` where there is none. */
  readonly from: number | null;
  readonly to: number | null;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Of a changed entry: the fields that differ. */
  readonly fields?: readonly string[];
  /** Of a changed entry: did it move as well? */
  readonly moved?: boolean;
}

/** Natural keys by list: the first combination of fields that is not blank names the entry. */
const NATURAL_KEYS = new Map<string, ReadonlyArray<readonly string[]>>([
  ['legalBases', [['law', 'article']]],
  ['conditions', [['text']]],
  ['steps', [['step']]],
  ['specialProcedures', [['kind']]],
  ['faqs', [['question']]],
  ['windows', [['number'], ['name']]],
  ['approvals', [['basicCode'], ['name']]],
]);
/** Of every other list: materials, fees, results, intermediaries, entries of a catalogue. */
const DEFAULT_KEYS = [['code'], ['name']] as const;

interface Lists {
  readonly field: string;
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
}

interface Pair {
  readonly from: number;
  readonly to: number;
}

/**
 * Compares two lists. Entries that say the same are matched, then those of one natural key, then those that stand at the same
 * place behind the same neighbour: these count as changed. In the order of the new list, removed entries last.
 */
export function compareEntries(
  field: string,
  before: readonly unknown[],
  after: readonly unknown[]
): EntryChange[] {
  const lists = { field, before, after };
  const pairs = matchEntries(lists);
  const movedTo = SET_FIELDS.has(field) ? new Set<number>() : outOfOrder(pairs);
  const kept = pairs.flatMap((pair) => changesOf({ ...lists, pair, moved: movedTo.has(pair.to) }));
  const placed = [...kept, ...addedEntries(lists, pairs)];
  placed.sort((a, b) => (a.to ?? 0) - (b.to ?? 0));
  return [...placed, ...removedEntries(lists, pairs)];
}

function addedEntries({ field, after }: Lists, pairs: readonly Pair[]): EntryChange[] {
  return unmatched(field, after, new Set(pairs.map(({ to }) => to))).map((to) => {
    const entry = after[to];
    return { change: 'added', key: keyOf(field, entry), from: null, to, after: entry };
  });
}

function removedEntries({ field, before }: Lists, pairs: readonly Pair[]): EntryChange[] {
  return unmatched(field, before, new Set(pairs.map(({ from }) => from))).map((from) => {
    const entry = before[from];
    return { change: 'removed', key: keyOf(field, entry), from, to: null, before: entry };
  });
}

function changesOf(params: Lists & { pair: Pair; moved: boolean }): EntryChange[] {
  const { field, before, after, pair, moved } = params;
  const [left, right] = [before[pair.from], after[pair.to]];
  const fields = differingFields(left, right);
  const common = { key: keyOf(field, right), ...pair, before: left, after: right };
  if (fields.length > 0) return [{ change: 'changed', ...common, fields, moved }];
  return moved ? [{ change: 'moved', ...common }] : [];
}

/** Pairs of places, ascending in the new list. The entries of a set have no place to be matched by. */
function matchEntries({ field, before, after }: Lists): Pair[] {
  const matching = new Matching(before.length, after.length);
  const essence = (entry: unknown) => essenceOf('', entry);
  const key = (entry: unknown) => keyOf(field, entry);
  matching.add(before.map(essence), after.map(essence));
  matching.add(before.map(key), after.map(key));
  if (!SET_FIELDS.has(field)) matching.add(...matching.neighbourhoods());
  return matching.pairs();
}

/** Which entry of the new list (`to`) is which of the old (`from`); grows by one criterion after the other. */
class Matching {
  private readonly fromOf: (number | undefined)[];
  private readonly toOf: (number | undefined)[];

  constructor(before: number, after: number) {
    this.toOf = new Array<number | undefined>(before).fill(undefined);
    this.fromOf = new Array<number | undefined>(after).fill(undefined);
  }

  /** Pairs what is still free and has the same name; of several with one name the first with the first. */
  add(before: readonly string[], after: readonly string[]): void {
    const free = new Map<string, number[]>();
    for (let from = before.length - 1; from >= 0; from--) {
      const name = before[from]!;
      if (name === '' || this.toOf[from] !== undefined) continue;
      const places = free.get(name);
      if (places) places.push(from);
      else free.set(name, [from]);
    }
    after.forEach((name, to) => {
      const from = this.fromOf[to] === undefined ? free.get(name)?.pop() : undefined;
      if (from === undefined) return;
      this.fromOf[to] = from;
      this.toOf[from] = to;
    });
  }

  /** Names of places: the matched entry before it (by its place in the new list) and the distance from there. */
  neighbourhoods(): [string[], string[]] {
    const own = this.fromOf.map((from, to) => (from === undefined ? undefined : to));
    return [placesAfter(this.toOf), placesAfter(own)];
  }

  pairs(): Pair[] {
    return this.fromOf.flatMap((from, to) => (from === undefined ? [] : [{ from, to }]));
  }
}

function placesAfter(matches: ReadonlyArray<number | undefined>): string[] {
  let anchor = -1;
  let distance = 0;
  return matches.map((match) => {
    distance = match === undefined ? distance + 1 : 0;
    anchor = match ?? anchor;
    return `${anchor}+${distance}`;
  });
}

/** What names an entry for a reader; blank if nothing does. */
function keyOf(field: string, entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return String(entry ?? '');
  const values = entry as Readonly<Record<string, unknown>>;
  for (const names of NATURAL_KEYS.get(field) ?? DEFAULT_KEYS) {
    const key = names
      .map((name) => visiblePart(values[name]))
      .join(' ')
      .trim();
    if (key !== '') return key;
  }
  return '';
}

const visiblePart = (value: unknown) => (typeof value === 'string' ? visibleText(value) : '');

function differingFields(before: unknown, after: unknown): string[] {
  const [left, right] = [fieldsOf(before), fieldsOf(after)];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].filter(
    (name) => !BOOKKEEPING_FIELDS.has(name) && !saysTheSame(name, left[name], right[name])
  );
}

const fieldsOf = (entry: unknown): Readonly<Record<string, unknown>> =>
  typeof entry === 'object' && entry !== null
    ? (entry as Readonly<Record<string, unknown>>)
    : { value: entry };

/** Places that no pair holds; blank entries say nothing and are left out. */
function unmatched(field: string, list: readonly unknown[], held: ReadonlySet<number>): number[] {
  return list.flatMap((entry, i) => (held.has(i) || isBlank('', entry) ? [] : [i]));
}

/**
 * The fewest entries whose move explains the new order: those outside a longest run that kept its order
 * (longest increasing subsequence in n log n, since a catalogue has thousands of entries).
 */
function outOfOrder(pairs: readonly Pair[]): ReadonlySet<number> {
  /** `tails[k]`: of the runs of length k + 1, the pair at which the one that ends lowest ends. */
  const tails: number[] = [];
  const previous = pairs.map(({ from }, i) => {
    const length = lowerBound(tails, (tail) => pairs[tail]!.from < from);
    tails[length] = i;
    return tails[length - 1];
  });
  const moved = new Set(pairs.map(({ to }) => to));
  for (let i = tails.at(-1); i !== undefined; i = previous[i]) moved.delete(pairs[i]!.to);
  return moved;
}

/** How many entries at the head of an ordered list fulfil the condition. */
function lowerBound(list: readonly number[], condition: (entry: number) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (condition(list[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
