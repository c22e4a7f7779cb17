import type { ReleaseEntry, SiteEntry } from '../../../shared/contracts/admin-api';
import type { ReleaseRecord, Verification } from '../release/types';
import type { Releases } from './releases';
import type { Site } from './types';

/** Sites and their releases, as the admin's pages see them. */
export interface SiteDesk {
  list(): Promise<SiteEntry[]>;
  release(slug: string): Promise<ReleaseEntry>;
  rollback(slug: string, to?: number): Promise<ReleaseEntry>;
  verify(slug: string): Promise<Verification>;
}

export function createSiteDesk({
  releases,
  listSites,
}: {
  releases: Releases;
  listSites: () => Promise<Site[]>;
}): SiteDesk {
  return {
    async list() {
      return Promise.all((await listSites()).map((site) => entryOf(releases, site)));
    },
    release: async (slug) => releaseEntry((await releases.release({ site: slug })).record),
    rollback: async (slug, to) => releaseEntry(await releases.rollback({ site: slug, to })),
    verify: (slug) => releases.verify({ site: slug }),
  };
}

async function entryOf(releases: Releases, site: Site): Promise<SiteEntry> {
  const status = await releases.status(site);
  return {
    slug: site.slug,
    title: site.title,
    address: `${site.origin}${site.basePath}/`,
    current: status.current && releaseEntry(status.current),
    releases: status.releases.map(releaseEntry),
    waiting: status.waiting,
    running: status.running,
    lastError: status.lastError,
  };
}

const releaseEntry = ({ number, createdAt, files, bytes }: ReleaseRecord): ReleaseEntry => ({
  number,
  createdAt,
  files,
  bytes,
});
