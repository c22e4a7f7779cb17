import type { PublicRelease } from './delivery/types';
import { guidePath, hrefOf } from './site/addresses';
import type { Releases } from './site/releases';
import { findSite, listSites } from './site/settings';
import type { Strapi } from './strapi';

/**
 * The release that the content API serves: the current one of a site, or of the first site; null before the first
 * release. Throws `site.not-found`.
 */
export function currentReleases(strapi: Strapi, releases: Pick<Releases, 'current'>) {
  return async (slug?: string): Promise<PublicRelease | null> => {
    const site = slug === undefined ? (await listSites(strapi))[0] : await findSite(strapi, slug);
    const record = site && (await releases.current(site.slug));
    if (!record) return null;
    const { number, asOf } = record;
    return {
      site: site.slug,
      number,
      asOf,
      regionCode: site.regionCode,
      guidePage: (code, locale) =>
        site.origin && site.origin + hrefOf(site, guidePath(code, locale)),
    };
  };
}
