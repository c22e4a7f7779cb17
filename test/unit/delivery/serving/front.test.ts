import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { deliveryOver } from '../../../../src/plugins/guide-publisher/server/src/delivery/delivery';
import { createAnswerCache } from '../../../../src/plugins/guide-publisher/server/src/delivery/serving/answer-cache';
import {
  encodingFor,
  type Encoding,
} from '../../../../src/plugins/guide-publisher/server/src/delivery/serving/encoding';
import {
  createFront,
  type FrontRequest,
} from '../../../../src/plugins/guide-publisher/server/src/delivery/serving/front';
import { guide, logOver, MemoryTable, NO_SEARCH, parsedQuery, RELEASE } from '../support';

function frontOver(table: MemoryTable, cacheBytes = 1_000_000) {
  const state = { release: RELEASE, known: true };
  const releases = {
    known: () => (state.known ? state.release : null),
    find: async () => state.release,
  };
  const delivery = deliveryOver({ table, log: logOver(table), search: NO_SEARCH, releases });
  const front = createFront({ delivery, releases, cacheBytes });
  const requestOf = (address: string, more: Partial<FrontRequest> = {}): FrontRequest => {
    const [path = '', search = ''] = address.split('?');
    const query = () => parsedQuery(search);
    const plain = { linkedData: false, encoding: 'identity' as Encoding, ifNoneMatch: '' };
    return { path, search, query, ...plain, ...more };
  };
  return {
    state,
    kept: (address: string, more?: Partial<FrontRequest>) => front.kept(requestOf(address, more)),
    ask: (address: string, more?: Partial<FrontRequest>) => front.answer(requestOf(address, more)),
  };
}

const LONG = { summary: '办理结果当场告知申请人。'.repeat(200) };

