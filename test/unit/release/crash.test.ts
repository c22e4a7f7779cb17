import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import type { FileSystem } from '../../../src/plugins/guide-publisher/server/src/release/file-system';
import { createBench, failingDisk, pages, removeBenches, SITE, type Bench } from './support';

afterAll(removeBenches);

// Hundreds of releases in one test: seconds on a quiet disk, more on a busy one.
jest.setTimeout(120_000);

/** The site is whole: some release, every byte of it right. Says which. */
async function wholeVersion(bench: Bench): Promise<string> {
  const found = await bench.store.verify({ site: SITE });
  expect(found.problems).toEqual([]);
  const [, version] = /of (\w+)$/.exec(bench.served('index.html'))!;
  for (const { path, body } of pages(version!)) expect(bench.served(path)).toBe(body);
  return version!;
}

async function countCalls(work: (fs: FileSystem) => Promise<unknown>): Promise<number> {
  const disk = failingDisk({ errno: '', at: 0, forever: false });
  await work(disk.fs);
  return disk.calls();
}

const publishTwo = (bench: Bench, fs?: FileSystem) =>
  bench.reopen({ fs }).publish({ site: SITE, asOf: 2, files: pages('two') });

async function withOne(): Promise<Bench> {
  const bench = createBench();
  await bench.store.publish({ site: SITE, asOf: 1, files: pages('one') });
  return bench;
}

// Every call for the commonest; the store does not tell errors apart, so a sample does for the others.
describe.each([
  ['ENOSPC', 1],
  ['EIO', 5],
  ['EMFILE', 9],
  ['EROFS', 9],
] as const)('when the disk says %s', (errno, step) => {
  it('once, at any call of a release, the site is whole and the next release works', async () => {
    const calls = await countCalls(async (fs) => publishTwo(await withOne(), fs));
    expect(calls).toBeGreaterThan(50);
    for (let at = 1; at <= calls; at += step) {
      const bench = await withOne();
      const { fs } = failingDisk({ errno, at, forever: false });
      const outcome = await publishTwo(bench, fs).then(
        () => 'two',
        (error: { code?: string }) => {
          expect(error).toMatchObject({ code: 'release.io', details: { errno } });
          return 'one';
        }
      );
      // What is reported is what is public.
      expect({ at, version: await wholeVersion(bench) }).toEqual({ at, version: outcome });
      await bench.store.publish({ site: SITE, asOf: 3, files: pages('three') });
      expect(await wholeVersion(bench)).toBe('three');
      expect(readdirSync(bench.at('staging'))).toEqual([]);
    }
  });

  it('from any call on for ever, the site is whole and a new start works', async () => {
    const calls = await countCalls(async (fs) => publishTwo(await withOne(), fs));
    for (let at = 1; at <= calls; at += step) {
      const bench = await withOne();
      const { fs } = failingDisk({ errno, at, forever: true });
      await publishTwo(bench, fs).catch(() => undefined);
      expect(['one', 'two']).toContain(await wholeVersion(bench));
      await bench.store.publish({ site: SITE, asOf: 3, files: pages('three') });
      expect(await wholeVersion(bench)).toBe('three');
    }
  });
});

describe('a disk that fails during', () => {
  it('going back leaves one of the two, whole', async () => {
    for (let at = 1; at <= 40; at += 1) {
      const bench = await withOne();
      await publishTwo(bench);
      const { fs } = failingDisk({ errno: 'EIO', at, forever: at % 2 === 0 });
      await bench
        .reopen({ fs })
        .rollback({ site: SITE })
        .catch(() => undefined);
      expect(['one', 'two']).toContain(await wholeVersion(bench));
    }
  });

  it('collecting leaves every release that is listed whole', async () => {
    for (let at = 1; at <= 60; at += 1) {
      const bench = await withOne();
      await publishTwo(bench);
      await bench.store.publish({ site: SITE, asOf: 3, files: pages('three') });
      const { fs } = failingDisk({ errno: 'EIO', at, forever: at % 2 === 0 });
      await bench
        .reopen({ fs })
        .collect({ site: SITE, keep: 1 })
        .catch(() => undefined);
      expect(await wholeVersion(bench)).toBe('three');
      for (const { number } of await bench.store.list(SITE)) {
        expect(await bench.store.verify({ site: SITE, number })).toMatchObject({ ok: true });
      }
    }
  });

  it('a first release leaves no site rather than half of one', async () => {
    const calls = await countCalls((fs) =>
      createBench()
        .reopen({ fs })
        .publish({ site: SITE, asOf: 1, files: pages('one') })
    );
    for (let at = 1; at <= calls; at += 1) {
      const bench = createBench();
      const { fs } = failingDisk({ errno: 'ENOSPC', at, forever: false });
      await bench
        .reopen({ fs })
        .publish({ site: SITE, asOf: 1, files: pages('one') })
        .catch(() => undefined);
      if (existsSync(bench.at('current'))) expect(await wholeVersion(bench)).toBe('one');
      await bench.store.publish({ site: SITE, asOf: 2, files: pages('two') });
      expect(await wholeVersion(bench)).toBe('two');
    }
  });
});

