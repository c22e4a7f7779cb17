import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { nodeFileSystem } from '../../../src/plugins/guide-publisher/server/src/release/file-system';
import type { ReleaseChange } from '../../../src/plugins/guide-publisher/server/src/release/types';
import { createBench, failingDisk, pages, removeBenches, SITE } from './support';

afterAll(removeBenches);

const publish = (bench: ReturnType<typeof createBench>, version: string) =>
  bench.store.publish({ site: SITE, asOf: 7, files: pages(version) });

describe('a release', () => {
  it('is served from `current` as a plain folder', async () => {
    const bench = createBench({ disk: nodeFileSystem });
    const { record } = await publish(bench, 'one');
    expect(bench.served('index.html')).toBe('index.html of one');
    expect(bench.served('guides/b/1.html')).toBe('guides/b/1.html of one');
    expect(record).toMatchObject({ site: SITE, number: 1, asOf: 7, files: 5, previous: null });
    expect(await bench.store.current(SITE)).toEqual(record);
  });

  it('has a root that depends on names and bytes only, not on their order', async () => {
    const forward = await publish(createBench(), 'one');
    const bench = createBench();
    const backward = await bench.store.publish({
      site: SITE,
      asOf: 9,
      files: pages('one').reverse(),
    });
    expect(backward.record.root).toBe(forward.record.root);
    const renamed = await createBench().store.publish({
      site: SITE,
      asOf: 7,
      files: pages('one').map((file) => ({ ...file, path: file.path.replace('/b/', '/c/') })),
    });
    expect(renamed.record.root).not.toBe(forward.record.root);
  });

  it('rewrites one leaf and its ancestors when one of 1,000 files changes', async () => {
    const bench = createBench();
    const files = (changed: string) =>
      Array.from({ length: 1000 }, (_, i) => ({
        path: `guides/${i % 40}/${i}.html`,
        body: i === 123 ? changed : `page ${i}`,
      }));
    await bench.store.publish({ site: SITE, asOf: 1, files: files('old') });
    const before = readdirSync(bench.at('trees')).length;
    const inode = statSync(bench.at('current/guides/3/43.html')).ino;
    const result = await bench.store.publish({ site: SITE, asOf: 2, files: files('new') });
    expect(result).toMatchObject({ written: 1, reused: 999, bytes: 3, directories: 3 });
    expect(readdirSync(bench.at('trees'))).toHaveLength(before + 3);
    expect(bench.served('guides/3/123.html')).toBe('new');
    expect(statSync(bench.at('current/guides/3/43.html')).ino).toBe(inode);
    expect((await bench.store.verify({ site: SITE })).ok).toBe(true);
    expect((await bench.store.verify({ site: SITE, number: 1 })).ok).toBe(true);
  });

  it('shares a whole tree when nothing changed, and still gets a number of its own', async () => {
    const bench = createBench();
    await publish(bench, 'one');
    const again = await publish(bench, 'one');
    expect(again).toMatchObject({ written: 0, reused: 5, directories: 0 });
    expect(again.record).toMatchObject({ number: 2, previous: 1 });
  });

  it('takes directories over from any older release, not only the last', async () => {
    const bench = createBench();
    await publish(bench, 'one');
    await publish(bench, 'two');
    expect(await publish(bench, 'one')).toMatchObject({ directories: 0 });
    expect(bench.served('index.html')).toBe('index.html of one');
  });

  it('drops what is no longer handed in, but keeps old assets for readers of old pages', async () => {
    const bench = createBench();
    await publish(bench, 'one');
    await bench.store.publish({
      site: SITE,
      asOf: 8,
      files: [{ path: 'index.html', body: 'x' }],
      keepEarlier: ['assets/'],
    });
    expect(readdirSync(bench.at('current')).sort()).toEqual(['.listing', 'assets', 'index.html']);
    for (let n = 0; n < 31; n += 1) {
      await bench.store.publish({
        site: SITE,
        asOf: 9,
        files: [{ path: 'index.html', body: `${n}` }],
        keepEarlier: ['assets/'],
      });
    }
    expect(readdirSync(bench.at('current')).sort()).toEqual(['.listing', 'index.html']);
  });

  it('of 400 files is synced as a whole and is as good', async () => {
    const bench = createBench({ disk: nodeFileSystem });
    const files = Array.from({ length: 400 }, (_, i) => ({
      path: `p/${i % 7}/${i}.html`,
      body: `${i}`,
    }));
    await bench.store.publish({ site: SITE, asOf: 1, files });
    expect(await bench.store.verify({ site: SITE })).toMatchObject({ ok: true, files: 400 });
  });

  it('says in a rehearsal what it would do and touches nothing', async () => {
    const bench = createBench();
    const dry = await bench.store.publish({
      site: SITE,
      asOf: 1,
      files: pages('one'),
      dryRun: true,
    });
    expect(readdirSync(bench.root)).toEqual([]);
    const real = await publish(bench, 'one');
    expect({ ...dry.record, asOf: 7, createdAt: '' }).toEqual({ ...real.record, createdAt: '' });
    expect({ ...dry, record: null }).toEqual({ ...real, record: null });
  });
});

