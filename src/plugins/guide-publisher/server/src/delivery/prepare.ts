import type { Locale } from '../../../domain/codes/tables';
import type { Follower } from './search/follow';
import type { Snapshots } from './search/snapshots';
import type { ReleaseWatch } from './types';

/** Makes ready what readers of a new release will ask for, so that the first of them waits for nothing. */
export interface Preparation {
  /** Begins; never throws, and what fails is tried again by the first who asks. */
  begin(site: { readonly slug: string; readonly locales: readonly Locale[] }): void;
  /** Ends what is under way, soon. */
  stop(): Promise<void>;
}

export function createPreparation({
  releases,
  follower,
  snapshots,
  reportError,
}: {
  readonly releases: ReleaseWatch;
  readonly follower: Follower;
  readonly snapshots: Snapshots;
  readonly reportError: (error: unknown) => void;
}): Preparation {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function prepare(slug: string, locales: readonly Locale[]): Promise<void> {
    const release = await releases.find({ site: slug });
    if (!release) return;
    for (const locale of locales) await snapshots.of(release, locale);
  }

  return {
    begin({ slug, locales }) {
      running = running
        .then(() => prepare(slug, locales))
        .catch((error: unknown) => (stopped ? undefined : reportError(error)));
    },
    async stop() {
      stopped = true;
      await follower.stop();
      await running;
    },
  };
}