describe('two publishers', () => {
  it('at once: one releases, the other is told to wait', async () => {
    const bench = await withOne();
    const outcomes = await Promise.allSettled([publishTwo(bench), publishTwo(bench)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'release.busy' },
    });
    expect(await wholeVersion(bench)).toBe('two');
  });

  it('a lock left by a dead process does not block', async () => {
    const bench = await withOne();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    leaveLock(bench, { host: hostname(), pid });
    await publishTwo(bench);
    expect(await wholeVersion(bench)).toBe('two');
  });

  it('a lock left by an earlier process with our own number does not block', async () => {
    const bench = await withOne();
    leaveLock(bench, { host: hostname(), pid: process.pid });
    await publishTwo(bench);
    expect(await wholeVersion(bench)).toBe('two');
  });

  it('a lock of another machine blocks while it beats, and no longer', async () => {
    const bench = await withOne();
    leaveLock(bench, { host: 'elsewhere', pid: 1 });
    await expect(publishTwo(bench)).rejects.toMatchObject({ code: 'release.busy' });
    const later = new Date(Date.now() + 61_000);
    await bench.reopen({ now: () => later }).publish({ site: SITE, asOf: 2, files: pages('two') });
    expect(await wholeVersion(bench)).toBe('two');
  });

  // The late one sleeps before its k-th call while another takes over and releases: it must not undo that.
  it('one that was overtaken in its sleep can put nothing in place', async () => {
    const calls = await countCalls(async (fs) => publishTwo(await withOne(), fs));
    let refused = 0;
    for (let at = 1; at <= calls; at += 1) {
      const bench = await withOne();
      const later = new Date(Date.now() + 120_000);
      const { fs } = sleepingDisk(at, async () => {
        await bench
          .reopen({ now: () => later })
          .publish({ site: SITE, asOf: 3, files: pages('three') });
      });
      const outcome = await publishTwo(bench, fs).then(
        () => 'fulfilled',
        (error: { code?: string }) => error.code
      );
      if (outcome !== 'fulfilled') refused += 1;
      const { number } = (await bench.store.current(SITE))!;
      const version = await wholeVersion(bench);
      // Either it finished before or after the other as a release of its own number, or it changed nothing.
      expect({ at, fits: outcome === 'fulfilled' || version === 'three' }).toEqual({
        at,
        fits: true,
      });
      expect(number).toBe(
        Math.max(...(await bench.store.list(SITE)).map((record) => record.number))
      );
    }
    expect(refused).toBeGreaterThan(20);
  });
});

it('leftovers of a crash are swept by the next release', async () => {
  const bench = await withOne();
  mkdirSync(bench.at('staging/1'), { recursive: true });
  writeFileSync(bench.at('staging/1/half'), 'half');
  symlinkSync('nowhere', bench.at('staging/1/current-9'));
  mkdirSync(bench.at('trash/old'));
  await publishTwo(bench);
  expect(readdirSync(bench.at('staging'))).toEqual([]);
  expect(readdirSync(bench.at('trash'))).toEqual([]);
  expect(await wholeVersion(bench)).toBe('two');
});

function leaveLock(bench: Bench, owner: { host: string; pid: number }): void {
  const path = bench.at('lock/900.json');
  writeFileSync(path, JSON.stringify({ token: 'left', ...owner }));
  utimesSync(path, new Date(), new Date());
}

function sleepingDisk(at: number, meanwhile: () => Promise<void>): { fs: FileSystem } {
  let count = 0;
  const handler: ProxyHandler<FileSystem> = {
    get(target, name: keyof FileSystem) {
      const call = target[name] as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]) => {
        count += 1;
        if (count === at) await meanwhile();
        return call(...args);
      };
    },
  };
  return { fs: new Proxy(failingDisk({ errno: '', at: 0, forever: false }).fs, handler) };
}