/** What differs from the release before, as a builder that knows it hands it in. */
const changes =
  (...files: ReleaseChange[]) =>
  async () => ({ whole: false, files });

describe('a release of changes', () => {
  it('has the root of the whole, and reads and writes only what lies above the change', async () => {
    const many = Array.from({ length: 600 }, (_, i) => ({
      path: `guides/${i % 20}/${i}.html`,
      body: `page ${i}`,
    }));
    const bench = createBench();
    await bench.store.publish({ site: SITE, asOf: 1, files: many });
    const disk = failingDisk({ errno: '', at: 0, forever: false });
    const result = await bench.reopen({ fs: disk.fs }).publish({
      site: SITE,
      asOf: 2,
      files: changes(
        { path: 'guides/3/43.html', body: 'new' },
        { path: 'guides/3/63.html', body: null },
        { path: 'new/1.html', body: 'first' }
      ),
    });
    const whole = createBench();
    const files = many
      .filter(({ path }) => path !== 'guides/3/63.html')
      .map((file) => (file.path === 'guides/3/43.html' ? { ...file, body: 'new' } : file));
    const clean = await whole.store.publish({
      site: SITE,
      asOf: 2,
      files: [...files, { path: 'new/1.html', body: 'first' }],
    });
    expect(result.record.root).toBe(clean.record.root);
    expect(result.record).toMatchObject({ files: 600, bytes: clean.record.bytes });
    expect(result).toMatchObject({ written: 2, directories: 4 });
    expect(disk.calls()).toBeLessThan(200);
    expect(await bench.store.verify({ site: SITE })).toMatchObject({ ok: true, files: 600 });
  });

  it('drops a folder with its last file', async () => {
    const bench = createBench();
    await publish(bench, 'one');
    const files = changes({ path: 'guides/b/1.html', body: null });
    await bench.store.publish({ site: SITE, asOf: 8, files });
    expect(readdirSync(bench.at('current/guides'))).toEqual(['.listing', 'a']);
  });

  it('keeps a state of its own beside the site, and goes back with it', async () => {
    const bench = createBench();
    const part = 'state' as const;
    const release = (body: string, asOf: number) =>
      bench.store.publish({
        site: SITE,
        asOf,
        files: changes({ path: 'index.html', body }, { part, path: 'counts/a.json', body }),
      });
    const first = await release('1', 1);
    const second = await release('2', 2);
    const stateOf = async (path: string) =>
      (await bench.store.read((await bench.store.current(SITE))!, 'state', path))?.toString();
    expect(await stateOf('counts/a.json')).toBe('2');
    expect(await stateOf('counts/b.json')).toBeUndefined();
    expect(second.record).toMatchObject({
      files: 1,
      state: expect.not.stringMatching(first.record.state),
    });
    await bench.store.rollback({ site: SITE });
    expect(await stateOf('counts/a.json')).toBe('1');
    expect(await bench.store.collect({ site: SITE, keep: 1 })).toEqual([]);
    expect(await bench.store.verify({ site: SITE, number: 2 })).toMatchObject({ ok: true });
  });

  it('of a place in the log before the public one is refused', async () => {
    const bench = createBench();
    await publish(bench, 'one');
    await expect(
      bench.store.publish({ site: SITE, asOf: 6, files: pages('old') })
    ).rejects.toMatchObject({ code: 'release.older' });
    expect(bench.served('index.html')).toBe('index.html of one');
  });
});

