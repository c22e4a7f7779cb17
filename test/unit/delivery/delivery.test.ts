import fc from 'fast-check';
import qs from 'qs';
import { deliveryOver } from '../../../src/plugins/guide-publisher/server/src/delivery/delivery';
import type { OperationName } from '../../../src/plugins/guide-publisher/server/src/delivery/operations';
import type { PublicRelease } from '../../../src/plugins/guide-publisher/server/src/delivery/types';
import type { FlowchartDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import { defaultChart } from '../../../src/plugins/guide-publisher/domain/flowchart/default-chart';
import {
  CITY,
  COUNTY,
  ELSEWHERE,
  guide,
  logOver,
  MemoryTable,
  NO_SEARCH,
  parsedQuery,
  RELEASE,
} from './support';

function apiOver(table: MemoryTable, release: PublicRelease | null = RELEASE) {
  const releases = { find: async () => release };
  const delivery = deliveryOver({ table, log: logOver(table), search: NO_SEARCH, releases });
  const ask = async (
    operation: OperationName,
    address: { path?: Record<string, string>; query?: string; linkedData?: boolean } = {}
  ) => {
    const { content } = await delivery.answer(operation, {
      path: address.path ?? {},
      query: parsedQuery(address.query ?? ''),
      linkedData: address.linkedData ?? false,
    });
    return content;
  };
  const get = async (...args: Parameters<typeof ask>) => JSON.parse((await ask(...args)).body);
  return { ask, get };
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { code: string; status: number; details: object }) => ({
      code: error.code,
      status: error.status,
      ...error.details,
    })
  );

const codesOf = ({ data }: { data: Array<{ code: string }> }) => data.map(({ code }) => code);

describe('lists', () => {
  const table = new MemoryTable();
  table.freeze(guide('A1', { name: '乙', itemType: '01', basicCode: 'B1' }));
  table.freeze(guide('A2', { name: '甲', itemType: '02', region: COUNTY, level: '4' }));
  table.freeze(guide('A3', { name: '乙', itemType: '05', handlingMode: 'online' }));
  table.freeze(guide('A4', { region: ELSEWHERE }));
  table.freeze(guide('A5', { locale: 'en', name: 'Permit' }));
  table.freeze(guide('A6'));
  table.retire(guide('A6'));
  const { get, ask } = apiOver(table);

  test('hold what the release shows in the region and below, and name the release', async () => {
    const answer = await get('guides');
    expect(codesOf(answer)).toEqual(['A1', 'A2', 'A3']);
    expect(answer.meta).toEqual({
      pagination: { page: 1, pageSize: 25, pageCount: 1, total: 3 },
      release: { site: 'bijie', number: 3, asOf: 1_000 },
    });
  });

  test('show a document whole, as it was frozen, with what the log knows of it', async () => {
    const { data } = await get('guides');
    expect(data[0]).toEqual({
      ...JSON.parse(JSON.stringify(guide('A1', { name: '乙', basicCode: 'B1' }))),
      hash: 'hash-1',
      sequence: 1,
      approvedAt: '2026-03-01T08:00:00.000Z',
      publishedAt: '2026-03-01T08:00:00.000Z',
    });
  });

  test.each([
    ['locale=en', ['A5']],
    ['filters[itemType][$eq]=01', ['A1']],
    ['filters[itemType][$in][0]=01&filters[itemType][$in][1]=02', ['A1', 'A2']],
    ['filters[itemType][$in]=01,05', ['A1', 'A3']],
    ['filters[level][$eq]=4', ['A2']],
    ['filters[handlingMode][$eq]=online', ['A3']],
    ['filters[basicCode][$eq]=b1', ['A1']],
    ['filters[code][$in]=a1,A3', ['A1', 'A3']],
    ['filters[name][$contains]=乙', ['A1', 'A3']],
    ['filters[regionCode][$startsWith]=520502', ['A2']],
    ['filters[regionCode][$eq]=520500000000', ['A1', 'A3']],
    ['filters[regionCode][$startsWith]=5201', []],
    ['filters[organizationCode][$eq]=o1&filters[itemType][$eq]=02', ['A2']],
    ['sort=code:desc', ['A3', 'A2', 'A1']],
    ['sort[0]=name:desc', ['A2', 'A3', 'A1']],
    ['sort=sequence:desc', ['A3', 'A2', 'A1']],
    ['pagination[page]=2&pagination[pageSize]=2', ['A3']],
    ['pagination[page]=9', []],
  ])('%s', async (query, codes) => {
    expect(codesOf(await get('guides', { query }))).toEqual(codes);
  });

  test.each([
    ['populate=*', 'populate'],
    ['status=draft', 'status'],
    ['_q=x', '_q'],
    ['where[code]=A1', 'where'],
    ['lookup=x', 'lookup'],
    ['createdBy=1', 'createdBy'],
    ['filters[createdBy][password][$startsWith]=x', 'filters[createdBy]'],
    ['filters[itemType][$ne]=01', 'filters[itemType][$ne]'],
    ['filters[$or][0][code][$eq]=A1', 'filters[$or]'],
    ['filters[itemType]=01', 'filters[itemType]'],
    ['filters[itemType][$eq][$eq]=01', 'filters[itemType][$eq]'],
    ['filters[name][$eq]=甲', 'filters[name][$eq]'],
    ['filters[regionCode][$startsWith]=%25', 'filters[regionCode][$startsWith]'],
    ['filters=1', 'filters'],
    ['sort=createdAt', 'sort'],
    ['sort=code,name', 'sort'],
    ['fields=password', 'fields[0]'],
    ['fields[0]=code&fields[1]=createdBy', 'fields[1]'],
    ['locale=*', 'locale'],
    ['locale=fr', 'locale'],
    ['locale', 'locale'],
    ['pagination[page]=0', 'pagination[page]'],
    ['pagination[page][]=1', 'pagination[page]'],
    ['pagination[pageSize]=101', 'pagination[pageSize]'],
    ['pagination[pageSize]=1e1', 'pagination[pageSize]'],
    ['pagination[start]=0', 'pagination[start]'],
    ['pagination[page]=1&pagination[cursor]=*', 'pagination[cursor]'],
    ['pagination[cursor]=xyz', 'pagination[cursor]'],
    ['site=../../etc', 'site'],
  ])('%s is refused, and the answer names %s', async (query, parameter) => {
    expect(await failure(ask('guides', { query }))).toMatchObject({ status: 400, parameter });
  });

  test('sparse fields are those asked for, alike from columns and from documents', async () => {
    const cheap = await get('guides', { query: 'fields=code,name,itemType,hash,locale' });
    expect(cheap.data[1]).toEqual({
      code: 'A2',
      name: '甲',
      itemType: '02',
      hash: 'hash-2',
      locale: 'zh-Hans',
    });
    const dear = await get('guides', { query: 'fields=code,handlingMode,region' });
    expect(dear.data[1]).toEqual({ code: 'A2', handlingMode: '', region: COUNTY });
  });

  test('a page takes three queries, its total is counted once in a release', async () => {
    const before = table.queries;
    const api = apiOver(table);
    await api.get('guides', { query: 'pagination[page]=1' });
    expect(table.queries - before).toBe(3);
    await api.get('guides', { query: 'pagination[page]=2' });
    expect(table.queries - before).toBeLessThanOrEqual(5);
  });

  test('before the first release there is a clear answer', async () => {
    expect(await failure(apiOver(table, null).ask('guides'))).toMatchObject({
      code: 'api.not-released',
      status: 503,
    });
  });
});

