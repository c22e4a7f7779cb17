import { compact } from '../../../../domain/search/normalize';
import { pinyinOf } from '../../../../domain/search/pinyin';
import {
  lengthOf,
  nameIdOf,
  OTHER_PATH,
  PLACE_ID,
  placeIdOf,
  readPostings,
  shardOf,
  shardPath,
  wordsOf,
  writePostings,
  type NameEntry,
  type NameShard,
  type PlaceShard,
  type Posting,
  type ShardPart,
  type WordShard,
} from '../../../../domain/search/shards';
import { localePrefix } from '../addresses';
import type { Output } from '../builder/output';
import type { GuideFacts } from '../facts';
import type { GuideEdit } from '../state/city';
import type { StateFiles } from '../state/state-files';
import type { View } from '../view';

/** Folder of the search in one language of a site. */
export const SEARCH_FOLDER = 'search';

interface SearchParams {
  readonly view: View;
  readonly state: StateFiles;
  /** Guides that came, went or changed. */
  readonly edits: ReadonlyMap<string, GuideEdit>;
}

/**
 * The files of the index that guides change, see `domain/search/shards.ts`: those of their names and organizations, and
 * those of the words of names that came or went. An index made anew is the same with nothing before it.
 */
export async function* searchFiles({ view, state, edits }: SearchParams): AsyncGenerator<Output> {
  const shards = new Shards(state);
  for (const { before, after } of edits.values()) {
    if (
      before &&
      after &&
      JSON.stringify(refOf(view, before)) === JSON.stringify(refOf(view, after))
    )
      continue;
    if (before) await edit(shards, refOf(view, before), -1);
    if (after) await edit(shards, refOf(view, after), 1);
  }
  for (const { path, text } of shards.written()) {
    const address = `${localePrefix(view.locale)}${SEARCH_FOLDER}/${path}`;
    if (text === null) yield { path: address, gone: true };
    else yield { path: address, body: text, hidden: true };
  }
}

/** A guide as the index has it. */
interface GuideRef {
  readonly name: string;
  readonly type: string;
  readonly county: string;
  readonly creditCode: string;
  readonly organization: string;
  readonly folder: string;
  readonly suffix: string;
}

const COUNTY_DIGITS = 6;

function refOf(view: View, facts: GuideFacts): GuideRef {
  const { code, name, itemType, organizationCode, organizationName, regionCode } = facts;
  const path = view.paths.guide(code).slice(localePrefix(view.locale).length);
  const suffix = code.startsWith(organizationCode) ? code.slice(organizationCode.length) : '';
  const [, fan = '', owner = '', file = ''] = path.split('/');
  const plain = suffix !== '' && file === `${code.toLowerCase()}.html`;
  return {
    name,
    type: itemType,
    county: regionCode.slice(0, COUNTY_DIGITS),
    creditCode: organizationCode,
    organization: organizationName,
    folder: plain ? `${fan}/${owner}` : '',
    suffix: plain ? suffix : OTHER_PATH + path,
  };
}

async function edit(shards: Shards, ref: GuideRef, by: 1 | -1): Promise<void> {
  await editPlace(shards, ref, by);
  await editName(shards, ref, by);
}

async function editPlace(shards: Shards, ref: GuideRef, by: number): Promise<void> {
  const { creditCode, folder, organization } = ref;
  const id = placeIdOf(creditCode);
  const shard = await shards.read<Mutable<PlaceShard>>('places', id);
  const places = shard[id] ?? [];
  const known = places.find(([code]) => code === creditCode);
  const others = places.filter(([code]) => code !== creditCode);
  const count = (known?.[3] ?? 0) + by;
  const place = [creditCode, folder || (known?.[1] ?? ''), organization, count] as const;
  const all = (count > 0 ? [...others, place] : others).sort(([a], [b]) => (a < b ? -1 : 1));
  if (all.length > 0) shard[id] = all;
  else delete shard[id];
}

async function editName(shards: Shards, ref: GuideRef, by: number): Promise<void> {
  const id = nameIdOf(ref.name);
  const shard = await shards.read<Mutable<NameShard>>('names', id);
  const slot = shard[id] ?? [];
  const known = slot.find(({ name }) => name === ref.name);
  const others = slot.filter(({ name }) => name !== ref.name);
  const entry = known ?? { name: ref.name, pinyin: pinyinOf(ref.name), types: {}, guides: {} };
  edited(shards, entry, ref, by);
  const stays = shards.placesOf(entry).size > 0;
  const all = (stays ? [...others, entry] : others).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (all.length > 0) shard[id] = all;
  else delete shard[id];
  if (stays === (known !== undefined)) return;
  await editWords(shards, { id, entry, others, came: stays });
}

