import { PublisherError } from '../../../shared/contracts/errors';
import type { EditionLog } from '../editions/log';
import type { PublishResult, ReleaseRecord, ReleaseStore, Verification } from '../release/types';
import { buildSite } from './build';
import type { ChartPictures } from './charts/pictures';
import type { Site } from './types';

/** Releases of sites: built from the edition log, stored and switched by the release store. */
export interface Releases {
  /** Builds and publishes one site; with `dryRun` only says what would change. */
  release(params: { site: string; dryRun?: boolean }): Promise<PublishResult>;
  rollback(params: { site: string; to?: number }): Promise<ReleaseRecord>;
  verify(params: { site: string }): Promise<Verification>;
  /** All releases still kept, newest first. */
  list(site: string): Promise<ReleaseRecord[]>;
  status(site: Site): Promise<ReleaseStatus>;
  /** The current release of a site, or null before the first. */
  current(site: string): Promise<ReleaseRecord | null>;
  /**
   * Asks for a release of every site soon. Requests while one runs become one more run. Never throws:
   * a failure is kept for `status`, and what was public stays.
   */
  request(): void;
  /** Runs a task that publishes much; releases that it asks for become one at its end. */
  hold<T>(task: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is running or asked for. */
  idle(): Promise<void>;
}

export interface ReleaseStatus {
  readonly current: ReleaseRecord | null;
  readonly releases: readonly ReleaseRecord[];
  /** Events in the edition log that the current release does not show. */
  readonly waiting: number;
  readonly running: boolean;
  readonly lastError: string | null;
}

interface Parts {
  readonly store: ReleaseStore;
  readonly log: EditionLog;
  readonly listSites: () => Promise<Site[]>;
  readonly findSite: (slug: string) => Promise<Site>;
  /** Brings reference data into the log; called before every build. */
  readonly freezeReferenceData: () => Promise<void>;
  /** Makes PNG and PDF of charts, for the sites that ask for them. */
  readonly pictures: ChartPictures;
  readonly reportError: (error: unknown) => void;
}

/** Folder of files with a hash in their name, kept for readers who have an older page open. */
const ASSETS = 'assets/';

export function createReleases(parts: Parts): Releases {
  const { store, log, listSites, findSite } = parts;
  const failures = new Map<string, string>();
  let running: Promise<void> | null = null;
  let asked = false;
  let holds = 0;

  async function release({
    site: slug,
    dryRun = false,
  }: {
    site: string;
    dryRun?: boolean;
  }): Promise<PublishResult> {
    const site = await findSite(slug);
    if (!dryRun) await parts.freezeReferenceData();
    const asOf = await log.lastSequence();
    const files = buildSite({ site, editions: log, asOf, pictures: parts.pictures });
    const result = await store.publish({ site: slug, asOf, files, dryRun, keepEarlier: [ASSETS] });
    if (!dryRun) failures.delete(slug);
    return result;
  }

  async function releaseAll(): Promise<void> {
    for (const site of await listSites()) {
      try {
        await release({ site: site.slug });
      } catch (error) {
        failures.set(site.slug, error instanceof PublisherError ? error.message : String(error));
        parts.reportError(error);
      }
    }
  }

  async function run(): Promise<void> {
    while (asked) {
      asked = false;
      await releaseAll().catch(parts.reportError);
    }
  }

  function start(): void {
    if (holds > 0 || !asked) return;
    running ??= run().finally(() => {
      running = null;
    });
  }

  return {
    release,
    rollback: (params) => store.rollback(params),
    verify: (params) => store.verify(params),
    current: (site) => store.current(site),
    list: (site) => store.list(site),
    request() {
      asked = true;
      start();
    },
    async hold(task) {
      holds += 1;
      try {
        return await task();
      } finally {
        holds -= 1;
        start();
      }
    },
    async idle() {
      while (running) await running;
    },
    async status(site) {
      const [current, releases, last] = await Promise.all([
        store.current(site.slug),
        store.list(site.slug),
        log.lastSequence(),
      ]);
      return {
        current,
        releases,
        waiting: Math.max(0, last - (current?.asOf ?? 0)),
        running: running !== null,
        lastError: failures.get(site.slug) ?? null,
      };
    },
  };
}
