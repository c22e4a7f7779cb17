import { regionContains } from '../../../domain/codes/region';
import type { Locale } from '../../../domain/codes/tables';
import type {
  DocumentKind,
  DocumentOf,
  OrganizationDocument,
  RegionDocument,
  ServiceHallDocument,
  SynonymDocument,
} from '../../../domain/document/document';
import type { Edition, EditionSource } from '../editions/types';
import { cleanDocument } from './clean';
import type { CatalogueData } from './pages/catalogues';
import type { Site } from './types';

/** What guides and lists refer to, read when it is asked for; small beside the guides. */
export interface ReferenceReader {
  regions(): Promise<readonly RegionDocument[]>;
  /** Those in the region of the site. */
  organizations(): Promise<readonly OrganizationDocument[]>;
  halls(): Promise<readonly ServiceHallDocument[]>;
  catalogues(): Promise<CatalogueData>;
  flowcharts(): Promise<ReadonlyArray<Edition<'flowchart'>>>;
  synonyms(): Promise<readonly SynonymDocument[]>;
}

export function createReferenceReader(params: {
  readonly site: Site;
  readonly editions: EditionSource;
  readonly asOf: number;
  readonly locale: Locale;
}): ReferenceReader {
  const { site, editions, asOf, locale } = params;
  const within = (code: string): boolean => regionContains(site.regionCode, code);

  async function editionsOf<K extends DocumentKind>(kind: K): Promise<Array<Edition<K>>> {
    const found: Array<Edition<K>> = [];
    for await (const edition of editions.list({ kind, asOf, locale }))
      found.push({ ...edition, document: cleanDocument(edition.document) });
    return found;
  }

  const documentsOf = async <K extends DocumentKind>(kind: K): Promise<Array<DocumentOf<K>>> =>
    (await editionsOf(kind)).map(({ document }) => document);

  return {
    regions: () => documentsOf('region'),
    organizations: async () =>
      (await documentsOf('organization')).filter(({ regionCode }) => within(regionCode)),
    halls: async () =>
      (await documentsOf('service-hall')).filter(({ regionCode }) => within(regionCode)),
    catalogues: async () => ({
      intermediaries: await documentsOf('intermediary-service'),
      certificates: await documentsOf('certificate'),
      editions: await documentsOf('catalogue-edition'),
    }),
    flowcharts: () => editionsOf('flowchart'),
    synonyms: () => documentsOf('synonym'),
  };
}