/** Counts a guide in or out. Lists of organizations are long: they are kept as sets until all edits are done. */
function edited(
  shards: Shards,
  entry: NameEntry,
  { type, county, creditCode, suffix }: GuideRef,
  by: number
): void {
  const suffixes = shards.placesOf(entry);
  const counties = suffixes.get(suffix) ?? new Map<string, Set<string>>();
  suffixes.set(suffix, counties);
  const places = counties.get(county) ?? new Set<string>();
  counties.set(county, places);
  if (by > 0) places.add(placeIdOf(creditCode));
  else places.delete(placeIdOf(creditCode));
  if (places.size === 0) counties.delete(county);
  if (counties.size === 0) suffixes.delete(suffix);
  const types = entry.types as Record<string, number>;
  types[type] = (types[type] ?? 0) + by;
  if (types[type] === 0) delete types[type];
}

function idsIn(text: string): string[] {
  return Array.from({ length: text.length / PLACE_ID }, (_, i) =>
    text.slice(i * PLACE_ID, (i + 1) * PLACE_ID)
  );
}

interface NameEdit {
  readonly id: string;
  readonly entry: NameEntry;
  /** Names that share the id. */
  readonly others: readonly NameEntry[];
  readonly came: boolean;
}

async function editWords(shards: Shards, { id, entry, others, came }: NameEdit): Promise<void> {
  const length = lengthOf(entry.name);
  const shared = new Set(
    others
      .filter(({ name }) => compact(name) === compact(entry.name))
      .flatMap(({ name, pinyin }) => wordsOf(name, pinyin))
  );
  for (const word of wordsOf(entry.name, entry.pinyin)) {
    if (!came && shared.has(word)) continue;
    await shards.note(word, { id, length }, came);
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Keyed = Record<string, unknown>;

/** Keys in order, whatever came first. */
const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

type Places = Map<string, Map<string, Set<string>>>;

/** Files of the index, read when they are needed and written when they changed. */
class Shards {
  private readonly open = new Map<string, { readonly before: string; readonly shard: Keyed }>();
  /** Postings of words, as sets while they are edited. */
  private readonly words = new Map<string, Map<string, Posting>>();

  private readonly places = new Map<NameEntry, Places>();

  constructor(private readonly state: StateFiles) {}

  /** Organizations of a name by ending of the code and county. */
  placesOf(entry: NameEntry): Places {
    const known = this.places.get(entry);
    if (known) return known;
    const places: Places = new Map(
      Object.entries(entry.guides).map(([suffix, counties]) => [
        suffix,
        new Map(Object.entries(counties).map(([county, ids]) => [county, new Set(idsIn(ids))])),
      ])
    );
    this.places.set(entry, places);
    return places;
  }

  async read<T extends object>(part: ShardPart, key: string): Promise<T> {
    const path = shardPath(part, shardOf(part, key));
    const known = this.open.get(path);
    if (known) return known.shard as T;
    const stored = (await this.state.read<Keyed>(`${SEARCH_FOLDER}/${path}`)) ?? {};
    const opened = { before: JSON.stringify(stored), shard: stored };
    this.open.set(path, opened);
    return opened.shard as T;
  }

  async note(word: string, posting: Posting, came: boolean): Promise<void> {
    const shard = await this.read<WordShard>('words', word);
    const stored = Object.hasOwn(shard, word) ? shard[word]! : '';
    const postings =
      this.words.get(word) ?? new Map(readPostings(stored).map((each) => [keyOf(each), each]));
    this.words.set(word, postings);
    if (came) postings.set(keyOf(posting), posting);
    else postings.delete(keyOf(posting));
  }

  /** Files that differ from before; null for those that are empty now. */
  written(): Array<{ readonly path: string; readonly text: string | null }> {
    for (const [word, postings] of this.words) {
      const { shard } = this.open.get(shardPath('words', shardOf('words', word)))!;
      if (postings.size > 0) shard[word] = writePostings(postings.values());
      else delete shard[word];
    }
    for (const [entry, places] of this.places)
      Object.assign(entry, { types: sorted(entry.types), guides: written(places) });
    const files: Array<{ readonly path: string; readonly text: string | null }> = [];
    for (const [path, { before, shard }] of this.open) {
      const value = sorted(shard);
      const text = JSON.stringify(value);
      if (text === before) continue;
      const isEmpty = text === '{}';
      this.state.write(`${SEARCH_FOLDER}/${path}`, isEmpty ? null : value);
      files.push({ path, text: isEmpty ? null : text });
    }
    return files;
  }
}

const keyOf = ({ id, length }: Posting): string => `${length} ${id}`;

function written(places: Places): NameEntry['guides'] {
  const guides = [...places].map(([suffix, counties]) => {
    const lists = [...counties].map(([county, ids]) => [county, [...ids].sort().join('')] as const);
    return [suffix, sorted(Object.fromEntries(lists))] as const;
  });
  return sorted(Object.fromEntries(guides));
}
