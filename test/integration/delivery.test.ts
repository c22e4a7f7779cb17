import request from 'supertest';
import { COMPUTED_KINDS } from '../../src/plugins/guide-publisher/domain/catalogue/catalogue-kinds';
import { contentHash } from '../../src/plugins/guide-publisher/domain/document/canonical';
import type { Document } from '../../src/plugins/guide-publisher/domain/document/document';
import { publisherOf } from '../../src/plugins/guide-publisher/server/src/publisher';
import { saveSite } from '../../src/plugins/guide-publisher/server/src/site/settings';
import { CITY, COUNTY, ELSEWHERE, guide } from '../unit/delivery/support';
import { DATABASES, startApplication, TEST_KEY, type Application } from './support/application';
import { listen } from './support/listen';
import { httpServer } from './support/people';

const CODE = '11520500MB0X123456000112345600';
const AT = '2026-03-01T08:00:00.000Z';
const STEP = { step: 'accept', post: '', limit: null, counted: true, standard: '', result: '' };

/** One address of each operation. */
const ADDRESSES = [
  '/guides',
  '/organizations',
  '/halls',
  `/guides/${CODE}`,
  '/organizations/O1',
  '/halls/H1',
  '/catalogues',
  '/catalogues/powers',
  `/flowcharts/${CODE}`,
  '/changes?since=0',
  '/openapi.json',
];

/** What has led past a check in some version of Strapi: parameter × field × operator, deep, as a list, in a group. */
function secondPaths(): string[] {
  const fields = ['createdBy', 'updatedBy', 'document', 'provenance', 'retiredNote', 'id'];
  const deep = fields
    .slice(0, 2)
    .flatMap((owner) =>
      ['password', 'email', 'resetPasswordToken'].map((secret) => `${owner}][${secret}`)
    );
  const operators = ['$eq', '$startsWith', '$contains', '$gt', '$null', '$not][$eq'];
  const roots = ['filters', 'where', 'lookup'];
  return [
    ...roots.flatMap((root) =>
      [...fields, ...deep].flatMap((field) =>
        operators.map((each) => `${root}[${field}][${each}]=a`)
      )
    ),
    ...['$or', '$and', '$not'].flatMap((group) =>
      [...fields.slice(-1), ...deep].map((field) => `filters[${group}][0][${field}][$eq]=a`)
    ),
    ...fields.flatMap((field) => [`sort=${field}`, `sort[0]=${field}:desc`, `sort[${field}]=asc`]),
    ...deep.map((field) => `sort=${field.replace('][', '.')}`),
    ...fields.slice(0, 2).flatMap((field) => [`fields=${field}`, `fields[0]=${field}`]),
    ...['fields[]=retiredNote', 'fields=*', 'fields[0]=provenance', 'fields=id'],
    ...['populate=*', 'populate[createdBy]=*', 'populate[0]=createdBy', 'populate=deep'],
    ...['lookup=a', 'where[id]=1', '_q=a', '_where[id]=1', 'status=draft', 'status[]=draft'],
    ...['publicationState=preview', 'hasPublishedVersion=false', 'locale=*', 'locale=all'],
    ...['locale[]=en&locale[]=x', 'locale[$eq]=en', 'filters=a', 'filters[]=a', 'plugin=x'],
    ...['pagination[limit]=1', 'pagination[withCount]=true', 'pagination=1', 'release=0'],
    ...[
      '__proto__[a]=1&a=1',
      'constructor[prototype][a]=1&a=1',
      'release[$gt]=0',
      'site[$ne]=city',
    ],
    ...['site=city&site=city2', 'documentId=a', 'createdBy=1', 'asOf=99'],
  ];
}

