import { labelOf, type CodeTableName, type Locale } from '../../../../domain/codes/tables';
import { excerpt, highlight } from '../../../../domain/search/highlight';
import { parseQuery, type Query } from '../../../../domain/search/query';
import {
  FACETS,
  search,
  type Entry,
  type Facet,
  type FacetCount,
  type FacetFilters,
} from '../../../../domain/search/snapshot';
import type { Strapi } from '../../strapi';
import { releaseMeta, type PublicRelease } from '../types';
import type { LoadedSnapshot, Snapshots } from './snapshots';
import { TEXTS, textsWith } from './tables';

export interface SearchQuery {
  readonly q: string;
  readonly locale: Locale;
  readonly filters: FacetFilters;
  readonly pagination: { readonly page: number; readonly pageSize: number };
}

/** Searches the guides of a release. */
export interface Search {
  /** The answer as JSON text: `{ data, meta: { pagination, facets, readings, relaxed, release } }`. */
  answer(release: PublicRelease, query: SearchQuery): Promise<string>;
}

export function createSearch(strapi: Strapi, snapshots: Snapshots): Search {
  return {
    async answer(release, { q, locale, filters, pagination: { page, pageSize } }) {
      const snapshot = await snapshots.of(release, locale);
      const query = parseQuery(q, snapshot.synonyms);
      const bodies = await bodiesOf(strapi, snapshot, query);
      const offset = (page - 1) * pageSize;
      const found = search(snapshot, { query, bodies, filters, offset, limit: pageSize });
      const bodyTexts = await bodyTextsOf(strapi, snapshot, found.entries);
      const data = found.entries.map((entry) =>
        hitOf(entry, { snapshot, query, release, locale, bodyTexts })
      );
      const { total, relaxed } = found;
      const pagination = { page, pageSize, pageCount: Math.ceil(total / pageSize), total };
      const facets = facetsOf(found.facets, snapshot, locale);
      const { readings } = query;
      const meta = { pagination, facets, readings, relaxed, release: releaseMeta(release) };
      return JSON.stringify({ data, meta });
    },
  };
}

/** For each phrase and unit, the texts that it was found in. */
async function bodiesOf(
  strapi: Strapi,
  { bodyIndex }: LoadedSnapshot,
  { phrases }: Query
): Promise<number[][][]> {
  const units = [...new Set(phrases.flatMap((phrase) => phrase.units))];
  const found = new Map<string, number[]>();
  for (const unit of units) {
    const ids = await textsWith(strapi, unit);
    // Texts of other releases and languages are in the same table.
    found.set(
      unit,
      ids.flatMap((id) => bodyIndex.get(id) ?? [])
    );
  }
  return phrases.map((phrase) => phrase.units.map((unit) => found.get(unit) ?? []));
}

async function bodyTextsOf(
  strapi: Strapi,
  { bodyIds }: LoadedSnapshot,
  entries: readonly Entry[]
): Promise<Map<number, string>> {
  const ids = [...new Set(entries.map(({ body }) => bodyIds[body]!))];
  if (ids.length === 0) return new Map();
  const knex = strapi.db.connection;
  const rows = await knex(TEXTS).select('id', 'text').whereIn('id', ids);
  return new Map(rows.map(({ id, text }) => [id, text]));
}

interface Context {
  readonly snapshot: LoadedSnapshot;
  readonly query: Query;
  readonly release: PublicRelease;
  readonly locale: Locale;
  readonly bodyTexts: ReadonlyMap<number, string>;
}

function hitOf(entry: Entry, { snapshot, query, release, locale, bodyTexts }: Context) {
  const name = snapshot.nameTexts[entry.name]!;
  const [organization = '', region = ''] = snapshot.placeTexts[entry.place]!.split('\n');
  const body = bodyTexts.get(snapshot.bodyIds[entry.body]!) ?? '';
  return {
    code: entry.code,
    name,
    organization,
    region: { code: entry.region, name: region },
    itemType: entry.type,
    handlingMode: entry.mode,
    audiences: entry.served,
    page: release.guidePage(entry.code, locale),
    // HTML: escaped, with <mark> around what was found.
    highlights: {
      name: highlight(name, query.phrases),
      organization: highlight(organization, query.phrases),
      text: excerpt(body.replaceAll('\n', ' '), query.phrases),
    },
  };
}

/** Facets by the names that filters and documents have for them. */
const FIELDS: Readonly<Record<Facet, string>> = {
  region: 'regionCode',
  type: 'itemType',
  served: 'audiences',
  mode: 'handlingMode',
};

const TABLES_OF: Readonly<Partial<Record<Facet, CodeTableName>>> = {
  type: 'itemType',
  served: 'audience',
  mode: 'handlingMode',
};

function facetsOf(
  counts: Readonly<Record<Facet, readonly FacetCount[]>>,
  { regionNames }: LoadedSnapshot,
  locale: Locale
) {
  const labelled = (facet: Facet, { value, count }: FacetCount) => {
    const table = TABLES_OF[facet];
    if (table) return { value, label: labelOf(table, value, locale), count };
    return { value, label: regionNames.get(value) ?? value, count };
  };
  return Object.fromEntries(
    FACETS.map((facet) => [FIELDS[facet], counts[facet].map((count) => labelled(facet, count))])
  );
}
