import { padRegionCode } from '../../../../domain/codes/region';
import type { OrganizationDocument, RegionDocument } from '../../../../domain/document/document';
import { LIST_FAMILIES, type ListFamily } from '../addresses';
import type { GuideFacts, LatestGuide, ListedGuide } from '../facts';
import { Breath } from '../breath';
import { feedFile } from '../feeds';
import { catalogueIndex, powersPage, type CatalogueSizes } from '../pages/catalogues';
import { classEntriesOf, classIndexes, guideListPage } from '../pages/classes';
import { homePage } from '../pages/home';
import { organizationPages, organizationPaths, regionPage } from '../pages/organizations';
import { searchFiles } from '../search/search-files';
import { editList, type Keyed } from '../state/chunked-list';
import { CITY_FILE, editCity, EMPTY_CITY, type CityState, type GuideEdit } from '../state/city';
import {
  editDirectory,
  regionFile,
  type OrganizationEdit,
  type RegionState,
} from '../state/directory';
import {
  editOrganization,
  lineOf,
  organizationFile,
  powersOf,
  type OrganizationState,
  type OwnerEdit,
} from '../state/organizations';
import type { StateFiles } from '../state/state-files';
import type { View } from '../view';
import { wordSlugOf } from '../addresses';
import type { Output } from './output';

/** What happened in one language of a site since the release before. */
export interface LocaleEdits {
  /** Guides that came, went or changed, by code. */
  readonly guides: ReadonlyMap<string, GuideEdit>;
  /** Organizations that came, changed, or (null) went. */
  readonly organizations: ReadonlyMap<string, OrganizationDocument | null>;
  /** Did a region come, go or change? */
  readonly regionsChanged: boolean;
}

export interface LedgerParams {
  readonly view: View;
  readonly state: StateFiles;
  readonly edits: LocaleEdits;
  readonly asOf: number;
  readonly regions: () => Promise<readonly RegionDocument[]>;
  readonly newest: (count: number) => Promise<readonly LatestGuide[]>;
}

/** Kept by the reference pages (see reference-pages.ts). */
export const SIZES_FILE = 'catalogues.json';
export type Sizes = CatalogueSizes & { readonly flowcharts: number };
const NO_SIZES: Sizes = { computed: {}, issued: [], flowcharts: 0 };

/**
 * Everything that follows from guides but is not a guide's own page: pages of organizations and regions, lists, counts,
 * home, feed. Changes the state by the edits and draws the pages whose state changed; a site built anew is the same
 * with an empty state before it, so that both come to the same bytes.
 */
export async function* ledgerPages(params: LedgerParams): AsyncGenerator<Output> {
  const owners = await editOwners(params);
  yield* directoryPages(params, owners);
  const city = await editTotals(params, owners);
  yield* guideLists(params);
  yield* searchFiles({ ...params, edits: params.edits.guides });
  yield* powersPages(params, { owners, city });
  yield* entrancePages(params, city);
}

type Owners = ReadonlyMap<string, OwnerEdit>;

async function editOwners({ state, edits }: LedgerParams): Promise<Map<string, OwnerEdit>> {
  const byOwner = new Map<string, Map<string, GuideFacts | null>>();
  const note = (owner: string, code: string, facts: GuideFacts | null): void => {
    const guides = byOwner.get(owner) ?? new Map<string, GuideFacts | null>();
    byOwner.set(owner, guides.set(code, facts));
  };
  for (const creditCode of edits.organizations.keys()) byOwner.set(creditCode, new Map());
  const breath = new Breath();
  for (const [code, { before, after }] of edits.guides) {
    if (breath.isDue) await breath.take();
    if (before) note(before.organizationCode, code, null);
    if (after) note(after.organizationCode, code, after);
  }
  const owners = new Map<string, OwnerEdit>();
  for (const [creditCode, guides] of byOwner) {
    if (breath.isDue) await breath.take();
    const document = edits.organizations.get(creditCode);
    owners.set(creditCode, await editOrganization({ state, creditCode, guides, document }));
  }
  return owners;
}

async function* directoryPages(
  params: LedgerParams,
  owners: Map<string, OwnerEdit>
): AsyncGenerator<Output> {
  const { view, state, edits, regions } = params;
  const { site } = view;
  const lines = new Map<string, OrganizationEdit>();
  for (const [creditCode, { before, after }] of owners) {
    if (before || after) lines.set(creditCode, { before: lineOf(before), after: lineOf(after) });
  }
  const found = await editDirectory({
    state,
    root: { code: padRegionCode(site.regionCode), name: site.title },
    edits: lines,
    placeOf: (creditCode) => owners.get(creditCode)!.before!.place,
    regionsChanged: edits.regionsChanged,
    regions,
  });
  for (const region of found.regions) yield regionPage(view, region);
  for (const code of found.gone) yield { path: view.paths.region(code), gone: true };
  for (const [creditCode, place] of found.moved) {
    const edit = owners.get(creditCode);
    const before =
      edit?.before ?? (await state.read<OrganizationState>(organizationFile(creditCode)));
    const after = edit ? edit.after : before;
    owners.set(creditCode, { before, after: after && { ...after, place } });
  }
  const breath = new Breath();
  for (const [creditCode, { before, after }] of owners) {
    if (breath.isDue) await breath.take();
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    state.write(organizationFile(creditCode), after);
    const pages = after ? [...organizationPages(view, after)] : [];
    yield* pages;
    const kept = new Set(pages.map(({ path }) => path));
    for (const path of before ? organizationPaths(view, before) : [])
      if (!kept.has(path)) yield { path, gone: true };
  }
}

