import type { Locale } from '../../../../domain/codes/tables';
import { compact } from '../../../../domain/search/normalize';
import type { Synonym } from '../../../../domain/search/query';
import { searchable, type Searchable } from '../../../../domain/search/searchable';
import type { Entry, Snapshot } from '../../../../domain/search/snapshot';
import { TABLES, type Strapi } from '../../strapi';
import type { PublicRelease } from '../types';
import { regionRange, shownBy } from '../visibility';
import type { Follower } from './follow';
import { ENTRIES, rowsOf, TEXTS } from './tables';

/** What a release is searched in. */
export interface LoadedSnapshot extends Snapshot {
  /** Index of a text (body) by its id in the database. */
  readonly bodyIndex: ReadonlyMap<number, number>;
  /** Ids in the database by index. */
  readonly bodyIds: readonly number[];
  /** Texts as they were written, by index. */
  readonly nameTexts: readonly string[];
  readonly placeTexts: readonly string[];
  /** Names of counties by the first six digits of their codes. */
  readonly regionNames: ReadonlyMap<string, string>;
  readonly synonyms: readonly Synonym[];
}

export interface Snapshots {
  of(release: PublicRelease, locale: Locale): Promise<LoadedSnapshot>;
}

/** A city takes some 30 MB; two languages of the current release and one other are in use. */
const MOST_KEPT = 3;
/** Rows read at a time: some 10 ms, so that other requests are not kept waiting. */
const CHUNK = 2_000;

export function createSnapshots(strapi: Strapi, follower: Follower): Snapshots {
  const kept = new Map<string, Promise<LoadedSnapshot>>();
  return {
    of(release, locale) {
      const key = `${release.asOf}/${release.regionCode}/${locale}`;
      const known = kept.get(key);
      if (known) return known;
      const loading = load(strapi, { follower, release, locale });
      // A failure is not kept: the next question tries again.
      loading.catch(() => kept.delete(key));
      if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
      kept.set(key, loading);
      return loading;
    },
  };
}

interface Loading {
  readonly release: PublicRelease;
  readonly locale: Locale;
}

async function load(
  strapi: Strapi,
  { follower, ...loading }: Loading & { readonly follower: Follower }
): Promise<LoadedSnapshot> {
  await follower.reach(loading.release.asOf);
  const [names, places, bodies] = [new Indexes(), new Indexes(), new Indexes()];
  const rows: Array<{ readonly level: string; readonly entry: Entry }> = [];
  for await (const row of entryRows(strapi, loading)) {
    const entry = {
      code: row.code,
      name: names.of(row.name_id),
      place: places.of(row.place_id),
      body: bodies.of(row.body_id),
      region: row.region_code,
      type: row.item_type,
      mode: row.handling_mode,
      served: servedOf(row.served),
    };
    rows.push({ level: row.level, entry });
  }
  rows.sort((a, b) => compare(a.level, b.level) || compare(a.entry.code, b.entry.code));
  const nameTexts = await textsOf(strapi, names.ids);
  const placeTexts = await textsOf(strapi, places.ids);
  return {
    entries: rows.map(({ entry }) => entry),
    names: nameTexts.map(({ spoken }) => spoken),
    places: placeTexts.map(({ spoken }) => spoken),
    nameTexts: nameTexts.map(({ text }) => text),
    placeTexts: placeTexts.map(({ text }) => text),
    bodies: bodies.ids.length,
    bodyIndex: bodies.indexes,
    bodyIds: bodies.ids,
    regionNames: await regionNamesOf(strapi, loading),
    synonyms: await synonymsOf(strapi, loading),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Places in a list by ids of the database, in order of appearance. */
class Indexes {
  readonly indexes = new Map<number, number>();
  readonly ids: number[] = [];

  of(id: number): number {
    const known = this.indexes.get(id);
    if (known !== undefined) return known;
    this.indexes.set(id, this.ids.length);
    this.ids.push(id);
    return this.ids.length - 1;
  }
}

interface EntryRow {
  readonly sequence: number;
  readonly code: string;
  readonly level: string;
  readonly region_code: string;
  readonly item_type: string;
  readonly handling_mode: string;
  readonly served: string;
  readonly name_id: number;
  readonly place_id: number;
  readonly body_id: number;
}

/** Entries that the release shows, in order of their place in the log. */
async function* entryRows(strapi: Strapi, { release, locale }: Loading): AsyncGenerator<EntryRow> {
  const knex = strapi.db.connection;
  const region = regionRange(release.regionCode);
  for (let after = 0; ;) {
    const query = knex(`${ENTRIES} as s`)
      .join('gp_editions as e', 'e.sequence', 's.sequence')
      .select('s.*')
      .where('s.locale', locale)
      .where('s.sequence', '>', after)
      .where('s.sequence', '<=', release.asOf)
      .where((shown) =>
        shown.whereNull('e.retired_sequence').orWhere('e.retired_sequence', '>', release.asOf)
      )
      .orderBy('s.sequence')
      .limit(CHUNK);
    if (region) void query.whereBetween('s.region_code', [region.$gte, region.$lte]);
    const rows = rowsOf<EntryRow>(await query);
    yield* rows;
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.sequence;
    // Drivers of SQLite answer without leaving the event loop; others have their turn here.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function textsOf(
  strapi: Strapi,
  ids: readonly number[]
): Promise<Array<{ readonly text: string; readonly spoken: Searchable }>> {
  const knex = strapi.db.connection;
  const found = new Map<number, { text: string; pinyin: string }>();
  for (let i = 0; i < ids.length; i += CHUNK) {
    const chunk = ids.slice(i, i + CHUNK);
    const rows = await knex(TEXTS).select('id', 'text', 'pinyin').whereIn('id', chunk);
    for (const { id, text, pinyin } of rows) found.set(id, { text, pinyin });
  }
  return ids.map((id) => {
    const { text = '', pinyin = '' } = found.get(id) ?? {};
    return { text, spoken: searchable(compact(text), pinyin) };
  });
}

/** Lists of audiences are few: each is made once. */
const servedLists = new Map<string, readonly string[]>();
const MOST_LISTS = 1_000;

function servedOf(text: string): readonly string[] {
  const known = servedLists.get(text);
  if (known) return known;
  const list = text === '' ? [] : text.split(',');
  if (servedLists.size < MOST_LISTS) servedLists.set(text, list);
  return list;
}

async function regionNamesOf(
  strapi: Strapi,
  { release, locale }: Loading
): Promise<Map<string, string>> {
  const rows = await strapi.db.query(TABLES.edition).findMany({
    select: ['code', 'name'],
    where: { ...shownBy(release, 'region', locale), code: { $endsWith: '000000' } },
  });
  return new Map(rows.map(({ code, name }) => [String(code).slice(0, 6), String(name)]));
}

async function synonymsOf(strapi: Strapi, { release, locale }: Loading): Promise<Synonym[]> {
  const rows = await strapi.db.query(TABLES.edition).findMany({
    select: ['code', 'document'],
    where: shownBy(release, 'synonym', locale),
    orderBy: { code: 'asc' },
  });
  return rows.map(({ document }) => {
    const { name: term, meaning } = JSON.parse(document) as { name: string; meaning: string };
    return { term, meanings: [meaning] };
  });
}
