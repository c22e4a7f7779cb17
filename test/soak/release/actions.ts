import { createReleaseStore } from '../../../src/plugins/guide-publisher/server/src/release/store';
import type { ReleaseStore } from '../../../src/plugins/guide-publisher/server/src/release/types';
import { changesBetween, SITE, VERSIONS_BEFORE, wholeOf } from './city';

/** What is done to a site with releases 1 to `VERSIONS_BEFORE`, and killed meanwhile. */
export const ACTIONS = {
  'first release': async (store: ReleaseStore) => {
    await store.publish({ site: SITE, asOf: 1, files: wholeOf(1) });
  },
  'whole release': async (store: ReleaseStore) => {
    const next = VERSIONS_BEFORE + 1;
    await store.publish({ site: SITE, asOf: next, files: wholeOf(next) });
  },
  'release of a change': async (store: ReleaseStore) => {
    const next = VERSIONS_BEFORE + 1;
    await store.publish({
      site: SITE,
      asOf: next,
      files: async () => ({ whole: false, files: changesBetween(VERSIONS_BEFORE, next) }),
    });
  },
  rollback: async (store: ReleaseStore) => {
    await store.rollback({ site: SITE });
  },
  collection: async (store: ReleaseStore) => {
    await store.collect({ site: SITE, keep: 1 });
  },
} as const;

export type ActionName = keyof typeof ACTIONS;

export const storeAt = (root: string): ReleaseStore =>
  createReleaseStore({ root, now: () => new Date() });