describe('cursors', () => {
  test('lead through every document once, in every order', async () => {
    const table = new MemoryTable();
    for (let n = 0; n < 23; n += 1)
      table.freeze(guide(`C${10 + ((n * 7) % 23)}`, { name: `名${n % 3}` }));
    const { get } = apiOver(table);
    for (const sort of ['code', 'code:desc', 'name', 'name:desc', 'sequence', 'sequence:desc']) {
      const seen: string[] = [];
      for (let cursor: string | null = '*'; cursor !== null;) {
        const query = qs.stringify({ sort, pagination: { cursor, pageSize: 5 }, fields: 'code' });
        const { data, meta } = await get('guides', { query });
        seen.push(...data.map(({ code }: { code: string }) => code));
        expect(meta.pagination.total).toBe(23);
        cursor = meta.pagination.next;
      }
      const whole = await get('guides', { query: `sort=${sort}&pagination[pageSize]=100` });
      expect(seen).toEqual(codesOf(whole));
      expect(new Set(seen).size).toBe(23);
    }
  });

  test('of one order are refused in another', async () => {
    const table = new MemoryTable();
    for (const code of ['A', 'B']) table.freeze(guide(code));
    const { get, ask } = apiOver(table);
    const { meta } = await get('guides', { query: 'pagination[cursor]=*&pagination[pageSize]=1' });
    const query = qs.stringify({ sort: 'name', pagination: { cursor: meta.pagination.next } });
    expect(await failure(ask('guides', { query }))).toMatchObject({
      parameter: 'pagination[cursor]',
    });
  });
});

