import { createHash } from 'node:crypto';
import { regionContains } from '../../../domain/codes/region';
import type { Locale } from '../../../domain/codes/tables';
import type { DocumentKind } from '../../../domain/document/document';
import { chartOfSteps, chartSourceOf } from '../../../domain/document/guide-chart';
import type { Edition, EditionSource } from '../editions/types';
import type { ReleaseFile } from '../release/types';
import { guidePath } from './addresses';
import { cleanDocument, cleanText } from './clean';
import { feedFile, robotsFile, sitemapFiles, type SitemapEntry } from './feeds';
import { loadReference, type Reference } from './reference';
import { cataloguePages, cataloguePlaces } from './pages/catalogues';
import { classEntriesOf, classPages } from './pages/classes';
import { flowchartLists } from './pages/flowcharts';
import { guidePage, type GuideLinks } from './pages/guide';
import { hallPages } from './pages/halls';
import { homePage } from './pages/home';
import type { BuiltPage } from './pages/built-page';
import { aboutPage, notFoundPage, withdrawnPage } from './pages/notices';
import { organizationPages } from './pages/organizations';
import { regionTreeOf } from './regions';
import { STYLESHEET } from './styles';
import type { ChartPictures } from './charts/pictures';
import { createChartDrawer, type ChartDrawer, type DrawnChart } from './components/chart';
import { addToSurvey, emptySurvey, type Survey } from './survey';
import type { Site } from './types';
import { viewOf, type View } from './view';

export interface BuildParams {
  readonly site: Site;
  readonly editions: EditionSource;
  /** Place in the edition log that the site shows. */
  readonly asOf: number;
  /** Makes the PNG and PDF of charts that the site asks for. */
  readonly pictures?: ChartPictures;
}

/**
 * All files of a site at one place of the edition log, in the order guides, lists, feeds, site map. Streams: guides
 * are drawn one by one and only their summaries are kept. The same editions give the same bytes. Only the home page
 * names `asOf`, so that a release shares every page that did not change with the one before.
 */
export async function* buildSite(given: BuildParams): AsyncGenerator<ReleaseFile> {
  const site = cleanDocument(given.site);
  const params = { ...given, site };
  const stylesheetPath = `assets/site-${createHash('sha256').update(STYLESHEET).digest('hex').slice(0, 12)}.css`;
  yield { path: stylesheetPath, body: STYLESHEET };
  const codes = await translatedCodes(params);
  const locales = site.locales.filter(
    (locale) => locale === site.locales[0] || codes.get(locale)!.size > 0
  );
  const sitemap: SitemapEntry[] = [];
  const withdrawn: string[] = [];
  for (const locale of locales) {
    const view = viewOf({ site, locale, locales, stylesheetPath });
    for await (const page of localePages({ ...params, view, codes, withdrawn })) {
      if (!page.hidden) sitemap.push({ path: page.path, changed: page.changed ?? '' });
      yield { path: page.path, body: page.body };
      if (page.files) yield* page.files;
    }
  }
  const view = viewOf({ site, locale: site.locales[0] ?? 'zh-Hans', locales, stylesheetPath });
  yield* sitemapFiles(view, sitemap);
  yield robotsFile(view);
  yield { path: 'withdrawn.json', body: `${JSON.stringify(withdrawn, null, 0)}\n` };
}

interface LocaleParams extends BuildParams {
  readonly view: View;
  readonly codes: ReadonlyMap<Locale, Set<string>>;
  /** Filled with the paths to be answered with 410. */
  readonly withdrawn: string[];
}

async function* localePages(params: LocaleParams): AsyncGenerator<BuiltPage> {
  const { view, site, asOf } = params;
  const draw = createChartDrawer(view, params.pictures);
  const reference = await loadReference({ ...params, draw });
  for (const page of reference.flowchartPages) yield page;
  const survey = emptySurvey();
  yield* guidePages(params, { reference, survey, draw });
  yield* withdrawnPages(params, survey);
  const tree = regionTreeOf({
    siteRegion: site.regionCode,
    siteTitle: site.title,
    regions: reference.regions,
    organizations: reference.organizations,
    survey,
  });
  const classes = classEntriesOf(view, survey);
  yield* organizationPages(view, tree);
  yield* classPages(view, survey, classes);
  yield* hallPages(view, reference.halls);
  yield* cataloguePages(view, reference.catalogues, tree);
  yield* flowchartLists(view, reference.flowchartNames);
  yield { path: view.paths.home, body: homePage({ view, survey, tree, classes, asOf }) };
  yield aboutPage(view);
  yield notFoundPage(view);
  yield { ...feedFile(view, survey), hidden: true } as BuiltPage;
}

