import type { ReleaseFile } from '../release/types';
import { xmlText } from './clean';
import { dayOf } from './dates';
import { latestOf, type Survey } from './survey';
import type { View } from './view';

/** Most addresses of one site map file, by the protocol of sitemaps.org. */
const SITEMAP_SHARD = 50_000;

/** Entries of the feed: a reader that looks daily misses nothing in a usual week. */
const FEED_ENTRIES = 100;

export interface SitemapEntry {
  readonly path: string;
  /** Instant or day of the last true change; blank when unknown. */
  readonly changed: string;
}

/** `sitemap.xml`, an index of shards of at most 50,000 addresses. */
export function* sitemapFiles(
  view: View,
  entries: readonly SitemapEntry[]
): Generator<ReleaseFile> {
  const shards: string[] = [];
  for (let at = 0; at < entries.length; at += SITEMAP_SHARD) {
    const path = `sitemaps/${shards.length + 1}.xml`;
    shards.push(path);
    const urls = entries.slice(at, at + SITEMAP_SHARD).map(({ path: page, changed }) => {
      const day = dayOf(changed === '' ? null : changed);
      return `<url><loc>${address(view, page)}</loc>${day ? `<lastmod>${day}</lastmod>` : ''}</url>\n`;
    });
    yield { path, body: `${XML}<urlset xmlns="${SITEMAP_SPACE}">\n${urls.join('')}</urlset>\n` };
  }
  const list = shards.map((path) => `<sitemap><loc>${address(view, path)}</loc></sitemap>\n`);
  yield {
    path: 'sitemap.xml',
    body: `${XML}<sitemapindex xmlns="${SITEMAP_SPACE}">\n${list.join('')}</sitemapindex>\n`,
  };
}

/** Atom feed of the guides that changed last; ids are the addresses, which never change. */
export function feedFile(view: View, survey: Survey): ReleaseFile {
  const latest = latestOf(survey, FEED_ENTRIES);
  const self = address(view, view.paths.feed);
  // An empty feed still needs a date, and the clock may not give it one.
  const updated = instant(latest[0]?.approvedAt ?? '');
  const entries = latest.map((guide) => {
    const link = address(view, guide.path);
    return [
      '<entry>',
      `<id>${link}</id>`,
      `<title>${xmlText(guide.name)}</title>`,
      `<link href="${link}"/>`,
      `<updated>${instant(guide.approvedAt)}</updated>`,
      `<summary>${xmlText(guide.summary || guide.organizationName)}</summary>`,
      '</entry>\n',
    ].join('');
  });
  const head = [
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${view.locale}">`,
    `<id>${self}</id>`,
    `<title>${xmlText(view.site.title)}</title>`,
    `<updated>${updated}</updated>`,
    `<author><name>${xmlText(view.site.footer.organizer || view.site.title)}</name></author>`,
    `<link rel="self" href="${self}"/>`,
    `<link href="${address(view, view.paths.home)}"/>\n`,
  ].join('');
  return { path: view.paths.feed, body: `${XML}${head}${entries.join('')}</feed>\n` };
}

export function robotsFile(view: View): ReleaseFile {
  return {
    path: 'robots.txt',
    body: `User-agent: *\nAllow: /\nSitemap: ${address(view, 'sitemap.xml')}\n`,
  };
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAP_SPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function address(view: View, path: string): string {
  return xmlText(view.site.origin + view.href(path));
}

function instant(iso: string): string {
  const at = Date.parse(iso);
  return new Date(Number.isNaN(at) ? 0 : at).toISOString();
}
