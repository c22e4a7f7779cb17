import { createHash } from 'node:crypto';
import type { Locale } from '../../../domain/codes/tables';
import type { EditionLookup } from '../editions/types';
import type { ReleaseChange, ReleaseContent } from '../release/types';
import { changedLocale, readDelta, type LocaleDelta } from './builder/changes';
import { drawHere, type OpenGuidePool } from './builder/guide-pool';
import type { LocaleBuild } from './builder/locale-build';
import { createOutlet, type Outlet } from './builder/output';
import { translatedCodes, wholeLocale } from './builder/whole';
import type { ChartPictures } from './charts/pictures';
import { cleanDocument } from './clean';
import { robotsFile } from './feeds';
import { createReferenceReader } from './reference';
import { CITY_FILE, type CityState } from './state/city';
import { sitemapFiles } from './state/sitemap';
import { createStateFiles, parsed, type ReadText, type StateFiles } from './state/state-files';
import { STYLESHEET } from './styles';
import type { Site } from './types';
import { viewOf } from './view';

export interface BuildParams {
  readonly site: Site;
  readonly editions: EditionLookup;
  /** Place in the edition log that the site shows. */
  readonly asOf: number;
  /** Makes the PNG and PDF of charts that the site asks for. */
  readonly pictures?: ChartPictures;
  /** Draws the guides of a build of everything; a few are always drawn here. */
  readonly openPool?: OpenGuidePool;
  /** Says which program draws the pages: after a change of it, everything is drawn anew. */
  readonly program?: string;
  /** The built script of the search page. */
  readonly searchScript?: string;
}

/** The release before, as a builder reads it. */
export interface BuiltBefore {
  readonly asOf: number;
  /** Text of a file of its pages. */
  readonly readSite: ReadText;
  /** Text of a file of its state. */
  readonly readState: ReadText;
}

/** Events beyond which everything is drawn anew: both editions of each are in memory at once. */
const MOST_EVENTS = 2_000;

/**
 * What a site is made of at one place of the edition log: only what differs from the release before, where there is
 * one and its pages were drawn by the same program with the same settings; else everything. Both come to the same
 * files. Only the home page names `asOf`, so that a release shares every page that did not change.
 */
export async function siteContent(
  given: BuildParams,
  before: BuiltBefore | null
): Promise<ReleaseContent> {
  const params = { ...given, site: cleanDocument(given.site) };
  const changes = before && (await changesSince(params, before));
  return changes ? { whole: false, files: changes } : { whole: true, files: buildSite(given) };
}

/** All files of a site, in the order reference data, guides, lists, feeds, site map; with the state for the next release. */
export async function* buildSite(given: BuildParams): AsyncGenerator<ReleaseChange> {
  const params = { ...given, site: cleanDocument(given.site) };
  const { site } = params;
  yield { path: STYLESHEET_PATH, body: STYLESHEET };
  const script = searchScriptPath(params);
  if (script) yield { path: script, body: params.searchScript! };
  const codes = await translatedCodes(params);
  const locales = site.locales.filter(
    (locale) => locale === site.locales[0] || codes.get(locale)!.size > 0
  );
  const work = workOn(params, { locales, codes, before: null });
  for (const locale of locales) yield* work.drawn(locale, wholeLocale);
  yield robotsFile(
    viewOf({ site, locale: firstOf(site), locales, stylesheetPath: STYLESHEET_PATH })
  );
  yield* work.finish();
}

/** What differs from the release before; null where everything must be drawn. */
async function changesSince(
  params: BuildParams,
  before: BuiltBefore
): Promise<AsyncGenerator<ReleaseChange> | null> {
  const { site, editions, asOf } = params;
  const meta = parsed<Partial<Meta>>((await before.readState(META_FILE)) ?? '{}');
  if (meta.fingerprint !== fingerprintOf(params) || !meta.locales) return null;
  const from = before.asOf;
  if (meta.mark !== (await editions.markAt(from))) return null;
  const keys = await editions.changes({ after: from, asOf });
  if (keys.length > MOST_EVENTS) return null;
  const deltas = new Map<Locale, LocaleDelta>();
  for (const locale of site.locales)
    deltas.set(locale, await readDelta({ site, editions, keys, from, asOf, locale }));
  for (const locale of site.locales.slice(1)) {
    const had = await guidesBefore(before, locale, meta.locales);
    const delta = deltas.get(locale)!;
    // A language comes with its first guide and goes with its last: every page links to the other language.
    if (had > 0 !== had + delta.after.size - delta.before.size > 0) return null;
  }
  const { locales } = meta;
  return changedPages(params, { before, locales, deltas });
}