async function* guidePages(
  params: LocaleParams,
  { reference, survey, draw }: { reference: Reference; survey: Survey; draw: ChartDrawer }
): AsyncGenerator<BuiltPage> {
  const { view, codes } = params;
  const places = cataloguePlaces(view, reference.catalogues);
  const other = view.locales.find((locale) => locale !== view.locale);
  for await (const edition of guidesOf(params, view.locale)) {
    const { code } = edition.document;
    const links: GuideLinks = {
      certificatePath: (wanted) => places.certificates.get(wanted) ?? null,
      intermediaryPath: (wanted) => places.intermediaries.get(wanted) ?? null,
      translation: other && codes.get(other)!.has(code) ? guidePath(code, other) : null,
    };
    addToSurvey(survey, edition, view.locale);
    codes.get(view.locale)!.add(code);
    const chart = await processOf(edition, { reference, draw });
    const body = guidePage({ view, edition, chartHtml: chart?.html ?? '', links });
    const changed = edition.provenance.approvedAt;
    yield { path: view.paths.guide(code), body, changed, files: chart?.newFiles };
  }
}

/** A published chart of the guide wins over one of its standard item, and both over the one drawn from the steps. */
async function processOf(
  { document }: Edition<'guide'>,
  { reference, draw }: { reference: Reference; draw: ChartDrawer }
): Promise<DrawnChart | null> {
  const published = reference.charts.get(document.code) ?? reference.charts.get(document.basicCode);
  if (published) return draw(published, (chart) => chart);
  if (document.steps.length === 0) return null;
  return draw(chartSourceOf(document), chartOfSteps);
}

async function* withdrawnPages(params: LocaleParams, survey: Survey): AsyncGenerator<BuiltPage> {
  const { view, site, editions, asOf, withdrawn } = params;
  const names = new Map(survey.guides.map((guide) => [guide.code, guide]));
  for await (const found of editions.listWithdrawn({ kind: 'guide', asOf, locale: view.locale })) {
    if (!isOfKind(found, 'guide')) continue;
    const edition = { ...found, document: cleanDocument(found.document) };
    const { code, region } = edition.document;
    if (survey.codes.has(code) || !regionContains(site.regionCode, region.code)) continue;
    const page = withdrawnPage(view, edition, names.get(edition.retired?.successor ?? '') ?? null);
    withdrawn.push(page.path);
    yield page;
  }
}

/**
 * Codes of the guides in the languages after the first, so that a page links to its translation only where there is
 * one; those of the first, by far the most, are noted while its pages are drawn.
 */
async function translatedCodes(params: BuildParams): Promise<Map<Locale, Set<string>>> {
  const { site, editions, asOf } = params;
  const codes = new Map<Locale, Set<string>>();
  for (const [i, locale] of site.locales.entries()) {
    const found = new Set<string>();
    codes.set(locale, found);
    if (i === 0) continue;
    for await (const { document } of editions.list({ kind: 'guide', asOf, locale })) {
      if (regionContains(site.regionCode, document.region.code))
        found.add(cleanText(document.code));
    }
  }
  return codes;
}

async function* guidesOf(params: BuildParams, locale: Locale): AsyncGenerator<Edition<'guide'>> {
  const { site, editions, asOf } = params;
  for await (const edition of editions.list({ kind: 'guide', asOf, locale })) {
    if (!regionContains(site.regionCode, edition.document.region.code)) continue;
    yield { ...edition, document: cleanDocument(edition.document) };
  }
}

function isOfKind<K extends DocumentKind>(
  edition: Edition,
  kind: K
): edition is Edition & Edition<K> {
  return edition.kind === kind;
}
