import { regionContains } from '../../../../domain/codes/region';
import type { Locale } from '../../../../domain/codes/tables';
import type { DocumentKind, OrganizationDocument } from '../../../../domain/document/document';
import type { Edition, EditionKey, EditionLookup } from '../../editions/types';
import { cleanDocument } from '../clean';
import { createChartDrawer } from '../components/chart';
import { factsOf, latestOf, type LatestGuide } from '../facts';
import { withdrawnPage } from '../pages/notices';
import type { GuideEdit } from '../state/city';
import type { Site } from '../types';
import type { DrawingContext, Places } from './guide-drawing';
import { ledgerPages } from './ledger';
import type { LocaleBuild } from './locale-build';
import type { Output } from './output';
import {
  readPlaces,
  REFERENCE_FAMILIES,
  referencePages,
  type ReferenceFamily,
} from './reference-pages';

type Guide = Edition<'guide'>;

/** What the log says of one language since the release before. */
export interface LocaleDelta {
  readonly keys: readonly EditionKey[];
  /** Guides of the site that have an event, as they were and as they are; by the code in the log. */
  readonly before: ReadonlyMap<string, Guide>;
  readonly after: ReadonlyMap<string, Guide>;
}

export async function readDelta(params: {
  readonly site: Site;
  readonly editions: EditionLookup;
  readonly keys: readonly EditionKey[];
  readonly from: number;
  readonly asOf: number;
  readonly locale: Locale;
}): Promise<LocaleDelta> {
  const { site, editions, from, asOf, locale } = params;
  const keys = params.keys.filter((key) => key.locale === locale);
  const codes = codesOf(keys, ['guide']);
  const seenAt = async (at: number): Promise<Map<string, Guide>> =>
    byCode(await guidesOfSite({ site, editions, asOf: at, locale }, codes));
  return { keys, before: await seenAt(from), after: await seenAt(asOf) };
}

/** What changed in one language of a site. */
export async function* changedLocale(
  build: LocaleBuild,
  params: { delta: LocaleDelta; from: number; otherDelta: LocaleDelta | null }
): AsyncGenerator<Output> {
  const { delta, from, otherDelta } = params;
  const { view, state, reference, pictures } = build;
  const draw = createChartDrawer(view, pictures);
  const placesBefore = await readPlaces(state);
  for (const family of Object.keys(REFERENCE_FAMILIES) as ReferenceFamily[]) {
    if (codesOf(delta.keys, REFERENCE_FAMILIES[family]).length > 0)
      yield* referencePages(family, { view, state, reference, draw });
  }
  const places = await readPlaces(state);
  const codes = new Set(codesOf(delta.keys, ['guide']));
  for (const code of await chartedBy(build, delta.keys, from)) codes.add(code);
  for (const code of await referringTo(build, placesBefore, places)) codes.add(code);
  for (const code of otherDelta ? cameOrWent(otherDelta) : []) codes.add(code);
  for (const code of await build.editions.precededBy({
    ...asked(build),
    codes: renamed(delta, view.locale),
  }))
    codes.add(code);
  yield* redrawn(build, { codes: [...codes], places });
  yield* ledgerPages({
    ...build,
    edits: {
      guides: guideEdits(delta, view.locale),
      organizations: await changedOrganizations(build, delta.keys),
      regionsChanged: codesOf(delta.keys, ['region']).length > 0,
    },
    regions: reference.regions,
    newest: (count) => newestOf(build, count),
  });
}

const asked = ({ asOf, view }: LocaleBuild) =>
  ({ kind: 'guide', asOf, locale: view.locale }) as const;

function codesOf(keys: readonly EditionKey[], kinds: readonly DocumentKind[]): string[] {
  return keys.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code);
}

