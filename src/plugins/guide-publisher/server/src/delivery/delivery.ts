import { createHash } from 'node:crypto';
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
import { invalidParameter, readQuery } from './parameters';
import { createEditionTable, type EditionTable } from './table';
import {
  releaseMeta,
  type Answer,
  type Content,
  type PublicRelease,
  type PublicRequest,
} from './types';

/**
 * The public content API: answers from the edition log as the current release of a site shows it, and from nothing else.
 * Every method throws errors `api.*` and `site.not-found` of the closed table.
 */
export interface Delivery {
  answer(operation: OperationName, request: PublicRequest): Promise<Answer>;
  /** The OpenAPI document; the same for all sites. */
  openApi(request: Pick<PublicRequest, 'query' | 'ifNoneMatch'>): Answer;
}

export interface DeliveryParts {
  readonly strapi: Strapi;
  readonly log: EditionSource;
  /** The current release of a site, or of the first one; null before its first release. */
  readonly currentRelease: (site?: string) => Promise<PublicRelease | null>;
}

export function createDelivery({ strapi, log, currentRelease }: DeliveryParts): Delivery {
  return deliveryOver({ table: createEditionTable(strapi), log, currentRelease });
}

/** Raised when the same release comes out in another form, so that no reader keeps the old one. */
const API_FORM = 1;

/** Readers ask again each time, which a release before them answers without reading a document. */
const CACHE = 'public, max-age=0, must-revalidate';

/** Longest code of an address; the longest code in use has 33 characters. */
const MAX_NAME = 200;

/** The same over any edition table; for tests. */
export function deliveryOver({
  table,
  log,
  currentRelease,
}: Omit<DeliveryParts, 'strapi'> & { readonly table: EditionTable }): Delivery {
  const documents = createDocuments(table);
  const responders = respondersOf({ table, documents, catalogues: createCatalogues(log) });
  const openApi = once(() => JSON.stringify(openApiDocument()));

  return {
    async answer(name, request) {
      const query = readQuery(OPERATIONS[name].parameters, request.query);
      const release = await currentRelease(query.site);
      if (!release) throw new PublisherError('api.not-released', { site: query.site ?? '' });
      checkNames(request.path);
      const linkedData = request.linkedData && name === 'guide';
      const { path } = request;
      const etag = tagOf([releaseMeta(release), release.regionCode, name, path, query, linkedData]);
      const headers = {
        ETag: etag,
        'Cache-Control': CACHE,
        'X-Release': `site=${release.site}; number=${release.number}; as-of=${release.asOf}`,
        ...(name === 'guide' ? { Vary: 'Accept' } : {}),
      };
      if (isKnown(request.ifNoneMatch, etag)) return { status: 304, headers, body: '' };
      const content = await responders[name]({ release, path, query: query as never, linkedData });
      return {
        status: 200,
        headers: { ...headers, 'Content-Type': `${content.type}; charset=utf-8` },
        body: content.body,
      };
    },

    openApi({ query, ifNoneMatch }) {
      const [unknown] = Object.keys(query as object);
      if (unknown !== undefined)
        throw new PublisherError('api.unknown-parameter', { parameter: unknown });
      const body = openApi();
      const etag = tagOf(body);
      const headers = { ETag: etag, 'Cache-Control': CACHE };
      if (isKnown(ifNoneMatch, etag)) return { status: 304, headers, body: '' };
      return {
        status: 200,
        headers: { ...headers, 'Content-Type': `${JSON_TYPE}; charset=utf-8` },
        body,
      };
    },
  };
}

interface Parts {
  readonly table: EditionTable;
  readonly documents: Documents;
  readonly catalogues: ReturnType<typeof createCatalogues>;
}

/** A checked request. */
interface Asked<N extends OperationName> {
  readonly release: PublicRelease;
  readonly path: Readonly<Record<string, string>>;
  readonly query: QueryOf<N>;
  readonly linkedData: boolean;
}

type Responders = { readonly [N in OperationName]: (asked: Asked<N>) => Promise<Content> };

function respondersOf({ table, documents, catalogues }: Parts): Responders {
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
    changes: ({ release, query }) => json(changesSince(table, release, query)),
  };
}

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

/** A name longer than any code can't be that of a document. */
function checkNames(path: Readonly<Record<string, string>>): void {
  for (const name of Object.values(path)) {
    if (name.length > MAX_NAME || name.includes('\0'))
      throw new PublisherError('api.not-found', { what: name.slice(0, MAX_NAME) });
  }
}

/** A release never changes, so the answer follows from release and request: no document is read to make the tag. */
function tagOf(value: unknown): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([API_FORM, value]))
    .digest('base64url');
  return `"${hash.slice(0, 27)}"`;
}

/** `If-None-Match` compares weakly (RFC 9110, 13.1.2): proxies that compress make strong tags weak. */
function isKnown(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
