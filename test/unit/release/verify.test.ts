import { verify as checkSignature } from 'node:crypto';
import {
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import {
  signedText,
  signingKeyOf,
} from '../../../src/plugins/guide-publisher/server/src/release/signature';
import type { ReleaseStore } from '../../../src/plugins/guide-publisher/server/src/release/types';
import { createBench, pages, removeBenches, SITE, type Bench } from './support';

afterAll(removeBenches);

async function published(): Promise<Bench> {
  const bench = createBench();
  await bench.store.publish({ site: SITE, asOf: 1, files: pages('one') });
  return bench;
}

const PAGE = 'guides/a/2.html';

/** What is done to a published site, and what must be named for it. */
const FAULTS: ReadonlyArray<[string, (bench: Bench) => void, string, string]> = [
  ['a flipped byte', ({ at }) => flip(at(`current/${PAGE}`)), PAGE, 'changed'],
  ['a file cut short', ({ at }) => truncateSync(at(`current/${PAGE}`), 3), PAGE, 'truncated'],
  ['an emptied file', ({ at }) => truncateSync(at(`current/${PAGE}`), 0), PAGE, 'truncated'],
  ['a deleted file', ({ at }) => unlinkSync(at(`current/${PAGE}`)), PAGE, 'missing'],
  [
    'a foreign file',
    ({ at }) => writeFileSync(at('current/guides/x.php'), '?'),
    'guides/x.php',
    'extra',
  ],
  [
    'a file replaced by a link to the same bytes',
    ({ at }) => {
      renameSync(at(`current/${PAGE}`), at('elsewhere'));
      symlinkSync(at('elsewhere'), at(`current/${PAGE}`));
    },
    PAGE,
    'changed',
  ],
  [
    'a folder pointed at another',
    ({ at }) => {
      const other = readFileSync(at('current/guides/b/1.html'));
      expect(other.length).toBeGreaterThan(0);
      unlinkSync(at('current/guides/a'));
      symlinkSync('../'.concat('0'.repeat(64)), at('current/guides/a'));
    },
    'guides/a',
    'changed',
  ],
  ['a folder taken out', ({ at }) => unlinkSync(at('current/guides')), 'guides', 'missing'],
  [
    'a listing edited to fit',
    ({ at }) => {
      const path = at('current/guides/a/.listing');
      writeFileSync(path, readFileSync(path, 'utf8').replace('\tfile\t', '\tfile\t1'));
    },
    'guides/a/.listing',
    'changed',
  ],
  [
    'a listing that is none',
    ({ at }) => writeFileSync(at('current/.listing'), '{'),
    '.listing',
    'changed',
  ],
  [
    'a lost listing',
    ({ at }) => rmSync(at('current/guides/.listing')),
    'guides/.listing',
    'missing',
  ],
  ['a lost link', ({ at }) => rmSync(at('releases/1.tree')), 'releases/1.tree', 'missing'],
];

describe('verify', () => {
  it('finds nothing on an untouched site and recomputes its root', async () => {
    const bench = await published();
    const record = await bench.store.current(SITE);
    expect(await bench.store.verify({ site: SITE })).toEqual({
      ok: true,
      number: 1,
      files: 5,
      root: record!.root,
      signed: null,
      problems: [],
    });
  });

  it.each(FAULTS)('names %s', async (_name, damage, path, problem) => {
    const bench = await published();
    damage(bench);
    const found = await bench.store.verify({ site: SITE, number: 1 });
    expect(found.ok).toBe(false);
    expect(found.problems).toContainEqual({ path, problem });
  });

  it('names two swapped pages, both', async () => {
    const bench = await published();
    const [one, two] = [bench.at('current/guides/a/1.html'), bench.at('current/guides/a/2.html')];
    const [first, second] = [readFileSync(one), readFileSync(two)];
    writeFileSync(one, second);
    writeFileSync(two, first);
    const { problems, root } = await bench.store.verify({ site: SITE });
    expect(problems).toEqual([
      { path: 'guides/a/1.html', problem: 'changed' },
      { path: 'guides/a/2.html', problem: 'changed' },
    ]);
    expect(root).not.toBe((await bench.store.current(SITE))!.root);
  });

  it('of a site without releases says so', async () => {
    const { store } = createBench();
    await expect(store.verify({ site: SITE })).rejects.toMatchObject({ code: 'release.not-found' });
  });
});

describe('a signed release', () => {
  const key = signingKeyOf(Buffer.alloc(32, 7));
  const signed = async (): Promise<{ bench: Bench; store: ReleaseStore }> => {
    const bench = createBench();
    const store = bench.reopen({ key });
    await store.publish({ site: SITE, asOf: 1, files: pages('one') });
    return { bench, store };
  };

  it('carries a signature that the public key alone confirms', async () => {
    const { store } = await signed();
    const { signature, ...record } = (await store.current(SITE))!;
    const bytes = Buffer.from(signature, 'base64');
    const text = Buffer.from(signedText(record));
    expect(checkSignature(null, text, key.publicKey, bytes)).toBe(true);
    expect(await store.verify({ site: SITE })).toMatchObject({ ok: true, signed: true });
  });

  it.each(['number', 'root', 'asOf', 'createdAt', 'signature'] as const)(
    'whose %s was edited is named',
    async (field) => {
      const { bench, store } = await signed();
      const path = bench.at('releases/1.json');
      const record = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify({ ...record, [field]: swapped(record[field]) }));
      const found = await store.verify({ site: SITE, number: 1 }).catch((error) => error);
      if (field === 'number') expect(found).toMatchObject({ code: 'release.damaged' });
      else expect(found).toMatchObject({ ok: false, signed: false });
    }
  );

  it('of another key is not taken for ours', async () => {
    const { bench } = await signed();
    const other = bench.reopen({ key: signingKeyOf(Buffer.alloc(32, 8)) });
    expect(await other.verify({ site: SITE })).toMatchObject({ ok: false, signed: false });
  });
});

/** Another value of the same form. */
function swapped(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  const text = String(value);
  return (text.startsWith('1') ? '2' : '1') + text.slice(1);
}

describe('a rewrite', () => {
  const mendable = FAULTS.filter(([name]) => !/link$/.test(name));
  it.each(mendable)('mends %s', async (_name, damage) => {
    const bench = await published();
    damage(bench);
    await bench.store.publish({ site: SITE, asOf: 1, files: pages('one'), rewrite: true });
    expect(await bench.store.verify({ site: SITE })).toMatchObject({
      ok: true,
      number: 2,
      problems: [],
    });
  });
});

function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[0] = bytes[0]! ^ 1;
  writeFileSync(path, bytes);
}