describe('answers over HTTP', () => {
  const table = new MemoryTable();
  table.freeze(guide('A', LONG));
  table.freeze(guide('B', LONG));

  it('are the same bytes in every encoding, each with a tag of its own', async () => {
    const { ask } = frontOver(table);
    const [plain, gzip, br] = await Promise.all(
      (['identity', 'gzip', 'br'] as const).map((encoding) => ask('/guides/A', { encoding }))
    );
    expect(gunzipSync(gzip!.body!)).toEqual(plain!.body);
    expect(brotliDecompressSync(br!.body!)).toEqual(plain!.body);
    expect(gzip!.body!.length).toBeLessThan(plain!.body!.length / 2);
    expect([plain, gzip, br].map((answer) => answer!.headers['Content-Encoding'])).toEqual([
      undefined,
      'gzip',
      'br',
    ]);
    expect(new Set([plain, gzip, br].map((answer) => answer!.headers.ETag)).size).toBe(3);
  });

  it('are kept, and made anew when the release changes', async () => {
    const { ask, kept, state } = frontOver(table);
    expect(kept('/guides/A')).toBeNull();
    const first = await ask('/guides/A');
    const { queries } = table;
    expect(kept('/guides/A')).toEqual(first);
    expect(await ask('/guides/A')).toEqual(first);
    expect(table.queries).toBe(queries);
    state.known = false;
    expect(kept('/guides/A')).toBeNull();
    expect(await ask('/guides/A')).toEqual(first);
    expect(table.queries).toBe(queries);
    state.release = { ...RELEASE, number: 4 };
    const second = await ask('/guides/A');
    expect(JSON.parse(String(second!.body)).meta.release.number).toBe(4);
    expect(second!.headers.ETag).not.toBe(first!.headers.ETag);
    state.release = { ...RELEASE };
    expect((await ask('/guides/A'))!.headers.ETag).toBe(first!.headers.ETag);
  });

  it('are made once, however many ask at the same time', async () => {
    const { ask } = frontOver(table);
    const { queries } = table;
    await Promise.all(Array.from({ length: 20 }, () => ask('/guides/A')));
    expect(table.queries - queries).toBe(1);
  });

  it('are not sent to those who have them, in whichever form they say so', async () => {
    const { ask } = frontOver(table);
    const { headers } = (await ask('/guides/A', { encoding: 'gzip' }))!;
    const tag = headers.ETag!;
    for (const ifNoneMatch of [tag, `W/${tag}`, `"x", ${tag}`, tag.replace('-gzip', '-br')]) {
      const answer = (await ask('/guides/A', { encoding: 'gzip', ifNoneMatch }))!;
      expect([answer.status, answer.body, answer.headers.ETag]).toEqual([304, null, tag]);
    }
    expect((await ask('/guides/A', { ifNoneMatch: '"x"' }))!.status).toBe(200);
  });

  it('tell addresses, parameters and forms apart, and name the release', async () => {
    const { ask } = frontOver(table);
    const answers = await Promise.all([
      ask('/guides'),
      ask('/guides?sort=code:desc'),
      ask('/organizations'),
      ask('/guides/A'),
      ask('/guides/A', { linkedData: true }),
    ]);
    expect(new Set(answers.map((answer) => answer!.headers.ETag)).size).toBe(answers.length);
    expect(answers[0]!.headers['X-Release']).toBe('site=bijie; number=3; as-of=1000');
    expect(answers[3]!.headers.Vary).toBe('Accept-Encoding, Accept');
  });

  it.each(['/', '/nothing', '/guides/A/B', '/guidesx', '//guides'])(
    '%s names nothing',
    async (path) => {
      expect(await frontOver(table).ask(path)).toBeNull();
    }
  );

  it.each(['/guides/%', `/guides/${'x'.repeat(5_000)}`, '/guides/a%00b', '/guides/%2e%2e%2f'])(
    'the name in %.30s is nothing public',
    async (path) => {
      const failure = await frontOver(table)
        .ask(path)
        .catch((error: { code: string }) => error.code);
      expect(failure).toBe('api.not-found');
    }
  );

  it('keep an error from nobody who asks later', async () => {
    const { ask, kept } = frontOver(table);
    await expect(ask('/guides/C')).rejects.toMatchObject({ code: 'api.not-found' });
    expect(kept('/guides/C')).toBeNull();
    await expect(ask('/guides?populate=*')).rejects.toMatchObject({ status: 400 });
  });
});

describe('the memory for answers', () => {
  it('never holds more than it may, and forgets first what was asked for longest ago', () => {
    const operations = fc.array(
      fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), bytes: fc.nat(30_000) }),
      { maxLength: 100 }
    );
    fc.assert(
      fc.property(operations, (steps) => {
        const cache = createAnswerCache<{ bytes: number }>(100_000);
        for (const { key, bytes } of steps) {
          cache.set(key, { bytes });
          expect(cache.bytes).toBeLessThanOrEqual(100_000);
          // An eighth of the whole is the most for one answer.
          if (bytes < 11_000) expect(cache.get(key)).toEqual({ bytes });
          else if (bytes > 12_500) expect(cache.get(key)).toBeUndefined();
        }
        for (const key of 'abcdef') cache.delete(key);
        expect(cache.bytes).toBe(0);
      }),
      { seed: 5 }
    );
  });

  it('keeps what is used', () => {
    const cache = createAnswerCache<{ bytes: number }>(40_000);
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) cache.set(key, { bytes: 3_900 });
    cache.get('a');
    cache.set('i', { bytes: 3_900 });
    expect([cache.get('a') !== undefined, cache.get('b')]).toEqual([true, undefined]);
  });
});

describe('the encoding', () => {
  it.each([
    ['', 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['identity', 'identity'],
    ['identity;q=1, gzip;q=0.5', 'identity'],
    ['GZIP', 'gzip'],
    ['deflate', 'identity'],
    ['gzip;q=abc', 'gzip'],
    ['x'.repeat(10_000), 'identity'],
  ])('of "%.30s" is %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding);
  });
});
