import { bitsOf, fullMask, matchOf, TIERS, type Searchable } from './searchable';
import type { Query } from './query';

/** All guides of one release in one language, as searching needs them: some 30 bytes each, names and places once. */
export interface Snapshot {
  readonly names: readonly Searchable[];
  /** Who implements it and where. */
  readonly places: readonly Searchable[];
  /** How many texts there are; what is found in them is handed in. */
  readonly bodies: number;
  readonly entries: readonly Entry[];
}

/** A guide. Entries are in the order in which equal ones are shown: level, then code. */
export interface Entry {
  readonly code: string;
  /** Indexes into the snapshot's names, places and texts. */
  readonly name: number;
  readonly place: number;
  readonly body: number;
  /** 12 digits. */
  readonly region: string;
  readonly type: string;
  readonly mode: string;
  readonly served: readonly string[];
}

export const FACETS = ['region', 'type', 'served', 'mode'] as const;
export type Facet = (typeof FACETS)[number];

/** Values that an entry must have one of; a region also means everything below it, as leading digits. */
export type FacetFilters = Readonly<Partial<Record<Facet, readonly string[]>>>;

export interface Found {
  /** Entries that answer the question. */
  readonly total: number;
  /** True where nothing has all that was asked for, and these have the most of it. */
  readonly relaxed: boolean;
  /** The entries of the page asked for, the best first. */
  readonly entries: readonly Entry[];
  /** How many answers there would be for each value, with the filters on the other facets. */
  readonly facets: Readonly<Record<Facet, ReadonlyArray<FacetCount>>>;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface SearchRequest {
  readonly query: Query;
  /** Per phrase and unit: texts (bodies) that it was found in. */
  readonly bodies: ReadonlyArray<ReadonlyArray<Iterable<number>>>;
  readonly filters: FacetFilters;
  /** From 0. */
  readonly offset: number;
  readonly limit: number;
}

/**
 * Answers a question: guides with all that was asked for, the name that is it first, then names that begin with it, that
 * contain it, then what is found in name, place and text together; else those with the most of it. The same question
 * over the same guides has the same answer everywhere: equal scores are in the order of the entries.
 */
export function search(snapshot: Snapshot, request: SearchRequest): Found {
  const { entries } = snapshot;
  const scores = scoresOf(snapshot, request);
  const floor = floorOf(scores);
  const relaxed = floor > 0 && floor < ALL_FOUND;
  const passes = filterOf(request.filters);
  const counts = new Counts();
  const byScore = new Map<number, number[]>();
  let total = 0;
  for (let i = 0; i < entries.length; i += 1) {
    const score = scores[i]!;
    if (floor === 0 || score < floor) continue;
    const failed = passes(entries[i]!);
    counts.add(entries[i]!, failed);
    if (failed !== PASSED) continue;
    total += 1;
    const group = byScore.get(score);
    if (group) group.push(i);
    else byScore.set(score, [i]);
  }
  const page = pageOf(byScore, request);
  return { total, relaxed, entries: page.map((i) => entries[i]!), facets: counts.sorted() };
}

/** A score is the share found, then the tier, then where; its parts are apart by these factors. */
const ALL_FOUND = 100_000_000;
const PER_UNIT = 1_000_000;
const PER_TIER = 100_000;
const PER_NAME_UNIT = 1_000;
const PER_PLACE_UNIT = 100;
/** Names with less beside what was asked come first; with this much or more all are equally far. */
const FARTHEST = 99;
/** Of what was asked, at least this share must be found. */
const LEAST_SHARE = 0.5;

function scoresOf(snapshot: Snapshot, { query, bodies }: SearchRequest): Float64Array {
  const scores = new Float64Array(snapshot.entries.length);
  query.phrases.forEach((phrase, p) => {
    const full = fullMask(phrase);
    const names = snapshot.names.map((name) => matchOf(name, phrase));
    const places = snapshot.places.map((place) => matchOf(place, phrase).mask);
    const texts = masksOf(snapshot.bodies, bodies[p] ?? []);
    for (let i = 0; i < scores.length; i += 1) {
      const { name, place, body } = snapshot.entries[i]!;
      const { mask, tier, rest } = names[name]!;
      const inPlace = places[place]!;
      const all = mask | inPlace | texts[body]!;
      if (all === 0) continue;
      const found = bitsOf(all);
      if (all !== full && found < phrase.units.length * LEAST_SHARE) continue;
      const score =
        (all === full ? ALL_FOUND : found * PER_UNIT) +
        Math.max(0, tier - TIERS.some) * PER_TIER * Number(all === full) +
        bitsOf(mask) * PER_NAME_UNIT +
        bitsOf(inPlace & ~mask) * PER_PLACE_UNIT +
        Math.max(0, FARTHEST - rest);
      if (score > scores[i]!) scores[i] = score;
    }
  });
  return scores;
}

/** The least score of an answer: all that was asked for, else as much of it as anything has. */
function floorOf(scores: Float64Array): number {
  let best = 0;
  for (const score of scores) if (score > best) best = score;
  if (best >= ALL_FOUND) return ALL_FOUND;
  return Math.floor(best / PER_UNIT) * PER_UNIT;
}

function masksOf(bodies: number, units: ReadonlyArray<Iterable<number>>): Int32Array {
  const masks = new Int32Array(bodies);
  units.forEach((found, i) => {
    for (const body of found) masks[body]! |= 1 << i;
  });
  return masks;
}

const PASSED = -1;
const FAILED_TWICE = -2;

/** Says which facet an entry fails: `PASSED`, the index of the only one, or `FAILED_TWICE`. */
function filterOf(filters: FacetFilters): (entry: Entry) => number {
  const wanted = FACETS.map((facet) => filters[facet] ?? []);
  return (entry) => {
    let failed = PASSED;
    for (let f = 0; f < FACETS.length; f += 1) {
      const values = wanted[f]!;
      if (values.length === 0 || hasOne(entry, FACETS[f]!, values)) continue;
      if (failed !== PASSED) return FAILED_TWICE;
      failed = f;
    }
    return failed;
  };
}

function hasOne(entry: Entry, facet: Facet, values: readonly string[]): boolean {
  switch (facet) {
    case 'region':
      return values.some((digits) => entry.region.startsWith(digits));
    case 'served':
      return values.some((value) => entry.served.includes(value));
    default:
      return values.includes(entry[facet]);
  }
}

class Counts {
  private readonly counts = FACETS.map(() => new Map<string, number>());

