import { createHash } from 'node:crypto';
import type { Locale } from '../../../domain/codes/tables';
import type { Site } from './types';

/**
 * Where each page is. Paths are those of the release (`guides/…/x.html`, `types/01/index.html`); `href` makes links
 * of them. Guides stand in one folder per organization, which keeps folders small: a release that changes one guide
 * rewrites one small folder, not one of 100,000 files.
 */

/** Longest name made of a code; longer ones are cut and told apart by a hash. */
const MAX_SLUG = 100;

const GUIDE_CODE = /^([0-9A-Z]{18})[0-9A-Z]{13,15}$/;

/** Folder of guides whose code is no implementation code. */
const OTHER_GUIDES = 'other';

/**
 * A code as part of an address: capitals in small letters, anything else that is not `a-z`-safe as `-` and its UTF-8
 * bytes in hex. Two codes never share an address.
 */
export function slugOf(code: string): string {
  const slug = [...code]
    .map((char) => (/[0-9A-Z]/.test(char) ? char.toLowerCase() : hexOf(char)))
    .join('');
  if (slug.length > 0 && slug.length <= MAX_SLUG) return slug;
  return `${slug.slice(0, 40)}-h${createHash('sha256').update(code).digest('hex').slice(0, 32)}`;
}

/** A word (topic) as part of an address; Chinese in hex would be unreadable, so it is a short hash. */
export function wordSlugOf(word: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(word) && word.length <= 60) return word;
  return createHash('sha256').update(word).digest('hex').slice(0, 12);
}

/** Path of a guide in the release of its site, e.g. `guides/11520500m03000014x/11520500m03000014x3000130001000.html`. */
export function guidePath(code: string, locale: Locale): string {
  const folder = GUIDE_CODE.exec(code)?.[1]?.toLowerCase() ?? OTHER_GUIDES;
  return `${localePrefix(locale)}guides/${folder}/${slugOf(code)}.html`;
}

export function localePrefix(locale: Locale): string {
  return locale === 'zh-Hans' ? '' : `${locale}/`;
}

/** Paths of all other pages of one language. */
export function pathsOf(locale: Locale) {
  const at = localePrefix(locale);
  const list = (folder: string, page = 1): string =>
    page === 1 ? `${at}${folder}/index.html` : `${at}${folder}/${page}.html`;
  return {
    home: `${at}index.html`,
    about: `${at}about.html`,
    notFound: `${at}404.html`,
    feed: `${at}feed.xml`,
    guide: (code: string) => guidePath(code, locale),
    organizations: list('organizations'),
    organization: (creditCode: string, page = 1) =>
      list(`organizations/${slugOf(creditCode)}`, page),
    region: (code: string) => list(`regions/${slugOf(code)}`),
    types: list('types'),
    type: (type: string, page = 1) => list(`types/${slugOf(type)}`, page),
    modes: list('modes'),
    mode: (mode: string, page = 1) => list(`modes/${wordSlugOf(mode)}`, page),
    topics: list('topics'),
    topic: (kind: TopicKind, topic: string, page = 1) =>
      list(`topics/${kind}/${wordSlugOf(topic)}`, page),
    halls: (page = 1) => list('halls', page),
    catalogues: list('catalogues'),
    catalogue: (name: string, page = 1) => list(`catalogues/${wordSlugOf(name)}`, page),
    /** In a folder of their own: a code chosen by an editor never meets a name of ours. */
    catalogueEdition: (code: string, page = 1) =>
      list(`catalogues/editions/${wordSlugOf(code)}`, page),
    flowcharts: (page = 1) => list('flowcharts', page),
    flowchart: (code: string) => `${at}flowcharts/${slugOf(code)}.html`,
  } as const;
}

export type TopicKind = 'personal' | 'corporate';
export type Paths = ReturnType<typeof pathsOf>;

/** Link to a page of the same site: `types/01/index.html` → `/sites/bijie/types/01/`. */
export function hrefOf(site: Pick<Site, 'basePath'>, path: string): string {
  return `${site.basePath}/${path.replace(/(^|\/)index\.html(?=#|$)/, '$1')}`;
}

function hexOf(char: string): string {
  return `-${Buffer.from(char, 'utf8').toString('hex')}`;
}
