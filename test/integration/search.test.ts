import request from 'supertest';
import { contentHash } from '../../src/plugins/guide-publisher/domain/document/canonical';
import type { Document } from '../../src/plugins/guide-publisher/domain/document/document';
import { publisherOf } from '../../src/plugins/guide-publisher/server/src/publisher';
import { saveSite } from '../../src/plugins/guide-publisher/server/src/site/settings';
import { CITY, COUNTY, ELSEWHERE, guide } from '../unit/delivery/support';
import { DATABASES, startApplication, type Application } from './support/application';
import { httpServer } from './support/people';

const AT = '2026-03-01T08:00:00.000Z';
const office = (name: string, creditCode: string, level: string) => ({
  creditCode,
  name,
  level,
  nature: '1',
  department: '卫生健康',
});
const CITY_OFFICE = office('毕节市卫生健康局', 'C1', '3');
const COUNTY_OFFICE = office('七星关区卫生健康局', 'C2', '4');

/** A handful of guides, each for something that a search must tell apart. */
const GUIDES = [
  guide('G1', {
    name: '生育登记',
    itemType: '07',
    audiences: ['1'],
    organization: CITY_OFFICE,
    summary: '育龄夫妻生育前登记。',
  }),
  guide('G2', {
    name: '生育登记',
    itemType: '07',
    audiences: ['1'],
    level: '4',
    organization: COUNTY_OFFICE,
    region: COUNTY,
  }),
  guide('G3', { name: '生育登记证明补办', itemType: '20', level: '4', region: COUNTY }),
  guide('G4', { name: '再生育审批（一般情形）', itemType: '01', handlingMode: 'online' }),
  guide('G5', {
    name: '食品经营许可',
    itemType: '01',
    audiences: ['2'],
    summary: '开饭店、小卖部<b>都要</b>办。',
  }),
  guide('G6', { name: 'ETC 卡办理', itemType: '20' }),
  guide('FAR', { name: '生育登记', region: ELSEWHERE }),
];

const QUESTIONS = [
  '生育登记',
  '生育 登记',
  '準生證',
  '准生证怎么办',
  '生育登記',
  'shengyudengji',
  'sydj',
  'ＥＴＣ',
  'spjyxk',
  '七星关区 生育登记',
  '卫生健康局',
  '饭店',
  '登记证明',
  '不存在的事',
  '生育审批补办',
  '育',
  '"*:)(',
  "' or 1=1 --",
];

