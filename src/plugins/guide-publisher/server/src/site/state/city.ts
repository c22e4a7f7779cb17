import { LIST_FAMILIES, type ListFamily } from '../addresses';
import { Breath } from '../breath';
import type { GuideFacts, LatestGuide } from '../facts';
import { FEED_ENTRIES } from '../feeds';
import type { ClassCounts } from '../pages/classes';

/** Totals of one language of a site, and what changed last. */
export interface CityState {
  readonly guides: number;
  readonly organizations: number;
  readonly classes: ClassCounts;
  /** Newest first. */
  readonly latest: readonly LatestGuide[];
}

export const CITY_FILE = 'city.json';

export const EMPTY_CITY: CityState = {
  guides: 0,
  organizations: 0,
  classes: { types: {}, modes: {}, personal: {}, corporate: {} },
  latest: [],
};

/** A guide before and after; null where it was not, or is not, on the site. */
export interface GuideEdit {
  readonly before: GuideFacts | null;
  readonly after: GuideFacts | null;
  /** Set together with `after`. */
  readonly latest: LatestGuide | null;
}

export async function editCity(params: {
  readonly city: CityState;
  readonly edits: ReadonlyMap<string, GuideEdit>;
  /** Organizations that came, less those that went. */
  readonly organizations: number;
  /** The newest guides of the site, read when those known do not suffice. */
  readonly newest: (count: number) => Promise<readonly LatestGuide[]>;
}): Promise<CityState> {
  const { city, edits } = params;
  const counts = Object.fromEntries(
    LIST_FAMILIES.map((family) => [family, new Map(Object.entries(city.classes[family]))])
  ) as Record<ListFamily, Map<string, number>>;
  let { guides } = city;
  const breath = new Breath();
  for (const { before, after } of edits.values()) {
    if (breath.isDue) await breath.take();
    guides += (after ? 1 : 0) - (before ? 1 : 0);
    count(counts, before, -1);
    count(counts, after, 1);
  }
  return {
    guides,
    organizations: city.organizations + params.organizations,
    classes: Object.fromEntries(
      LIST_FAMILIES.map((family) => [family, sorted(counts[family])])
    ) as ClassCounts & Record<ListFamily, Record<string, number>>,
    latest: await latestAfter(params, guides),
  };
}

function count(
  counts: Readonly<Record<ListFamily, Map<string, number>>>,
  facts: GuideFacts | null,
  by: number
): void {
  if (!facts) return;
  for (const family of LIST_FAMILIES) {
    for (const key of facts.lists[family]) {
      const now = (counts[family].get(key) ?? 0) + by;
      if (now === 0) counts[family].delete(key);
      else counts[family].set(key, now);
    }
  }
}

/** In one order whatever came first; digits-only keys would otherwise stand before all others anyway. */
function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function latestAfter(
  { city, edits, newest }: Parameters<typeof editCity>[0],
  guides: number
): Promise<readonly LatestGuide[]> {
  const kept = city.latest.filter(({ code }) => !edits.has(code));
  const came = [...edits.values()].flatMap(({ latest }) => (latest ? [latest] : []));
  const wanted = Math.min(FEED_ENTRIES, guides);
  // One of the latest went: what comes up in its place is not known here.
  const floor = city.latest.length < FEED_ENTRIES ? 0 : (city.latest.at(-1)?.sequence ?? 0);
  const known = [...kept, ...came]
    .filter(({ sequence }) => sequence >= floor)
    .sort((a, b) => b.sequence - a.sequence)
    .slice(0, FEED_ENTRIES);
  return known.length < wanted ? newest(FEED_ENTRIES) : known;
}
