import type { ReleaseFile } from '../release/types';
import { xmlText } from './clean';
import type { LatestGuide } from './facts';
import type { View } from './view';

/** Entries of the feed: a reader that looks daily misses nothing in a usual week. */
export const FEED_ENTRIES = 100;

/** Atom feed of the guides that changed last; ids are the addresses, which never change. */
export function feedFile(view: View, latest: readonly LatestGuide[]): ReleaseFile {
  const self = address(view, view.paths.feed);
  // An empty feed still needs a date, and the clock may not give it one.
  const updated = instant(latest[0]?.approvedAt ?? '');
  const entries = latest.map((guide) => {
    const link = address(view, view.paths.guide(guide.code));
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

function address(view: View, path: string): string {
  return xmlText(view.site.origin + view.href(path));
}

function instant(iso: string): string {
  const at = Date.parse(iso);
  return new Date(Number.isNaN(at) ? 0 : at).toISOString();
}