describe.each(DATABASES)('searching on %s', (database) => {
  let app: Application;

  const freeze = (document: Document) =>
    app.strapi.db.transaction(() =>
      publisherOf(app.strapi).log.freeze({
        document,
        hash: contentHash(document),
        provenance: { approvedAt: AT, publishedAt: AT, template: null },
      })
    );
  const release = () => publisherOf(app.strapi).releases.release({ site: 'city' });
  const ask = async (q: string, more = '') => {
    const address = `/api/public/search?q=${encodeURIComponent(q)}${more}`;
    const { status, body } = await request(httpServer(app.strapi)).get(address);
    expect([q, status]).toEqual([q, 200]);
    return body;
  };
  const codes = async (q: string, more = '') =>
    (await ask(q, more)).data.map(({ code }: { code: string }) => code);

  beforeAll(async () => {
    app = await startApplication(database);
    await saveSite(app.strapi, {
      slug: 'city',
      title: '毕节市政务服务',
      regionCode: CITY.code,
      locales: ['zh-Hans'],
      footer: { organizer: '', siteCode: '', icp: '', publicSecurity: '' },
    });
    for (const [term, meaning] of [
      ['准生证', '生育登记'],
      ['开饭馆', '食品经营许可'],
    ]) {
      await app.strapi.documents('api::synonym.synonym' as never).create({
        data: { code: `SYN-${term}`, term, meaning },
        locale: 'zh-Hans',
      } as never);
    }
    await app.strapi.documents('api::region.region').create({
      data: { ...COUNTY, level: '4' },
      locale: 'zh-Hans',
    } as never);
    for (const document of GUIDES) await freeze(document);
    await release();
  }, 180_000);

  afterAll(async () => {
    await app.stop();
  });

  it.each([
    // The name itself, the city before the county; then what begins with it.
    ['生育登记', ['G1', 'G2', 'G3']],
    ['生育 登记', ['G1', 'G2', 'G3']],
    ['准生证', ['G1', 'G2', 'G3']],
    ['准生证怎么办理', ['G1', 'G2', 'G3']],
    ['開飯館', ['G5']],
    ['sydj', ['G1', 'G2', 'G3']],
    ['shengyudengji', ['G1', 'G2', 'G3']],
    ['shengyudengjizhengming', ['G3']],
    ['ＥＴＣ', ['G6']],
    ['七星关区 生育登记', ['G2', 'G3']],
    ['七星关区卫生健康局', ['G2']],
    ['饭店', ['G5']],
  ])('%s → %j', async (q, expected) => {
    expect(await codes(q)).toEqual(expected);
  });

  it('says which word was taken for which, and when nothing has everything', async () => {
    expect((await ask('准生证')).meta.readings).toEqual([{ term: '准生证', meaning: '生育登记' }]);
    expect((await ask('生育登记')).meta.relaxed).toBe(false);
    const { meta, data } = await ask('生育登记搬家');
    expect([meta.relaxed, data.length]).toEqual([true, 3]);
    expect((await ask('完全没有')).data).toEqual([]);
  });

  it('marks what was found and escapes everything else', async () => {
    const [first] = (await ask('饭店')).data;
    expect(first.highlights.text).toContain('开<mark>饭店</mark>、小卖部&lt;b&gt;都要&lt;/b&gt;');
    const [name] = (await ask('登记')).data;
    expect(name.highlights.name).toBe('生育<mark>登记</mark>');
  });

  it('counts by region, type, audience and mode, each without its own filter', async () => {
    const all = (await ask('生育')).meta.facets;
    expect(all.regionCode).toEqual([
      { value: '520500', label: '520500', count: 2 },
      { value: '520502', label: '七星关区', count: 2 },
    ]);
    expect(
      all.itemType.map(({ value, count }: { value: string; count: number }) => [value, count])
    ).toEqual([
      ['07', 2],
      ['01', 1],
      ['20', 1],
    ]);
    const county = await ask('生育', '&filters[regionCode][$startsWith]=520502');
    expect([county.meta.pagination.total, county.meta.facets.regionCode.length]).toEqual([2, 2]);
    expect(await codes('生育', '&filters[itemType][$in]=01,20')).toEqual(['G3', 'G4']);
    expect(await codes('生育', '&filters[handlingMode][$eq]=online')).toEqual(['G4']);
    expect(await codes('生育', '&filters[audiences][$eq]=1')).toEqual(['G1', 'G2']);
  });

  it('turns pages', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => codes('生育登记', `&pagination[pageSize]=2&pagination[page]=${page}`))
    );
    expect(pages).toEqual([['G1', 'G2'], ['G3'], []]);
  });

  it.each([
    'q=',
    'q[]=a',
    'q[$eq]=a',
    '',
    'q=a&filters[code]=x',
    'q=a&sort=x',
    'q=a&filters[regionCode][$startsWith]=%25',
  ])('refuses ?%s', async (query) => {
    const { status } = await request(httpServer(app.strapi)).get(`/api/public/search?${query}`);
    expect(status).toBe(400);
  });

  it('shows only what the release shows: nothing later, nothing withdrawn, and all of it after going back', async () => {
    await freeze(guide('G7', { name: '生育登记查询' }));
    await app.strapi.db.transaction(() =>
      publisherOf(app.strapi).log.retire({
        kind: 'guide',
        code: 'G3',
        locale: 'zh-Hans',
        reason: 'cancelled',
        successor: '',
        note: '',
        at: AT,
      })
    );
    expect(await codes('生育登记')).toEqual(['G1', 'G2', 'G3']);
    await release();
    expect(await codes('生育登记')).toEqual(['G1', 'G2', 'G7']);
    expect(await codes('生育登记', '&release=1')).toEqual(['G1', 'G2', 'G3']);
    await publisherOf(app.strapi).releases.rollback({ site: 'city' });
    expect(await codes('生育登记')).toEqual(['G1', 'G2', 'G3']);
  });

  it('answers every question as the other database does', async () => {
    const answers: unknown[] = [];
    for (const question of QUESTIONS) answers.push((await ask(question, '&release=1')).data);
    expect(answers).toEqual((seen ??= answers));
  });
});

/** The answers of the database that was asked first. */
let seen: unknown[] | undefined;