async function guidesOfSite(
  {
    site,
    editions,
    asOf,
    locale,
  }: Pick<LocaleBuild, 'site' | 'editions' | 'asOf'> & { locale: Locale },
  codes: readonly string[]
): Promise<Guide[]> {
  const found = await editions.find({ kind: 'guide', codes, asOf, locale });
  return found.filter(({ document }) => regionContains(site.regionCode, document.region.code));
}

const byCode = (editions: readonly Guide[]): Map<string, Guide> =>
  new Map(editions.map((edition) => [edition.code, edition]));

/** Guides that show a published flowchart that changed, came or went. */
async function chartedBy(
  build: LocaleBuild,
  keys: readonly EditionKey[],
  from: number
): Promise<string[]> {
  const { editions, asOf, view } = build;
  const codes = codesOf(keys, ['flowchart']);
  if (codes.length === 0) return [];
  const { locale } = view;
  const both = [
    ...(await editions.find({ kind: 'flowchart', codes, asOf: from, locale })),
    ...(await editions.find({ kind: 'flowchart', codes, asOf, locale })),
  ];
  const subjects = [...new Set(both.map(({ document }) => document.subjectCode))];
  const guides = await editions.ofSubjects({ ...asked(build), codes: subjects });
  return [...subjects, ...guides.map(({ code }) => code)];
}

/** Guides that link to a certificate or an intermediary service whose place in the lists changed. */
async function referringTo(build: LocaleBuild, before: Places, after: Places): Promise<string[]> {
  const moved = new Set<string>();
  for (const list of ['certificates', 'intermediaries'] as const) {
    for (const code of new Set([...before[list].keys(), ...after[list].keys()]))
      if (before[list].get(code) !== after[list].get(code)) moved.add(code);
  }
  const found: string[] = [];
  for (const code of moved) {
    const text = JSON.stringify(code);
    found.push(...(await build.editions.mentioning({ ...asked(build), text })));
  }
  return found;
}

/** Guides whose page in the other language came or went: they link to it. */
function cameOrWent({ before, after }: LocaleDelta): string[] {
  const codes = new Set([...before.keys(), ...after.keys()]);
  return [...codes].filter((code) => before.has(code) !== after.has(code));
}

/** Guides that a withdrawn one may name as its successor, when that name changed. */
function renamed({ keys, before, after }: LocaleDelta, locale: Locale): string[] {
  const nameOf = (guide: Guide | undefined): string | null =>
    guide ? factsOf(cleanDocument(guide.document), locale).name : null;
  return codesOf(keys, ['guide']).filter(
    (code) => nameOf(before.get(code)) !== nameOf(after.get(code))
  );
}

/** The page of each guide as it is now: the guide, why it was withdrawn, or nothing. */
async function* redrawn(
  build: LocaleBuild,
  { codes, places }: { codes: readonly string[]; places: Places }
): AsyncGenerator<Output> {
  if (codes.length === 0) return;
  const { view, withdrawn } = build;
  const visible = byCode(await guidesOfSite({ ...build, locale: view.locale }, codes));
  yield* guidePages(build, { guides: [...visible.values()], places });
  const others = codes.filter((code) => !visible.has(code));
  const gone = byCode(await withdrawnOfSite(build, others));
  const successors = byCode(
    await guidesOfSite(
      { ...build, locale: view.locale },
      [...gone.values()].map(({ retired }) => retired?.successor ?? '')
    )
  );
  for (const code of others) {
    const edition = gone.get(code);
    const path = view.paths.guide(code);
    withdrawn.set(path, edition !== undefined);
    if (!edition) {
      yield { path, gone: true };
      continue;
    }
    const successor = successors.get(edition.retired?.successor ?? '');
    const facts = successor ? factsOf(cleanDocument(successor.document), view.locale) : null;
    yield withdrawnPage(view, { ...edition, document: cleanDocument(edition.document) }, facts);
  }
  for (const code of visible.keys()) withdrawn.set(view.paths.guide(code), false);
}

