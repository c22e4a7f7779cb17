import { PublisherError } from '../../../shared/contracts/errors';
import { LISTING } from './tree';

/** Longest address of a file, as public mirrors and old proxies take it. */
export const MAX_PATH = 512;

/** Longest name of one directory entry on the usual file systems. */
const MAX_SEGMENT = 255;

const SEGMENT = /^[a-z0-9.-]+$/;
const SITE = /^[a-z0-9](?:[a-z0-9-]{0,62})$/;

/**
 * Why a path may not be published, or '' when it may: relative, `[a-z0-9.-/]`, at most 512 characters,
 * no empty part, no `..`, no part that ends with a dot.
 */
export function pathFault(path: string): string {
  if (path.length === 0) return 'empty';
  if (path.length > MAX_PATH) return `longer than ${MAX_PATH}`;
  if (path.includes('..')) return 'contains ..';
  for (const segment of path.split('/')) {
    if (segment === '') return 'empty part';
    if (segment.length > MAX_SEGMENT) return `a part longer than ${MAX_SEGMENT}`;
    if (!SEGMENT.test(segment)) return 'characters other than a-z 0-9 . -';
    if (segment.endsWith('.')) return 'a part ends with a dot';
    if (segment === LISTING) return 'the name of the listings of directories';
  }
  return '';
}

/** Throws `release.bad-path`. */
export function assertPath(path: string): void {
  const fault = pathFault(path);
  if (fault !== '')
    throw new PublisherError('release.bad-path', { path: path.slice(0, 200), fault });
}

/** Throws `release.bad-site`: the slug becomes a folder name. */
export function assertSite(site: string): void {
  if (!SITE.test(site)) throw new PublisherError('release.bad-site', { site: site.slice(0, 100) });
}

/** `a/b/c.html` → [`a/b`, `c.html`]; a file of the root has the folder ''. */
export function splitPath(path: string): [folder: string, name: string] {
  const at = path.lastIndexOf('/');
  return at < 0 ? ['', path] : [path.slice(0, at), path.slice(at + 1)];
}
