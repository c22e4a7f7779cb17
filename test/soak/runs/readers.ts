import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {
  ReleaseChange,
  ReleaseStore,
} from '../../../src/plugins/guide-publisher/server/src/release/types';
import { main, type SoakOptions } from '../harness';
import { storeAt } from '../release/actions';
import { SITE } from '../release/city';

/**
 * Readers of a site, as a static file server serves them, while it is released, gone back and collected again and
 * again. Every page names its version and the style sheet of that version: no page may be missing, cut short or of a
 * version that was not public while it was read, and a page in hand finds its style sheet.
 */
const READERS = 50;
const SWITCHES = 1_000;
const SMALL_SWITCHES = 100;
const PAGES = ['index.html', 'guides/a/1.html', 'guides/b/2.html', 'lists/1.html'];
/** Releases kept by the collections meanwhile: longer than any reader takes. */
const KEEP = 10;

void main({
  name: 'readers',
  purpose: `${READERS} readers of a site that is switched all the time`,
  run,
});

/** Versions that are public, from the moment that their switch begins. */
interface Public {
  lowest: number;
  highest: number;
}

async function run({ small, say, count }: SoakOptions): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'soak-'));
  try {
    const store = storeAt(root);
    const state = { at: { lowest: 1, highest: 1 }, over: false };
    await release(store, 1);
    const readers = Array.from({ length: READERS }, (_, i) =>
      read({ root, state, seed: i, count })
    );
    const switches = small ? SMALL_SWITCHES : SWITCHES;
    await switchOften(store, { switches, at: state.at });
    state.over = true;
    const answers = (await Promise.all(readers)).reduce((sum, each) => sum + each, 0);
    say(`${switches} switches, ${answers} answers`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function switchOften(
  store: ReleaseStore,
  { switches, at }: { switches: number; at: Public }
): Promise<void> {
  let version = 1;
  for (let done = 0; done < switches; done += 1) {
    if (done % 4 === 3) {
      // To the release before, which is the version before.
      at.lowest = version - 1;
      await store.rollback({ site: SITE });
      at.highest = version - 1;
      at.lowest = version - 1;
    }
    version += 1;
    at.highest = version;
    await release(store, version);
    at.lowest = version;
    if (done % 20 === 19) await store.collect({ site: SITE, keep: KEEP });
  }
}

function styleOf(version: number): string {
  return `assets/site-${version}.css`;
}

/** After going back, newer pages are still open somewhere: their files are looked for in all releases. */
async function assetText(root: string, asset: string): Promise<string> {
  const site = path.join(root, SITE);
  const trees = (await readdir(path.join(site, 'releases'))).filter((name) => /\.tree$/.test(name));
  for (const tree of ['../current', ...trees.reverse()]) {
    const text = await readFile(path.join(site, 'releases', tree, asset), 'utf8').catch(() => null);
    if (text !== null) return text;
  }
  return 'missing';
}

async function release(store: ReleaseStore, version: number): Promise<void> {
  const files: ReleaseChange[] = PAGES.map((page) => ({
    path: page,
    body: `${page} ${version} ${'x'.repeat(20_000)} end`,
  }));
  files.push({ path: styleOf(version), body: `style ${version}` });
  await store.publish({ site: SITE, asOf: version, files, keepEarlier: ['assets/'] });
}

async function read(params: {
  root: string;
  state: { readonly at: Public; readonly over: boolean };
  seed: number;
  count: SoakOptions['count'];
}): Promise<number> {
  const { root, state, seed, count } = params;
  const current = path.join(root, SITE, 'current');
  let answers = 0;
  for (let i = seed; !state.over; i += 1) {
    const page = PAGES[i % PAGES.length]!;
    const { lowest } = state.at;
    const text = await readFile(path.join(current, page), 'utf8').catch(String);
    const { highest } = state.at;
    const [, version] = /^\S+ (\d+) x+ end$/.exec(text) ?? [];
    answers += 1;
    if (version === undefined) {
      count(`${page}: ${text.slice(0, 100)}`);
      continue;
    }
    const found = Number(version);
    const wasPublic = found >= Math.min(lowest, state.at.lowest) && found <= highest;
    const style = await assetText(root, styleOf(found));
    const styled = style === `style ${found}`;
    count(
      wasPublic && styled ? null : `${page} of ${found} between ${lowest} and ${highest}: ${style}`
    );
  }
  return answers;
}
