import { compact } from './normalize';
import { parseQuery, type Phrase, type Query } from './query';
import { bitsOf, matchOf, searchable, TIERS } from './searchable';
import {
  beginning,
  INITIALS_LENGTH,
  initialsWord,
  nameIdOf,
  OTHER_PATH,
  PLACE_ID,
  readPostings,
  shardOf,
  shardPath,
  SOUND_LENGTH,
  soundWord,
  type NameEntry,
  type NameShard,
  type PlaceShard,
  type SearchHead,
  type WordShard,
} from './shards';

/** Searching the files of a site (see shards.ts). How files are fetched is handed in; each is fetched once. */

export interface SiteQuestion {
  readonly text: string;
  /** Six digits of a county, or blank for all. */
  readonly region: string;
  /** Code of an item type, or blank for all. */
  readonly type: string;
}

export interface SiteAnswer {
  readonly query: Query;
  /** Names that answer the question, in order. */
  readonly names: readonly FoundName[];
  /** Names that may answer it too and were not looked at. */
  readonly more: boolean;
  /** Nothing has all that was asked for; these have the most of it. */
  readonly relaxed: boolean;
  /** The region that the question names, or the one asked for. */
  readonly region: string;
}

export interface FoundName {
  readonly entry: NameEntry;
  /** Guides of this name in the region asked for. */
  readonly guides: readonly FoundGuide[];
}

export interface FoundGuide {
  readonly placeId: string;
  /** What its code has after the code of its organization. */
  readonly suffix: string;
}

export type LoadFile = <T>(path: string) => Promise<T | null>;

/** Words that are looked up for one reading of a question: files of some KB each. */
const MOST_WORDS = 4;
/** Names that are looked at for one page of answers. */
export const MOST_NAMES = 5;