async function withdrawnOfSite(build: LocaleBuild, codes: readonly string[]): Promise<Guide[]> {
  const { site, editions } = build;
  const visible = new Set(
    (await editions.find({ ...asked(build), codes })).map(({ code }) => code)
  );
  const found = await editions.findWithdrawn({ ...asked(build), codes });
  return found.filter(
    ({ code, document }) =>
      !visible.has(code) && regionContains(site.regionCode, document.region.code)
  );
}

async function* guidePages(
  build: LocaleBuild,
  { guides, places }: { guides: readonly Guide[]; places: Places }
): AsyncGenerator<Output> {
  const { view, site, stylesheetPath } = build;
  const { locale, locales } = view;
  const charts = await chartsOf(build, guides);
  const context: DrawingContext = { site, locale, locales, stylesheetPath, charts, places };
  const translated = await translatedOf(build, guides);
  const pool = build.openPool(context);
  try {
    const drawn = await pool.draw(
      guides.map(({ code, document, sequence, provenance }) => ({
        text: JSON.stringify(document),
        sequence,
        provenance,
        translated: translated.has(code),
      }))
    );
    for (const { path, body, files, latest } of drawn)
      yield { path, body, files, changed: latest.approvedAt };
  } finally {
    await pool.close();
  }
}

async function chartsOf(build: LocaleBuild, guides: readonly Guide[]) {
  const { editions, asOf, view } = build;
  const codes = [
    ...new Set(guides.flatMap(({ document }) => [document.code, document.basicCode])),
  ].filter((code) => code !== '');
  const { locale } = view;
  const flowcharts = await editions.ofSubjects({ kind: 'flowchart', asOf, locale, codes });
  return new Map(
    flowcharts
      .map((edition) => cleanDocument(edition.document))
      .map(({ subjectCode, chart }) => [subjectCode, chart])
  );
}

async function translatedOf(
  build: LocaleBuild,
  guides: readonly Guide[]
): Promise<ReadonlySet<string>> {
  const other = build.view.locales.find((locale) => locale !== build.view.locale);
  if (!other) return new Set();
  const codes = guides.map(({ code }) => code);
  const found = await guidesOfSite({ ...build, locale: other }, codes);
  return new Set(found.map(({ code }) => code));
}

function guideEdits({ before, after }: LocaleDelta, locale: Locale): Map<string, GuideEdit> {
  const edits = new Map<string, GuideEdit>();
  const cleaned = (guide: Guide | undefined): Guide | null =>
    guide ? { ...guide, document: cleanDocument(guide.document) } : null;
  for (const code of new Set([...before.keys(), ...after.keys()])) {
    const was = cleaned(before.get(code));
    const is = cleaned(after.get(code));
    edits.set((was ?? is)!.document.code, {
      before: was && factsOf(was.document, locale),
      after: is && factsOf(is.document, locale),
      latest: is && latestOf(is, locale),
    });
  }
  return edits;
}

async function changedOrganizations(
  { editions, asOf, view, site }: LocaleBuild,
  keys: readonly EditionKey[]
): Promise<Map<string, OrganizationDocument | null>> {
  const codes = codesOf(keys, ['organization']);
  const found = new Map<string, OrganizationDocument | null>();
  for (const code of codes) found.set(code, null);
  const { locale } = view;
  for (const edition of await editions.find({ kind: 'organization', codes, asOf, locale })) {
    const document = cleanDocument(edition.document);
    if (!regionContains(site.regionCode, document.regionCode)) continue;
    found.delete(edition.code);
    found.set(document.creditCode, document);
  }
  return found;
}

async function newestOf(build: LocaleBuild, count: number): Promise<LatestGuide[]> {
  const { editions, site, view } = build;
  const found: LatestGuide[] = [];
  for await (const edition of editions.newest(asked(build))) {
    if (!regionContains(site.regionCode, edition.document.region.code)) continue;
    const document = cleanDocument(edition.document);
    found.push(latestOf({ ...edition, document }, view.locale));
    if (found.length === count) break;
  }
  return found;
}