describe('single documents', () => {
  const table = new MemoryTable();
  table.freeze(guide('11520500X'));
  table.freeze(guide('GONE'));
  table.retire(guide('GONE'), '11520500X');
  table.freeze(guide('FAR', { region: ELSEWHERE }));
  table.freeze(guide('FARGONE', { region: ELSEWHERE }));
  table.retire(guide('FARGONE'));
  const { get, ask } = apiOver(table);

  test('are found by any spelling of their code', async () => {
    for (const code of ['11520500X', '11520500x']) {
      const { data, meta } = await get('guide', { path: { code } });
      expect(data).toMatchObject({ code: '11520500X', hash: 'hash-1', sequence: 1 });
      expect(meta.release.number).toBe(3);
    }
  });

  test.each([
    ['GONE', 410, 'api.withdrawn'],
    ['gone', 410, 'api.withdrawn'],
    ['FAR', 404, 'api.not-found'],
    ['FARGONE', 404, 'api.not-found'],
    ['NEVER', 404, 'api.not-found'],
    ['%', 404, 'api.not-found'],
  ])('%.10s → %s', async (code, status, error) => {
    expect(await failure(ask('guide', { path: { code } }))).toMatchObject({ status, code: error });
  });

  test('a withdrawn one says why and what takes its place', async () => {
    expect(await failure(ask('guide', { path: { code: 'gone' } }))).toMatchObject({
      what: 'GONE',
      reason: 'cancelled',
      successor: '11520500X',
      withdrawnAt: '2026-03-01T08:00:00.000Z',
    });
  });

  test('what came after the release is not there, what was withdrawn after it still is', async () => {
    const { get: before } = apiOver(table, { ...RELEASE, asOf: 2 });
    expect(codesOf(await before('guides'))).toEqual(['11520500X', 'GONE']);
    expect((await before('guide', { path: { code: 'gone' } })).data.code).toBe('GONE');
  });
});

describe('flowcharts', () => {
  const step = { step: 'accept', post: '', limit: null, counted: true, standard: '', result: '' };
  const chartDocument = (code: string, subjectCode: string): FlowchartDocument => ({
    form: 1,
    kind: 'flowchart',
    code,
    locale: 'zh-Hans',
    name: code,
    subjectCode,
    chart: defaultChart({
      title: code,
      itemType: '02',
      steps: [step],
      specialProcedures: [],
      locale: 'zh-Hans',
    }),
  });
  const table = new MemoryTable();
  table.freeze(guide('G1', { steps: [step] }));
  table.freeze(guide('G2', { steps: [step], basicCode: 'ITEM' }));
  table.freeze(guide('G3', { steps: [step], basicCode: 'ITEM' }));
  table.freeze(guide('G4'));
  table.freeze(chartDocument('fc-item', 'ITEM'));
  table.freeze(chartDocument('fc-guide', 'G3'));
  table.freeze(chartDocument('fc-gone', 'X'));
  table.retire(chartDocument('fc-gone', 'X'));
  const { get, ask } = apiOver(table);

  test.each([
    ['fc-item', 'fc-item', 'published'],
    ['FC-ITEM', 'fc-item', 'published'],
    ['item', 'fc-item', 'published'],
    ['g1', 'G1', 'derived'],
    ['G2', 'fc-item', 'published'],
    ['G3', 'fc-guide', 'published'],
  ])('%s is %s, %s', async (code, found, origin) => {
    const { data } = await get('flowchart', { path: { code } });
    expect(data).toMatchObject({ code: found, origin });
    expect(data.outline.steps.length).toBe(data.chart.nodes.length);
  });

  test.each([
    ['G4', 404],
    ['nothing', 404],
    ['fc-gone', 410],
  ])('%s → %s', async (code, status) => {
    expect(await failure(ask('flowchart', { path: { code } }))).toMatchObject({ status });
  });

  test('are drawn by the ending of the address', async () => {
    const svg = await ask('flowchart', { path: { code: 'g1.svg' } });
    expect([svg.type, svg.body.slice(0, 4)]).toEqual(['image/svg+xml', '<svg']);
    const { data } = await get('flowchart', { path: { code: 'g1' } });
    expect(svg.body).toContain(`data-chart-hash="${data.outline.chartHash}"`);
    const bpmn = await ask('flowchart', { path: { code: 'g1.bpmn' } });
    expect(bpmn.type).toBe('application/xml');
    expect(bpmn.body).toContain('http://www.omg.org/spec/BPMN/20100524/MODEL');
  });
});

