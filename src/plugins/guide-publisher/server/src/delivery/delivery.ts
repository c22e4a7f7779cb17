import type { GuideDocument } from '../../../domain/document/document';
import { PublisherError } from '../../../shared/contracts/errors';
import type { EditionSource } from '../editions/types';
import type { Strapi } from '../strapi';
import { createCatalogues } from './catalogues';
import { changesSince } from './changes';
import { createDocuments, type Documents, type OneQuery } from './documents';
import { flowchart, readChartAddress } from './flowcharts';
import { guideLinkedData } from './json-ld';
import { openApiDocument } from './openapi';
import {
  JSON_TYPE,
  LINKED_DATA_TYPE,
  OPERATIONS,
  type OperationName,
  type QueryOf,
} from './operations';
import { invalidParameter, readQuery, type Filter } from './parameters';
import type { Search, SearchQuery } from './search/search';
import { createEditionTable, type EditionTable } from './table';
import type {
  Answer,
  AskedRelease,
  Content,
  PublicRelease,
  PublicRequest,
  ReleaseWatch,
} from './types';

/**
 * The public content API: answers from the edition log as the current release of a site shows it, and from nothing else.
 * Every method throws errors `api.*` and `site.not-found` of the closed table.
 */
export interface Delivery {
  answer(operation: OperationName, request: PublicRequest): Promise<Answer>;
}

export interface DeliveryParts {
  readonly strapi: Strapi;
  readonly log: EditionSource;
  readonly search: Search;
  readonly releases: Pick<ReleaseWatch, 'find'>;
}

export function createDelivery({ strapi, ...parts }: DeliveryParts): Delivery {
  return deliveryOver({ table: createEditionTable(strapi), ...parts });
}

/** The same over any edition table; for tests. */
export function deliveryOver({
  table,
  log,
  search,
  releases,
}: Omit<DeliveryParts, 'strapi'> & { readonly table: EditionTable }): Delivery {
  const documents = createDocuments(table);
  const responders = respondersOf({ table, documents, catalogues: createCatalogues(log), search });
  const openApi = once(() => JSON.stringify(openApiDocument()));

  return {
    async answer(name, request) {
      const query = readQuery(OPERATIONS[name].parameters, request.query);
      if (name === 'openApi') {
        const content = { type: JSON_TYPE, body: openApi() };
        return { asked: {}, release: null, content, vary: VARY };
      }
      const asked = query as AskedRelease;
      const release = await releases.find(asked);
      if (!release) throw new PublisherError('api.not-released', { site: asked.site ?? '' });
      const { path } = request;
      const linkedData = request.linkedData && name === 'guide';
      const content = await responders[name]({ release, path, query: query as never, linkedData });
      const { site, release: number } = asked;
      const vary = name === 'guide' ? `${VARY}, Accept` : VARY;
      return { asked: { site, release: number }, release, content, vary };
    },
  };
}

const VARY = 'Accept-Encoding';

interface Parts {
  readonly table: EditionTable;
  readonly documents: Documents;
  readonly catalogues: ReturnType<typeof createCatalogues>;
  readonly search: Search;
}

/** A checked request. */
interface Asked<N extends OperationName> {
  readonly release: PublicRelease;
  readonly path: Readonly<Record<string, string>>;
  readonly query: QueryOf<N>;
  readonly linkedData: boolean;
}

/** All that a release changes. */
type ReleasedName = Exclude<OperationName, 'openApi'>;
type Responders = { readonly [N in ReleasedName]: (asked: Asked<N>) => Promise<Content> };

function respondersOf({ table, documents, catalogues, search }: Parts): Responders {
  return {
    guides: ({ release, query }) => json(documents.list('guides', release, query)),
    organizations: ({ release, query }) => json(documents.list('organizations', release, query)),
    halls: ({ release, query }) => json(documents.list('halls', release, query)),
    guide: ({ release, path, query, linkedData }) => {
      const asked = { ...query, code: path.code! };
      if (linkedData) return linkedGuide(documents, release, asked);
      return json(documents.one('guides', release, asked));
    },
    organization: ({ release, path, query }) =>
      json(documents.one('organizations', release, { ...query, code: path.code! })),
    hall: ({ release, path, query }) =>
      json(documents.one('halls', release, { ...query, code: path.code! })),
    catalogues: ({ release, query }) => json(catalogues.list(release, query)),
    catalogue: ({ release, path, query }) =>
      json(catalogues.one(release, { ...query, slug: path.slug! })),
    flowchart: ({ release, path, query: { locale } }) =>
      flowchart({ documents, table }, release, { ...readChartAddress(path.code!), locale }),
    search: ({ release, query }) => json(search.answer(release, searchQueryOf(query))),
    changes: ({ release, query }) => json(changesSince(table, release, query)),
  };
}

/** Filters by the names that the search has for them. */
function searchQueryOf({ q, locale, filters = {}, pagination }: QueryOf<'search'>): SearchQuery {
  const { regionCode, itemType, audiences, handlingMode } = filters;
  const wanted = {
    region: regionCode ? [regionCode.$startsWith] : [],
    type: valuesOf(itemType),
    served: valuesOf(audiences),
    mode: valuesOf(handlingMode),
  };
  return { q, locale, filters: wanted, pagination };
}

const valuesOf = (filter: Filter | undefined): readonly string[] => [
  ...(filter?.$eq === undefined ? [] : [filter.$eq]),
  ...(filter?.$in ?? []),
];

async function linkedGuide(
  documents: Documents,
  release: PublicRelease,
  { code, locale, fields }: OneQuery
): Promise<Content> {
  if (fields) throw invalidParameter('fields', 'JSON-LD is served whole');
  const kind = 'guide';
  const columns = ['document', 'provenance'] as const;
  const found = await documents.find({ release, kind, code, locale, columns });
  if (!found) throw await documents.absence({ release, kinds: [kind], code, locale });
  const guide = JSON.parse(found.document) as GuideDocument;
  const page = release.guidePage(guide.code, locale);
  const body = guideLinkedData({ guide, provenance: found.provenance, page });
  return { type: LINKED_DATA_TYPE, body: JSON.stringify(body) };
}

async function json(body: Promise<string>): Promise<Content> {
  return { type: JSON_TYPE, body: await body };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