describe.each(DATABASES)('the public content API on %s', (database) => {
  let app: Application;
  let origin: string;

  const freeze = (document: Document) =>
    app.strapi.db.transaction(() =>
      publisherOf(app.strapi).log.freeze({
        document,
        hash: contentHash(document),
        provenance: { approvedAt: AT, publishedAt: AT, template: null },
      })
    );
  const withdraw = (code: string, successor: string) =>
    app.strapi.db.transaction(() =>
      publisherOf(app.strapi).log.retire({
        kind: 'guide',
        code,
        locale: 'zh-Hans',
        reason: 'merged',
        successor,
        note: '',
        at: AT,
      })
    );
  const release = () => publisherOf(app.strapi).releases.release({ site: 'city' });
  const get = (address: string) => request(httpServer(app.strapi)).get(`/api/public${address}`);
  const codesOf = (answer: request.Response) =>
    answer.body.data.map(({ code }: { code: string }) => code);

  beforeAll(async () => {
    app = await startApplication(database);
    origin = await listen(app);
    await saveSite(app.strapi, {
      slug: 'city',
      title: '毕节市政务服务',
      regionCode: CITY.code,
      locales: ['zh-Hans'],
      footer: { organizer: '', siteCode: '', icp: '', publicSecurity: '' },
    });
    await freeze(guide(CODE, { name: '食品经营许可', steps: [STEP] }));
    await freeze(guide('B', { name: '户口登记', itemType: '07', region: COUNTY, level: '4' }));
    await freeze(guide('C', { name: '100%补贴', itemType: '05' }));
    await freeze(guide('FAR', { region: ELSEWHERE }));
    await freeze(guide('GONE'));
    await withdraw('GONE', 'B');
  }, 180_000);

  afterAll(async () => {
    await app.stop();
  });

  it('answers 503 before the first release, and is open to everyone after it', async () => {
    const before = await get('/guides');
    expect(before.status).toBe(503);
    expect(before.body).toMatchObject({
      data: null,
      error: { status: 503, details: { code: 'api.not-released' } },
    });
    await release();
    await freeze(guide('LATER'));
    const { status, body } = await get('/guides');
    expect(status).toBe(200);
    expect(codesOf({ body } as request.Response)).toEqual([CODE, 'B', 'C']);
    expect(body.meta).toMatchObject({
      pagination: { page: 1, pageSize: 25, pageCount: 1, total: 3 },
      release: { site: 'city', number: 1 },
    });
  });

  it.each([
    ['filters[itemType][$in]=05,07', ['B', 'C']],
    ['filters[itemType][$in][0]=05&filters[itemType][$in][1]=07', ['B', 'C']],
    ['filters[regionCode][$startsWith]=520502', ['B']],
    ['filters[name][$contains]=%25', ['C']],
    ['filters[code][$eq]=b', ['B']],
    ['sort=code:desc&fields=code', ['C', 'B', CODE]],
    ['pagination[page]=2&pagination[pageSize]=2', ['C']],
    ['pagination[cursor]=*&pagination[pageSize]=2&sort=sequence:desc', ['C', 'B']],
    ['site=city&locale=en', []],
  ])('%s', async (query, codes) => {
    const answer = await get(`/guides?${query}`);
    expect([answer.status, answer.status === 200 && codesOf(answer)]).toEqual([200, codes]);
  });

  it('serves the frozen document whole, with tag, and 304 to those who have it', async () => {
    const address = `/guides/${CODE.toLowerCase()}`;
    const first = await get(address);
    expect(first.status).toBe(200);
    const { hash, sequence, approvedAt, publishedAt, ...document } = first.body.data;
    expect(contentHash(document)).toBe(hash);
    expect([sequence, approvedAt, publishedAt]).toEqual([1, AT, AT]);
    expect(first.headers['x-release']).toMatch(/^site=city; number=1; as-of=\d+$/);
    const again = await get(address).set('If-None-Match', first.headers.etag!);
    expect([again.status, again.text]).toEqual([304, '']);
    const head = await request(httpServer(app.strapi))
      .head(`/api/public${address}`)
      .set('Accept-Encoding', 'gzip');
    expect([head.status, head.headers.etag]).toEqual([200, first.headers.etag]);
  });

  it('serves JSON-LD to those who ask for it, and JSON to everyone else', async () => {
    const linked = await get(`/guides/${CODE}`).set('Accept', 'application/ld+json');
    expect(linked.headers['content-type']).toBe('application/ld+json; charset=utf-8');
    expect(JSON.parse(linked.text)).toMatchObject({ '@type': 'GovernmentService' });
    for (const accept of ['text/html', 'image/png', '*/*']) {
      const answer = await get(`/guides/${CODE}`).set('Accept', accept);
      expect([answer.status, answer.headers['content-type']]).toEqual([
        200,
        'application/json; charset=utf-8',
      ]);
    }
  });

  it('says of a withdrawn guide why, and of an unknown one nothing', async () => {
    const gone = await get('/guides/gone');
    expect([gone.status, gone.headers['cache-control']]).toEqual([410, 'no-store']);
    expect(gone.body.error.details).toMatchObject({
      code: 'api.withdrawn',
      reason: 'merged',
      successor: 'B',
    });
    for (const code of ['far', 'later', 'never']) {
      expect([code, (await get(`/guides/${code}`)).status]).toEqual([code, 404]);
    }
    expect((await get('/guides?site=nowhere')).status).toBe(404);
  });

  it('draws flowcharts, computes catalogues, describes itself', async () => {
    const chart = await get(`/flowcharts/${CODE}`);
    expect(chart.body.data).toMatchObject({ origin: 'derived', subjectCode: CODE });
    const svg = await get(`/flowcharts/${CODE.toLowerCase()}.svg`);
    expect([svg.status, svg.headers['content-type']]).toEqual([
      200,
      'image/svg+xml; charset=utf-8',
    ]);
    const bpmn = await get(`/flowcharts/${CODE}.bpmn`);
    expect([bpmn.status, bpmn.text.slice(0, 5)]).toEqual([200, '<?xml']);
    const catalogues = await get('/catalogues');
    expect(catalogues.body.data).toHaveLength(COMPUTED_KINDS.length);
    const services = await get('/catalogues/service-items');
    expect(services.body.data.entries.map(({ code }: { code: string }) => code).sort()).toEqual(
      [CODE, 'B', 'C'].sort()
    );
    const description = await get('/openapi.json');
    expect([description.status, description.body.openapi]).toEqual([200, '3.1.0']);
    for (const address of ['/organizations', '/halls']) {
      expect([address, (await get(address)).body.data]).toEqual([address, []]);
    }
  });

  it('tells changes by which a copy becomes the public set', async () => {
    const copy = new Map<string, string>();
    for (let since = 0, more = true; more;) {
      const { body } = await get(`/changes?since=${since}&limit=2`);
      for (const { action, code, hash } of body.data) {
        if (action === 'published') copy.set(code, hash);
        else copy.delete(code);
      }
      ({ next: since, more } = body.meta);
    }
    const shown = (await get('/guides')).body.data;
    expect([...copy].sort()).toEqual(
      shown.map(({ code, hash }: { code: string; hash: string }) => [code, hash]).sort()
    );
  });

  it('has no second path: a parameter that it does not know is refused, whatever its guess', async () => {
    // All of them for a list and a document, every fifth for each of the others: parameters are read in one place.
    const urls = ADDRESSES.flatMap((address, place) =>
      secondPaths()
        .filter((_, i) => address.startsWith('/guides') || i % 5 === place % 5)
        .map((query) => `${address}${address.includes('?') ? '&' : '?'}${query}`)
    );
    const passed: string[] = [];
    const next = urls.values();
    const walk = async () => {
      for (const url of next) {
        const { status } = await fetch(`${origin}/api/public${url}`);
        if (status !== 400) passed.push(`${status} ${url}`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, walk));
    expect(passed).toEqual([]);
  }, 60_000);

  it('tells a true guess and a false one apart by nothing', async () => {
    // The one edition that is in the log but not released, and the one outside of the region.
    for (const [wanted, other] of [
      ['LATER', 'NEVER'],
      ['FAR', 'NOWHERE'],
    ] as const) {
      const answers = await Promise.all(
        [wanted, other].map(async (code) => {
          const one = await get(`/guides/${code}`);
          const list = await get(`/guides?filters[code][$in]=${code}`);
          const chart = await get(`/flowcharts/${code}`);
          return [one.status, one.body.error.details.code, list.body, chart.status];
        })
      );
      expect(answers[0]).toEqual(answers[1]);
    }
    // Names of the database's own fields say nothing about their values.
    const guesses = await Promise.all(
      ['a', 'b', '%', ''].map((guess) =>
        get(`/guides?filters[createdBy][email][$startsWith]=${guess}`)
      )
    );
    expect(new Set(guesses.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  });

  it('moves with the release, forward and back', async () => {
    const first = await get('/guides');
    await release();
    const second = await get('/guides');
    expect(codesOf(second)).toEqual([CODE, 'B', 'C', 'LATER']);
    expect(second.headers.etag).not.toBe(first.headers.etag);
    const { asOf } = second.body.meta.release;
    const older = await get('/guides?release=1');
    expect([codesOf(older), older.body.meta.release.number]).toEqual([codesOf(first), 1]);
    expect((await get('/guides?release=9')).body.error.details.code).toBe('release.not-found');
    await publisherOf(app.strapi).releases.rollback({ site: 'city' });
    const back = await get('/guides');
    expect([codesOf(back), back.headers.etag]).toEqual([codesOf(first), first.headers.etag]);
    const ahead = await get(`/changes?since=${asOf}`);
    expect([ahead.status, ahead.body.error.details.code]).toEqual([410, 'api.release-went-back']);
  });

  it('writes nothing: other methods are refused, browsers are told so', async () => {
    const agent = request(httpServer(app.strapi));
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      const answer = await agent[method]('/api/public/guides').send({});
      expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
    const preflight = await agent.options('/api/public/guides');
    expect([preflight.status, preflight.headers['access-control-allow-methods']]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
    ]);
  });

  it('sends what protects readers with every answer, errors included', async () => {
    for (const address of [`/guides/${CODE}`, '/guides/never', '/nothing', '/guides?populate=*']) {
      const { headers } = await get(address);
      expect([address, headers]).toMatchObject([
        address,
        {
          'access-control-allow-origin': '*',
          'x-content-type-options': 'nosniff',
          'content-security-policy': expect.stringContaining("default-src 'none'"),
          'strict-transport-security': expect.any(String),
        },
      ]);
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('slows down who asks too often, counted by address or key', async () => {
    const ask = () => get('/openapi.json').set('X-Api-Key', TEST_KEY);
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
    const refused = await ask();
    expect([refused.status, refused.body.error.details.code]).toEqual([
      429,
      'api.too-many-requests',
    ]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await get('/openapi.json')).status).toBe(200);
  });

  it('compresses for those who can read it', async () => {
    const plain = await get(`/guides/${CODE}`).set('Accept-Encoding', 'identity');
    for (const encoding of ['gzip', 'br']) {
      const answer = await get(`/guides/${CODE}`).set('Accept-Encoding', encoding);
      expect([answer.headers['content-encoding'], answer.body]).toEqual([encoding, plain.body]);
    }
  });
});