  /** Counts an entry under each facet whose own filter alone keeps it out, or under all. */
  add(entry: Entry, failed: number): void {
    if (failed === FAILED_TWICE) return;
    for (let f = 0; f < FACETS.length; f += 1) {
      if (failed !== PASSED && failed !== f) continue;
      const counts = this.counts[f]!;
      for (const value of valuesOf(entry, FACETS[f]!))
        counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }

  sorted(): Record<Facet, FacetCount[]> {
    return Object.fromEntries(
      FACETS.map((facet, f) => [
        facet,
        [...this.counts[f]!]
          .map(([value, count]) => ({ value, count }))
          .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
      ])
    ) as Record<Facet, FacetCount[]>;
  }
}

/** Digits of a county; a whole city is counted as such. */
const COUNTY = 6;

function valuesOf(entry: Entry, facet: Facet): readonly string[] {
  if (facet === 'served') return entry.served;
  const value = facet === 'region' ? entry.region.slice(0, COUNTY) : entry[facet];
  return value === '' ? [] : [value];
}

/** Entries of the page: scores from the highest, within one in the order of the entries. */
function pageOf(
  byScore: ReadonlyMap<number, readonly number[]>,
  { offset, limit }: SearchRequest
): number[] {
  const page: number[] = [];
  let skip = offset;
  for (const score of [...byScore.keys()].sort((a, b) => b - a)) {
    const group = byScore.get(score)!;
    const taken = group.slice(skip, skip + limit - page.length);
    skip = Math.max(0, skip - group.length);
    page.push(...taken);
    if (page.length >= limit) break;
  }
  return page;
}
