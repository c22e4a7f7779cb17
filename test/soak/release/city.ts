import type { ReleaseChange } from '../../../src/plugins/guide-publisher/server/src/release/types';

/** A small site in versions, each of which says on every page which one it is of. */

export const SITE = 'soak';
/** Versions that a site has before anything is killed. */
export const VERSIONS_BEFORE = 3;

const PAGES = [
  'index.html',
  'guides/a1/one/1.html',
  'guides/a1/one/2.html',
  'guides/a1/two/1.html',
  'guides/b2/three/1.html',
  'lists/01/index.html',
  'sitemaps/1.xml',
];

export const SHARED_PAGE = 'about.html';

/** The pages of a version. Those in `guides/b2` change with every second one only, so that folders are shared. */
export function pagesOf(version: number): Map<string, string> {
  const pages = PAGES.map((path) => {
    const of = path.startsWith('guides/b2') ? Math.floor(version / 2) : version;
    return [path, `${path} of ${of}`] as const;
  });
  return new Map([...pages, [SHARED_PAGE, 'always the same'] as const]);
}

export function* wholeOf(version: number): Generator<ReleaseChange> {
  for (const [path, body] of pagesOf(version)) yield { path, body };
  yield { part: 'state', path: 'state.json', body: String(version) };
}

/** What differs between two versions. */
export function* changesBetween(before: number, after: number): Generator<ReleaseChange> {
  const old = pagesOf(before);
  for (const [path, body] of pagesOf(after)) if (old.get(path) !== body) yield { path, body };
  yield { part: 'state', path: 'state.json', body: String(after) };
}
