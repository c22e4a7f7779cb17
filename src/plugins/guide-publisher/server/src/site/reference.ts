import { regionContains } from '../../../domain/codes/region';
import type {
  DocumentKind,
  DocumentOf,
  OrganizationDocument,
  RegionDocument,
  ServiceHallDocument,
} from '../../../domain/document/document';
import type { Chart } from '../../../domain/flowchart/chart';
import type { Edition, EditionSource } from '../editions/types';
import { cleanDocument } from './clean';
import type { CatalogueData } from './pages/catalogues';
import type { BuiltPage } from './pages/built-page';
import { flowchartPage } from './pages/flowcharts';
import type { ChartDrawer } from './components/chart';
import type { Site } from './types';
import type { View } from './view';

/** What guides and lists refer to; small beside the guides, so it is read at once. */
export interface Reference {
  readonly regions: readonly RegionDocument[];
  readonly organizations: readonly OrganizationDocument[];
  readonly halls: readonly ServiceHallDocument[];
  readonly catalogues: CatalogueData;
  /** Published charts by the code of what they draw. */
  readonly charts: ReadonlyMap<string, Chart>;
  readonly flowchartNames: ReadonlyArray<{ readonly code: string; readonly name: string }>;
  readonly flowchartPages: readonly BuiltPage[];
}

interface ReadParams {
  readonly site: Site;
  readonly editions: EditionSource;
  readonly asOf: number;
  readonly view: View;
}

export async function loadReference(
  params: ReadParams & { readonly draw: ChartDrawer }
): Promise<Reference> {
  const { site, view, draw } = params;
  const within = (code: string): boolean => regionContains(site.regionCode, code);
  const organizations = await documentsOf(params, 'organization');
  const halls = await documentsOf(params, 'service-hall');
  const flowcharts = await editionsOf(params, 'flowchart');
  return {
    regions: await documentsOf(params, 'region'),
    organizations: organizations.filter(({ regionCode }) => within(regionCode)),
    halls: halls.filter(({ regionCode }) => within(regionCode)),
    catalogues: {
      intermediaries: await documentsOf(params, 'intermediary-service'),
      certificates: await documentsOf(params, 'certificate'),
      editions: await documentsOf(params, 'catalogue-edition'),
      flowcharts: flowcharts.length,
    },
    charts: new Map(flowcharts.map(({ document }) => [document.subjectCode, document.chart])),
    flowchartNames: flowcharts.map(({ document: { code, name } }) => ({ code, name })),
    flowchartPages: await pagesOf(flowcharts, (edition) => flowchartPage(view, { edition, draw })),
  };
}

/** One after the other: of two with the same chart, the first brings its files. */
async function pagesOf<T>(
  entries: readonly T[],
  pageOf: (entry: T) => Promise<BuiltPage>
): Promise<BuiltPage[]> {
  const pages: BuiltPage[] = [];
  for (const entry of entries) pages.push(await pageOf(entry));
  return pages;
}

async function documentsOf<K extends DocumentKind>(
  params: ReadParams,
  kind: K
): Promise<Array<DocumentOf<K>>> {
  return (await editionsOf(params, kind)).map(({ document }) => document);
}

async function editionsOf<K extends DocumentKind>(
  { editions, asOf, view }: ReadParams,
  kind: K
): Promise<Array<Edition<K>>> {
  const found: Array<Edition<K>> = [];
  for await (const edition of editions.list({ kind, asOf, locale: view.locale })) {
    found.push({ ...edition, document: cleanDocument(edition.document) });
  }
  return found;
}
