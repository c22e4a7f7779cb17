import type { CatalogueData } from '../pages/catalogues';
import { catalogueLists, cataloguePlaces, catalogueSizes } from '../pages/catalogues';
import { flowchartLists, flowchartPage } from '../pages/flowcharts';
import { hallPages } from '../pages/halls';
import type { BuiltPage } from '../pages/built-page';
import type { ChartDrawer } from '../components/chart';
import { searchPages } from '../search/search-page';
import type { ReferenceReader } from '../reference';
import type { StateFiles } from '../state/state-files';
import type { View } from '../view';
import type { Places } from './guide-drawing';
import { SIZES_FILE, type Sizes } from './ledger';
import type { Output } from './output';

/** Lists of reference data that are drawn together, and the kinds of document that they are drawn from. */
export const REFERENCE_FAMILIES = {
  halls: ['service-hall'],
  catalogues: ['certificate', 'intermediary-service', 'catalogue-edition'],
  flowcharts: ['flowchart'],
  search: ['synonym', 'region'],
} as const;

export type ReferenceFamily = keyof typeof REFERENCE_FAMILIES;

interface FamilyParams {
  readonly view: View;
  readonly state: StateFiles;
  readonly reference: ReferenceReader;
  readonly draw: ChartDrawer;
}

/** All pages of a family; those that it had before and has no more are taken away. */
export async function* referencePages(
  family: ReferenceFamily,
  params: FamilyParams
): AsyncGenerator<Output> {
  const { state } = params;
  const file = `families/${family}.json`;
  const before = (await state.read<string[]>(file)) ?? [];
  const paths = new Set<string>();
  for await (const page of pagesOf(family, params)) {
    paths.add(page.path);
    yield page;
  }
  for (const path of before) if (!paths.has(path)) yield { path, gone: true };
  state.write(file, [...paths]);
}

/** Where guides link to for certificates and intermediaries, as the last release has them; stored for the next one. */
export const PLACES_FILE = 'places.json';

export interface StoredPlaces {
  readonly certificates: ReadonlyArray<readonly [code: string, path: string]>;
  readonly intermediaries: ReadonlyArray<readonly [code: string, path: string]>;
}

export async function readPlaces(state: StateFiles): Promise<Places> {
  const stored = await state.read<StoredPlaces>(PLACES_FILE);
  return {
    certificates: new Map(stored?.certificates),
    intermediaries: new Map(stored?.intermediaries),
  };
}

async function* pagesOf(family: ReferenceFamily, params: FamilyParams): AsyncGenerator<BuiltPage> {
  const { view, state, reference } = params;
  const sizes = (await state.read<Sizes>(SIZES_FILE)) ?? {
    computed: {},
    issued: [],
    flowcharts: 0,
  };
  if (family === 'halls') yield* hallPages(view, await reference.halls());
  if (family === 'catalogues') {
    const data: CatalogueData = await reference.catalogues();
    yield* catalogueLists(view, data);
    const { certificates, intermediaries } = cataloguePlaces(view, data);
    const stored: StoredPlaces = {
      certificates: [...certificates],
      intermediaries: [...intermediaries],
    };
    state.write(PLACES_FILE, stored);
    state.write(SIZES_FILE, { ...sizes, ...catalogueSizes(view, data) });
  }
  if (family === 'search') yield* searchPages(view, reference);
  if (family === 'flowcharts') {
    const flowcharts = await reference.flowcharts();
    for (const edition of flowcharts)
      yield await flowchartPage(view, { edition, draw: params.draw });
    yield* flowchartLists(
      view,
      flowcharts.map(({ document }) => document)
    );
    state.write(SIZES_FILE, { ...sizes, flowcharts: flowcharts.length });
  }
}