describe('catalogues', () => {
  const table = new MemoryTable();
  table.freeze(guide('A'));
  table.freeze(guide('B', { itemType: '20' }));
  table.freeze(guide('FAR', { region: ELSEWHERE }));
  const { get, ask } = apiOver(table);

  test('are counted from the documents of the release', async () => {
    const { data, meta } = await get('catalogues');
    const totals = data.map(({ slug, counts }: { slug: string; counts: { total: number } }) => [
      slug,
      counts.total,
    ]);
    expect(totals).toEqual([
      ['powers', 1],
      ['licences', 1],
      ['service-items', 2],
      ['undertaken-items', 0],
      ['after-setup-licences', 0],
      ['retained-intermediaries', 0],
      ['cleaned-up-intermediaries', 0],
      ['retained-certificates', 0],
      ['cancelled-certificates', 0],
      ['service-halls', 0],
      ['online-organizations', 1],
    ]);
    expect(meta.release.number).toBe(3);
  });

  test('have titles, columns and pages of entries', async () => {
    const query = 'pagination[page]=2&pagination[pageSize]=1';
    const { data, meta } = await get('catalogue', { path: { slug: 'service-items' }, query });
    expect(data.title.en).toBe('Service items');
    expect(data.columns.map(({ name }: { name: string }) => name)).toContain('organization');
    expect(codesOf({ data: data.entries })).toEqual(['B']);
    expect(meta.pagination).toEqual({ page: 2, pageSize: 1, pageCount: 2, total: 2 });
  });

  test.each(['nothing', 'toString', '__proto__'])('%s is not one', async (slug) => {
    expect(await failure(ask('catalogue', { path: { slug } }))).toMatchObject({ status: 404 });
  });
});

describe('changes', () => {
  const step = fc.record({
    action: fc.constantFrom('publish', 'publish', 'move', 'withdraw'),
    code: fc.constantFrom('A', 'B', 'C', 'D'),
  });

  test('applied in order give exactly the set of the release, whatever happened and however it is paged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.nat(60),
        fc.integer({ min: 1, max: 7 }),
        async (steps, cut, limit) => {
          const table = new MemoryTable();
          for (const { action, code } of steps) {
            if (action === 'withdraw') table.retire(guide(code));
            else table.freeze(guide(code, action === 'move' ? { region: ELSEWHERE } : {}));
          }
          const first = { ...RELEASE, asOf: Math.min(cut, table.lastSequence) };
          const second = { ...RELEASE, asOf: table.lastSequence };
          const copy = new Map<string, string>();
          let since = 0;
          for (const release of [first, second]) {
            const { get } = apiOver(table, release);
            for (let more = true; more;) {
              const { data, meta } = await get('changes', {
                query: `since=${since}&limit=${limit}`,
              });
              for (const event of data) {
                expect(event.sequence).toBeGreaterThan(since);
                since = event.sequence;
                if (event.action === 'published') copy.set(event.code, event.hash);
                else copy.delete(event.code);
              }
              ({ next: since, more } = meta);
            }
            expect(since).toBe(release.asOf);
            const { data } = await get('guides');
            const shown = data.map(({ code, hash }: { code: string; hash: string }) => [
              code,
              hash,
            ]);
            expect([...copy].sort()).toEqual(shown.sort());
          }
        }
      ),
      { seed: 7, numRuns: 150 }
    );
  });

  test('say where a withdrawn document went', async () => {
    const table = new MemoryTable();
    table.freeze(guide('A'));
    table.retire(guide('A'), 'B');
    const { get } = apiOver(table, { ...RELEASE, asOf: 2 });
    expect((await get('changes', { query: 'since=1' })).data).toEqual([
      {
        sequence: 2,
        action: 'withdrawn',
        kind: 'guide',
        code: 'A',
        locale: 'zh-Hans',
        reason: 'cancelled',
        successor: 'B',
      },
    ]);
  });

  test.each([
    ['since=99', 'api.release-went-back', 410],
    ['', 'api.invalid-parameter', 400],
    ['since=-1', 'api.invalid-parameter', 400],
    ['since=', 'api.invalid-parameter', 400],
    ['since=0&limit=1001', 'api.invalid-parameter', 400],
    ['since=0&locale=en', 'api.unknown-parameter', 400],
  ])('%s → %s', async (query, code, status) => {
    const { ask } = apiOver(new MemoryTable(), { ...RELEASE, asOf: 2 });
    expect(await failure(ask('changes', { query }))).toMatchObject({ code, status });
  });
});

test('a site of the whole state shows all, one of no region nothing', async () => {
  const table = new MemoryTable();
  for (const region of [CITY, ELSEWHERE]) table.freeze(guide(region.code, { region }));
  for (const [regionCode, total] of [
    ['000000000000', 2],
    ['520000', 2],
    ['', 0],
    ['nowhere', 0],
  ] as const) {
    const { get } = apiOver(table, { ...RELEASE, regionCode });
    expect([regionCode, (await get('guides')).meta.pagination.total]).toEqual([regionCode, total]);
  }
});