async function editTotals(
  { state, edits, newest }: LedgerParams,
  owners: Owners
): Promise<{ before: CityState; after: CityState }> {
  const before = (await state.read<CityState>(CITY_FILE)) ?? EMPTY_CITY;
  let organizations = 0;
  for (const edit of owners.values()) organizations += (edit.after ? 1 : 0) - (edit.before ? 1 : 0);
  const after = await editCity({ city: before, edits: edits.guides, organizations, newest });
  state.write(CITY_FILE, after);
  return { before, after };
}

async function* guideLists({ view, state, edits }: LedgerParams): AsyncGenerator<Output> {
  for (const family of LIST_FAMILIES) {
    for (const [listKey, entries] of await listEdits(family, edits.guides)) {
      const at = `lists/${family}/${wordSlugOf(listKey)}`;
      const { pages, gone } = await editList({ state, at, edits: entries });
      for (const page of pages) yield guideListPage(view, { family, listKey, page });
      for (const from of gone)
        yield { path: view.paths.guideList(family, listKey, from), gone: true };
    }
  }
}

type ListEntry = ListedGuide & Keyed;

/** By list: what comes into it or changes in it, and what goes. */
async function listEdits(
  family: ListFamily,
  guides: LocaleEdits['guides']
): Promise<Map<string, Map<string, ListEntry | null>>> {
  const lists = new Map<string, Map<string, ListEntry | null>>();
  const note = (list: string, code: string, entry: ListEntry | null): void => {
    const entries = lists.get(list) ?? new Map<string, ListEntry | null>();
    lists.set(list, entries.set(code, entry));
  };
  const breath = new Breath();
  for (const [code, { before, after }] of guides) {
    if (breath.isDue) await breath.take();
    if (before && after && JSON.stringify(before) === JSON.stringify(after)) continue;
    for (const list of before?.lists[family] ?? []) note(list, code, null);
    for (const list of after?.lists[family] ?? []) note(list, code, entryOf(after!));
  }
  return lists;
}

function entryOf({ code, name, organizationName, itemType, limit }: GuideFacts): ListEntry {
  return { key: code, code, name, organizationName, itemType, limit };
}

async function* powersPages(
  { view, state }: LedgerParams,
  { owners, city }: { owners: Owners; city: { before: CityState; after: CityState } }
): AsyncGenerator<Output> {
  const rows = new Map(
    [...owners]
      .map(
        ([creditCode, { before, after }]) =>
          [creditCode, powersOf(before), powersOf(after)] as const
      )
      .filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after))
      .map(([creditCode, , after]) => [creditCode, after])
  );
  const typesOf = ({ classes }: CityState): string[] => Object.keys(classes.types).sort();
  const types = typesOf(city.after);
  // A new column stands on every page.
  const all = JSON.stringify(types) !== JSON.stringify(typesOf(city.before));
  const { pages, gone } = await editList({ state, at: 'powers', edits: rows, all });
  for (const page of pages) yield powersPage(view, { page, types });
  for (const from of gone) {
    // The address of the list itself always leads somewhere.
    if (from !== null) yield { path: view.paths.powers(from), gone: true };
  }
  const empty = city.after.guides === 0 && pages.length === 0;
  if (empty) yield powersPage(view, { page: NO_POWERS, types });
}

const NO_POWERS = { from: null, previous: undefined, next: undefined, entries: [], count: 0 };

/** Few, and most of them name something that every change changes. */
async function* entrancePages(
  { view, state, asOf }: LedgerParams,
  { after: city }: { after: CityState }
): AsyncGenerator<Output> {
  const classes = classEntriesOf(view, city.classes);
  yield* classIndexes(view, classes);
  const sizes = (await state.read<Sizes>(SIZES_FILE)) ?? NO_SIZES;
  yield catalogueIndex(view, { ...sizes, guides: city.guides });
  const root = (await state.read<RegionState>(regionFile(padRegionCode(view.site.regionCode))))!;
  yield { path: view.paths.home, body: homePage({ view, city, root, classes, asOf }) };
  yield { ...feedFile(view, city.latest), hidden: true };
}
