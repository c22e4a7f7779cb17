import { createHash } from 'node:crypto';
import type { Locale } from '../../../domain/codes/tables';
import type { Site } from './types';

/**
 * Where each page is. Paths are those of the release (`guides/…/x.html`, `types/01/index.html`); `href` makes links
 * of them. Guides stand in one folder per organization, and what grows with the city is spread over 256 folders: a
 * release that changes one guide writes the folders above it anew, so none of them may hold thousands of names.
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

/** Path of a guide in the release of its site, e.g. `guides/5d/11520500m03000014x/11520500m03000014x3000130001000.html`. */
export function guidePath(code: string, locale: Locale): string {
  const slug = slugOf(code);
  const owner = GUIDE_CODE.exec(code)?.[1]?.toLowerCase();
  const folder = owner ? `${fanOf(owner)}/${owner}` : `${OTHER_GUIDES}/${fanOf(slug)}`;
  return `${localePrefix(locale)}guides/${folder}/${slug}.html`;
}

/** Two hex digits that spread names evenly over 256 folders. */
export function fanOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 2);
}

export function localePrefix(locale: Locale): string {
  return locale === 'zh-Hans' ? '' : `${locale}/`;
}

/** Paths of all other pages of one language. */
export function pathsOf(locale: Locale) {
  const at = localePrefix(locale);
  const list = (folder: string, page = 1): string =>
    page === 1 ? `${at}${folder}/index.html` : `${at}${folder}/${page}.html`;
  const chunk = (folder: string, from: string | null): string =>
    from === null ? `${at}${folder}/index.html` : `${at}${folder}/${fanned(slugOf(from))}.html`;
  return {
    home: `${at}index.html`,
    about: `${at}about.html`,
    notFound: `${at}404.html`,
    feed: `${at}feed.xml`,
    guide: (code: string) => guidePath(code, locale),
    search: list('search'),
    organizations: list('organizations'),
    organization: (creditCode: string, page = 1) =>
      list(`organizations/${fanned(slugOf(creditCode))}`, page),
    region: (code: string) => list(`regions/${fanned(slugOf(code))}`),
    types: list('types'),
    modes: list('modes'),
    topics: list('topics'),
    /** A page of the guides of a class; `from` is the code that it begins with, null for the first. */
    guideList: (family: ListFamily, key: string, from: string | null = null) =>
      chunk(listFolder(family, key), from),
    halls: (page = 1) => list('halls', page),
    catalogues: list('catalogues'),
    catalogue: (name: string, page = 1) => list(`catalogues/${wordSlugOf(name)}`, page),
    /** A page of the powers by organization; `from` is the organization that it begins with. */
    powers: (from: string | null = null) => chunk('catalogues/powers', from),
    /** In a folder of their own: a code chosen by an editor never meets a name of ours. */
    catalogueEdition: (code: string, page = 1) =>
      list(`catalogues/editions/${wordSlugOf(code)}`, page),
    catalogueEditionFile: (code: string, ending: 'json' | 'csv') =>
      `${at}catalogues/editions/${wordSlugOf(code)}/entries.${ending}`,
    figures: `${at}figures.html`,
    flowcharts: (page = 1) => list('flowcharts', page),
    flowchart: (code: string) => `${at}flowcharts/${fanned(slugOf(code))}.html`,
  } as const;
}

/** The ways to sort guides into lists: by item type, way of handling, topic for persons, topic for companies. */
export const LIST_FAMILIES = ['types', 'modes', 'personal', 'corporate'] as const;
export type ListFamily = (typeof LIST_FAMILIES)[number];
export type Paths = ReturnType<typeof pathsOf>;

/** Link to a page of the same site: `types/01/index.html` → `/sites/bijie/types/01/`. */
export function hrefOf(site: Pick<Site, 'basePath'>, path: string): string {
  return `${site.basePath}/${path.replace(/(^|\/)index\.html(?=#|$)/, '$1')}`;
}

const fanned = (slug: string): string => `${fanOf(slug)}/${slug}`;

function listFolder(family: ListFamily, key: string): string {
  if (family === 'types') return `types/${slugOf(key)}`;
  return family === 'modes' ? `modes/${wordSlugOf(key)}` : `topics/${family}/${wordSlugOf(key)}`;
}

function hexOf(char: string): string {
  return `-${Buffer.from(char, 'utf8').toString('hex')}`;
}
