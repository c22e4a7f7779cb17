import { PublisherError } from '../../../shared/contracts/errors';
import type { EditionLog } from '../editions/log';
import type {
  PublishResult,
  ReleasePart,
  ReleaseRecord,
  ReleaseStore,
  Verification,
} from '../release/types';
import { siteContent, type BuiltBefore } from './build';
import type { OpenGuidePool } from './builder/guide-pool';
import type { ChartPictures } from './charts/pictures';
import type { Site } from './types';

/** Releases of sites: built from the edition log, stored and switched by the release store. */
export interface Releases {
  /** Builds and publishes one site; with `dryRun` only says what would change, with `rewrite` trusts nothing that is there. */
  release(params: { site: string; dryRun?: boolean; rewrite?: boolean }): Promise<PublishResult>;
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
  /** Draws the guides of a release of everything. */
  readonly openPool: OpenGuidePool;
  /** Says which program draws; another one draws everything anew. */
  readonly program: string;
  /** The built script of the search page. */
  readonly searchScript?: string;
  /** Releases that are kept for going back; older ones are removed now and then. */
  readonly keep: number;
  /** Told after each release that a site is public in a new state. */
  readonly onReleased: (site: Site) => void;
  readonly reportError: (error: unknown) => void;
}

/** Releases over the number to keep before old ones are removed: looking for what nobody needs takes a while. */
const COLLECT_EVERY = 20;

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
    rewrite = false,
  }: {
    site: string;
    dryRun?: boolean;
    rewrite?: boolean;
  }): Promise<PublishResult> {
    const site = await findSite(slug);
    if (!dryRun) await parts.freezeReferenceData();
    const asOf = await log.lastSequence();
    const { pictures, openPool, program, searchScript } = parts;
    const script = searchScript === undefined ? {} : { searchScript };
    const build = { site, editions: log, asOf, pictures, openPool, program, ...script };
    const request = { site: slug, asOf, dryRun, keepEarlier: [ASSETS] };
    const publish = (mending: boolean): Promise<PublishResult> =>
      store.publish({
        ...request,
        rewrite: mending,
        files: (before) => siteContent(build, before && builtBefore(store, before)),
      });
    const result = await publish(rewrite).catch((error: unknown) => {
      if (dryRun || rewrite || !isDamage(error)) throw error;
      // What the release before left is unreadable: everything is written again, and what is damaged mended.
      parts.reportError(error);
      return publish(true);
    });
    if (dryRun) return result;
    failures.delete(slug);
    parts.onReleased(site);
    return result;
  }

  /** Behind a release, never in its way: what was not removed is removed after the next one. */
  async function collectOld(): Promise<void> {
    for (const { slug } of await listSites()) {
      if (asked) return;
      const { length } = await store.list(slug);
      if (length >= parts.keep + COLLECT_EVERY)
        await store.collect({ site: slug, keep: parts.keep });
    }
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
      if (!asked) await collectOld().catch(parts.reportError);
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

function builtBefore(store: ReleaseStore, record: ReleaseRecord): BuiltBefore {
  const read = async (part: ReleasePart, path: string): Promise<string | null> =>
    (await store.read(record, part, path))?.toString('utf8') ?? null;
  return {
    asOf: record.asOf,
    readSite: (path) => read('site', path),
    readState: (path) => read('state', path),
  };
}

const isDamage = (error: unknown): boolean =>
  error instanceof PublisherError && error.code === 'release.damaged';
