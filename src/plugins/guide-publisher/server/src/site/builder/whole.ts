import { regionContains } from '../../../../domain/codes/region';
import type { Locale } from '../../../../domain/codes/tables';
import type { Edition, EditionLookup } from '../../editions/types';
import { cleanDocument, cleanText } from '../clean';
import { createChartDrawer } from '../components/chart';
import type { GuideFacts, LatestGuide } from '../facts';
import { FEED_ENTRIES } from '../feeds';
import { aboutPage, notFoundPage, withdrawnPage } from '../pages/notices';
import type { GuideEdit } from '../state/city';
import type { DrawnGuide, GuideToDraw } from './guide-drawing';
import { ledgerPages, type LocaleEdits } from './ledger';
import type { LocaleBuild } from './locale-build';
import type { Output } from './output';
import {
  readPlaces,
  REFERENCE_FAMILIES,
  referencePages,
  type ReferenceFamily,
} from './reference-pages';

/** Guides handed to a drawing thread at a time: some 10 MB with what comes back. */
const BATCH = 64;

/** Everything in one language of a site, drawn anew. Guides stream through; what lists need of them stays. */
export async function* wholeLocale(build: LocaleBuild): AsyncGenerator<Output> {
  const { view, state, reference, pictures } = build;
  const draw = createChartDrawer(view, pictures);
  for (const family of Object.keys(REFERENCE_FAMILIES) as ReferenceFamily[])
    yield* referencePages(family, { view, state, reference, draw });
  const guides = new Map<string, GuideEdit>();
  yield* guidePages(build, guides);
  yield* withdrawnPages(build, guides);
  const organizations = await reference.organizations();
  const edits: LocaleEdits = {
    guides,
    organizations: new Map(organizations.map((document) => [document.creditCode, document])),
    regionsChanged: true,
  };
  yield* ledgerPages({ ...build, edits, regions: reference.regions, newest: async () => [] });
  yield aboutPage(view);
  yield notFoundPage(view);
}

async function* guidePages(
  build: LocaleBuild,
  guides: Map<string, GuideEdit>
): AsyncGenerator<Output> {
  const { view, site, reference, state } = build;
  const flowcharts = await reference.flowcharts();
  const pool = build.openPool({
    site,
    locale: view.locale,
    locales: view.locales,
    stylesheetPath: build.stylesheetPath,
    charts: new Map(flowcharts.map(({ document }) => [document.subjectCode, document.chart])),
    places: await readPlaces(state),
  });
  const newest = new Newest();
  const intern = createInterner();
  const inWork: Array<Promise<readonly DrawnGuide[]>> = [];
  const finish = async function* (most: number): AsyncGenerator<Output> {
    while (inWork.length > most) {
      for (const { path, body, files, facts, latest } of await inWork.shift()!) {
        const kept = intern(facts);
        guides.set(kept.code, { before: null, after: kept, latest: null });
        newest.add(latest, kept);
        yield { path, body, files, changed: latest.approvedAt };
      }
    }
  };
  try {
    for await (const batch of batchesOf(build)) {
      const drawing = pool.draw(batch);
      // Its failure is met when its turn comes; until then it must not count as unhandled.
      drawing.catch(() => undefined);
      inWork.push(drawing);
      yield* finish(2 * pool.width);
    }
    yield* finish(0);
  } finally {
    await pool.close();
  }
  for (const { latest, facts } of newest.all())
    guides.set(facts.code, { before: null, after: facts, latest });
}

/**
 * Facts come from another thread with texts of their own; names of offices, codes and classes repeat by the thousand and
 * are kept once.
 */
function createInterner(): (facts: GuideFacts) => GuideFacts {
  const texts = new Map<string, string>();
  const lists = new Map<string, GuideFacts['lists']>();
  const text = (value: string): string => {
    const known = texts.get(value);
    if (known !== undefined) return known;
    texts.set(value, value);
    return value;
  };
  const listsOf = (value: GuideFacts['lists']): GuideFacts['lists'] => {
    const key = JSON.stringify(value);
    const known = lists.get(key);
    if (known) return known;
    lists.set(key, value);
    return value;
  };
  return (facts) => ({
    ...facts,
    organizationName: text(facts.organizationName),
    organizationCode: text(facts.organizationCode),
    regionCode: text(facts.regionCode),
    itemType: text(facts.itemType),
    limit: text(facts.limit),
    name: text(facts.name),
    lists: listsOf(facts.lists),
  });
}

/** The guides that changed last, of a stream in any order. */
class Newest {
  private kept: Array<{ latest: LatestGuide; facts: GuideFacts }> = [];

  add(latest: LatestGuide, facts: GuideFacts): void {
    this.kept.push({ latest, facts });
    if (this.kept.length > 10 * FEED_ENTRIES) this.kept = this.all();
  }

  all(): Array<{ latest: LatestGuide; facts: GuideFacts }> {
    return this.kept.sort((a, b) => b.latest.sequence - a.latest.sequence).slice(0, FEED_ENTRIES);
  }
}

async function* batchesOf(build: LocaleBuild): AsyncGenerator<GuideToDraw[]> {
  const { editions, asOf, view, site, codes } = build;
  const own = codes.get(view.locale)!;
  const other = view.locales.find((locale) => locale !== view.locale);
  const others = other && codes.get(other);
  let batch: GuideToDraw[] = [];
  for await (const frozen of editions.listFrozen({ kind: 'guide', asOf, locale: view.locale })) {
    if (!regionContains(site.regionCode, frozen.regionCode)) continue;
    const code = cleanText(frozen.code);
    // Only pages in another language ask for them.
    if (other) own.add(code);
    const { text, sequence, provenance } = frozen;
    batch.push({ text, sequence, provenance, translated: others?.has(code) ?? false });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* withdrawnPages(
  build: LocaleBuild,
  guides: ReadonlyMap<string, GuideEdit>
): AsyncGenerator<Output> {
  const { view, site, editions, asOf, withdrawn } = build;
  const { locale } = view;
  for await (const found of editions.listWithdrawn({ kind: 'guide', asOf, locale })) {
    const edition = found as Edition<'guide'>;
    const document = cleanDocument(edition.document);
    if (guides.has(document.code) || !regionContains(site.regionCode, document.region.code))
      continue;
    const successor = guides.get(edition.retired?.successor ?? '')?.after ?? null;
    const page = withdrawnPage(view, { ...edition, document }, successor);
    withdrawn.set(page.path, true);
    yield page;
  }
}

/**
 * Codes of the guides in the languages after the first, so that a page links to its translation only where there is
 * one; those of the first, by far the most, are noted while its pages are drawn.
 */
export async function translatedCodes(params: {
  site: LocaleBuild['site'];
  editions: EditionLookup;
  asOf: number;
}): Promise<Map<Locale, Set<string>>> {
  const { site, editions, asOf } = params;
  const codes = new Map<Locale, Set<string>>();
  for (const [i, locale] of site.locales.entries()) {
    const found = new Set<string>();
    codes.set(locale, found);
    if (i === 0) continue;
    for await (const { code, regionCode } of editions.listFrozen({ kind: 'guide', asOf, locale })) {
      if (regionContains(site.regionCode, regionCode)) found.add(cleanText(code));
    }
  }
  return codes;
}
