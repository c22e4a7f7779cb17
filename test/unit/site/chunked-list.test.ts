import fc from 'fast-check';
import { cutsOf, REACH } from '../../../src/plugins/guide-publisher/server/src/site/state/chunks';
import {
  editList,
  type ListEdit,
} from '../../../src/plugins/guide-publisher/server/src/site/state/chunked-list';
import { createStateFiles } from '../../../src/plugins/guide-publisher/server/src/site/state/state-files';

interface Entry {
  readonly key: string;
  readonly text: string;
}

const keyOf = (n: number): string => `K${String(n).padStart(5, '0')}`;
const entryOf = (n: number, text = 'x'): Entry => ({ key: keyOf(n), text });

/** A list that keeps its pages as a site would: drawn pages stay until they are drawn again or gone. */
class Drawn {
  readonly files = new Map<string, string>();
  readonly pages = new Map<string, string>();
  reads = 0;

  async edit(edits: ReadonlyMap<string, Entry | null>): Promise<ListEdit<Entry>> {
    const state = createStateFiles(async (path) => {
      this.reads += 1;
      return this.files.get(path) ?? null;
    });
    const edit = await editList<Entry>({ state, at: 'list', edits });
    for await (const { path, text } of state.changed()) {
      if (text === null) this.files.delete(path);
      else this.files.set(path, text);
    }
    for (const page of edit.pages) {
      // Only the first page shows the count.
      const { count: _count, ...rest } = page;
      this.pages.set(String(page.from), JSON.stringify(page.from === null ? page : rest));
    }
    for (const from of edit.gone) this.pages.delete(String(from));
    return edit;
  }

  snapshot() {
    const sorted = (map: Map<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
    return { files: sorted(this.files), pages: sorted(this.pages) };
  }
}

const editsOf = (entries: readonly Entry[]) => new Map(entries.map((entry) => [entry.key, entry]));

const step = fc.array(
  fc.record({
    n: fc.nat(700),
    length: fc.constantFrom(1, 1, 1, 3, 80),
    text: fc.option(fc.constantFrom('a', 'b'), { nil: null }),
  }),
  { minLength: 1, maxLength: 5 }
);

it('edited again and again, a list is what it would be made anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(600), fc.array(step, { maxLength: 6 }), async (size, steps) => {
      const drawn = new Drawn();
      const model = new Map<string, Entry>();
      for (let n = 0; n < size; n += 1) model.set(keyOf(n), entryOf(n));
      await drawn.edit(new Map(model));
      for (const changes of steps) {
        const edits = new Map<string, Entry | null>();
        for (const { n, length, text } of changes)
          for (let i = n; i < n + length; i += 1)
            edits.set(keyOf(i), text === null ? null : entryOf(i, text));
        for (const [key, entry] of edits) {
          if (entry) model.set(key, entry);
          else model.delete(key);
        }
        await drawn.edit(edits);
      }
      const fresh = new Drawn();
      await fresh.edit(new Map([...model].sort(([a], [b]) => (a < b ? -1 : 1))));
      expect(drawn.snapshot()).toEqual(fresh.snapshot());
    }),
    { numRuns: 150 }
  );
});

it('one entry more reads and draws a few pages of a list of 20,000', async () => {
  const drawn = new Drawn();
  await drawn.edit(editsOf(Array.from({ length: 20_000 }, (_, n) => entryOf(2 * n))));
  drawn.reads = 0;
  const { pages } = await drawn.edit(editsOf([entryOf(20_001)]));
  expect(pages.length).toBeLessThanOrEqual(5);
  expect(drawn.reads).toBeLessThanOrEqual(12);
});

it('pages are neither tiny nor endless', () => {
  const keys = Array.from({ length: 50_000 }, (_, n) => keyOf(n));
  const cuts = [...cutsOf(keys), keys.length];
  const lengths = cuts.slice(1).map((cut, i) => cut - cuts[i]!);
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(REACH);
  expect(Math.max(...lengths)).toBeLessThan(8 * REACH);
  const mean = keys.length / lengths.length;
  expect(mean).toBeGreaterThan(1.8 * REACH);
  expect(mean).toBeLessThan(2.2 * REACH);
});