describe('a bad path refuses the whole release', () => {
  const cases: ReadonlyArray<[string, string, string]> = [
    ['an absolute path', '/index.html', 'release.bad-path'],
    ['a step up', 'a/../../etc/passwd', 'release.bad-path'],
    ['a lone dot', 'a/./b', 'release.bad-path'],
    ['an empty part', 'a//b', 'release.bad-path'],
    ['a trailing slash', 'a/', 'release.bad-path'],
    ['a trailing dot', 'a.', 'release.bad-path'],
    ['a folder with a trailing dot', 'a./b', 'release.bad-path'],
    ['capitals', 'A.html', 'release.bad-path'],
    ['Chinese', '指南.html', 'release.bad-path'],
    ['a backslash', 'a\\b', 'release.bad-path'],
    ['a NUL', 'a\0b', 'release.bad-path'],
    ['nothing', '', 'release.bad-path'],
    ['513 characters', `${'a/'.repeat(256)}a`, 'release.bad-path'],
    ['a name too long for a disk', 'a'.repeat(256), 'release.bad-path'],
    ['the name of a listing', 'guides/.listing', 'release.bad-path'],
    ['a path given twice', 'index.html', 'release.duplicate-path'],
    ['a file that is also a folder', 'index.html/x', 'release.path-conflict'],
  ];
  it.each(cases)('%s', async (_name, path, code) => {
    const bench = createBench();
    await publish(bench, 'one');
    const files = [...pages('two'), { path, body: 'x' }];
    await expect(bench.store.publish({ site: SITE, asOf: 8, files })).rejects.toMatchObject({
      code,
    });
    expect(bench.served('index.html')).toBe('index.html of one');
    expect(readdirSync(bench.at('staging'))).toEqual([]);
  });

  it('and no files at all do so too', async () => {
    const bench = createBench();
    await publish(bench, 'one');
    await expect(bench.store.publish({ site: SITE, asOf: 8, files: [] })).rejects.toMatchObject({
      code: 'release.empty',
    });
    expect(bench.served('index.html')).toBe('index.html of one');
  });

  it.each(['..', '', 'a/b', 'A', '-a'])('and the site name %j', async (site) => {
    const { store } = createBench();
    await expect(store.publish({ site, asOf: 1, files: pages('one') })).rejects.toMatchObject({
      code: 'release.bad-site',
    });
  });

  it('and so does a builder that fails half way', async () => {
    const bench = createBench();
    await publish(bench, 'one');
    async function* broken() {
      yield* pages('two').slice(0, 3);
      throw new Error('no database');
    }
    await expect(bench.store.publish({ site: SITE, asOf: 8, files: broken() })).rejects.toThrow(
      'no database'
    );
    expect(bench.served('index.html')).toBe('index.html of one');
  });
});

describe('going back', () => {
  it('leads to the release that was public before, again and again', async () => {
    const bench = createBench();
    for (const version of ['one', 'two', 'three']) await publish(bench, version);
    expect((await bench.store.rollback({ site: SITE })).number).toBe(2);
    expect(bench.served('index.html')).toBe('index.html of two');
    expect((await bench.store.rollback({ site: SITE })).number).toBe(1);
    await expect(bench.store.rollback({ site: SITE })).rejects.toMatchObject({
      code: 'release.none-before',
    });
  });

  it('never gives a number a second time', async () => {
    const bench = createBench();
    await publish(bench, 'one');
    await publish(bench, 'two');
    await bench.store.rollback({ site: SITE, to: 1 });
    const next = await publish(bench, 'three');
    expect(next.record).toMatchObject({ number: 3, previous: 1 });
    expect((await bench.store.rollback({ site: SITE })).number).toBe(1);
    expect((await bench.store.list(SITE)).map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('to a release that is not there is refused', async () => {
    const bench = createBench();
    await publish(bench, 'one');
    await expect(bench.store.rollback({ site: SITE, to: 9 })).rejects.toMatchObject({
      code: 'release.not-found',
    });
    expect(readlinkSync(bench.at('current'))).toBe('releases/1.tree');
  });
});

describe('collecting', () => {
  it('keeps the newest and the current, and every directory that they reach', async () => {
    const bench = createBench();
    for (const version of ['1', '2', '3', '4', '5']) await publish(bench, version);
    await bench.store.rollback({ site: SITE, to: 2 });
    expect(await bench.store.collect({ site: SITE, keep: 1 })).toEqual([1, 3, 4]);
    expect((await bench.store.list(SITE)).map(({ number }) => number)).toEqual([5, 2]);
    for (const number of [2, 5]) {
      expect(await bench.store.verify({ site: SITE, number })).toMatchObject({ ok: true });
    }
    // Two releases of five directories each: root, guides, guides/a, guides/b, assets.
    expect(readdirSync(bench.at('trees'))).toHaveLength(10);
    expect((await publish(bench, '6')).record.number).toBe(6);
  });

  it('of a site without releases removes nothing', async () => {
    const { store } = createBench();
    expect(await store.collect({ site: SITE, keep: 3 })).toEqual([]);
    expect(await store.current(SITE)).toBeNull();
    expect(await store.list(SITE)).toEqual([]);
  });
});