/** Answers a question; `skip` names were shown before. */
export async function searchSite(
  load: LoadFile,
  head: SearchHead,
  { question, skip }: { question: SiteQuestion; skip: number }
): Promise<SiteAnswer> {
  const { text, region } = placeIn(question, head);
  const synonyms = head.synonyms.map(([term, meaning]) => ({ term, meanings: [meaning] }));
  const query = parseQuery(text, synonyms);
  const { ids, relaxed } = await candidates(load, query);
  const wanted = ids.slice(skip, skip + MOST_NAMES);
  const entries = (await Promise.all(wanted.map((id) => entriesOf(load, id)))).flat();
  const names = entries
    .map((entry) => ({ entry, score: scoreOf(entry, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.entry.name < b.entry.name ? -1 : 1))
    .map(({ entry }) => ({ entry, guides: guidesOf(entry, region) }))
    .filter(({ entry, guides }) => guides.length > 0 && hasType(entry, question.type));
  return { query, names, more: ids.length > skip + MOST_NAMES, relaxed, region };
}

/** The organization of a guide: where its page is and who it is. */
export async function placeOf(
  load: LoadFile,
  { placeId, suffix }: FoundGuide
): Promise<{ readonly name: string; readonly path: string } | null> {
  const shard = await load<PlaceShard>(shardPath('places', shardOf('places', placeId)));
  const [place] = shard?.[placeId] ?? [];
  if (!place) return null;
  const [code, folder, name] = place;
  if (suffix.startsWith(OTHER_PATH)) return { name, path: suffix.slice(OTHER_PATH.length) };
  return { name, path: `guides/${folder}/${`${code}${suffix}`.toLowerCase()}.html` };
}

/** A county that the question names is a filter and no part of the name: 七星关区生育登记. */
function placeIn({ text, region }: SiteQuestion, { regions }: SearchHead) {
  const asked = compact(text);
  if (region !== '') return { text, region };
  for (const [digits, name] of regions) {
    const full = compact(name);
    const short = full.replace(/(?:自治县|特区|[市县区])$/u, '');
    for (const word of [full, short]) {
      if (word.length < 2 || !asked.startsWith(word) || asked.length === word.length) continue;
      return { text: asked.slice(word.length), region: digits };
    }
  }
  return { text, region };
}

interface Candidates {
  /** Ids of names, the likeliest first. */
  readonly ids: readonly string[];
  readonly relaxed: boolean;
}

async function candidates(load: LoadFile, query: Query): Promise<Candidates> {
  const found = new Map<string, number>();
  let relaxed = true;
  for (const phrase of query.phrases) {
    const { ids, complete } = await candidatesOf(load, phrase);
    if (complete && relaxed) found.clear();
    if (complete) relaxed = false;
    if (!complete && !relaxed) continue;
    for (const [id, rank] of ids) found.set(id, Math.min(found.get(id) ?? Infinity, rank));
  }
  const ids = [...found]
    .sort(([a, rankA], [b, rankB]) => rankA - rankB || (a < b ? -1 : 1))
    .map(([id]) => id);
  return { ids, relaxed: relaxed && ids.length > 0 };
}

/** Ranks: the name itself, then what begins like it, then what has all of it; shorter names first in each. */
const RANK = { exact: 0, begins: 10_000, has: 20_000 } as const;

async function candidatesOf(
  load: LoadFile,
  phrase: Phrase
): Promise<{ ids: Map<string, number>; complete: boolean }> {
  const words = spread(phrase.units);
  const lists = await Promise.all(words.map((word) => namesWith(load, word)));
  const begins = await postingsOf(load, beginning(phrase.text));
  const counts = new Map<string, number>();
  const lengths = new Map<string, number>();
  for (const list of lists) {
    for (const [id, length] of list) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
      lengths.set(id, length);
    }
  }
  const most = Math.max(0, ...counts.values());
  const ids = new Map<string, number>();
  const exact = nameIdOf(phrase.text);
  if (most < words.length / 2) return { ids, complete: false };
  for (const [id, count] of counts) {
    if (count < most) continue;
    const rank = id === exact ? RANK.exact : begins.has(id) ? RANK.begins : RANK.has;
    ids.set(id, rank + lengths.get(id)!);
  }
  return { ids, complete: most === words.length && most > 0 };
}

/** Units from the first to the last: neighbours share a character, so that some of them tell as much as all. */
function spread(units: readonly string[]): readonly string[] {
  if (units.length <= MOST_WORDS) return units;
  const step = (units.length - 1) / (MOST_WORDS - 1);
  return Array.from({ length: MOST_WORDS }, (_, i) => units[Math.round(i * step)]!);
}

/** Names with a unit as it is written, or as it sounds. */
async function namesWith(load: LoadFile, unit: string): Promise<Map<string, number>> {
  const found = await postingsOf(load, unit);
  if (!/^[a-z]{2,}$/.test(unit)) return found;
  const heard = [
    ...(unit.length >= SOUND_LENGTH ? [soundWord(unit.slice(0, SOUND_LENGTH))] : []),
    initialsWord(unit.slice(0, INITIALS_LENGTH)),
  ];
  for (const word of heard)
    for (const [id, length] of await postingsOf(load, word)) found.set(id, length);
  return found;
}

async function postingsOf(load: LoadFile, word: string): Promise<Map<string, number>> {
  const shard = await load<WordShard>(shardPath('words', shardOf('words', word)));
  const text = shard && Object.hasOwn(shard, word) ? shard[word]! : '';
  return new Map(readPostings(text).map(({ id, length }) => [id, length]));
}

async function entriesOf(load: LoadFile, id: string): Promise<readonly NameEntry[]> {
  const shard = await load<NameShard>(shardPath('names', shardOf('names', id)));
  return shard?.[id] ?? [];
}

/** How well a name answers the best reading of the question; 0 where it was looked up by chance. */
function scoreOf({ name, pinyin }: NameEntry, { phrases }: Query): number {
  const candidate = searchable(compact(name), pinyin);
  const scores = phrases.map((phrase) => {
    const { mask, tier, rest } = matchOf(candidate, phrase);
    if (tier === TIERS.none) return 0;
    return (bitsOf(mask) / phrase.units.length) * 10_000 + tier * 1_000 + Math.max(0, 999 - rest);
  });
  return Math.max(0, ...scores);
}

const hasType = ({ types }: NameEntry, type: string): boolean =>
  type === '' || Object.hasOwn(types, type);

function guidesOf({ guides }: NameEntry, region: string): FoundGuide[] {
  const found: FoundGuide[] = [];
  for (const [suffix, byCounty] of Object.entries(guides)) {
    for (const [county, ids] of Object.entries(byCounty)) {
      if (region !== '' && county !== region) continue;
      for (let i = 0; i + PLACE_ID <= ids.length; i += PLACE_ID)
        found.push({ placeId: ids.slice(i, i + PLACE_ID), suffix });
    }
  }
  return found;
}
