import { fanOf, slugOf } from '../addresses';
import { Breath } from '../breath';
import { cutsOf } from './chunks';
import type { StateFiles } from './state-files';

/** An entry of a list, in the order of its key, which is its own in the list. */
export interface Keyed {
  readonly key: string;
}

/** What a list is made of: the key that each page begins with, and how many entries there are. */
export interface ListIndex {
  readonly count: number;
  /** First key and length of each page. */
  readonly chunks: ReadonlyArray<readonly [from: string, length: number]>;
}

export interface ChunkPage<T> {
  /** Key that the page begins with; null for the first page, whose address never changes. */
  readonly from: string | null;
  readonly previous: string | null | undefined;
  readonly next: string | undefined;
  readonly entries: readonly T[];
  /** Entries of the whole list. */
  readonly count: number;
}

/** Pages of a list that must be drawn again, and those that are gone. */
export interface ListEdit<T> {
  readonly pages: ReadonlyArray<ChunkPage<T>>;
  /** `from` of pages that are gone; null for the first when the list is empty now. */
  readonly gone: ReadonlyArray<string | null>;
}

const EMPTY: ListIndex = { count: 0, chunks: [] };

/** Unedited pages to each side of an edited one that decide where its ends are (see chunks.ts). */
const MARGIN = 2;

/**
 * Puts entries into a list kept under `at` in the state, and takes out those that are null. Reads the pages around each
 * edit and no others. `all` asks for every page to be drawn again.
 */
export async function editList<T extends Keyed>(params: {
  state: StateFiles;
  at: string;
  edits: ReadonlyMap<string, T | null>;
  all?: boolean;
}): Promise<ListEdit<T>> {
  const { state, at, edits, all = false } = params;
  const before = (await state.read<ListIndex>(`${at}/index.json`)) ?? EMPTY;
  const load = async (from: string): Promise<readonly T[]> =>
    (await state.read<T[]>(chunkPath(at, from))) ?? [];
  const { chunks, fresh } = await recut({ before, edits, load });
  const count = chunks.reduce((sum, [, length]) => sum + length, 0);
  const after: ListIndex = { count, chunks };
  state.write(`${at}/index.json`, count === 0 ? null : after);
  const kept = new Set(chunks.map(([from]) => from));
  for (const [from] of before.chunks) if (!kept.has(from)) state.write(chunkPath(at, from), null);
  const breath = new Breath();
  for (const [from, entries] of fresh) {
    if (breath.isDue) await breath.take();
    state.write(chunkPath(at, from), entries);
  }
  const pages: Array<ChunkPage<T>> = [];
  const known = placesOf(before);
  for (const [from, place] of placesOf(after)) {
    const was = known.get(from);
    const same = was && was.link === place.link && !fresh.has(from);
    if (same && !all && (place.number > 0 || before.count === count)) continue;
    const entries = fresh.get(from) ?? (await load(from));
    pages.push({ ...linksOf(after, place.number), entries, count });
  }
  return { pages, gone: goneOf(before, after) };
}

type Chunk = readonly [from: string, length: number];

interface Recut<T> {
  readonly chunks: readonly Chunk[];
  /** Entries of pages that are new or changed, by their first key. */
  readonly fresh: ReadonlyMap<string, readonly T[]>;
}

async function recut<T extends Keyed>(params: {
  before: ListIndex;
  edits: ReadonlyMap<string, T | null>;
  load: (from: string) => Promise<readonly T[]>;
}): Promise<Recut<T>> {
  const { before, edits, load } = params;
  const chunks: Chunk[] = [];
  const fresh = new Map<string, readonly T[]>();
  let done = 0;
  for (const { first, end } of stretchesOf(before, [...edits.keys()])) {
    chunks.push(...before.chunks.slice(done, first));
    done = end;
    const loaded = await Promise.all(before.chunks.slice(first, end).map(([from]) => load(from)));
    const low = first === 0 ? '' : before.chunks[first]![0];
    const high = before.chunks[end]?.[0] ?? null;
    const entries = merged(loaded.flat(), edits, { low, high });
    const known = new Map(before.chunks.slice(first, end).map(([from], i) => [from, loaded[i]!]));
    for (const part of partsOf(entries, { first, end, before })) {
      const from = part[0]!.key;
      chunks.push([from, part.length]);
      if (JSON.stringify(known.get(from)) !== JSON.stringify(part)) fresh.set(from, part);
    }
  }
  chunks.push(...before.chunks.slice(done));
  return { chunks, fresh };
}

