import { readlinkSync } from 'node:fs';
import path from 'node:path';
import { PublisherError } from '../../shared/contracts/errors';
import type { AskedRelease, PublicRelease, ReleaseWatch } from './delivery/types';
import type { ReleaseRecord } from './release/types';
import { guidePath, hrefOf } from './site/addresses';
import type { Releases } from './site/releases';
import { findSite, listSites } from './site/settings';
import type { Site } from './site/types';
import type { Strapi } from './strapi';

/** How long settings of a site, and old releases, are believed; a switch of the current release is seen at once. */
const BELIEVED_MS = 1_000;
/** Askings remembered: sites times old releases that someone reads. */
const MOST_REMEMBERED = 1_000;

interface Seen {
  readonly release: PublicRelease;
  /** Where the link of the current release led when it was read. */
  readonly target: string;
  readonly at: number;
}

/**
 * The releases that the content API serves. Whether a release is still the current one is read from the disk each time,
 * so that site and API move together whichever process switches.
 */
export function createReleaseWatch({
  strapi,
  releases,
  sitesFolder,
  now,
}: {
  readonly strapi: Strapi;
  readonly releases: Pick<Releases, 'current' | 'list'>;
  readonly sitesFolder: string;
  readonly now: () => Date;
}): ReleaseWatch {
  const seen = new Map<string, Seen>();
  const targetOf = (slug: string): string => {
    try {
      return readlinkSync(path.join(sitesFolder, slug, 'current'));
    } catch {
      return '';
    }
  };

  function known(asked: AskedRelease): PublicRelease | null {
    const found = seen.get(keyOf(asked));
    if (!found || now().getTime() - found.at > BELIEVED_MS) return null;
    return targetOf(found.release.site) === found.target ? found.release : null;
  }

  async function find(asked: AskedRelease): Promise<PublicRelease | null> {
    const certain = known(asked);
    if (certain) return certain;
    const site = await siteOf(strapi, asked);
    if (!site) return null;
    const at = now().getTime();
    const target = targetOf(site.slug);
    const record = await recordOf(releases, site.slug, asked);
    if (!record) return null;
    const key = keyOf(asked);
    const read = releaseOf(site, record);
    const before = seen.get(key)?.release;
    const release = before && isSame(before, read) ? before : read;
    if (seen.size >= MOST_REMEMBERED) seen.delete(seen.keys().next().value!);
    seen.set(key, { release, target, at });
    return release;
  }

  return { known, find };
}

const keyOf = ({ site = '', release = 0 }: AskedRelease): string => `${site} ${release}`;

async function siteOf(strapi: Strapi, { site }: AskedRelease): Promise<Site | undefined> {
  return site === undefined ? (await listSites(strapi))[0] : findSite(strapi, site);
}

async function recordOf(
  releases: Pick<Releases, 'current' | 'list'>,
  site: string,
  { release: number }: AskedRelease
): Promise<ReleaseRecord | null> {
  if (number === undefined) return releases.current(site);
  const record = (await releases.list(site)).find((each) => each.number === number);
  if (!record) throw new PublisherError('release.not-found', { site, number });
  return record;
}

function releaseOf(site: Site, { number, asOf }: ReleaseRecord): PublicRelease {
  const { slug, regionCode, origin } = site;
  return {
    site: slug,
    number,
    asOf,
    regionCode,
    guidePage: (code, locale) => origin && origin + hrefOf(site, guidePath(code, locale)),
  };
}

/** The address of a site is configuration and never changes while it runs. */
function isSame(a: PublicRelease, b: PublicRelease): boolean {
  return (
    a.site === b.site && a.number === b.number && a.asOf === b.asOf && a.regionCode === b.regionCode
  );
}
