import type { ReleaseOutcome, ReleaseService } from '../../../shared/contracts/services';
import type { ReleaseRecord } from '../release/types';
import type { Releases } from './releases';

/** Releases as the command line asks for them. */
export function releaseService(releases: Releases): ReleaseService {
  return {
    async release({ site, dryRun, rewrite = false }) {
      const before = await releases.current(site);
      const { record, written, reused } = await releases.release({ site, dryRun, rewrite });
      return { ...outcome(record, before, dryRun), written, reused };
    },
    async rollback({ site, to }) {
      const before = await releases.current(site);
      const record = await releases.rollback({ site, ...(to === undefined ? {} : { to }) });
      return { ...outcome(record, before, false), written: 0, reused: record.files };
    },
    async verify({ site }) {
      const { number, files, problems } = await releases.verify({ site });
      return { site, number, files, faults: problems };
    },
    idle: () => releases.idle(),
    async list({ site }) {
      const current = await releases.current(site);
      return (await releases.list(site)).map((record) => ({
        site,
        number: record.number,
        createdAt: record.createdAt,
        files: record.files,
        bytes: record.bytes,
        current: record.number === current?.number,
      }));
    },
  };
}

function outcome(
  record: ReleaseRecord,
  before: ReleaseRecord | null,
  dryRun: boolean
): Omit<ReleaseOutcome, 'written' | 'reused'> {
  return {
    site: record.site,
    number: record.number,
    previous: before?.number ?? null,
    dryRun,
    files: record.files,
    bytes: record.bytes,
  };
}