/** Stretches of pages, `first` to before `end`, that hold all edits with their margins. */
function stretchesOf(
  { chunks }: ListIndex,
  keys: readonly string[]
): Array<{ first: number; end: number }> {
  if (chunks.length === 0) return [{ first: 0, end: 0 }];
  const stretches: Array<{ first: number; end: number }> = [];
  const touched = [...new Set(keys.map((key) => chunkOf(chunks, key)))].sort((a, b) => a - b);
  for (const at of touched) {
    const first = Math.max(0, at - MARGIN);
    const end = Math.min(chunks.length, at + MARGIN + 1);
    const last = stretches.at(-1);
    if (last && first <= last.end) last.end = end;
    else stretches.push({ first, end });
  }
  return stretches;
}

/** The page that a key is on or would be on. */
function chunkOf(chunks: readonly Chunk[], key: string): number {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (chunks[middle]![0] <= key) low = middle;
    else high = middle - 1;
  }
  return low;
}

function merged<T extends Keyed>(
  entries: readonly T[],
  edits: ReadonlyMap<string, T | null>,
  { low, high }: { low: string; high: string | null }
): T[] {
  const all = new Map(entries.map((entry) => [entry.key, entry]));
  for (const [key, entry] of edits) {
    if (key < low || (high !== null && key >= high)) continue;
    if (entry) all.set(key, entry);
    else all.delete(key);
  }
  return [...all.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * New pages of a stretch. Its first and last page are there for their entries only, unless the list begins or ends
 * with them: where they begin is decided by entries that were not read, and did not change.
 */
function partsOf<T extends Keyed>(
  entries: readonly T[],
  { first, end, before }: { first: number; end: number; before: ListIndex }
): T[][] {
  if (entries.length === 0) return [];
  const keys = entries.map(({ key }) => key);
  const lead = first === 0 ? 0 : before.chunks[first]![1];
  const tail =
    end === before.chunks.length ? entries.length : entries.length - before.chunks[end - 1]![1];
  const cuts = cutsOf(keys).filter((at) => at === 0 || (at >= lead && at <= tail));
  // The start of the last page is kept even where a cut could not be seen from inside the stretch.
  if (end < before.chunks.length && !cuts.includes(tail)) cuts.push(tail);
  return cuts
    .sort((a, b) => a - b)
    .map((at, i, all) => entries.slice(at, all[i + 1] ?? entries.length));
}

const chunkPath = (at: string, from: string): string => {
  const slug = slugOf(from);
  return `${at}/${fanOf(slug)}/${slug}.json`;
};

interface Place {
  readonly number: number;
  /** The pages before and after, as one text to compare. */
  readonly link: string;
}

function placesOf(index: ListIndex): Map<string, Place> {
  return new Map(
    index.chunks.map(([from], number) => {
      const { from: own, previous, next } = linksOf(index, number);
      return [
        from,
        { number, link: JSON.stringify([own, previous ?? 0, previous === undefined, next]) },
      ];
    })
  );
}

function linksOf({ chunks }: ListIndex, number: number) {
  const fromOf = (at: number): string | null => (at === 0 ? null : chunks[at]![0]);
  return {
    from: fromOf(number),
    previous: number === 0 ? undefined : fromOf(number - 1),
    next: chunks[number + 1]?.[0],
  };
}

function goneOf(before: ListIndex, after: ListIndex): Array<string | null> {
  const fromsOf = ({ chunks }: ListIndex) =>
    chunks.map(([from], number) => (number === 0 ? null : from));
  const kept = new Set(fromsOf(after));
  return fromsOf(before).filter((from) => !kept.has(from));
}