async function* changedPages(
  params: BuildParams,
  {
    before,
    locales,
    deltas,
  }: {
    before: BuiltBefore;
    locales: readonly Locale[];
    deltas: ReadonlyMap<Locale, LocaleDelta>;
  }
): AsyncGenerator<ReleaseChange> {
  const work = workOn(
    { ...params, openPool: drawHere(params.pictures) },
    { locales, codes: new Map(), before }
  );
  for (const locale of locales) {
    const other = locales.find((each) => each !== locale);
    const otherDelta = other ? deltas.get(other)! : null;
    const delta = deltas.get(locale)!;
    yield* work.drawn(locale, (build) =>
      changedLocale(build, { delta, from: before.asOf, otherDelta })
    );
  }
  yield* work.finish();
}

async function guidesBefore(
  before: BuiltBefore,
  locale: Locale,
  built: readonly Locale[]
): Promise<number> {
  if (!built.includes(locale)) return 0;
  const text = await before.readState(`${stateFolder(locale)}/${CITY_FILE}`);
  return text === null ? 0 : parsed<CityState>(text).guides;
}

/** What all languages of a build share. */
function workOn(
  params: BuildParams,
  rest: {
    locales: readonly Locale[];
    codes: ReadonlyMap<Locale, Set<string>>;
    before: BuiltBefore | null;
  }
) {
  const { site, editions, asOf, pictures, openPool = drawHere(pictures) } = params;
  const { locales, codes, before } = rest;
  const nothing: ReadText = async () => null;
  const readSite = before?.readSite ?? nothing;
  const readState = before?.readState ?? nothing;
  const stylesheetPath = STYLESHEET_PATH;
  const withdrawn = new Map<string, boolean>();
  const outlet: Outlet = createOutlet();
  const script = searchScriptPath(params);
  const viewIn = (locale: Locale) =>
    viewOf({ site, locale, locales, stylesheetPath, searchScriptPath: script });
  return {
    async *drawn(
      locale: Locale,
      draw: (build: LocaleBuild) => ReturnType<typeof wholeLocale>
    ): AsyncGenerator<ReleaseChange> {
      const folder = stateFolder(locale);
      const state = createStateFiles((path) => readState(`${folder}/${path}`));
      const view = viewIn(locale);
      const reference = createReferenceReader({ site, editions, asOf, locale });
      const shared = { site, editions, asOf, openPool, codes, withdrawn, stylesheetPath };
      const build: LocaleBuild = {
        ...shared,
        view,
        state,
        reference,
        ...(pictures ? { pictures } : {}),
      };
      for await (const output of draw(build)) yield* outlet.changesOf(output);
      yield* stateChanges(state, folder);
    },
    async *finish(): AsyncGenerator<ReleaseChange> {
      const state = createStateFiles(readState);
      yield* sitemapFiles({ view: viewIn(firstOf(site)), state, edits: outlet.sitemap, readSite });
      yield await withdrawnFile(withdrawn, readSite);
      const fingerprint = fingerprintOf(params);
      const meta: Meta = { fingerprint, locales, mark: await editions.markAt(asOf) };
      state.write(META_FILE, meta);
      yield* stateChanges(state, '');
    },
  };
}

async function* stateChanges(state: StateFiles, folder: string): AsyncGenerator<ReleaseChange> {
  for await (const { path, text } of state.changed())
    yield { part: 'state', path: folder === '' ? path : `${folder}/${path}`, body: text };
}

/** Paths that are answered with 410. */
async function withdrawnFile(
  edits: ReadonlyMap<string, boolean>,
  readSite: ReadText
): Promise<ReleaseChange> {
  const paths = new Set(parsed<string[]>((await readSite(WITHDRAWN_FILE)) ?? '[]'));
  for (const [path, isWithdrawn] of edits) {
    if (isWithdrawn) paths.add(path);
    else paths.delete(path);
  }
  return { path: WITHDRAWN_FILE, body: `${JSON.stringify([...paths].sort())}\n` };
}

interface Meta {
  /** Of program, style sheet and settings. */
  readonly fingerprint: string;
  /** Languages that were built. */
  readonly locales: readonly Locale[];
  /** Of the log that they were built from. */
  readonly mark: string;
}

const META_FILE = 'site.json';
const WITHDRAWN_FILE = 'withdrawn.json';
const STYLESHEET_PATH = `assets/site-${digest(STYLESHEET).slice(0, 12)}.css`;

function searchScriptPath({ searchScript }: BuildParams): string | undefined {
  return searchScript && `assets/search-${digest(searchScript).slice(0, 12)}.js`;
}

function fingerprintOf({ site, program = '', searchScript = '' }: BuildParams): string {
  return digest(JSON.stringify([program, STYLESHEET, searchScript, site]));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A name that addresses allow. */
const stateFolder = (locale: Locale): string => locale.toLowerCase();

const firstOf = (site: Site): Locale => site.locales[0] ?? 'zh-Hans';
